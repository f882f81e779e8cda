import path from 'node:path';
import { folded } from '../../schemas/address.ts';
import { linkCatalogue, type BrokenFile, type Catalogue } from '../model/catalogue.ts';
import type { AlertRule } from '../model/alert-rule.ts';
import type { Document } from '../model/document.ts';
import type { Ledger } from '../model/ledger.ts';
import type { Finding } from '../model/finding.ts';
import type { Picture } from '../model/picture.ts';
import { otherFile, pictureNameProblem, typedFile, type ContentFile } from './content-file.ts';
import { decodeText } from './decode-text.ts';
import { readPicture } from './pictures/read-picture.ts';
import { readLedger } from './read-ledger.ts';
import { readDocument, type ReadFile } from './read-document.ts';
import { readRules } from './rules/read-rules.ts';

/** What files became earlier, by the digest of their text, so that an unchanged file is not parsed again. */
export interface ReadCache {
  get: (key: string) => ReadFile | Picture | undefined;
  set: (key: string, read: ReadFile | Picture) => void;
}

/** One file of a content folder, by its path below it, with `/`; or why there are no bytes. */
export type FolderEntry = { path: string; bytes: Uint8Array } | { path: string; problem: string };

/**
 * Makes one linked catalogue of the files of a content folder. Every problem is in its `findings`.
 *
 * @param entries Files in the order of their paths: from a folder, or from a revision.
 * @param options.shownAs How messages call the folder.
 */
export function readCatalogue(
  entries: Iterable<FolderEntry>,
  { shownAs, cache }: { shownAs: string; cache?: ReadCache },
): Catalogue {
  const documents: Document[] = [];
  const broken: BrokenFile[] = [];
  const findings: Finding[] = [];
  const firstById = new Map<string, ContentFile>();
  const pathByFoldedPath = new Map<string, string>();
  const rules: AlertRule[] = [];
  const pictures: Picture[] = [];
  let ledger: Ledger = new Map();
  const report = (file: string, id: string, message: string, hint: string): void => {
    findings.push({ id, level: 'error', message, hint, at: { file, line: 1, column: 1 } });
  };
  for (const entry of entries) {
    const shown = path.posix.join(shownAs, entry.path);
    const other = otherFile(entry.path);
    if (other === 'ignored') continue;
    if ('problem' in entry) {
      report(shown, ...entryProblem(entry.problem));
      continue;
    }
    if (other === 'ledger') {
      const read = readLedger(new TextDecoder().decode(entry.bytes), shown);
      ledger = read.ledger;
      findings.push(...read.findings);
      continue;
    }
    if (other === 'rules') {
      const read = readRules(new TextDecoder().decode(entry.bytes), shown);
      rules.push(...read.rules);
      findings.push(...read.findings);
      continue;
    }
    if (other === 'picture') {
      const problem = pictureNameProblem(entry.path) ?? samePicture(entry.path, pathByFoldedPath);
      if (problem) report(shown, 'content/unknown-file', problem.message, problem.hint);
      else pictures.push(readPicture(entry.path, entry.bytes, shown, cache));
      continue;
    }
    const typed = typedFile(entry.path);
    if ('message' in typed) {
      report(shown, 'content/unknown-file', typed.message, typed.hint);
      continue;
    }
    const file: ContentFile = { ...typed, path: entry.path, shown };
    const first = firstById.get(`${file.type} ${file.id}`);
    if (first) {
      report(
        shown,
        'content/duplicate-id',
        `The ${file.type} \`${file.id}\` is also described by ${first.path}.`,
        'Delete or rename one of the two files.',
      );
      continue;
    }
    firstById.set(`${file.type} ${file.id}`, file);
    const read = readThroughCache(file, entry.bytes, cache);
    findings.push(...read.findings);
    if (read.document) documents.push(read.document);
    else broken.push({ type: file.type, id: file.id, file: shown });
  }
  if (!firstById.has('site site'))
    report(
      path.posix.join(shownAs, 'site.yaml'),
      'content/no-site',
      'There is no `site.yaml`.',
      'Write one with at least `name:` and `url:`.',
    );
  return linkCatalogue({ documents, broken, findings, rules, ledger, pictures });
}

/** A picture whose file another one would take on some file systems. @param pathByFoldedPath Paths that are known. */
function samePicture(below: string, pathByFoldedPath: Map<string, string>): { message: string; hint: string } | undefined {
  const form = folded(below);
  const first = pathByFoldedPath.get(form);
  pathByFoldedPath.set(form, first ?? below);
  return first === undefined
    ? undefined
    : {
        message: `\`${below}\` and \`${first}\` differ in case or form alone, and some file systems keep one of them.`,
        hint: 'Rename one of the two, and the links to it.',
      };
}

function entryProblem(problem: string): [id: string, message: string, hint: string] {
  if (problem === 'link-outside')
    return [
      'content/link-outside',
      'This symbolic link leads out of the content folder, so it is not followed.',
      'Copy what it leads to into the content folder, or delete the link.',
    ];
  if (problem === 'link-nowhere')
    return ['content/link-outside', 'This symbolic link leads nowhere.', 'Delete it, or mend where it leads.'];
  return ['content/unreadable', `The file ${problem}.`, 'Check that you may read it.'];
}

function readThroughCache(file: ContentFile, bytes: Uint8Array, cache: ReadCache | undefined): ReadFile {
  const decoded = decodeText(bytes, file.shown);
  if ('problem' in decoded) return { document: undefined, findings: [{ level: 'error', ...decoded.problem }] };
  const key = `${file.shown} ${file.type} ${file.id} ${decoded.digest}`;
  const known = cache?.get(key);
  if (known && 'document' in known) return known;
  const read = readDocument(file, decoded.text, decoded.digest);
  cache?.set(key, read);
  return read;
}

/** The catalogue with the rules of more files, which lie outside of the content folder. */
export function withRules(catalogue: Catalogue, files: Iterable<{ text: string; shown: string }>): Catalogue {
  const read = [...files].map(({ text, shown }) => readRules(text, shown));
  return {
    ...catalogue,
    rules: [...catalogue.rules, ...read.flatMap(({ rules }) => rules)],
    findings: [...catalogue.findings, ...read.flatMap(({ findings }) => findings)],
  };
}
