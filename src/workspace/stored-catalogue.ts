import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import type { AlertRule } from '../model/alerts/alert-rule.ts';
import { allDocuments, type Catalogue } from '../model/catalogue/catalogue.ts';
import type { Document } from '../model/catalogue/document.ts';
import type { Picture } from '../model/catalogue/picture.ts';
import type { PublicFile } from '../model/catalogue/public-file.ts';
import { publishedFiles } from '../model/site/public-files.ts';
import type { LedgerEntry } from '../model/site/ledger.ts';
import { ownValue } from '../model/text/own-value.ts';
import { digestOf, digestsOfParts, notedDocument } from './noted-document.ts';

/**
 * What a command has read, left for the pages: they are compiled, and reading it again among them would load all readers
 * there and hold everything twice.
 */
export interface StoredCatalogue {
  documents: StoredDocument[];
  /** What `StoredRest` says, as JSON. */
  rest: string;
}

export interface StoredDocument {
  /** With its type: `runbook/checkout/latency`. */
  key: string;
  /** Path as messages show it, and below the content folder. */
  file: string;
  path: string;
  /** The document without its source and tree, as JSON. */
  text: string;
}

/** Where a text lies in a file: first byte and length, in bytes. */
export type Slice = [start: number, length: number];

/** What changes when any document does. */
export interface StoredRest {
  /** Trees of all documents, one after the other: most of the text, and each is wanted by a page or two. */
  trees: { file: string; slices: Record<string, Slice> };
  rules: AlertRule[];
  ledger: LedgerEntry[];
  /** Pictures of the content that a build copies. */
  pictures: Picture[];
  /** Files of `public/` that a build copies. */
  publicFiles: PublicFile[];
}

/**
 * Leaves a catalogue in a cache folder, in the place of the last one.
 *
 * @param keepsLastGood Whether a file that is broken for the moment keeps its last good page while its writer fixes it. A
 *   build shows nothing of an earlier one: that may have held what this one leaves out.
 */
export function storeCatalogue(
  folder: string,
  catalogue: Catalogue,
  { keepsLastGood = false }: { keepsLastGood?: boolean } = {},
): void {
  const documents = allDocuments(catalogue);
  const lastGood = keepsLastGood ? lastDocuments(folder, catalogue.broken.map(keyOf)) : [];
  const trees = storeTrees(folder, [
    ...documents.map((document): [string, string] => [keyOf(document), document.body?.treeText ?? '']),
    ...lastGood.map(({ key, tree }): [string, string] => [key, tree]),
  ]);
  const rest: StoredRest = {
    trees,
    rules: [...catalogue.rules],
    ledger: [...catalogue.ledger.values()],
    pictures: catalogue.pictures.filter(({ problems }) => problems.length === 0),
    publicFiles: publishedFiles(catalogue),
  };
  const stored: StoredCatalogue = {
    documents: [
      ...documents.map((document) => {
        const body = document.body && { ...document.body, treeText: '' };
        const { file, path } = document;
        return { key: keyOf(document), file, path, text: JSON.stringify({ ...document, source: '', body }) };
      }),
      ...lastGood.map(({ key, file, path, text }) => ({ key, file, path, text })),
    ],
    rest: JSON.stringify(rest),
  };
  const file = catalogueFile(folder);
  const half = `${file}.${process.pid}`;
  writeFileSync(half, JSON.stringify(stored));
  renameSync(half, file);
}

/** The catalogue that was left last. @throws Error with the code of the file system when there is none. */
export function readStoredCatalogue(folder: string): StoredCatalogue {
  return JSON.parse(readFileSync(catalogueFile(folder), 'utf8')) as StoredCatalogue;
}

/** Differs whenever another catalogue was left. @throws Error with the code of the file system when there is none. */
export function storedVersion(folder: string): string {
  const { ino, mtimeNs, size } = statSync(catalogueFile(folder), { bigint: true });
  return `${folder} ${ino} ${mtimeNs} ${size}`;
}

