import path from 'node:path';
import type { ContentType } from '../../../schemas/content-type.ts';
import { contentTypes, type ContentTypeName } from '../../../schemas/content-types.ts';
import { isDevice, nameProblem, shown } from '../../../schemas/address.ts';
import { idPattern } from '../../../schemas/identifiers.ts';
import { oddCharactersOfName, withPlainCharacters } from '../../model/commands/odd-characters.ts';
import { nearest } from '../../model/text/nearest.ts';
import { pictureFolder } from '../../model/catalogue/picture.ts';

/** A file of a content folder that has a type. */
export interface ContentFile {
  type: ContentTypeName;
  id: string;
  /** Path below the content folder, with `/`. */
  path: string;
  /** Path as messages show it. */
  shown: string;
  format: 'mdx' | 'yaml';
}

/** Longest id, folders included: the site puts its own folder before it, and systems end whole paths at 1024 bytes. */
const longestId = 700;

/** Endings of the names that files of alert rules have, in upper case or lower. */
const ruleEndings = /\.(?:ya?ml|json|template|rules)$/i;

/** Whether a file may hold alert rules, by its name. */
export function isRuleName(name: string): boolean {
  return ruleEndings.test(name);
}

/**
 * What a file of a content folder is that has no type: the ledger, a file of alert rules, one beside them that is none, a
 * picture, or one that is nobody's business.
 */
export function otherFile(below: string): 'ledger' | 'rules' | 'no-rules' | 'picture' | 'ignored' | undefined {
  if (below === 'urls.lock') return 'ledger';
  if (below.startsWith('alerts/')) return isRuleName(below) ? 'rules' : /\.md$/i.test(below) ? 'ignored' : 'no-rules';
  if (below.startsWith(`${pictureFolder}/`)) return 'picture';
  return below === 'README.md' ? 'ignored' : undefined;
}

/** Type and id of a file, from its path below the content folder; or what is wrong with the path. */
export function typedFile(
  below: string,
): Pick<ContentFile, 'type' | 'id' | 'format'> | { message: string; hint: string } {
  const extension = path.posix.extname(below);
  const stem = below.slice(0, below.length - extension.length);
  const format = extension === '.mdx' ? 'mdx' : extension === '.yaml' || extension === '.yml' ? 'yaml' : undefined;
  const [top = '', ...rest] = stem.split('/');
  const found = (Object.entries(contentTypes) as [ContentTypeName, ContentType][]).find(([, { place }]) =>
    'file' in place ? place.file === stem : place.folder === top && rest.length > 0,
  );
  if (!found) return unknownPlace(below, top);
  const [type, { place, formats }] = found;
  if (!format || !formats.includes(format)) {
    const wanted = formats.map((name) => `\`.${name}\``).join(' or ');
    return {
      message: `A ${type} is written in a file that ends in ${wanted}; this one ends in \`${extension}\`.`,
      hint: extension === '.md' ? 'Rename it to `.mdx`.' : `Rename it, or move it out of \`${top}/\`.`,
    };
  }
  if ('file' in place) return { type, id: type, format };
  if (place.depth !== 'any' && rest.length !== place.depth) {
    const form =
      place.depth === 1
        ? `\`${place.folder}/<name>.${formats[0]}\``
        : `\`${place.folder}/<service>/<name>.${formats[0]}\``;
    return {
      message: `A ${type} lives at ${form}; this file is ${rest.length > place.depth ? 'deeper' : 'higher up'}.`,
      hint: 'Move it there.',
    };
  }
  const wrong = rest.find((part) => !idPattern.test(part) || isDevice(part));
  if (wrong !== undefined) {
    const odd = oddCharactersOfName(wrong);
    const [holds] = odd.map(({ name }) => `; it holds ${name}`);
    return {
      message: `\`${shown(wrong)}\` cannot be part of an address: expected ${expectedOf(wrong)}${holds ?? ''}.`,
      hint: `Rename it to \`${idFrom(withPlainCharacters(wrong, odd))}\`.`,
    };
  }
  const id = rest.join('/');
  if (id.length > longestId)
    return {
      message: `The address of this file would be too long: its folders and its name have ${id.length} characters; expected at most ${longestId}.`,
      hint: 'Move it higher up, or shorten the names.',
    };
  return { type, id, format };
}

/** What is wrong with the path of a picture, which is copied into the site as it is; undefined when it is fine. */
export function pictureNameProblem(below: string): { message: string; hint: string } | undefined {
  if (new TextEncoder().encode(below).length > longestId)
    return {
      message: `The path of this picture is too long for a site: expected at most ${longestId} bytes.`,
      hint: 'Move it higher up, or shorten the names.',
    };
  for (const part of below.split('/')) {
    const problem = nameProblem(part);
    if (problem === undefined) continue;
    const { name, ext } = path.posix.parse(part);
    return {
      message: `\`${shown(part)}\` cannot be part of an address: it ${problem}.`,
      hint: `Rename it to \`${idFrom(name)}${ext.toLowerCase()}\`.`,
    };
  }
  return undefined;
}

function expectedOf(name: string): string {
  if (isDevice(name)) return 'another name than that of a device on Windows, where no file may have it';
  return `${name.length > 200 ? 'at most 200 ' : ''}lower-case letters, digits and hyphens`;
}

function unknownPlace(below: string, top: string): { message: string; hint: string } {
  const folders = Object.values(contentTypes as Record<string, ContentType>).map(({ place }) =>
    'folder' in place ? place.folder : `${place.file}.yaml`,
  );
  const near = nearest(below.includes('/') ? top : below, folders);
  return {
    message: `\`${below}\` has no place in a content folder.`,
    hint: near
      ? `Did you mean \`${near}\`?`
      : `Move it into one of ${folders.filter((name) => !name.includes('.')).join(', ')}.`,
  };
}

/** An id from any name: lower-case letters, digits and hyphens, at most 100 of them. */
export function idFrom(name: string): string {
  const id = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/(?<=[a-z0-9])(?=[A-Z])/g, '-')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-/, '')
    .slice(0, 100)
    .replace(/-$/, '');
  return isDevice(id) ? `${id}-page` : id || 'page';
}
