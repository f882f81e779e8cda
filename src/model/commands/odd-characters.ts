import { codeOf } from '../text/visible-text.ts';

/** A character that hides in a command, or is not what it looks like. */
export interface OddCharacter {
  /** Offset in the text. */
  at: number;
  character: string;
  /** What it is, with its code: `a no-break space (U+00A0)`. */
  name: string;
  /** What belongs in its place; empty where nothing does. */
  instead: string;
}

/** Names of characters that cannot be told from others, or not be seen, with what people meant by them. */
const named: ReadonlyMap<string, readonly [name: string, instead: string]> = new Map([
  ['\u00a0', ['a no-break space', ' ']],
  ['\u202f', ['a narrow no-break space', ' ']],
  ['\u3000', ['an ideographic space', ' ']],
  ['\u00ad', ['a soft hyphen', '']],
  ['\u200b', ['a zero-width space', '']],
  ['\u200c', ['a zero-width non-joiner', '']],
  ['\u200d', ['a zero-width joiner', '']],
  ['\u2060', ['a word joiner', '']],
  ['\ufeff', ['a byte order mark', '']],
  ['\u001b', ['an escape', '']],
  ['\u2010', ['a typographic hyphen', '-']],
  ['\u2011', ['a no-break hyphen', '-']],
  ['\u2212', ['a minus sign', '-']],
]);

const quotes: ReadonlyMap<string, string> = new Map([
  ...[...'“”„‟«»＂'].map((quote) => [quote, '"'] as const),
  ...[...'‘’‚‛＇'].map((quote) => [quote, "'"] as const),
]);

/**
 * Characters that hide: blanks that are none to a shell, what has no width, what turns the direction of writing, and controls.
 * They are never meant, in whatever code.
 */
export function hiddenCharacters(text: string): OddCharacter[] {
  return [...text.matchAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]|[^\P{Zs} ]/gu)].flatMap(({ 0: character, index }) =>
    character === '\t' || isEmojiJoiner(text, index) ? [] : [asOdd(character, index)],
  );
}

/** In an emoji of several, a joiner is part of the picture. */
function isEmojiJoiner(text: string, at: number): boolean {
  return text[at] === '\u200d' && /\p{Extended_Pictographic}\ufe0f?$/u.test(text.slice(Math.max(0, at - 4), at));
}

/**
 * Characters of a command that are shown almost as what was meant: typographic quotes and dashes, and letters of another script
 * in a Latin word. An apostrophe in a word stays, and so does a dash between words.
 */
export function lookAlikeCharacters(text: string): OddCharacter[] {
  return [...quotesIn(text), ...dashesIn(text), ...foreignLettersIn(text)].toSorted((a, b) => a.at - b.at);
}

function quotesIn(text: string): OddCharacter[] {
  return [...text.matchAll(/[“”„‟«»＂‘’‚‛＇]/g)].flatMap(({ 0: quote, index }) =>
    /^\p{L}[‘’]\p{L}$/u.test(text.slice(Math.max(0, index - 1), index + 2))
      ? []
      : [{ at: index, character: quote, name: `a typographic quote (${codeOf(quote)})`, instead: quotes.get(quote)! }],
  );
}

/** A dash where an option starts, and hyphens and minus signs that are none. */
function dashesIn(text: string): OddCharacter[] {
  return [...text.matchAll(/[\u2010\u2011\u2212]|(?<=^|[-\s"'=([])[–—](?=[\p{L}–—-])/gu)].map(({ 0: dash, index }) => {
    if (named.has(dash)) return asOdd(dash, index);
    // Word processors make one dash of two hyphens.
    const isLong = text[index - 1] !== '-' && /^\p{L}[\p{L}-]/u.test(text.slice(index + 1));
    return { at: index, character: dash, name: `a dash (${codeOf(dash)})`, instead: isLong ? '--' : '-' };
  });
}

function foreignLettersIn(text: string): OddCharacter[] {
  return [...text.matchAll(/[\p{L}\p{N}_.-]+/gu)].flatMap(({ 0: word, index }) =>
    /[A-Za-z]/.test(word)
      ? [...word.matchAll(/[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\uff21-\uff5a]/gu)].map((letter) => ({
          at: index + letter.index,
          character: letter[0],
          name: `a letter of another script (${codeOf(letter[0])})`,
          instead: 'the Latin letter',
        }))
      : [],
  );
}

function asOdd(character: string, at: number): OddCharacter {
  const [name, instead] = named.get(character) ?? [kindOf(character), /\p{Zs}/u.test(character) ? ' ' : ''];
  return { at, character, name: `${name} (${codeOf(character)})`, instead };
}

function kindOf(character: string): string {
  if (/\p{Zs}/u.test(character)) return 'a blank that is no space';
  if (/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/.test(character))
    return 'a mark that turns the direction of writing';
  return /\p{Cc}/u.test(character) ? 'a control character' : 'a character that cannot be seen';
}
