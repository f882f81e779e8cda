import { createHash } from 'node:crypto';
import type { Place } from '../model/text/place.ts';

/** Content files larger than this are refused, in bytes: nobody reads a megabyte of runbook. */
export const longestFile = 1_048_576;

export type FileText =
  { text: string; digest: string } | { problem: { id: string; message: string; hint: string; at: Place } };

/** Text of a file as UTF-8, without a byte order mark and with `\n` at line ends, and with its SHA-256. */
export function decodeText(bytes: Uint8Array, shown: string): FileText {
  const start = { file: shown, line: 1, column: 1 };
  if (bytes.length > longestFile)
    return {
      problem: {
        id: 'content/too-large',
        message: `The file has ${bytes.length} bytes, more than the ${longestFile} that a page may have.`,
        hint: 'Split it into several files.',
        at: start,
      },
    };
  const decoded = decodeUtf8(bytes);
  if ('problem' in decoded) return { problem: notUtf8(decoded.problem, shown) };
  const { text } = decoded;
  if (text.trim() === '')
    return {
      problem: {
        id: 'content/empty',
        message: 'The file is empty.',
        hint: 'Write its fields, or delete the file.',
        at: start,
      },
    };
  return { text: text.replace(/\r\n?/g, '\n'), digest: createHash('sha256').update(bytes).digest('hex') };
}

/** What keeps bytes from being text, as a sentence, and where. */
export interface NotText {
  message: string;
  line: number;
  column: number;
}

/** What is said of a file of content that is no text, at the first byte that is to blame. */
export function notUtf8(
  { message, ...place }: NotText,
  shown: string,
): { id: string; message: string; hint: string; at: Place } {
  return { id: 'content/not-utf8', message, hint: 'Save it as UTF-8.', at: { file: shown, ...place } };
}

/**
 * Bytes as text in UTF-8: the one decoder for all that people write. A byte order mark is left out unless it is kept. Text
 * without a NUL: UTF-16 without its mark is valid UTF-8, and so is much of what is binary.
 */
export function decodeUtf8(bytes: Uint8Array, { keepsMark = false } = {}): { text: string } | { problem: NotText } {
  const other = markedEncoding(bytes);
  if (other !== undefined)
    return { problem: { message: `The file is ${other}, where UTF-8 is expected.`, line: 1, column: 1 } };
  const text = asUtf8(bytes, keepsMark);
  if (text === undefined) {
    const message = 'The file is not UTF-8: a byte here belongs to no character.';
    return { problem: { message, ...placeOfBadByte(bytes) } };
  }
  const zero = text.indexOf('\0');
  if (zero === -1) return { text };
  const message = 'The file is not text in UTF-8: a NUL is here, as in UTF-16 and in binary files.';
  return { problem: { message, ...placeAfter(text.slice(0, zero).replace(/^\uFEFF/, '')) } };
}

/** The encoding that a byte order mark names, unless it is UTF-8. */
function markedEncoding([first, second, third, fourth]: Uint8Array): string | undefined {
  if (first === 0xff && second === 0xfe) return third === 0 && fourth === 0 ? 'UTF-32' : 'UTF-16';
  if (first === 0xfe && second === 0xff) return 'UTF-16';
  return undefined;
}

function asUtf8(bytes: Uint8Array, keepsMark: boolean): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: keepsMark }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Line and column (in UTF-16 units) of the first byte that is not UTF-8. */
function placeOfBadByte(bytes: Uint8Array): { line: number; column: number } {
  let good = 0;
  for (let bad = bytes.length; bad - good > 1;) {
    const middle = Math.floor((good + bad) / 2);
    if (startsWell(bytes.subarray(0, middle))) good = middle;
    else bad = middle;
  }
  return placeAfter(new TextDecoder('utf-8').decode(bytes.subarray(0, good)).replace(/\uFFFD$/, ''));
}

function placeAfter(text: string): { line: number; column: number } {
  const lines = text.split('\n');
  return { line: lines.length, column: lines.at(-1)!.length + 1 };
}

/** Whether the bytes are UTF-8, but for a last character that may be cut short. */
function startsWell(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}
