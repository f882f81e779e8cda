import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse, type DefaultTreeAdapterTypes } from 'parse5';
import { decodedPercent, inlineElements, markupIn } from '../model/text/markup.ts';
import type { TextKind } from '../model/internal/search.ts';
import { unpackSearchIndex } from '../model/search/search-index.ts';
import { barrier, seenText, type SeenText } from '../model/text/seen-text.ts';

const pictures =
  'png jpg jpeg gif webp avif bmp ico tif tiff pdf mp4 webm mov mp3 ogg woff woff2 ttf otf zip gz br'.split(' ');

/** Whether a file may hold words that only people can read. */
export function isPicture(name: string): boolean {
  return pictures.includes(extensionOf(name));
}

function extensionOf(name: string): string {
  return path.extname(name).slice(1).toLowerCase();
}

/** Something that a file says. */
export interface FileText {
  text: string;
  kind: TextKind;
  /** Whether it is a script or a style, which many pages may have. */
  mayRepeat: boolean;
}

/**
 * What people see and programs read in one file of a site: text across its markup, attributes, comments and scripts.
 *
 * @param name Path below the site.
 */
export function textsOfFile(name: string, bytes: Uint8Array): FileText[] {
  if (isPicture(name)) return [code(printableRuns(bytes))];
  const text = new TextDecoder().decode(bytes);
  switch (extensionOf(name)) {
    case 'html':
    case 'svg':
    case 'xml':
      return textsOfHtml(text);
    case 'json':
    case 'webmanifest':
      return [prose(stringsInJson(text))];
    case 'js':
    case 'css':
      return [code(withoutEscapes(name === 'assets/search-index.js' ? unpackedNames(text) : text))];
    case 'vcf':
    case 'ics':
      return [prose(withoutEscapes(text.replace(/\r?\n[ \t]/g, '')))];
    default:
      return [text.includes(barrier) ? code(printableRuns(bytes)) : prose(text)];
  }
}

function prose(text: string): FileText {
  return { text, kind: 'prose', mayRepeat: false };
}

function code(text: string, mayRepeat = false): FileText {
  return { text, kind: 'code', mayRepeat };
}

/** The names that search knows, which travel in parts; the script itself where it is no index of this version. */
function unpackedNames(script: string): string {
  try {
    return JSON.stringify(unpackSearchIndex(JSON.parse(script.replace(/^[\w.]+=|;\s*$/g, ''))));
  } catch {
    return script;
  }
}

/** `+pager` of a mailbox: what comes to `ops+pager@example.com` comes to `ops@example.com`. */
const mailTag = /\+[\w.-]{1,60}(?=@)/g;

/**
 * A text in every way in which it may be read: as it is, without markup, percent-encoding and tags of mailboxes, turned
 * round where it says so, and what it holds as base64 or packed.
 */
export function readingsOf({ text }: Pick<FileText, 'text'>): SeenText[] {
  return [text, ...packedIn(text)].flatMap((each) => {
    const texts = new Set([each, withoutPercent(each), each.replace(mailTag, '')]);
    if (each.includes('\u202e')) texts.add(turnedRound(each));
    if (each.includes('\\')) texts.add(withoutEscapes(each));
    const markup = markupIn(each);
    return [
      ...Array.from(texts, (reading) => seenText(reading)),
      ...(markup.length === 0 ? [] : [seenText(each, markup)]),
    ];
  });
}

function textsOfHtml(html: string): FileText[] {
  const parts: Parts = { shown: [], apart: [], hidden: [], scripts: [] };
  collect(parse(html, { scriptingEnabled: false }), parts);
  return [
    prose(parts.shown.join('')),
    prose(parts.apart.join(barrier)),
    code(parts.hidden.join(barrier)),
    ...parts.scripts.map((script) => code(withoutEscapes(script), true)),
  ];
}

/** Text of a page as it is shown, with a line of its own for each block; and what is not shown. */
interface Parts {
  shown: string[];
  /** Read or heard in a place of its own, so that it parts nothing of what is shown: titles, labels. */
  apart: string[];
  hidden: string[];
  scripts: string[];
}

/** Attributes that people read or hear. */
const shownAttributes = new Set(['alt', 'title', 'aria-label', 'aria-description', 'placeholder', 'label', 'summary']);

