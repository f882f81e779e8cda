import type { Catalogue } from '../model/catalogue.ts';
import type { Check, Reported } from '../model/finding.ts';
import { placeOf, type Place } from '../model/place.ts';
import { pagesOf } from '../model/site-map.ts';

/**
 * Compared without regard to case and to the last slash, because people type addresses, and some file systems do not
 * tell them apart.
 */
export const addressCollision = {
  id: 'address/collision',
  level: 'error',
  summary: 'Every address, old ones included, leads to one page only.',
  run: (catalogue: Catalogue) => {
    const owners: Owners = new Map();
    const pages = pagesOf(catalogue).flatMap(({ address, file }) => pageCollision(address, file, owners));
    const aliases = aliasesIn(catalogue).flatMap((alias) => aliasCollision(alias, owners));
    return [...pages, ...aliases];
  },
} satisfies Check;

/** File that has an address; undefined when the site itself has it. Filled while pages and old addresses are gone through. */
type Owners = Map<string, string | undefined>;

/** Folders of what is made from alert rules, for machines, or by tools. */
const reservedFolders = ['/alerts', '/api', '/schemas', '/pagefind', '/_astro'];

function pageCollision(address: string, file: string | undefined, owners: Owners): Reported[] {
  const key = comparable(address);
  const isTaken = owners.has(key) || reservedFolderOf(key) !== undefined;
  const owner = owners.get(key) ?? 'the site itself';
  if (!isTaken) owners.set(key, file);
  if (!isTaken || file === undefined) return [];
  return [
    {
      message: `This page would have the address \`${address}\`, which belongs to ${owner}.`,
      hint: 'Rename the file.',
      at: { file, line: 1, column: 1 },
    },
  ];
}

interface Alias {
  alias: string;
  file: string;
  at: Place;
}

function aliasesIn({ documents }: Catalogue): Alias[] {
  return [...documents.runbook.values(), ...documents.guide.values()].flatMap((document) =>
    document.data.aliases.map((alias, index) => ({
      alias,
      file: document.file,
      at: placeOf(document, ['aliases', index]),
    })),
  );
}

function aliasCollision({ alias, file, at }: Alias, owners: Owners): Reported[] {
  const [path = ''] = alias.split(/[?#]/);
  const key = comparable(path);
  if (path !== alias) {
    const message = `The old address \`${alias}\` holds a \`${alias.charAt(path.length)}\`: a page cannot be told from another one by what follows it.`;
    return [{ message, hint: `Write the part before it: \`${path}\`.`, at }];
  }
  const folder = reservedFolderOf(key);
  if (folder !== undefined) {
    const message = `The old address \`${alias}\` lies below \`${folder}/\`, which the site keeps for itself.`;
    return [{ message, hint: 'Delete it.', at }];
  }
  if (!owners.has(key)) {
    owners.set(key, file);
    return [];
  }
  const owner = owners.get(key);
  const isOwn = owner === file;
  const whose = isOwn ? 'this page itself' : (owner ?? 'a page that the site makes');
  const hint = isOwn || owner === undefined ? 'Delete it.' : 'Delete it here, or there.';
  return [{ message: `The old address \`${alias}\` already leads to ${whose}.`, hint, at }];
}

function reservedFolderOf(key: string): string | undefined {
  return reservedFolders.find((folder) => key === folder || key.startsWith(`${folder}/`));
}

function comparable(address: string): string {
  const path = address
    .replace(/\/index\.html$/, '')
    .replace(/\/+$/, '')
    .toLowerCase();
  return path === '' ? '/' : path;
}
