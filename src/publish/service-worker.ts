import { createHash } from 'node:crypto';
import { fileOfAddress } from '../../schemas/address.ts';
import type { AddressesOfOld } from '../model/site/alternates.ts';
import {
  isEssential,
  isForReaders,
  partPath,
  pathOfFile,
  type Keep,
  type OfflineList,
  type OfflineVersion,
} from '../model/site/offline-manifest.ts';
import { clientScript } from './client-scripts.ts';
import type { SiteFile, SiteFiles } from './site-files.ts';

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

interface ListedFile extends SiteFile {
  /** As the site is asked for it: `alerts/Down/`. */
  path: string;
}

/**
 * Writes `sw.js`, which keeps the site on the devices of readers. The last step of a build: it must see every file as it
 * will be served. The site without its service worker is told to forget what an older one has kept.
 */
export async function writeServiceWorker(
  site: SiteFiles,
  { addresses, offline }: { addresses: AddressesOfOld; offline: OfflineSettings },
): Promise<OfflineSummary> {
  if (offline.keep === 'nothing') {
    site.write('sw.js', await clientScript('forget-offline'));
    return { keep: 'nothing', isTooLarge: false, pages: 0, bytes: 0 };
  }
  const spellings = spellingsOf(addresses);
  const { version, parts } = offlineVersionOf(filesOf(site, spellings), spellings, offline);
  for (const [index, part] of parts.entries()) site.write(partPath(index), part);
  site.write('sw.js', `const offlineVersion=${JSON.stringify(version)};\n${await clientScript('service-worker')}`);
  const kept = parts
    .map((part) => JSON.parse(part) as OfflineList)
    .flatMap(({ essential, rest }) => Object.keys(version.keep === 'all' ? { ...essential, ...rest } : essential));
  return {
    keep: version.keep,
    isTooLarge: version.because === 'size',
    pages: kept.filter((path) => path === '' || path.endsWith('/')).length,
    bytes: version.bytes[version.keep],
  };
}

/** Files that a part of the list holds at most, on average: an edited page costs a device a few kilobytes of list. */
const filesInPart = 300;
/** Parts of which a list has at most: each stands in `sw.js` with its digest. */
const mostParts = 128;

/**
 * What is to be kept of the files of a site, and the list of them in parts. A path is in the same part whatever else the site
 * has, as long as it has about as many files.
 *
 * @param spellings Address of the page by the path of another spelling of it.
 */
export function offlineVersionOf(
  files: readonly ListedFile[],
  spellings: ReadonlyMap<string, string>,
  { keep, most }: OfflineSettings,
): { version: OfflineVersion; parts: string[] } {
  const kept = files
    .filter(({ path }) => isForReaders(path) && !spellings.has(path))
    .toSorted((a, b) => (a.path < b.path ? -1 : 1));
  const bytes = { essential: bytesOf(kept.filter(({ path }) => isEssential(path))), all: bytesOf(kept) };
  const because = keep === 'essential' ? 'site' : bytes.all > most ? 'size' : undefined;
  let count = 1;
  while (count < mostParts && (kept.length + spellings.size) / count > filesInPart) count *= 2;
  const lists = Array.from({ length: count }, () => ({
    essential: [] as [string, string][],
    rest: [] as [string, string][],
    spellings: [] as [string, string][],
  }));
  const listOf = (path: string): (typeof lists)[number] =>
    lists[Number.parseInt(digestOf(path).slice(0, 4), 16) % count]!;
  for (const { path, hash } of kept) {
    if (isEssential(path)) listOf(path).essential.push([path, hash]);
    else listOf(path).rest.push([path, because ? '' : hash]);
  }
  for (const spelling of spellings) listOf(spelling[0]).spellings.push(spelling);
  const parts = lists.map((list) => {
    const part: OfflineList = {
      essential: Object.fromEntries(list.essential),
      rest: Object.fromEntries(list.rest),
      spellings: Object.fromEntries(list.spellings),
    };
    return JSON.stringify(part);
  });
  const content: Omit<OfflineVersion, 'version'> = {
    keep: because ? 'essential' : 'all',
    ...(because && { because }),
    bytes,
    parts: parts.map((part) => digestOf(part)),
  };
  return { version: { version: digestOf(JSON.stringify(content)).slice(0, 16), ...content }, parts };
}

/** Bytes of files, of which those with the same content are kept once. */
function bytesOf(files: readonly ListedFile[]): number {
  const bytesByHash = new Map(files.map(({ hash, bytes }) => [hash, bytes]));
  return [...bytesByHash.values()].reduce((sum, bytes) => sum + bytes, 0);
}

/** The files of a site, without copies of pages for other spellings: most files are such copies. */
function filesOf(site: SiteFiles, spellings: ReadonlyMap<string, string>): ListedFile[] {
  return [...site.all()]
    .map(([file, content]) => ({ path: pathOfFile(file), ...content }))
    .filter(({ path }) => !spellings.has(path));
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

function digestOf(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}
