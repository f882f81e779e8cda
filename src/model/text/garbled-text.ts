/** A stretch of a line whose characters are UTF-8 that was read as Windows-1252. */
export interface Garbled {
  /** Offset in the line. */
  start: number;
  written: string;
  /** What it was before; undefined when that is lost. */
  meant: string | undefined;
}

const decoder = new TextDecoder('windows-1252');
const characterByByte = Array.from({ length: 256 }, (_, byte) => decoder.decode(Uint8Array.of(byte)));
const byteByCharacter = new Map(characterByByte.map((character, byte) => [character, byte]));

const continuation = `[${characterByByte.slice(0x80, 0xc0).map(escaped).join('')}]`;
const sequence = new RegExp(
  `[\u00c2-\u00df]${continuation}|[\u00e0-\u00ef]${continuation}{2}|[\u00f0-\u00f4]${continuation}{3}`,
  'gu',
);
/** Beginnings of quotes, dashes and emoji whose end was lost on the way: bytes that Windows-1252 has no character for. */
const torn = new RegExp(`\u00e2\u20ac${continuation}?|\u00f0\u0178${continuation}{0,2}|\ufffd+`, 'gu');

/**
 * What may be right after an accented letter in good text: closing quotes, dashes, an ellipsis, signs in superscript,
 * and the space that French puts before `»`. A sequence of nothing else may be good text.
 */
const afterLetters =
  /^[\u00a0\u00ab\u00ad\u00b7\u00bb\u2018-\u201e\u2013\u2014\u2022\u2026\u2039\u203a\u00ae\u00a9\u2122\u00aa\u00b0\u00b2\u00b3\u00b9\u00ba]+$/;

/** Everything on a line that is garbled, in order, with what it was. Good text in any language gives nothing. */
export function repaired(line: string): Garbled[] {
  const found = [...line.matchAll(sequence)]
    .filter((match) => isGarbled(match[0], line, match.index))
    .map((match) => ({ start: match.index, written: match[0], meant: decodedOnce(match[0]) }));
  const known = found.filter((garbled): garbled is Garbled & { meant: string } => garbled.meant !== undefined);
  const covered = (start: number): boolean =>
    known.some((garbled) => start >= garbled.start && start < garbled.start + garbled.written.length);
  const lost = [...line.matchAll(torn)]
    .filter((match) => !covered(match.index))
    .map((match) => ({ start: match.index, written: match[0], meant: undefined }));
  return joined(
    [...known, ...lost].toSorted((a, b) => a.start - b.start),
    line,
  );
}

function isGarbled(text: string, line: string, start: number): boolean {
  const [lead, rest] = [text.charAt(0), text.slice(1)];
  if (text.startsWith('\u00e2\u20ac')) return true;
  if (!afterLetters.test(rest)) return true;
  // Of these only the pairs that stand for Latin letters and signs are told apart by what is around them.
  const isLatinPair = lead === '\u00c2' || lead === '\u00c3';
  return isLatinPair && !/\p{Lu}/u.test(line.charAt(start - 1)) && rest !== '\u00bb';
}

/** The text that the characters were, if their bytes are UTF-8; twice garbled text is repaired twice. */
function decodedOnce(text: string): string | undefined {
  const bytes = [...text].map((character) => byteByCharacter.get(character));
  if (bytes.includes(undefined)) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(bytes as number[]));
  } catch {
    return undefined;
  }
}

/** Neighbours as one, so that a word with two garbled letters, or a text that was garbled twice, is shown whole. */
function joined(garbled: Garbled[], line: string): Garbled[] {
  const groups: Garbled[] = [];
  for (const next of garbled) {
    const last = groups.at(-1);
    const between = last ? line.slice(last.start + last.written.length, next.start) : '';
    if (last && /^[\p{L}\p{N}]*$/u.test(between)) {
      last.written += between + next.written;
      last.meant = last.meant === undefined || next.meant === undefined ? undefined : last.meant + between + next.meant;
    } else groups.push({ ...next });
  }
  return groups.map((group) => ({ ...group, meant: group.meant && (repairedAgain(group.meant) ?? group.meant) }));
}

function repairedAgain(text: string): string | undefined {
  const again = repaired(text);
  const [only] = again;
  return again.length === 1 && only?.written === text ? only.meant : undefined;
}

function escaped(character: string): string {
  return /[\\\]^-]/.test(character) ? `\\${character}` : character;
}
