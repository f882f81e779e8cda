import { createHash } from 'node:crypto';
import {
  copyFileSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { OfflineSummary } from './service-worker.ts';
import { keptReadsSchema, type KeptReads } from './page-reads.ts';
import type { SiteFile } from './site-files.ts';

const recordSchema = z.object({
  key: z.string(),
  kept: z.custom<OfflineSummary>().optional(),
  files: z.array(z.tuple([z.string(), z.string(), z.number(), z.number()])),
  reads: keptReadsSchema,
});

/** A site as the last build of it has left it. */
export interface LastSite {
  /** What it was made of. */
  key: string;
  /** What readers' devices keep of it. */
  kept: OfflineSummary | undefined;
  folder: string;
  /** What its files have read. */
  reads: KeptReads;
  /** Its files that are what they were. */
  files: ReadonlyMap<string, SiteFile>;
  /** Every file in the folder. */
  present: ReadonlySet<string>;
  /** Whether the folder is exactly as it was left. */
  isWhole: boolean;
}

/** Remembers in a cache folder what a build has left in a folder of a site, and when each file was written. */
export class SiteRecord {
  readonly #out: string;
  readonly #file: string;
  /** Folder for the pages of the site as the search takes them in. */
  readonly pagesForSearch: string;

  /** @param cache Folder for what may be thrown away. @param out Absolute path of the site. */
  constructor(cache: string, out: string) {
    this.#out = out;
    const name = createHash('sha256').update(out).digest('hex').slice(0, 16);
    this.#file = path.join(cache, `site-${name}.json`);
    this.pagesForSearch = path.join(cache, `pages-${name}`);
  }

  /** @returns Undefined where nothing is known of the folder, or where it holds what no build has put there, such as a link. */
  read(): LastSite | undefined {
    const record = recordSchema.safeParse(readJson(this.#file)).data;
    const present = record && filesIn(this.#out);
    if (!present) return undefined;
    const files = new Map<string, SiteFile>();
    for (const [name, hash, bytes, writtenAt] of record.files) {
      const found = present.get(name);
      if (found?.bytes !== bytes) continue;
      // What brings files back from elsewhere often gives them another time.
      if (found.writtenAt === writtenAt || hashOf(path.join(this.#out, name)) === hash)
        files.set(name, { hash, bytes });
    }
    const isWhole = files.size === record.files.length && files.size === present.size;
    const { key, kept, reads } = record;
    return { folder: this.#out, key, kept, reads, files, present: new Set(present.keys()), isWhole };
  }

  /** Before the folder is touched: what is known of it does not hold any more. */
  forget(): void {
    rmSync(this.#file, { force: true });
  }

  write(site: ReadonlyMap<string, SiteFile>, { key, kept, reads }: Pick<LastSite, 'key' | 'kept' | 'reads'>): void {
    const present = filesIn(this.#out);
    if (!present) return;
    const files = [...site].map(([name, { hash, bytes }]) => [name, hash, bytes, present.get(name)?.writtenAt ?? 0]);
    mkdirSync(path.dirname(this.#file), { recursive: true });
    const half = `${this.#file}.${process.pid}`;
    writeFileSync(half, JSON.stringify({ key, kept, files, reads }));
    renameSync(half, this.#file);
  }
}

/** What a new site is, beside the last one. */
export interface NextSite {
  /** Every file of it. */
  files: ReadonlyMap<string, SiteFile>;
  /** Those that the last site has already. */
  staying: ReadonlySet<string>;
  last: LastSite;
}

/**
 * Makes a site of the last one and of what has changed. Each file is there in its old form or in its new one at any moment, and the
 * worker, which tells devices to ask for the others, is the last.
 *
 * @param changed Folder with the files that do not stay, on the same disk.
 * @returns Whether that could be done; else `changed` is whole now, and takes the place of the last site.
 */
export function updateSite(out: string, changed: string, { files, staying, last }: NextSite): boolean {
  const renewed = [...files.keys()].filter((name) => !staying.has(name));
  const gone = [...last.present].filter((name) => !files.has(name));
  if (renewed.some((name) => isInTheWay(out, name, last.present))) {
    for (const name of staying) linkOrCopy(path.join(out, name), path.join(changed, name));
    return false;
  }
  const isWorker = (name: string): number => Number(name === 'sw.js');
  for (const name of renewed.toSorted((a, b) => isWorker(a) - isWorker(b))) {
    mkdirSync(path.dirname(path.join(out, name)), { recursive: true });
    renameSync(path.join(changed, name), path.join(out, name));
  }
  for (const name of gone) removeFile(out, name);
  rmSync(changed, { recursive: true, force: true });
  return true;
}

/** Whether a folder is where a file has to be, or a file where one of its folders has to be. */
function isInTheWay(out: string, name: string, present: ReadonlySet<string>): boolean {
  const parts = name.split('/');
  const isBelowFile = parts.some((_, index) => index > 0 && present.has(parts.slice(0, index).join('/')));
  return isBelowFile || lstatSync(path.join(out, name), { throwIfNoEntry: false })?.isDirectory() === true;
}

function linkOrCopy(from: string, to: string): void {
  mkdirSync(path.dirname(to), { recursive: true });
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to);
  }
}

/** Removes a file, and the folders that it leaves empty. */
function removeFile(out: string, name: string): void {
  rmSync(path.join(out, name));
  for (let folder = path.dirname(name); folder !== '.'; folder = path.dirname(folder)) {
    if (readdirSync(path.join(out, folder)).length > 0) return;
    rmdirSync(path.join(out, folder));
  }
}

/** Size and time of every file below a folder; undefined where it is not there, or holds what is neither a file nor a folder. */
function filesIn(root: string): Map<string, { bytes: number; writtenAt: number }> | undefined {
  const files = new Map<string, { bytes: number; writtenAt: number }>();
  const waiting = [''];
  if (lstatSync(root, { throwIfNoEntry: false })?.isDirectory() !== true) return undefined;
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    for (const entry of readdirSync(path.join(root, folder), { withFileTypes: true })) {
      const name = folder + entry.name;
      if (entry.isDirectory()) waiting.push(`${name}/`);
      else if (!entry.isFile()) return undefined;
      else {
        const { size, mtimeMs } = lstatSync(path.join(root, name));
        files.set(name, { bytes: size, writtenAt: mtimeMs });
      }
    }
  }
  return files;
}

function hashOf(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
