import { z } from 'zod';

declare const brand: unique symbol;

/**
 * Address of a page from the root of the site, without its base: `/wiki/latency/`, or `/wiki/latency.html`. On every file
 * system it is one file below the folder of the site. {@link parseAddress} alone makes one.
 */
export type SiteAddress = string & { readonly [brand]: 'SiteAddress' };

/** Why a text is no address. */
export interface AddressProblem {
  /** A whole sentence, with the text. */
  problem: string;
  /** What its writer most likely means, where that is an address. */
  instead: SiteAddress | undefined;
}

const controls = /\p{C}|[^\S ]/u;
const hiddenCharacters = /[\p{C}\p{Default_Ignorable_Code_Point}]|[^\S ]/u;

/** Longest name of a file, in bytes of UTF-8. */
const longestPart = 255;
/** Longest path below a site, in bytes: some systems end whole paths at 1024, and the folder of the site comes first. */
const longestPath = 768;

/**
 * Where no page may be, nor anything below: what a build writes besides its pages, what hosts look for beside them, and
 * where previews of requests are put. `*` stands for any text in one part, `<n>` for a number.
 */
export const ownPlaces: readonly string[] = [
  '/404.html',
  '/sw.js',
  '/manifest.webmanifest',
  '/llms*.txt',
  '/robots.txt',
  '/sitemap*.xml',
  '/favicon.ico',
  '/feed.xml',
  '/calendar.ics',
  '/CNAME',
  '/_astro',
  '/_headers',
  '/_redirects',
  '/_routes.json',
  '/_worker.js',
  '/api',
  '/assets',
  '/icons',
  '/images',
  '/pagefind*',
  '/schemas',
  '/contacts/*.vcf',
  '/contacts/*/*.vcf',
  '/contacts/*/*.ics',
  '/maintenance/*.ics',
  '/pr-<n>',
];

/** The same as one pattern of a folded path. Smaller copies, as `.ci/compress.mjs` makes them, are beside their files. */
const ownPlace = new RegExp(`^(?:${ownPlaces.map(placePattern).join('|')})(?:\\.gz|\\.br)?(?:/|$)`);

/** Whether an address is a place of the site itself, or lies below one. */
export function isOwnPlace(address: string): boolean {
  return ownPlace.test(folded(decodeURIComponent(address)));
}

function placePattern(place: string): string {
  return folded(place).replaceAll('.', '\\.').replaceAll('*', '[^/]*').replace('<n>', '\\d+');
}

/**
 * Reads an address. Its parts are decoded once, judged as the names that they give to files and folders, and written in one
 * form: readable but for what would break a link or a line, with a slash behind a folder.
 */
export function parseAddress(text: string): { address: SiteAddress } | AddressProblem {
  const read = addressIn(text);
  return 'address' in read ? read : { problem: `\`${shown(text)}\` ${read.problem}.`, instead: meantBy(text) };
}

/** What most addresses look like. They need no closer look, and sites have a hundred thousand. */
const plainAddress = /^(?=.{1,200}$)(?:\/[A-Za-z0-9]+(?:[-_][A-Za-z0-9]+)*)+(?:\/|\.html)$/;
const plainReserved = /\/(?:con|prn|aux|nul|com\d|lpt\d)[/.]|\/index\.html$/i;

