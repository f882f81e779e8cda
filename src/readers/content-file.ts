import path from 'node:path';
import { contentTypes, type ContentType, type ContentTypeName } from '../../schemas/content-types.ts';
import { idPattern } from '../../schemas/identifiers.ts';
import { nearest } from '../model/nearest.ts';
import { pictureFolder } from '../model/picture.ts';

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

/** What a file of a content folder is that has no type: the ledger, a file of alert rules, a picture, or one that is nobody's business. */
export function otherFile(below: string): 'ledger' | 'rules' | 'picture' | 'ignored' | undefined {
  if (below === 'urls.lock') return 'ledger';
  if (below.startsWith('alerts/')) return /\.(?:ya?ml|json)$/.test(below) ? 'rules' : 'ignored';
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
  const wrong = rest.find((part) => !idPattern.test(part));
  if (wrong !== undefined)
    return {
      message: `\`${wrong}\` cannot be part of an address: expected lower-case letters, digits and hyphens.`,
      hint: `Rename it to \`${idFrom(wrong)}\`.`,
    };
  return { type, id: rest.join('/'), format };
}

function unknownPlace(below: string, top: string): { message: string; hint: string } {
  const folders = Object.values(contentTypes as Record<string, ContentType>).map(({ place }) =>
    'folder' in place ? place.folder : `${place.file}.yaml`,
  );
  const near = nearest(below.includes('/') ? top : below, folders);
  return {
    message: `\`${below}\` has no place in a content folder, so it is not read.`,
    hint: near
      ? `Did you mean \`${near}\`?`
      : `Move it into one of ${folders.filter((name) => !name.includes('.')).join(', ')}.`,
  };
}

/** An id from any name: lower-case letters, digits and hyphens. */
export function idFrom(name: string): string {
  return (
    name
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .replace(/(?<=[a-z0-9])(?=[A-Z])/g, '-')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '') || 'page'
  );
}
