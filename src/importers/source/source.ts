import { longestSource, notUtf8, tooLarge } from './bad-source.ts';
import { decodeUtf8, type NotText } from '../../readers/decode-text.ts';
import type { Finding } from '../../model/audit/finding.ts';
import { repaired } from '../../model/text/garbled-text.ts';

/** A file that is to be brought in, as it lies on the disk. */
export interface SourceFile {
  /** Path below the folder that was named, with `/`. */
  path: string;
  /** Path as messages show it. */
  shown: string;
  bytes: Uint8Array;
}

/** A character that was saved in one encoding and read in another, and what it was before. */
export interface Repair {
  line: number;
  written: string;
  meant: string;
}

/** A source as text, with the same lines as the file. */
export interface SourceText {
  path: string;
  shown: string;
  /** `\n` at line ends, no byte order mark, broken encodings repaired. */
  text: string;
  repairs: Repair[];
  /** Lines with characters that are lost: nobody can say what they were. */
  lostLines: number[];
}

/**
 * Text of a source. UTF-8, or UTF-16 with a byte order mark; another encoding only when it is named.
 *
 * @param encoding Label of the WHATWG Encoding Standard, for files that are neither: `windows-1252`.
 */
export function readSource(file: SourceFile, encoding?: string): SourceText | { problem: Finding } {
  if (file.bytes.length > longestSource) return { problem: tooLarge(file.shown, file.bytes.length, longestSource) };
  const decoded = decode(file.bytes, encoding);
  if ('problem' in decoded) return { problem: notUtf8(file.shown, decoded.problem) };
  const lines = decoded.text.replace(/^\uFEFF/, '').split(/\r\n?|\n/);
  const repairs: Repair[] = [];
  const lostLines: number[] = [];
  const text = lines.map((line, index) => fixLine(line, index + 1, repairs, lostLines)).join('\n');
  return { path: file.path, shown: file.shown, text, repairs, lostLines };
}

function decode(bytes: Uint8Array, encoding: string | undefined): { text: string } | { problem: NotText } {
  const decoded = decodeUtf8(bytes);
  if ('text' in decoded) return decoded;
  const [first, second] = bytes;
  const utf16 =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : undefined;
  try {
    if (utf16 !== undefined) return { text: new TextDecoder(utf16, { fatal: true }).decode(bytes) };
  } catch {
    // Half a character: the mark was none.
  }
  return encoding === undefined ? decoded : { text: new TextDecoder(encoding).decode(bytes) };
}

function fixLine(line: string, number: number, repairs: Repair[], lostLines: number[]): string {
  if (!/[\u00c2-\u00f4\ufffd]/.test(line)) return line;
  let fixed = '';
  let from = 0;
  for (const { start, written, meant } of repaired(line)) {
    if (meant === undefined) {
      if (lostLines.at(-1) !== number) lostLines.push(number);
      continue;
    }
    repairs.push({ line: number, written, meant });
    fixed += line.slice(from, start) + meant;
    from = start + written.length;
  }
  return fixed + line.slice(from);
}
