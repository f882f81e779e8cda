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
  const text = decodeUtf8(bytes);
  if (text === undefined) return { problem: notUtf8(bytes, shown) };
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

/** What is said of a file that is not UTF-8, at its first byte that is not. */
export function notUtf8(bytes: Uint8Array, shown: string): { id: string; message: string; hint: string; at: Place } {
  return {
    id: 'content/not-utf8',
    message: 'The file is not UTF-8: a byte here belongs to no character.',
    hint: 'Save it as UTF-8.',
    at: { file: shown, ...placeOfBadByte(bytes) },
  };
}

/** Bytes as UTF-8, undefined when they are not. A byte order mark is left out unless it is kept. */
export function decodeUtf8(bytes: Uint8Array, { keepsMark = false } = {}): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: keepsMark }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Line and column (in UTF-16 units) of the first byte that is not UTF-8. */
export function placeOfBadByte(bytes: Uint8Array): { line: number; column: number } {
  let good = 0;
  for (let bad = bytes.length; bad - good > 1;) {
    const middle = Math.floor((good + bad) / 2);
    if (startsWell(bytes.subarray(0, middle))) good = middle;
    else bad = middle;
  }
  const before = new TextDecoder('utf-8')
    .decode(bytes.subarray(0, good))
    .replace(/\uFFFD$/, '')
    .split('\n');
  return { line: before.length, column: before.at(-1)!.length + 1 };
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
