import { encodedPath, type OfflineManifest } from '../../model/site/offline-manifest.ts';
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
  manifest: OfflineManifest;
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
    return isKeptVersion(note) && note.manifest.version === name ? note : undefined;
  }

  /** The manifest of a version, as its build has made it: the version is the digest of all else in it. */
  async manifest(name: string): Promise<OfflineManifest | undefined> {
    const { version, ...content } = (await this.version(name))?.manifest ?? {};
    const digest = await digestOf(new TextEncoder().encode(JSON.stringify(content)));
    return version === name && digest.slice(0, name.length) === name && name.length === versionLength
      ? ({ version, ...content } as OfflineManifest)
      : undefined;
  }

  async write(name: string, note: unknown): Promise<void> {
    await (await this.#open()).put(this.#noteKey(name), new Response(JSON.stringify(note)));
  }

  /**
   * Keeps a version: first the essential files, then the others as far as the device has room for all of them.
   *
   * @throws CacheError when not even the essential files can be kept, or when any file is not the one of the manifest.
   */
  async keep(manifest: OfflineManifest): Promise<KeptVersion> {
    const at = new Date().toISOString();
    await this.#fetchMissing(manifest.essential).catch(async (error: unknown) => {
      if (isFull(error)) await this.forgetAllBut([]);
      throw isFull(error) ? new CacheError('full', 'There is no room.') : error;
    });
    const essential: KeptVersion = { manifest, kept: 'essential', at, tried: at, because: manifest.because ?? 'full' };
    if (manifest.keep === 'all') {
      try {
        await this.#fetchMissing(manifest.rest);
        const all: KeptVersion = { manifest, kept: 'all', at, tried: at };
        await this.write(versionNote(manifest.version), all);
        return all;
      } catch (error) {
        if (!isFull(error)) throw error;
        await this.forgetAllBut([essential]);
      }
    }
    await this.write(versionNote(manifest.version), essential);
    return essential;
  }

  /** Deletes what is in none of the given versions, nor, unless they are named, in any version that has a note. */
  async forgetAllBut(versions: readonly KeptVersion[], only?: ReadonlySet<string>): Promise<void> {
    const cache = await this.#open();
    const requests = await cache.keys();
    const wanted = new Set<string>();
    const want = ({ manifest, kept }: KeptVersion): void => {
      const hashes = [manifest.essential, kept === 'all' ? manifest.rest : {}].flatMap((files) => Object.values(files));
      hashes.forEach((hash) => wanted.add(this.#fileKey(hash)));
    };
    versions.forEach(want);
    for (const { url } of requests) {
      const name = new URL(url).searchParams.get('note');
      if (name === null) continue;
      const version = /^version (.*)$/.exec(name)?.[1];
      if (version !== undefined && only && !only.has(version)) continue;
      wanted.add(url);
      const note = version === undefined ? undefined : await this.version(version);
      if (note) want(note);
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
      const response = await fetch(url, { cache: 'no-cache', signal: stop.signal }).catch((error: unknown) => {
        throw new CacheError('unreachable', `${path} could not be fetched: ${String(error)}`);
      });
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
  const { manifest, kept, at, tried } = (note ?? {}) as Partial<KeptVersion>;
  const isWhole = [manifest?.essential, manifest?.rest, manifest?.spellings].every((files) => files instanceof Object);
  return isWhole && (kept === 'all' || kept === 'essential') && [at, tried].every((time) => typeof time === 'string');
}

/** Browsers have several names for a disk that is full, so it is what remains. */
function isFull(error: unknown): boolean {
  return !(error instanceof CacheError) && !(error instanceof Error && error.name === 'SecurityError');
}

async function digestOf(bytes: BufferSource): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