function addressIn(text: string): { address: SiteAddress } | { problem: string } {
  if (plainAddress.test(text) && !plainReserved.test(text) && !ownPlace.test(folded(text)))
    return { address: text as SiteAddress };
  if (!text.startsWith('/')) return { problem: 'does not start with `/`' };
  const mark = /[?#]/.exec(text)?.[0];
  if (mark !== undefined)
    return { problem: `holds a \`${mark}\`: a page cannot be told from another one by what follows it` };
  if (/\s/.test(text)) return { problem: 'holds a blank or a line end' };
  if (text === '/') return { address: text as SiteAddress };
  if (text.includes('//')) return { problem: 'holds two slashes side by side' };
  const isFolder = text.endsWith('/');
  const parts = text
    .slice(1, isFolder ? -1 : undefined)
    .split('/')
    .map(decoded);
  const isOfAlert = parts[0] === 'alerts' || (parts[0] === 'runbooks' && parts.length === 3);
  for (const [place, part] of parts.entries()) {
    const source = isOfAlert && place === parts.length - 1 ? 'alert' : 'person';
    const problem = part === undefined ? 'has a `%` that encodes nothing' : nameProblem(part, source);
    if (problem !== undefined)
      return { problem: `cannot be an address of the site: its part \`${shown(part ?? text)}\` ${problem}` };
  }
  return addressOfParts(parts as string[], isFolder);
}

function addressOfParts(parts: string[], isFolder: boolean): { address: SiteAddress } | { problem: string } {
  const last = parts.at(-1)!;
  const isFile = !isFolder && /\.html$/i.test(last);
  const fileName = parts[0] === 'alerts' ? /\.html$/i : /\.html(?:\.gz|\.br)?$/i;
  const file = parts.slice(0, isFile ? -1 : undefined).find((part) => fileName.test(part));
  if (file !== undefined)
    return { problem: `cannot be an address of the site: \`${file}\` is the name of a file, so nothing lies below it` };
  const path = `/${parts.join('/')}`;
  if (ownPlace.test(folded(path))) return { problem: 'is a place that the site keeps for itself' };
  if (isLonger(path, longestPath))
    return { problem: `cannot be an address of the site: it is longer than ${longestPath} bytes` };
  const kept = isFile && last === 'index.html' ? parts.slice(0, -1) : parts;
  const end = kept.length === 0 || (isFile && kept === parts) ? '' : '/';
  return { address: `/${kept.map(encodedPart).join('/')}${end}` as SiteAddress };
}

/**
 * What is wrong with a part of an address as the name of a file or folder, as the end of a sentence that begins with the
 * part; undefined when every file system, host and archive keeps it as it is.
 *
 * @param source Who made the name. Those of alerts were made addresses for ever before anybody asked what Windows keeps
 *   from files, and may hold marks that go with an emoji.
 */
export function nameProblem(name: string, source: 'person' | 'alert' = 'person'): string | undefined {
  if (name === '') return 'has no letter';
  if (!name.isWellFormed()) return 'holds half of a character';
  const hidden = (source === 'alert' ? controls : hiddenCharacters).exec(name)?.[0];
  if (hidden !== undefined) return `holds the character ${codeOf(hidden)}, which nobody sees`;
  // Some systems and hosts take look-alikes of a dot and of a slash for these.
  const plain = name.normalize('NFKC');
  if (/^\.+$/.test(plain)) return 'has dots alone, which name other folders';
  if (plain.includes('/')) return 'holds a slash';
  if (plain.includes('\\')) return 'holds a backslash';
  if (/%[0-9a-f]{2}/i.test(plain)) return 'is encoded twice';
  if (name.startsWith('.')) return 'starts with a dot, as hidden files do';
  if (/^ |[. ]$/.test(name)) return 'starts or ends with a blank or a dot, which some file systems drop';
  const reserved = /[<>:"|?*]/.exec(plain)?.[0];
  if (reserved !== undefined) return `holds \`${reserved}\`, which no file on Windows may have in its name`;
  if (/^[^.]{1,6}~\d{1,6}(?:\.[^.]{0,3})?$/.test(plain)) return 'is a form in which Windows shortens other names';
  if (source === 'person' && isDevice(name)) return 'is the name of a device on Windows, where no file may have it';
  if (isLonger(name, longestPart)) return `is longer than ${longestPart} bytes`;
  return undefined;
}

/** Whether Windows gives a name to a device, whatever the folder and the extension: such a file cannot be made there. */
export function isDevice(name: string): boolean {
  return /^(?:con|prn|aux|nul|conin\$|conout\$|com\d|lpt\d) *(?:\.|$)/.test(folded(name));
}

/**
 * A path as the least discerning file system compares it: without regard to case and to forms of the same character. Where
 * two paths are the same here, one of two files may take the place of the other.
 */
export function folded(path: string): string {
  if (/^[ -~]*$/.test(path)) return path.toLowerCase();
  return path.normalize('NFKC').toUpperCase().toLowerCase().normalize('NFKC');
}

/** One thing to do about a text that is no address, in a list of them. */
export function addressHint({ instead }: AddressProblem): string {
  return instead === undefined ? 'Delete it: no page can have it.' : `Write \`${instead}\`.`;
}

/** A field that holds an old address of the page that it is in. */
export const oldAddress = z
  .string()
  .transform((written, context): SiteAddress => {
    const read = parseAddress(written);
    if ('address' in read) return read.address;
    const message = `${read.problem} Expected an old address on this site, such as \`/wiki/latency/\`.`;
    context.addIssue({ code: 'custom', message, params: { hint: addressHint(read) }, input: written });
    return z.NEVER;
  })
  .meta({ examples: ['/wiki/latency/'] });

/** A part of an address in its one form: what would break a link or a line is percent-encoded, the rest stays readable. */
export function encodedPart(part: string): string {
  return part.replace(/[\s%"<>\\^`{|}/?#\p{C}]/gu, encodeURIComponent);
}

/** Path of the file of a page below the folder of its site, with `/`: `wiki/latency/index.html`. */
export function fileOfAddress(address: string): string {
  const path = address.slice(1).split('/').map(decodeURIComponent).join('/');
  return path === '' || path.endsWith('/') ? `${path}index.html` : path;
}

/** The address that browsers, hosts and people would make of a text that is none; undefined when there is no such. */
function meantBy(text: string): SiteAddress | undefined {
  let path = text.trim().replace(/^https?:\/\/[^/?#]*/i, '');
  path = path.replace(/[?#].*$/s, '');
  for (let layer = 0; layer < 5; layer++)
    path = path.replace(/(?:%[0-9a-f]{2})+/gi, (bytes) => decoded(bytes) ?? bytes);
  path = path.replace(/[\p{C}\p{Default_Ignorable_Code_Point}]/gu, '');
  const parts: string[] = [];
  for (const part of path.split(/[\\/]/).map((name) => name.trim()))
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  const end = /\.html$/i.test(parts.at(-1) ?? '') ? '' : '/';
  const read = addressIn(`/${parts.map(encodedPart).join('/')}${end}`);
  return parts.length > 0 && 'address' in read && read.address !== text ? read.address : undefined;
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** A text as a message can show it: short, and with nothing that changes how the rest of the line is read. */
export function shown(text: string): string {
  const visible = [...text]
    .slice(0, 81)
    .map((character) => (hiddenCharacters.test(character) ? codeOf(character) : character));
  return visible.length > 80 ? `${visible.slice(0, 80).join('')}…` : visible.join('');
}

function codeOf(character: string): string {
  return `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
}

/** Whether a text has more than so many bytes of UTF-8. No unit of UTF-16 takes more than three. */
function isLonger(text: string, most: number): boolean {
  return text.length * 3 > most && new TextEncoder().encode(text).length > most;
}
