import path from 'node:path';
import { folded } from '../../../schemas/address.ts';
import {
  linkCatalogue,
  withChanges,
  type BrokenFile,
  type Catalogue,
  type MissingRules,
} from '../../model/catalogue/catalogue.ts';
import type { AlertRule } from '../../model/alerts/alert-rule.ts';
import type { Document } from '../../model/catalogue/document.ts';
import type { Ledger } from '../../model/site/ledger.ts';
import type { Finding } from '../../model/audit/finding.ts';
import type { Picture } from '../../model/catalogue/picture.ts';
import { otherFile, pictureNameProblem, typedFile, type ContentFile } from './content-file.ts';
import { decodeText } from '../decode-text.ts';
import { readPicture } from '../pictures/read-picture.ts';
import { readLedgerBytes } from './read-ledger.ts';
import { readDocument, type ReadFile } from './read-document.ts';
import { readRuleBytes, unreadableRules } from '../rules/read-rules.ts';
import { firstFindings, withinLimits } from '../within-limits.ts';

/** What files became earlier, by the digest of their text, so that an unchanged file is not parsed again. */
export interface ReadCache {
  /** @param source Text of the file that the key stands for. */
  get: (key: string, source: string) => ReadFile | Picture | undefined;
  set: (key: string, read: ReadFile | Picture) => void;
}

/** One file of a content folder, by its path below it, with `/`; or something that could not be read. */
export type FolderEntry = { path: string; bytes: Uint8Array } | { path: string; problem: EntryProblem };

/** Why there are no bytes of a file, of all files in a folder, or of what a symbolic link leads to. */
export interface EntryProblem {
  of: 'file' | 'folder' | 'link';
  /** End of a sentence that begins with “The file”: `is a pipe`. */
  what: string;
  hint: string;
}

/** A file outside of the content folder, or why it cannot be read. */
export type OutsideFile = { shown: string } & ({ bytes: Uint8Array } | { problem: { what: string; hint: string } });

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
  const unread: string[] = [];
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
    if ('problem' in entry) {
      findings.push(entryFinding(shown, entry.problem, other === 'rules'));
      const typed = other === undefined ? typedFile(entry.path) : undefined;
      if (typed && 'type' in typed) {
        broken.push({ type: typed.type, id: typed.id, file: shown });
        firstById.set(`${typed.type} ${typed.id}`, { ...typed, path: entry.path, shown });
      } else unread.push(entry.path);
      continue;
    }
    if (other === 'ignored') continue;
    if (other === 'no-rules') {
      findings.push(notReadAsRules(shown));
      continue;
    }
    if (other === 'ledger') {
      const read = readLedgerBytes(entry.bytes, shown);
      ledger = read.ledger;
      for (const finding of read.findings) findings.push(finding);
      continue;
    }
    if (other === 'rules') {
      const read = readRuleBytes(entry.bytes, shown);
      for (const rule of read.rules) rules.push(rule);
      for (const finding of read.findings) findings.push(finding);
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
      report(
        shown,
        'content/unknown-file',
        `${typed.message} It was not read: check again after fixing this.`,
        typed.hint,
      );
      continue;
    }
    const file: ContentFile = { ...typed, path: entry.path, shown };
    const first = firstById.get(`${file.type} ${file.id}`);
    if (first) {
      report(
        shown,
        'content/duplicate-id',
        `The ${file.type} \`${file.id}\` is also described by ${first.path}. What this file refers to was not checked: check again after fixing this.`,
        'Delete or rename one of the two files.',
      );
    }
    const read = readThroughCache(file, entry.bytes, cache);
    for (const finding of read.findings) findings.push(finding);
    if (first) continue;
    firstById.set(`${file.type} ${file.id}`, file);
    if (read.document) documents.push(read.document);
    else broken.push({ type: file.type, id: file.id, file: shown, ...(read.drafts && { drafts: read.drafts }) });
  }
  if (!firstById.has('site site'))
    report(
      path.posix.join(shownAs, 'site.yaml'),
      'content/no-site',
      'There is no `site.yaml`.',
      'Write one with at least `name:` and `url:`.',
    );
  return linkCatalogue({ documents, broken, unread, findings, rules, ledger, pictures });
}

/** Whoever put a file beside the rules may take it for one of them. */
function notReadAsRules(file: string): Finding {
  return {
    id: 'content/unknown-file',
    level: 'note',
    message:
      'The file is not read: alert rules are in files that end in `.yaml`, `.yml`, `.json`, `.template` or `.rules`.',
    hint: 'Rename it, or move it out of `alerts/`.',
    at: { file, line: 1, column: 1 },
  };
}

/** A picture whose file another one would take on some file systems. @param pathByFoldedPath Paths that are known. */
function samePicture(
  below: string,
  pathByFoldedPath: Map<string, string>,
): { message: string; hint: string } | undefined {
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

/** What is wrong with something that cannot be read. */
export function entryFinding(shown: string, problem: EntryProblem, isOfRules: boolean): Finding {
  if (problem.of === 'file' && isOfRules) return unreadableRules(shown, problem);
  const words = { link: 'This symbolic link', file: 'The file', folder: 'The folder' };
  return {
    id: problem.of === 'link' ? 'content/link-outside' : 'content/unreadable',
    level: 'error',
    message: `${words[problem.of]} ${problem.what}.`,
    hint: problem.hint,
    at: { file: shown, line: 1, column: 1 },
  };
}

function readThroughCache(file: ContentFile, bytes: Uint8Array, cache: ReadCache | undefined): ReadFile {
  const decoded = decodeText(bytes, file.shown);
  if ('problem' in decoded) return { document: undefined, findings: [{ level: 'error', ...decoded.problem }] };
  const key = `${file.shown} ${file.type} ${file.id} ${decoded.digest}`;
  const known = cache?.get(key, decoded.text);
  if (known && 'document' in known) return known;
  const read = withinLimits(
    decoded.text.length,
    () => {
      const { findings, ...read } = readDocument(file, decoded.text, decoded.digest);
      return { ...read, findings: firstFindings(findings) };
    },
    ({ id, message, hint, line, column }): ReadFile => ({
      document: undefined,
      findings: [{ id: `content/${id}`, level: 'error', message, hint, at: { file: file.shown, line, column } }],
    }),
  );
  cache?.set(key, read);
  return read;
}

/**
 * The catalogue with the rules of files that `site.yaml` names, and that lie outside of the content folder.
 *
 * @param named.missing Names there that stand for nothing.
 * @param named.findings What else is wrong with the names.
 */
export function withRules(
  catalogue: Catalogue,
  files: readonly OutsideFile[],
  { missing, findings }: { missing: readonly MissingRules[]; findings: readonly Finding[] },
): Catalogue {
  const read = files.map((file) =>
    'bytes' in file
      ? readRuleBytes(file.bytes, file.shown)
      : { rules: [], findings: [unreadableRules(file.shown, file.problem)] },
  );
  return withChanges(catalogue, {
    rules: [...catalogue.rules, ...read.flatMap(({ rules }) => rules)],
    findings: [...catalogue.findings, ...read.flatMap((file) => file.findings), ...findings],
    missingRules: missing,
  });
}
