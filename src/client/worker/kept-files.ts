import {
  encodedPath,
  partPath,
  wholeList,
  type OfflineList,
  type OfflineVersion,
} from '../../model/site/offline-manifest.ts';
import { headersOf } from './file-headers.ts';
import type { CacheProblem } from './offline-messages.ts';

const parallel = 6;
const longestWaitMs = 60_000;
/** How long a reader waits for a file that is fetched again. */
const shortWaitMs = 5000;

/** What could not be fetched, and why. */
export class CacheError extends Error {
  readonly because: CacheProblem;
  constructor(because: CacheProblem, message: string) {
    super(message);
    this.because = because;
  }
}

/** What is known of a version that is kept whole. */
export interface KeptVersion {
  version: OfflineVersion;
  kept: 'all' | 'essential';
  /** When it was last known to be what the server has, ISO 8601. */
  at: string;
  /** When the device last tried to keep as much as it should, ISO 8601. */
  tried: string;
  because?: 'site' | 'size' | 'full';
}

/**
 * Files by their hash, and notes by their name, in one cache for the site of a root. Files of several versions share it.
 *
 * Every script of the origin can write into it, also one of another site beside this one. So a file counts only when it has
 * the hash that it is asked for by, and a note is a hint: what it says is checked, or does no harm.
 */
export class KeptFiles {
  readonly #root: URL;
  /** Lists of files that were read, by the digests of their parts: a name may be a lie. */
  readonly #lists = new Map<string, OfflineList>();

  constructor(root: URL) {
    this.#root = root;
  }

  /** The copy of a file; undefined where there is none. What is another file is deleted, and fetched again. */
  async file(hash: string, path: string): Promise<Response | undefined> {
    const cache = await this.#open();
    const key = this.#fileKey(hash);
    const bytes = await (await cache.match(key))?.arrayBuffer();
    if (bytes === undefined) return undefined;
    if ((await digestOf(bytes)) === hash) return new Response(bytes, { headers: headersOf(path) });
    await cache.delete(key);
    const again = await this.#fetchWhole(path, hash, new AbortController(), shortWaitMs).catch(() => undefined);
    if (again) await cache.put(key, again.clone()).catch(() => undefined);
    return again;
  }

  /** What a note says; undefined where there is none, or one that cannot be read. */
  async note(name: string): Promise<unknown> {
    const response = await (await this.#open()).match(this.#noteKey(name));
    return (await response?.json().catch(() => undefined)) as unknown;
  }

  /** What is known of a version that is kept. */
  async version(name: string): Promise<KeptVersion | undefined> {
    const note = await this.note(versionNote(name));
    return isKeptVersion(note) && note.version.version === name ? note : undefined;
  }

  /** The list of files of a version that is known by its name alone: the name is the digest of all that is known of it. */
  async listOf(name: string): Promise<OfflineList | undefined> {
    const { version, ...content } = (await this.version(name))?.version ?? {};
    const digest = await digestOf(new TextEncoder().encode(JSON.stringify(content)));
    return version === name && digest.slice(0, name.length) === name && name.length === versionLength
      ? await this.list({ version, ...content } as OfflineVersion)
      : undefined;
  }

  /** The list of files of a version, from the parts that are kept; undefined when one of them is not. */
  async list({ parts }: OfflineVersion): Promise<OfflineList | undefined> {
    const known = this.#lists.get(parts.join());
    if (known) return known;
    const files = await Promise.all(parts.map((hash, index) => this.file(hash, partPath(index))));
    const read = await Promise.all(files.map(async (file) => (await file?.json()) as OfflineList | undefined));
    const whole = read.filter((part) => part !== undefined);
    if (whole.length < parts.length) return undefined;
    const list = wholeList(whole);
    this.#lists.set(parts.join(), list);
    return list;
  }

  async write(name: string, note: unknown): Promise<void> {
    await (await this.#open()).put(this.#noteKey(name), new Response(JSON.stringify(note)));
  }

  /**
   * Keeps a version: first the essential files, then the others as far as the device has room for all of them.
   *
   * @throws CacheError when not even the essential files can be kept, or when any file is not the one of the list.
   */
  async keep(version: OfflineVersion): Promise<KeptVersion> {
    const at = new Date().toISOString();
    const fetchFirst = async (files: Record<string, string>): Promise<void> => {
      await this.#fetchMissing(files).catch(async (error: unknown) => {
        if (isFull(error)) await this.forgetAllBut([]);
        throw isFull(error) ? new CacheError('full', 'There is no room.') : error;
      });
    };
    await fetchFirst(partsOf(version));
    const list = await this.list(version);
    if (!list) throw new CacheError('unreachable', 'The list of files is gone already.');
    await fetchFirst(list.essential);
    const essential: KeptVersion = { version, kept: 'essential', at, tried: at, because: version.because ?? 'full' };
    if (version.keep === 'all') {
      try {
        await this.#fetchMissing(list.rest);
        const all: KeptVersion = { version, kept: 'all', at, tried: at };
        await this.write(versionNote(version.version), all);
        return all;
      } catch (error) {
        if (!isFull(error)) throw error;
        await this.forgetAllBut([essential]);
      }
    }
    await this.write(versionNote(version.version), essential);
    return essential;
  }