/**
 * The documents that were left, with their trees, which are read when a page asks for them and not kept: ten thousand at once fill the
 * memory. Each part of them that is read is noted.
 */
export function openDocuments({ documents }: StoredCatalogue, { file, slices }: StoredRest['trees']): Document[] {
  return documents.map(({ key, text }, place) => {
    const document = JSON.parse(text) as Document;
    const slice = ownValue(slices, key);
    if (document.body && slice)
      Object.defineProperty(document.body, 'treeText', { enumerable: true, get: () => readSlice(file, slice) });
    return notedDocument(document, place);
  });
}

/** Digests of what was left: two catalogues in which a digest is the same have the same there. */
export interface StoredDigests {
  /** Of all that is no part of a document, and of which documents there are. */
  frame: string;
  /** Of each document, in the order of `openDocuments`. */
  documents: readonly { whole: string; parts: () => ReadonlyMap<string, string> }[];
}

/** @throws Error with the code of the file system when nothing was left. */
export function storedDigests(folder: string): StoredDigests {
  const { documents, rest } = readStoredCatalogue(folder);
  const { trees, ...others } = JSON.parse(rest) as StoredRest;
  const bytes = readFileSync(trees.file);
  const treeDigest = (key: string): string => {
    const [start, length] = ownValue(trees.slices, key) ?? [0, 0];
    return createHash('sha256')
      .update(bytes.subarray(start, start + length))
      .digest('base64url');
  };
  const places = documents.map(({ key, file, path }) => [key, file, path]);
  return {
    frame: digestOf([places, others]),
    documents: documents.map(({ key, text }) => {
      const tree = treeDigest(key);
      return { whole: digestOf(text + tree), parts: () => digestsOfParts(JSON.parse(text) as Document, tree) };
    }),
  };
}

/** File in a folder that a catalogue is left in. */
export function catalogueFile(folder: string): string {
  return path.join(folder, 'catalogue.json');
}

function keyOf({ type, id }: Pick<Document, 'type' | 'id'>): string {
  return `${type}/${id}`;
}

/** What was left the last time of documents whose files are broken now. */
function lastDocuments(folder: string, keys: readonly string[]): (StoredDocument & { tree: string })[] {
  if (keys.length === 0 || !existsSync(catalogueFile(folder))) return [];
  const { documents, rest } = readStoredCatalogue(folder);
  const { trees } = JSON.parse(rest) as StoredRest;
  return documents
    .filter(({ key }) => keys.includes(key))
    .map((stored) => {
      const slice = ownValue(trees.slices, stored.key);
      return { ...stored, tree: slice && existsSync(trees.file) ? readSlice(trees.file, slice) : '' };
    });
}

function storeTrees(folder: string, texts: readonly [key: string, text: string][]): StoredRest['trees'] {
  const hash = createHash('sha256');
  let start = 0;
  const slices = new Map<string, Slice>();
  const buffers = texts.map(([key, text]) => {
    const buffer = Buffer.from(text);
    hash.update(buffer);
    slices.set(key, [start, buffer.length]);
    start += buffer.length;
    return buffer;
  });
  const file = path.join(folder, `trees-${hash.digest('hex').slice(0, 16)}.json`);
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, Buffer.concat(buffers));
    forgetOldTrees(folder);
  }
  return { file, slices: Object.fromEntries(slices) };
}

function readSlice(file: string, [start, length]: Slice): string {
  const buffer = Buffer.alloc(length);
  const opened = openSync(file, 'r');
  try {
    readSync(opened, buffer, 0, length, start);
  } finally {
    closeSync(opened);
  }
  return buffer.toString();
}

/** A page may be at work on the file before the last change: the newest few are kept. */
function forgetOldTrees(folder: string): void {
  const files = readdirSync(folder)
    .filter((name) => /^trees-\w+\.json$/.test(name))
    .map((name) => path.join(folder, name))
    .toSorted((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
  for (const file of files.slice(3)) rmSync(file, { force: true });
}
