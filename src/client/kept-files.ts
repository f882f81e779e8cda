import { encodedPath, type OfflineManifest } from '../model/kept-offline.ts';
import type { Hindrance } from './offline-messages.ts';

const parallel = 6;
const longestWaitMs = 60_000;

/** What could not be fetched, and why. */
export class Hindered extends Error {
  readonly because: Hindrance;
  constructor(because: Hindrance, message: string) {
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

/** Files by their hash, and notes by their name, in one cache for the site of a root. Files of several versions share it. */
export class KeptFiles {
  readonly #root: URL;

  constructor(root: URL) {
    this.#root = root;
  }

  async file(hash: string): Promise<Response | undefined> {
    return await (await this.#open()).match(this.#fileKey(hash));
  }

  async note<Note>(name: string): Promise<Note | undefined> {
    const response = await (await this.#open()).match(this.#noteKey(name));
    return response && ((await response.json()) as Note);
  }

  async write(name: string, note: unknown): Promise<void> {
    await (await this.#open()).put(this.#noteKey(name), new Response(JSON.stringify(note)));
  }

  /**
   * Keeps a version: first the essential files, then the others as far as the device has room for all of them.
   *
   * @throws Hindered when not even the essential files can be kept, or when any file is not the one of the manifest.
   */
  async keep(manifest: OfflineManifest): Promise<KeptVersion> {
    const at = new Date().toISOString();
    await this.#fetchMissing(manifest.essential).catch(async (error: unknown) => {
      if (isFull(error)) await this.forgetAllBut([]);
      throw isFull(error) ? new Hindered('full', 'There is no room.') : error;
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
      const note = version === undefined ? undefined : await this.note<KeptVersion>(name);
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
    if ((await this.#missingOf(files)).length > 0) throw new Hindered('unreachable', 'Files are gone already.');
  }

  async #missingOf(files: Record<string, string>): Promise<[hash: string, path: string][]> {
    const present = new Set((await (await this.#open()).keys()).map(({ url }) => url));
    const pathsByHash = new Map(Object.entries(files).map(([path, hash]) => [hash, path]));
    return [...pathsByHash].filter(([hash]) => !present.has(this.#fileKey(hash)));
  }

  /** A file as the server has it now, made anew so that nothing of the way it came, such as a redirect, is kept. */
  async #fetchWhole(path: string, hash: string, stop: AbortController): Promise<Response> {
    const timer = setTimeout(() => stop.abort(), longestWaitMs);
    try {
      const url = new URL(encodedPath(path), this.#root);
      const response = await fetch(url, { cache: 'no-cache', signal: stop.signal }).catch((error: unknown) => {
        throw new Hindered('unreachable', `${path} could not be fetched: ${String(error)}`);
      });
      const bytes = await response.arrayBuffer().catch((error: unknown) => {
        throw new Hindered('unreachable', `${path} came in part: ${String(error)}`);
      });
      if ((await digestOf(bytes)) !== hash)
        throw new Hindered(response.ok ? 'changed' : 'unreachable', `${path} is not the file of this version.`);
      return new Response(bytes, { headers: headersToKeep(response.headers) });
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
  return `alertbook ${root.href}`;
}

/** Name of the note on a version. */
export function versionNote(version: string): string {
  return `version ${version}`;
}

/** Browsers have several names for a disk that is full, so it is what remains. */
function isFull(error: unknown): boolean {
  return !(error instanceof Hindered) && !(error instanceof Error && error.name === 'SecurityError');
}

async function digestOf(bytes: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Headers that say what a file is and what it may do, without those of the way that it came. */
function headersToKeep(headers: Headers): Headers {
  const kept = new Headers();
  for (const name of ['content-type', 'content-security-policy', 'referrer-policy', 'x-content-type-options']) {
    const value = headers.get(name);
    if (value !== null) kept.set(name, value);
  }
  return kept;
}