  /** Deletes what is in none of the given versions, nor, unless they are named, in any version that has a note. */
  async forgetAllBut(versions: readonly KeptVersion[], only?: ReadonlySet<string>): Promise<void> {
    const cache = await this.#open();
    const requests = await cache.keys();
    const wanted = new Set<string>();
    const want = async ({ version, kept }: KeptVersion): Promise<void> => {
      const list = await this.list(version);
      for (const files of [partsOf(version), list?.essential ?? {}, (kept === 'all' && list?.rest) || {}])
        for (const hash of Object.values(files)) wanted.add(this.#fileKey(hash));
    };
    for (const version of versions) await want(version);
    for (const { url } of requests) {
      const name = new URL(url).searchParams.get('note');
      if (name === null) continue;
      const version = /^version (.*)$/.exec(name)?.[1];
      if (version !== undefined && only && !only.has(version)) continue;
      wanted.add(url);
      const note = version === undefined ? undefined : await this.version(version);
      if (note) await want(note);
    }
    for (const request of requests) if (!wanted.has(request.url)) await cache.delete(request);
  }

  /** Fetches the files of which no copy is kept. Gives up whole when one of them fails; what is right stays for the next try. */
  async #fetchMissing(files: Record<string, string>): Promise<void> {
    const cache = await this.#open();
    const missing = (await this.#missingOf(files)).values();
    const stop = new AbortController();
    const fetchNext = async (): Promise<void> => {
      for (const [hash, path] of missing) {
        if (stop.signal.aborted) return;
        await cache.put(this.#fileKey(hash), await this.#fetchWhole(path, hash, stop));
      }
    };
    try {
      await Promise.all(Array.from({ length: parallel }, fetchNext));
    } catch (error) {
      stop.abort();
      throw error;
    }
    // Another worker may have cleaned up meanwhile.
    if ((await this.#missingOf(files)).length > 0) throw new CacheError('unreachable', 'Files are gone already.');
  }

  async #missingOf(files: Record<string, string>): Promise<[hash: string, path: string][]> {
    const present = new Set((await (await this.#open()).keys()).map(({ url }) => url));
    const pathsByHash = new Map(Object.entries(files).map(([path, hash]) => [hash, path]));
    return [...pathsByHash].filter(([hash]) => !present.has(this.#fileKey(hash)));
  }

  /** A file as the server has it now, made anew so that nothing of the way it came, such as a redirect, is kept. */
  async #fetchWhole(path: string, hash: string, stop: AbortController, waitMs = longestWaitMs): Promise<Response> {
    const timer = setTimeout(() => stop.abort(), waitMs);
    try {
      const url = new URL(encodedPath(path), this.#root);
      // What a reader opens meanwhile goes first.
      const response = await fetch(url, { cache: 'no-cache', priority: 'low', signal: stop.signal }).catch(
        (error: unknown) => {
          throw new CacheError('unreachable', `${path} could not be fetched: ${String(error)}`);
        },
      );
      const bytes = await response.arrayBuffer().catch((error: unknown) => {
        throw new CacheError('unreachable', `${path} came in part: ${String(error)}`);
      });
      if ((await digestOf(bytes)) !== hash)
        throw new CacheError(response.ok ? 'changed' : 'unreachable', `${path} is not the file of this version.`);
      return new Response(bytes, { headers: headersOf(path) });
    } finally {
      clearTimeout(timer);
    }
  }

  #open(): Promise<Cache> {
    return caches.open(cacheName(this.#root));
  }

  #fileKey(hash: string): string {
    return new URL(`?file=${hash}`, this.#root).href;
  }

  #noteKey(name: string): string {
    return new URL(`?note=${encodeURIComponent(name)}`, this.#root).href;
  }
}

/** The parts of a version's list of files, as files. */
function partsOf({ parts }: OfflineVersion): Record<string, string> {
  return Object.fromEntries(parts.map((hash, index) => [partPath(index), hash]));
}

/** Name of the cache of a site: several sites may share an origin. */
export function cacheName(root: URL): string {
  // eslint-disable-next-line texts/texts -- a name that nobody reads, and that browsers have kept
  return `alertbook ${root.href}`;
}

/** Name of the note on a version. */
export function versionNote(version: string): string {
  // eslint-disable-next-line texts/texts -- a name that nobody reads, and that browsers have kept
  return `version ${version}`;
}

/** Characters of the name of a version: the start of a SHA-256, in hexadecimal. */
const versionLength = 16;

function isKeptVersion(note: unknown): note is KeptVersion {
  const { version, kept, at, tried } = (note ?? {}) as Partial<KeptVersion>;
  const hasParts = Array.isArray(version?.parts) && version.parts.every((hash) => typeof hash === 'string');
  return hasParts && (kept === 'all' || kept === 'essential') && [at, tried].every((time) => typeof time === 'string');
}

/** Browsers have several names for a disk that is full, so it is what remains. */
function isFull(error: unknown): boolean {
  return !(error instanceof CacheError) && !(error instanceof Error && error.name === 'SecurityError');
}

async function digestOf(bytes: BufferSource): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
