import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { Reported } from '../model/audit/finding.ts';
import { knowFindings, knownFindings } from '../model/audit/local-findings.ts';
import type { ReadCache } from '../readers/content/read-catalogue.ts';
import { cacheFolder } from './cache-folder.ts';
import { isCompiled, packageRoot, programRoot } from './package-folders.ts';

/** A cache on disk of what files became, thrown away when the code that reads them changes. */
export interface StoredReadCache extends ReadCache {
  /** Forgets what was not asked for since it was opened or turned last. */
  turn: () => void;
  /** Turns, and writes what is left with what checks found in it, unless it is there already. */
  save: () => void;
}

type Read = Parameters<ReadCache['set']>[1];

/** What became of one file, without what is at hand when it is asked for or wanted by few. */
interface Entry {
  /** Without the source of its document, which whoever asks has just read, and without its tree. */
  read: Read;
  /** Where the text of the tree lies, in bytes behind the entries: most of a cache, and only pages want it. */
  tree?: Slice;
  /** What checks found in the document alone. */
  found?: ReadonlyMap<string, readonly Reported[]>;
}

/** What is held in memory of a file, and what the cache that was opened had of it. */
interface Held {
  read: Read;
  entry?: Entry;
}

/** First byte and length. */
type Slice = [start: number, length: number];

/** Opens the cache of one content folder. A cache that is missing or damaged is an empty one. */
export function openReadCache(content: string): StoredReadCache {
  const folder = cacheFolder(content);
  const file = path.join(folder, `read-${programVersion()}.bin`);
  const stored = load(file);
  const isStored = ({ read, entry }: Held): boolean =>
    entry !== undefined && foundIn(read).size === (entry.found?.size ?? 0);
  let known = new Map<string, Held>();
  let used = new Map<string, Held>();
  return {
    get(key, source) {
      const entry = stored.entries.get(key);
      const held = used.get(key) ?? known.get(key) ?? (entry && { read: whole(entry, source, stored.trees), entry });
      if (held) used.set(key, held);
      return held?.read;
    },
    set(key, read) {
      used.set(key, { read });
    },
    turn() {
      known = used;
      used = new Map();
    },
    save() {
      if (used.size > 0) this.turn();
      if (known.size === stored.entries.size && [...known.values()].every(isStored)) return;
      mkdirSync(folder, { recursive: true });
      const half = `${file}.${process.pid}`;
      writeFileSync(half, Buffer.concat(asBytes(known, stored.trees)));
      renameSync(half, file);
    },
  };
}

/** An entry as it was read. Its tree becomes text when a page asks for it. */
function whole({ read, tree, found }: Entry, source: string, trees: Buffer): Read {
  if (!('document' in read) || !read.document) return read;
  const { document } = read;
  document.source = source;
  if (document.body && tree)
    Object.defineProperty(document.body, 'treeText', {
      enumerable: true,
      configurable: true,
      get: () => textOf(trees, tree),
    });
  if (found) knowFindings(document, found);
  return read;
}

function textOf(trees: Buffer, [start, length]: Slice): string {
  return trees.toString('utf8', start, start + length);
}

function foundIn(read: Read): ReadonlyMap<string, readonly Reported[]> {
  return 'document' in read && read.document ? knownFindings(read.document) : new Map<string, readonly Reported[]>();
}

/** Two lengths, in bytes. */
const headLength = 8;

/** What a file of the cache holds: how long the entries and the trees are, the entries, and the trees that they point into. */
function asBytes(held: ReadonlyMap<string, Held>, before: Buffer): Buffer[] {
  const trees: Buffer[] = [];
  let start = 0;
  const entries = new Map<string, Entry>();
  for (const [key, { read, entry }] of held) {
    const document = 'document' in read ? read.document : undefined;
    const body = document?.body;
    if (!document) {
      entries.set(key, { read });
      continue;
    }
    const tree = entry?.tree
      ? before.subarray(entry.tree[0], entry.tree[0] + entry.tree[1])
      : Buffer.from(body?.treeText ?? '');
    entries.set(key, {
      read: { ...read, document: { ...document, source: '', body: body && { ...body, treeText: '' } } },
      ...(body && { tree: [start, tree.length] as Slice }),
      found: knownFindings(document),
    });
    trees.push(tree);
    start += tree.length;
  }
  const text = serialize(entries);
  const head = Buffer.alloc(headLength);
  head.writeUInt32LE(text.length, 0);
  head.writeUInt32LE(start, 4);
  return [head, text, ...trees];
}

/** Of a program that was compiled, its version was taken when it was. */
function programVersion(): string {
  return isCompiled ? readFileSync(path.join(programRoot, 'version'), 'utf8') : codeVersion(packageRoot);
}

interface Stored {
  entries: ReadonlyMap<string, Entry>;
  trees: Buffer;
}

function load(file: string): Stored {
  const nothing = { entries: new Map<string, Entry>(), trees: Buffer.alloc(0) };
  try {
    const bytes = readFileSync(file);
    const end = headLength + bytes.readUInt32LE(0);
    const entries: unknown = deserialize(bytes.subarray(headLength, end));
    const trees = bytes.subarray(end);
    return entries instanceof Map && trees.length === bytes.readUInt32LE(4) ? { entries, trees } : nothing;
  } catch {
    return nothing;
  }
}

/**
 * Changes when any code changes that has a say in what a file becomes or in what is found in it: the readers, the schemas, the
 * model, the checks, their libraries.
 *
 * @param root Folder of the program.
 */
export function codeVersion(root: string): string {
  const hash = createHash('sha256');
  for (const folder of ['schemas', 'src/checks', 'src/markdown', 'src/readers', 'src/model']) {
    const files = readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' });
    for (const name of files.filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts')).toSorted())
      hash.update(`${folder}/${name}\0`).update(readFileSync(path.join(root, folder, name)));
  }
  hash.update(readFileSync(path.join(root, 'package.json')));
  return hash.digest('hex').slice(0, 16);
}
