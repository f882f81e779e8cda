import { readdirSync, realpathSync, statSync, type Dirent } from 'node:fs';
import path from 'node:path';
import { contentTypes, type ContentType, type ContentTypeName } from '../../schemas/content-types.ts';
import { idPattern } from '../../schemas/identifiers.ts';
import type { Finding } from '../model/finding.ts';
import { nearest } from '../model/nearest.ts';

/** A file of a content folder that has a type. */
export interface ContentFile {
  type: ContentTypeName;
  id: string;
  /** Path to open. */
  absolute: string;
  /** Path below the content folder, with `/`. */
  path: string;
  /** Path as messages show it. */
  shown: string;
  format: 'mdx' | 'yaml';
}

const ownFolders = ['alerts'];
const ownFiles = ['urls.lock', 'README.md'];

/**
 * Every content file below a folder, in the order of their paths. Files whose type cannot be told, names that cannot
 * be ids, and links that leave the folder are findings.
 *
 * @throws Error with the code of the file system when the folder itself cannot be listed.
 */
export function listContent(root: string, shownRoot: string): { files: ContentFile[]; findings: Finding[] } {
  const files: ContentFile[] = [];
  const findings: Finding[] = [];
  const realRoot = realpathSync(root);
  const report = (shown: string, id: string, message: string, hint: string): void => {
    findings.push({ id, level: 'error', message, hint, at: { file: shown, line: 1, column: 1 } });
  };
  const walk = (folder: string): void => {
    const entries = readdirSync(path.join(root, folder), { withFileTypes: true }).toSorted((a, b) => (a.name < b.name ? -1 : 1));
    for (const entry of entries) {
      const below = folder === '' ? entry.name : `${folder}/${entry.name}`;
      const shown = path.posix.join(shownRoot, below);
      if (entry.name.startsWith('.') || ownFiles.includes(below) || ownFolders.includes(below)) continue;
      const kind = kindOf(entry, path.join(root, below), realRoot);
      if (kind === 'outside') report(shown, 'content/link-outside', 'This symbolic link leads out of the content folder, so it is not followed.', 'Copy what it leads to into the content folder, or delete the link.');
      else if (kind === 'gone') report(shown, 'content/link-outside', 'This symbolic link leads nowhere.', 'Delete it, or mend where it leads.');
      else if (kind === 'folder') walk(below);
      else {
        const file = typedFile(below);
        if ('message' in file) report(shown, 'content/unknown-file', file.message, file.hint);
        else files.push({ ...file, absolute: path.join(root, below), path: below, shown });
      }
    }
  };
  walk('');
  return { files, findings };
}

function kindOf(entry: Dirent, absolute: string, realRoot: string): 'file' | 'folder' | 'outside' | 'gone' {
  if (!entry.isSymbolicLink()) return entry.isDirectory() ? 'folder' : 'file';
  try {
    const real = realpathSync(absolute);
    if (!`${real}/`.startsWith(`${realRoot}/`)) return 'outside';
    // A link to a folder around itself would be walked for ever.
    if (statSync(absolute).isDirectory()) return `${absolute}/`.startsWith(`${real}/`) ? 'outside' : 'folder';
    return 'file';
  } catch {
    return 'gone';
  }
}

function typedFile(below: string): Pick<ContentFile, 'type' | 'id' | 'format'> | { message: string; hint: string } {
  const extension = path.posix.extname(below);
  const stem = below.slice(0, below.length - extension.length);
  const format = extension === '.mdx' ? 'mdx' : extension === '.yaml' || extension === '.yml' ? 'yaml' : undefined;
  const [top = '', ...rest] = stem.split('/');
  const found = (Object.entries(contentTypes) as [ContentTypeName, ContentType][]).find(([, { place }]) => ('file' in place ? place.file === stem : place.folder === top && rest.length > 0));
  if (!found) return unknownPlace(below, top);
  const [type, { place, formats }] = found;
  if (!format || !formats.includes(format)) {
    const wanted = formats.map((name) => `\`.${name}\``).join(' or ');
    return { message: `A ${type} is written in a file that ends in ${wanted}; this one ends in \`${extension}\`.`, hint: extension === '.md' ? 'Rename it to `.mdx`.' : `Rename it, or move it out of \`${top}/\`.` };
  }
  if ('file' in place) return { type, id: type, format };
  if (place.depth !== 'any' && rest.length !== place.depth) {
    const form = place.depth === 1 ? `\`${place.folder}/<name>.${formats[0]}\`` : `\`${place.folder}/<service>/<name>.${formats[0]}\``;
    return { message: `A ${type} lives at ${form}; this file is ${rest.length > place.depth ? 'deeper' : 'higher up'}.`, hint: 'Move it there.' };
  }
  const wrong = rest.find((part) => !idPattern.test(part));
  if (wrong !== undefined) return { message: `\`${wrong}\` cannot be part of an address: expected lower-case letters, digits and hyphens.`, hint: `Rename it to \`${idFrom(wrong)}\`.` };
  return { type, id: rest.join('/'), format };
}

function unknownPlace(below: string, top: string): { message: string; hint: string } {
  const folders = Object.values(contentTypes as Record<string, ContentType>).map(({ place }) => ('folder' in place ? place.folder : `${place.file}.yaml`));
  const near = nearest(below.includes('/') ? top : below, folders);
  return { message: `\`${below}\` has no place in a content folder, so it is not read.`, hint: near ? `Did you mean \`${near}\`?` : `Move it into one of ${folders.filter((name) => !name.includes('.')).join(', ')}.` };
}

function idFrom(name: string): string {
  return name.normalize('NFKD').replace(/\p{M}/gu, '').replace(/(?<=[a-z0-9])(?=[A-Z])/g, '-').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '') || 'page';
}
