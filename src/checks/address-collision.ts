import { folded, isOwnPlace, type SiteAddress } from '../../schemas/address.ts';
import { addressOf } from '../model/site/document-address.ts';
import type { Catalogue } from '../model/catalogue/catalogue.ts';
import { publishedOf } from '../model/site/dead-addresses.ts';
import type { Check, Reported } from '../model/audit/finding.ts';
import { destinationsIn } from '../model/site/ledger.ts';
import { placeOf, type Place } from '../model/text/place.ts';
import { pagesOf } from '../model/site/site-map.ts';

/**
 * Compared without regard to case, to the last slash and to forms of the same character, because people type addresses, and
 * some file systems do not tell them apart.
 */
export const addressCollision = {
  id: 'address/collision',
  level: 'error',
  summary: 'Every address, old ones included, leads to one page only.',
  run: (catalogue: Catalogue) => {
    const owners: Owners = new Map(
      ownPages.map((address) => [comparable(address), { file: undefined, page: address }]),
    );
    const pages = pagesOf(catalogue).flatMap(({ address, file }) => pageCollision(address, file, owners));
    const aliases = aliasesIn(catalogue).flatMap((alias) => aliasCollision(alias, owners));
    return [...pages, ...aliases, ...ledgerCollisions(catalogue, owners)];
  },
} satisfies Check;

/** What shows at an address: the page, and its file, which is undefined when the site itself makes it. */
interface Owner {
  page: string;
  file: string | undefined;
}

/** Filled while pages and old addresses are gone through. */
type Owners = Map<string, Owner>;

/** Pages of previews and of development, and those that hosts show for errors. */
const ownPages = ['/changes/', '/gallery/', '/404/', '/500/'];

/** Folders whose pages are made from alert rules. */
const alertsFolder = '/alerts';

function pageCollision(address: string, file: string | undefined, owners: Owners): Reported[] {
  const key = comparable(address);
  const isTaken = owners.has(key) || isOwnPlace(address) || isOfAlerts(key);
  const owner = owners.get(key)?.file ?? 'the site itself';
  if (!isTaken) owners.set(key, { page: address, file });
  if (!isTaken || file === undefined) return [];
  return [
    {
      message: `This page would have the address \`${address}\`, which belongs to ${owner}.`,
      hint: 'Rename the file.',
      at: { file, line: 1, column: 1 },
    },
  ];
}

interface Alias extends Owner {
  alias: SiteAddress;
  file: string;
  at: Place;
}

function aliasesIn({ documents }: Catalogue): Alias[] {
  return [...documents.runbook.values(), ...documents.guide.values()].flatMap((document) =>
    document.data.aliases.map((alias, index) => ({
      alias,
      page: addressOf(document),
      file: document.file,
      at: placeOf(document, ['aliases', index]),
    })),
  );
}

function aliasCollision({ alias, page, file, at }: Alias, owners: Owners): Reported[] {
  const key = comparable(alias);
  if (isOfAlerts(key)) {
    const message = `The old address \`${alias}\` is below \`${alertsFolder}/\`, where only alert pages may be.`;
    return [{ message, hint: 'Delete it.', at }];
  }
  const owner = owners.get(key);
  if (!owner) {
    owners.set(key, { page, file });
    return [];
  }
  const isOwn = owner.file === file;
  const whose = isOwn ? 'this page itself' : (owner.file ?? 'a page that the site makes');
  const hint = isOwn || owner.file === undefined ? 'Delete it.' : 'Delete it here, or there.';
  return [{ message: `The old address \`${alias}\` already leads to ${whose}.`, hint, at }];
}

/** Lines of the ledger that lead on, while a page or another line has the same address to a file system. */
function ledgerCollisions(catalogue: Catalogue, owners: Owners): Reported[] {
  const published = publishedOf(catalogue);
  const destinationOf = destinationsIn(catalogue.ledger, published);
  return [...catalogue.ledger.values()].flatMap(({ address, leadsTo, at }) => {
    if (leadsTo === undefined || address.includes('#') || published.has(address)) return [];
    const destination = destinationOf(address);
    if (destination.kind !== 'alive') return [];
    const key = comparable(address);
    const owner = owners.get(key);
    if (!owner) owners.set(key, { page: destination.page, file: at.file });
    if (!owner || owner.page === destination.page) return [];
    return [
      {
        message: `\`${address}\` leads to \`${destination.page}\`, but it is also an address of \`${owner.page}\`, perhaps in another spelling.`,
        hint: `Write \`${address} -> ${owner.page}\`.`,
        at,
      },
    ];
  });
}

function isOfAlerts(key: string): boolean {
  return key === alertsFolder || key.startsWith(`${alertsFolder}/`);
}

function comparable(address: string): string {
  const path = folded(decodeURIComponent(address))
    .replace(/\/index\.html$/, '')
    .replace(/(?<!\/)\/+$/, '');
  return path === '' ? '/' : path;
}
