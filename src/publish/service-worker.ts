import { createHash } from 'node:crypto';
import { fileOfAddress } from '../../schemas/address.ts';
import type { OtherAddresses } from '../model/site/alternates.ts';
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
  /** Whether the essential pages are larger than it may be too, so that only those of the worst alerts are kept. */
  isCut: boolean;
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
  { addresses, offline }: { addresses: OtherAddresses; offline: OfflineSettings },
): Promise<OfflineSummary> {
  if (offline.keep === 'nothing') {
    site.write('sw.js', await clientScript('forget-offline'));
    return { keep: 'nothing', isTooLarge: false, pages: 0, bytes: 0, isCut: false };
  }
  const spellings = spellingsOf(addresses);
  const worstFirst = addresses.worstFirst().map((address) => pathOfFile(fileOfAddress(address)));
  const { version, parts, isCut } = offlineVersionOf(filesOf(site, spellings), { spellings, worstFirst }, offline);
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
    isCut,
  };
}

/** Files that a part of the list holds at most, on average: an edited page costs a device a few kilobytes of list. */
const filesInPart = 300;
/** Parts of which a list has at most: each stands in `sw.js` with its digest. */
const mostParts = 128;

/** What a list of files needs to know of a site besides its files. */
export interface OfflinePages {
  /** Address of the page by the path of another spelling of it. */
  spellings: ReadonlyMap<string, string>;
  /** Paths of the pages of alerts and of their runbooks, those of the worst alerts first. */
  worstFirst: readonly string[];
}

/**
 * What is to be kept of the files of a site, and the list of them in parts. A path is in the same part whatever else the site
 * has, as long as it has about as many files. Where the essential pages are larger than may be kept, those of the worst alerts are,
 * and all that is neither an alert nor a runbook.
 */
export function offlineVersionOf(
  files: readonly ListedFile[],
  { spellings, worstFirst }: OfflinePages,
  { keep, most }: OfflineSettings,
): { version: OfflineVersion; parts: string[]; isCut: boolean } {
  const kept = files
    .filter(({ path }) => isForReaders(path) && !spellings.has(path))
    .toSorted((a, b) => (a.path < b.path ? -1 : 1));
  const essential = keptOf(
    kept.filter(({ path }) => isEssential(path)),
    worstFirst,
    most,
  );
  const isCut = essential.size < kept.filter(({ path }) => isEssential(path)).length;
  const bytes = { essential: bytesOf([...essential]), all: bytesOf(kept) };
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
  for (const file of kept) {
    const { path, hash } = file;
    if (because ? essential.has(file) : isEssential(path)) listOf(path).essential.push([path, hash]);
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
  return {
    version: { version: digestOf(JSON.stringify(content)).slice(0, 16), ...content },
    parts,
    isCut: isCut && because !== undefined,
  };
}

/** The first files that fit into so many bytes: what is no page of an alert or of a runbook always, then those pages in their order. */
function keptOf(files: readonly ListedFile[], worstFirst: readonly string[], most: number): Set<ListedFile> {
  const placeOf = new Map(worstFirst.map((path, index) => [path, index]));
  const place = ({ path }: ListedFile): number =>
    /^(?:alerts|runbooks)\/./.test(path) ? (placeOf.get(path) ?? worstFirst.length) : -1;
  const kept = new Set<ListedFile>();
  const hashes = new Set<string>();
  let bytes = 0;
  for (const file of files.toSorted((a, b) => place(a) - place(b))) {
    const more = hashes.has(file.hash) ? 0 : file.bytes;
    if (bytes + more > most && place(file) >= 0) continue;
    bytes += more;
    hashes.add(file.hash);
    kept.add(file);
  }
  return kept;
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
function spellingsOf({ alternates, anchors }: OtherAddresses): Map<string, string> {
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
