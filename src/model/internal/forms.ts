import type { Level } from '../audit/finding.ts';
import { seenText } from '../text/seen-text.ts';

/** A way to write an internal value, as it is looked for in what readers see. */
export interface Form {
  /** Letters and digits, folded as those of a {@link seenText}. */
  letters: string;
  /** Places in them where words begin, but for the first. */
  joints: ReadonlySet<number>;
  /** Level of a match whose words are written as they are; spelled out or run together it may be less. */
  level: Level;
  /** Places that have to be in upper case, because the words mean something else without; not in an id. */
  capitals?: readonly number[];
  /** Whether a comma between the words does as well as capitals, as in `Lovelace, Ada`. */
  isReversed?: true;
  /** The words are part of an address: nothing but `-`, `/`, `#`, `.` and `_` is between them. */
  isAddress?: true;
  /** It is no part of a longer name of a host or mailbox. */
  isHost?: true;
  /** The sign in front without which it is a plain word. */
  sign?: string;
  /** Of a telephone number: the digits before those of `letters`, and how many make it whole without its country. */
  number?: { before: string; national: number };
}

/** How many letters and digits make a word that says enough: a sign of a script of words counts for three. */
export const enough = { certain: 5, doubtful: 3, spelled: 8, spelledDoubtful: 6, inside: 10 } as const;

/** Digits of a telephone number that say enough by themselves. */
export const shortestNumber = 7;

/** How much letters say, in letters of an alphabet. */
export function weightOf(letters: string): number {
  return [...letters].reduce(
    (sum, letter) => sum + (/\p{Script=Han}|\p{Script=Hangul}|[\u3040-\u30ff]/u.test(letter) ? 3 : 1),
    0,
  );
}

/** Words, folded; with whether each begins with a capital. */
export type Words = readonly { letters: string; isCapital: boolean }[];

export function wordsIn(text: string): Words {
  return (text.match(/[\p{L}\p{M}\p{N}\p{Cf}]+/gu) ?? []).flatMap((word) => {
    const { letters } = seenText(word);
    return letters === '' ? [] : [{ letters, isCapital: isUpperCase([...word][0]!) }];
  });
}

export function isUpperCase(character: string): boolean {
  return character !== character.toLowerCase();
}

/** @param more What else has to hold. */
export function formOf(words: Words, level: Level, more: Partial<Form> = {}): Form {
  const joints = new Set<number>();
  let letters = '';
  for (const word of words) {
    if (letters !== '') joints.add(letters.length);
    letters += word.letters;
  }
  return { letters, joints, level, ...more };
}

/** Places of the capitals that words are written with. */
export function capitalsOf(words: Words): number[] {
  let length = 0;
  return words.flatMap(({ letters, isCapital }) => {
    const place = length;
    length += letters.length;
    return isCapital ? [place] : [];
  });
}

/** Words as they are: certain when there are enough letters, doubtful and only in the same case when there are fewer. */
export function wordForms(words: Words, level: Level, more: Partial<Form> = {}): Form[] {
  const weight = weightOf(words.map(({ letters }) => letters).join(''));
  if (weight >= enough.certain) return [formOf(words, level, more)];
  if (weight < enough.doubtful) return [];
  return [formOf(words, 'warning', { capitals: capitalsOf(words), ...more })];
}

/** Umlauts as addresses write them: `mueller`. */
function transcribed(text: string): string | undefined {
  const pairs = new Map([
    ['ä', 'ae'],
    ['ö', 'oe'],
    ['ü', 'ue'],
    ['å', 'aa'],
    ['ø', 'oe'],
  ]);
  const other = text
    .normalize('NFC')
    .replace(/[äöüåø]/gi, (letter) =>
      isUpperCase(letter)
        ? pairs.get(letter.toLowerCase())!.replace(/^./, (first) => first.toUpperCase())
        : pairs.get(letter)!,
    );
  return other === text.normalize('NFC') ? undefined : other;
}

/** Forms of a text, and of what it is without umlauts. */
export function withTranscription(text: string, formsOfText: (text: string) => Form[]): Form[] {
  const other = transcribed(text);
  return [...formsOfText(text), ...(other === undefined ? [] : formsOfText(other))];
}
