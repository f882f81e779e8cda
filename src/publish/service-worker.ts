import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileOfAddress } from '../../schemas/address.ts';
import type { AddressesOfOld } from '../model/site/alternates.ts';
import {
  isEssential,
  isForReaders,
  pathOfFile,
  type Keep,
  type OfflineManifest,
} from '../model/site/offline-manifest.ts';
import { clientScript } from './client-scripts.ts';
import { FolderWriter } from '../workspace/folder-writer.ts';

export interface OfflineSettings {
  keep: Keep;
  /** Bytes above which only the essential pages are kept. */
  most: number;
}

/** What a reader's device will keep of a site, for those who build it. */
export interface OfflineSummary {
  keep: Keep;
  /** Whether the site is larger than it may be, so that only the essential pages are kept. */
  isTooLarge: boolean;
  pages: number;
  bytes: number;
}

interface SiteFile {
  /** As the site is asked for it: `alerts/Down/`. */
  path: string;
  hash: string;
  bytes: number;
}

/**
 * Writes `sw.js`, which keeps the site on the devices of readers. The last step of a build: it must see every file as it
 * will be served. The site without its service worker is told to forget what an older one has kept.
 */
export async function writeServiceWorker(
  site: string,
  { addresses, offline }: { addresses: AddressesOfOld; offline: OfflineSettings },
): Promise<OfflineSummary> {
  const writer = new FolderWriter(site);
  if (offline.keep === 'nothing') {
    writer.write('sw.js', await clientScript('forget-offline'));
    return { keep: 'nothing', isTooLarge: false, pages: 0, bytes: 0 };
  }
  const spellings = spellingsOf(addresses);
  const manifest = manifestOf(filesOf(site, spellings), spellings, offline);
  writer.write('sw.js', `const offlineManifest=${JSON.stringify(manifest)};\n${await clientScript('service-worker')}`);
  const kept = manifest.keep === 'all' ? { ...manifest.essential, ...manifest.rest } : manifest.essential;
  return {
    keep: manifest.keep,
    isTooLarge: manifest.because === 'size',
    pages: Object.keys(kept).filter((path) => path === '' || path.endsWith('/')).length,
    bytes: manifest.bytes[manifest.keep],
  };
}

/**
 * What is to be kept of the files of a site.
 *
 * @param spellings Address of the page by the path of another spelling of it.
 */
export function manifestOf(
  files: readonly SiteFile[],
  spellings: ReadonlyMap<string, string>,
  { keep, most }: OfflineSettings,
): OfflineManifest {
  const kept = files
    .filter(({ path }) => isForReaders(path) && !spellings.has(path))
    .toSorted((a, b) => (a.path < b.path ? -1 : 1));
  const essential = kept.filter(({ path }) => isEssential(path));
  const rest = kept.filter(({ path }) => !isEssential(path));
  const bytes = { essential: bytesOf(essential), all: bytesOf(kept) };
  const because = keep === 'essential' ? 'site' : bytes.all > most ? 'size' : undefined;
  const content: Omit<OfflineManifest, 'version'> = {
    keep: because ? 'essential' : 'all',
    ...(because && { because }),
    bytes,
    essential: Object.fromEntries(essential.map(({ path, hash }) => [path, hash])),
    rest: Object.fromEntries(rest.map(({ path, hash }) => [path, because ? '' : hash])),
    spellings: Object.fromEntries(spellings),
  };
  return { version: digestOf(JSON.stringify(content)).slice(0, 16), ...content };
}

/** Bytes of files, of which those with the same content are kept once. */
function bytesOf(files: readonly SiteFile[]): number {
  const bytesByHash = new Map(files.map(({ hash, bytes }) => [hash, bytes]));
  return [...bytesByHash.values()].reduce((sum, bytes) => sum + bytes, 0);
}

/** The files of a site, without copies of pages for other spellings: most files are such copies. */
function filesOf(site: string, spellings: ReadonlyMap<string, string>): SiteFile[] {
  return readdirSync(site, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => !spellings.has(pathIn(site, file)))
    .map((file) => {
      const content = readFileSync(file);
      return { path: pathIn(site, file), hash: digestOf(content), bytes: content.length };
    });
}

/**
 * Copies of pages that differ from the page by nothing but the way to the root: a device needs only the page. Those with
 * more to say, such as that they have moved, are kept themselves.
 */
function spellingsOf({ alternates, anchors }: AddressesOfOld): Map<string, string> {
  const withAnchors = new Set<string>(anchors.map(({ page }) => page));
  return new Map(
    alternates
      .filter(({ address, kind }) => kind === 'spelling' && !withAnchors.has(address))
      .map(({ address, of }): [string, string] => [pathOfFile(fileOfAddress(address)), of.slice(1)])
      .filter(([spelling, page]) => spelling !== pathOfFile(fileOfAddress(`/${page}`)))
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );
}

function pathIn(site: string, file: string): string {
  return pathOfFile(path.relative(site, file).split(path.sep).join('/'));
}

function digestOf(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}
