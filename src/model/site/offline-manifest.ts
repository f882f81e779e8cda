import type { keeps } from '../../../schemas/site.ts';
import { ownValue } from '../text/own-value.ts';
import { ageTexts } from '../../texts/times.ts';

export type Keep = (typeof keeps)[number];

/** What a service worker knows of its version from the start: it stands at the head of `sw.js`. */
export interface OfflineVersion {
  /** The start of the digest of all else in here: it differs for versions that differ in anything that is kept. */
  version: string;
  keep: Exclude<Keep, 'nothing'>;
  /** Why it is not all: the site says so, or it is larger than it may be. */
  because?: 'site' | 'size';
  /** What the files take, in bytes. */
  bytes: { essential: number; all: number };
  /** SHA-256 of each part of the list of files, in their order. The parts are files as well. */
  parts: readonly string[];
}

/** The list of files of one version, or a part of it. */
export interface OfflineList {
  /** SHA-256, as hexadecimal digits, of each file by the path that the site is asked for: `alerts/Down/`, `assets/site.js`. */
  essential: Record<string, string>;
  /** The same for all other files; empty texts where only the essential ones are kept. */
  rest: Record<string, string>;
  /** Other spellings of a page by their path, and the address of the page, percent-encoded: `alerts/down.html` to `alerts/Down/`. */
  spellings: Record<string, string>;
}

/** Path of a part of the list of files. */
export function partPath(index: number): string {
  return `assets/offline/${index}.json`;
}

/** The whole list of files of its parts. */
export function wholeList(parts: readonly OfflineList[]): OfflineList {
  // Whoever names a file `__proto__` gets a file, and no prototype.
  const merge = (name: keyof OfflineList): Record<string, string> =>
    Object.fromEntries(parts.flatMap((part) => Object.entries(part[name])));
  return { essential: merge('essential'), rest: merge('rest'), spellings: merge('spellings') };
}

/** What there is for a request: a file by its hash (empty when it is not kept), or another path that shows it. */
export type Found = { hash: string } | { path: string };

const forMachines =
  /^(api|schemas|\.well-known|assets\/offline)\/|^[^/]*\.(txt|xml)$|\.(md|zip)$|^sw\.js$|^(cname|_headers|_redirects|_routes\.json|\.nojekyll)$/i;

/**
 * Whether readers may want a file without a network. Those for machines are left to the network, and so is the worker
 * itself, which the browser keeps.
 */
export function isForReaders(path: string): boolean {
  return !forMachines.test(path);
}

/** Whether a file is one of those that a device keeps when it cannot keep all: what one needs between a page and a fix. */
export function isEssential(path: string): boolean {
  if (/^assets\/full-text[./]/.test(path)) return false;
  return !path.includes('/') || /^(alerts|runbooks|contacts|severities|assets|icons)\//.test(path);
}

/** Path that the site is asked for, of a file in it: `alerts/Down/` for `alerts/Down/index.html`, and '' for the home page. */
export function pathOfFile(file: string): string {
  return file.replace(/(^|\/)index\.html$/, '$1');
}

/**
 * Finds what a list has for a path: as it is, by `index.html`, without the last slash, or by another spelling.
 *
 * @param pathname What is behind the root of the site in an address, percent-encoded as it may be.
 * @returns undefined when the site has no such file.
 */
export function findKept(list: OfflineList, pathname: string): Found | undefined {
  const path = pathAsked(pathname);
  const hash = ownValue(list.essential, path) ?? ownValue(list.rest, path);
  if (hash !== undefined) return { hash };
  const page = ownValue(list.spellings, path) ?? ownValue(list.spellings, `${path}/`);
  if (page !== undefined) return { path: page };
  const folder = ownValue(list.essential, `${path}/`) ?? ownValue(list.rest, `${path}/`);
  return folder === undefined ? undefined : { path: `${pathname}/` };
}

/** Path of the file that an address asks for, if there is one: `alerts/Down/` for `alerts/%44own/index.html`. */
export function pathAsked(pathname: string): string {
  return pathOfFile(decoded(pathname));
}

/** A path as a link writes it: `alerts/Speicher%20voll/`. */
export function encodedPath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

/** A size as people say it: `1.9 MB`. */
export function sizeText(bytes: number): string {
  if (bytes < 1000) return ageTexts.bytes(bytes);
  if (bytes < 999_500) return ageTexts.kilobytes(Math.round(bytes / 1000));
  return ageTexts.megabytes((bytes / 1_000_000).toFixed(1));
}

/** How long ago something was, roughly: `3 hours ago`. */
export function agoText(milliseconds: number): string {
  const minutes = Math.floor(milliseconds / 60_000);
  if (minutes < 1) return ageTexts.justNow;
  if (minutes < 60) return ageTexts.ago(minutes, 'minute');
  if (minutes < 48 * 60) return ageTexts.ago(Math.floor(minutes / 60), 'hour');
  return ageTexts.ago(Math.floor(minutes / 1440), 'day');
}

function decoded(pathname: string): string {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return pathname;
  }
}