function collect(node: DefaultTreeAdapterTypes.Node, parts: Parts): void {
  const { shown, apart, hidden, scripts } = parts;
  if (node.nodeName === '#comment') hidden.push((node as DefaultTreeAdapterTypes.CommentNode).data);
  if (node.nodeName === '#text') shown.push((node as DefaultTreeAdapterTypes.TextNode).value);
  if (!('childNodes' in node)) return;
  const attributes = 'attrs' in node ? node.attrs : [];
  for (const { name, value } of attributes) {
    hidden.push(value);
    if (shownAttributes.has(name)) apart.push(value);
  }
  if (node.nodeName === 'script' || node.nodeName === 'style') {
    scripts.push(...node.childNodes.map((child) => ('value' in child ? child.value : '')));
    return;
  }
  // The mark of a footnote is read on its own.
  if (attributes.some(({ name }) => name === 'data-footnote-ref')) return;
  if ('namespaceURI' in node && node.namespaceURI.endsWith('/svg') && /^(?:title|desc)$/.test(node.nodeName)) {
    const own: Parts = { ...parts, shown: [] };
    for (const child of node.childNodes) collect(child, own);
    apart.push(own.shown.join(''));
    return;
  }
  const isBlock = 'tagName' in node && !inlineElements.has(node.tagName);
  if (isBlock) shown.push('\n');
  let number = Number(attributes.find(({ name }) => name === 'start')?.value ?? 1);
  for (const child of node.childNodes) {
    if (node.nodeName === 'ol' && child.nodeName === 'li') {
      number = numberOf(child) ?? number;
      shown.push(`\n${number++}. `);
    }
    collect(child, parts);
  }
  if ('content' in node) collect(node.content, parts);
  if (isBlock) shown.push('\n');
}

/** The number that an item of a list says it has. */
function numberOf(item: DefaultTreeAdapterTypes.Node): number | undefined {
  const written = 'attrs' in item ? item.attrs.find(({ name }) => name === 'value')?.value : undefined;
  return written === undefined ? undefined : Number(written);
}

function stringsInJson(text: string): string {
  const strings: string[] = [];
  try {
    JSON.parse(text, (key, value: unknown) => {
      strings.push(key);
      if (typeof value === 'string' || typeof value === 'number') strings.push(String(value));
      return value;
    });
  } catch {
    return text;
  }
  return strings.join(barrier);
}

/** Text of a script, a style sheet or a calendar with its escapes read. */
function withoutEscapes(text: string): string {
  return text.replace(
    /\\(?:u\{([0-9a-fA-F]{1,6})\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|([0-9a-fA-F]{2,6})|([^]))/g,
    (_, braced?: string, four?: string, two?: string, css?: string, sign?: string) => {
      if (sign !== undefined) return /[nrtbfvN]/.test(sign) ? ' ' : sign;
      const code = Number.parseInt(braced ?? four ?? two ?? css ?? '', 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : ' ';
    },
  );
}

const maxEncodings = 3;

function withoutPercent(text: string): string {
  let decoded = text;
  for (let count = 0; count < maxEncodings && decoded.includes('%'); count++)
    decoded = decoded.replace(/(?:%[0-9a-fA-F]{2})+/g, decodedPercent);
  return decoded;
}

/** What follows a sign that turns the direction, in the order in which it is shown. */
function turnedRound(text: string): string {
  return text.replace(/\u202e([^\u202c\n\0]*)/g, (_, turned: string) => [...turned].toReversed().join(''));
}

/** Texts that another text holds as base64, compressed or not. */
function packedIn(text: string): string[] {
  const runs = text.match(/[A-Za-z0-9+/_-]{12,}={0,2}/g) ?? [];
  const parts = runs.flatMap((run) => (run.includes('/') ? [run, ...run.split('/')] : [run]));
  return parts.flatMap((part) => {
    if (part.length < 12) return [];
    const bytes = Buffer.from(part, 'base64');
    if (bytes[0] === 0x1f && bytes[1] === 0x8b) return unzipped(bytes);
    const decoded = bytes.toString();
    return /^[\p{L}\p{M}\p{N}\p{P}\p{S}\p{Z}\s]+$/u.test(decoded) && !decoded.includes('\ufffd') ? [decoded] : [];
  });
}

const maxUnpacked = 50_000_000;

function unzipped(bytes: Buffer): string[] {
  try {
    return [printableRuns(gunzipSync(bytes, { maxOutputLength: maxUnpacked }))];
  } catch {
    return [];
  }
}

/** Words in a file of any kind, such as the notes in a picture, of one byte a letter or of two. */
function printableRuns(bytes: Uint8Array): string {
  const narrow = new TextDecoder().decode(bytes).split(/[\0-\b\u000e-\u001f\u007f-\u009f\ufffd]+/);
  const wide =
    Buffer.from(bytes)
      .toString('latin1')
      .match(/(?:[ -~]\0){6,}/g) ?? [];
  return [...narrow.filter((run) => run.length >= 6), ...wide.map((run) => run.replaceAll('\0', ''))].join(barrier);
}
