import path from 'node:path';
import { linkCatalogue, type BrokenFile, type Catalogue } from '../model/catalogue.ts';
import type { Document } from '../model/document.ts';
import type { Finding } from '../model/finding.ts';
import { listContent, type ContentFile } from './list-content.ts';
import { readDocument, type ReadFile } from './read-document.ts';
import { readText } from './read-file.ts';

/** What files became earlier, by the digest of their text, so that an unchanged file is not parsed again. */
export interface ReadCache {
  get: (key: string) => ReadFile | undefined;
  set: (key: string, read: ReadFile) => void;
}

/**
 * Reads a content folder into one linked catalogue. Every problem is in its `findings`; nothing else is thrown away.
 *
 * @param folder Content folder.
 * @param shownAs How messages call the folder; its path from the working folder when left out.
 * @throws Error with the code of the file system when the folder cannot be listed.
 */
export function readCatalogue(folder: string, { shownAs = shownPath(folder), cache }: { shownAs?: string; cache?: ReadCache } = {}): Catalogue {
  const { files, findings } = listContent(folder, shownAs);
  const documents: Document[] = [];
  const brokenFiles: BrokenFile[] = [];
  const allFindings: Finding[] = [...findings];
  const firstById = new Map<string, ContentFile>();
  for (const file of files) {
    const first = firstById.get(`${file.type} ${file.id}`);
    if (first) {
      allFindings.push({ id: 'content/duplicate-id', level: 'error', message: `The ${file.type} \`${file.id}\` is also described by ${first.path}.`, hint: 'Delete or rename one of the two files.', at: { file: file.shown, line: 1, column: 1 } });
      continue;
    }
    firstById.set(`${file.type} ${file.id}`, file);
    const { document, findings } = readThroughCache(file, cache);
    allFindings.push(...findings);
    if (document) documents.push(document);
    else brokenFiles.push({ type: file.type, id: file.id, file: file.shown });
  }
  if (!firstById.has('site site')) {
    allFindings.push({ id: 'content/no-site', level: 'error', message: 'There is no `site.yaml`.', hint: 'Write one with at least `name:` and `url:`.', at: { file: path.posix.join(shownAs, 'site.yaml'), line: 1, column: 1 } });
  }
  return linkCatalogue({ documents, broken: brokenFiles, findings: allFindings });
}

function readThroughCache(file: ContentFile, cache: ReadCache | undefined): ReadFile {
  const read = readText(file.absolute, file.shown);
  if ('problem' in read) return { document: undefined, findings: [{ level: 'error', ...read.problem }] };
  const key = `${file.shown} ${file.type} ${file.id} ${read.digest}`;
  const known = cache?.get(key);
  if (known) return known;
  const fresh = readDocument(file, read.text, read.digest);
  cache?.set(key, fresh);
  return fresh;
}

function shownPath(folder: string): string {
  const relative = path.relative(process.cwd(), folder);
  const shown = relative === '' ? '.' : relative.startsWith('..') ? path.resolve(folder) : relative;
  return shown.split(path.sep).join('/');
}
