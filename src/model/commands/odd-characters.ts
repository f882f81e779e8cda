import { codeOf } from '../text/visible-text.ts';
import { plainCharacter, twins } from './look-alikes.ts';
import { literalsIn, type Language } from './literals.ts';

/** A character that hides in a command, or is not what it looks like. */
export interface OddCharacter {
  /** Offset in the text. */
  at: number;
  character: string;
  /** What it is, with its code: `a no-break space (U+00A0)`. */
  name: string;
  /** What belongs in its place; empty where nothing does. */
  instead: string;
  /** Whether who looks closely can tell it from what belongs there: a typographic quote, a dash, a letter of full width. */
  isSeen: boolean;
}

/**
 * Characters of a command that hide, that a program reads as something else than people do, or that another script has for
 * what looks the same. In comments only what hides a command counts; in strings, what nobody means: text of any language may be
 * in one, with its own letters, quotes and dashes.
 */
export function oddCharactersOfCommand(text: string, language: Language): OddCharacter[] {
  const literals = literalsIn(text, language);
  const kindAt = (at: number): 'code' | 'string' | 'comment' =>
    literals.find(({ start, end }) => start <= at && at < end)?.kind ?? 'code';
  return [
    ...hiddenCharacters(text).filter(({ at, character }) => isMisplaced(text, at, character, kindAt(at))),
    ...cutContinuations(text, language),
    ...lookAlikes(text, kindAt, language),
    ...[...letters(text, 'word'), ...letters(text, 'whole').filter(({ at }) => kindAt(at) === 'code')].filter(
      ({ at }) => kindAt(at) !== 'comment',
    ),
  ].toSorted((a, b) => a.at - b.at);
}

/** Whether a text surely holds no odd character: most do, and need no grammar to tell. */
export function isPlain(text: string): boolean {
  return /^[\t\n\x20-\x7e]*$/.test(text) && !/[\\`][ \t]+\n/.test(text);
}

/** Characters of a name that hide, and letters of another script among Latin ones; blanks only at its ends. */
export function oddCharactersOfName(text: string): OddCharacter[] {
  const isInside = (at: number): boolean => text.slice(0, at).trim() !== '' && text.slice(at + 1).trim() !== '';
  return [
    ...hiddenCharacters(text).filter(({ at, character }) => !isBlank(character) || !isInside(at)),
    ...letters(text, 'word'),
  ].toSorted((a, b) => a.at - b.at);
}

/** A text with what belongs there in the place of each odd character. */
export function withPlainCharacters(text: string, found: readonly OddCharacter[]): string {
  let plain = text;
  for (const { at, character, instead } of found.toReversed())
    plain = plain.slice(0, at) + instead + plain.slice(at + character.length);
  return plain;
}

/** Quotes of JSON that are typographic, where a string starts or ends. */
export function oddQuotesOfJson(text: string): OddCharacter[] {
  const strings = literalsIn(text, 'javascript');
  return [...text.matchAll(/[“”„‟«»]/g)].flatMap(({ 0: quote, index }) =>
    strings.some(({ start, end }) => start < index && index < end) ? [] : [lookAlike(quote, index, '"')],
  );
}

/**
 * Characters that hide: blanks that are none to a shell, what has no width or is shown as a blank, what turns the direction of
 * writing, and controls. Where a script or an emoji needs one, it is no odd one.
 */
export function hiddenCharacters(text: string): OddCharacter[] {
  return [...text.matchAll(hidden)].flatMap(({ 0: character, index }) =>
    /[\t\n]/.test(character) || isNeeded(text, index, character) ? [] : [asHidden(character, index)],
  );
}

const hidden = /[\p{Cc}\p{Cf}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800\ufffc]|[^\P{Zs} ]/gu;

function isBlank(character: string): boolean {
  return /\p{Zs}/u.test(character);
}

/** Whether writing needs what is not seen: emoji of several, Arabic and Indic letters, marks beside letters from right to left. */
function isNeeded(text: string, at: number, character: string): boolean {
  const before = text.slice(Math.max(0, at - 14), at);
  const after = text.slice(at + character.length, at + character.length + 2);
  if (character === '\u200d' && /\p{Extended_Pictographic}[\ufe0f\u{1f3fb}-\u{1f3ff}]?$/u.test(before)) return true;
  if (/[\u200c\u200d]/.test(character)) return joining.test(before);
  if (/[\ufe0e\ufe0f]/.test(character)) return /\p{Extended_Pictographic}$/u.test(before) || after.startsWith('\u20e3');
  if (/[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/u.test(character)) return /\p{Script=Han}$/u.test(before);
  if (/[\u{e0020}-\u{e007f}]/u.test(character)) return /\u{1f3f4}[\u{e0020}-\u{e007e}]*$/u.test(before);
  if (/[\u180b-\u180f]/.test(character)) return /\p{Script=Mongolian}$/u.test(before);
  if (/[\u200e\u200f\u061c]/.test(character))
    return rightToLeft.test(before.slice(-1)) || rightToLeft.test(after[0] ?? '');
  return false;
}

const joining =
  /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Khmer}\p{Script=Mongolian}]\p{M}?$/u;
const rightToLeft = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}]/u;

/** Whether a hidden character is where nobody needs it: the wide blank of Chinese and Japanese may be in a string. */
function isMisplaced(text: string, at: number, character: string, kind: 'code' | 'string' | 'comment'): boolean {
  if (kind === 'comment') return turnsOrControls.test(character);
  const around = text.slice(Math.max(0, at - 1), at + 2);
  return !(
    kind === 'string' &&
    character === '\u3000' &&
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(around)
  );
}

const turnsOrControls = /[\p{Cc}\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c\u{e0000}-\u{e007f}]/u;

/** Names of characters that cannot be seen; other kinds go by what they are. */
const names: ReadonlyMap<string, string> = new Map([
  ['\u00a0', 'a no-break space'],
  ['\u202f', 'a narrow no-break space'],
  ['\u3000', 'an ideographic space'],
  ['\u00ad', 'a soft hyphen'],
  ['\u034f', 'a combining grapheme joiner'],
  ['\u200b', 'a zero-width space'],
  ['\u200c', 'a zero-width non-joiner'],
  ['\u200d', 'a zero-width joiner'],
  ['\u2060', 'a word joiner'],
  ['\ufeff', 'a byte order mark'],
  ['\u001b', 'an escape'],
  ['\u2800', 'a blank of Braille'],
  ['\ufffc', 'an object replacement character'],
]);

/** What cannot be seen, and is shown as wide as a blank. */
const blanks = /[\p{Zs}\u115f\u1160\u3164\uffa0\u2800]/u;

function asHidden(character: string, at: number): OddCharacter {
  const name = names.get(character) ?? kindOf(character);
  const instead = blanks.test(character) ? ' ' : '';
  return { at, character, name: `${name} (${codeOf(character)})`, instead, isSeen: false };
}

function kindOf(character: string): string {
  if (isBlank(character)) return 'a blank that is no space';
  if (/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/.test(character))
    return 'a mark that turns the direction of writing';
  if (/[\u115f\u1160\u3164\uffa0]/.test(character)) return 'a Hangul filler';
  if (/[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/u.test(character)) return 'a variation selector';
  if (/[\u{e0000}-\u{e007f}]/u.test(character)) return 'a tag character';
  if (/\p{Co}/u.test(character)) return 'a private-use character';
  return /\p{Cc}/u.test(character) ? 'a control character' : 'a character that cannot be seen';
}

/** Blanks behind the backslash or backtick of a line that is to go on: it escapes them, and the command ends there. */
function cutContinuations(text: string, language: Language): OddCharacter[] {
  const sign = language === 'powershell' ? '`' : language === 'shell' || language === 'fish' ? '\\\\' : undefined;
  if (sign === undefined) return [];
  return [...text.matchAll(new RegExp(String.raw`(?<=[ \t]${sign})[ \t]+(?=\n[ \t]*[^\s#])`, 'g'))].map(
    ({ 0: blank, index }) => ({
      at: index,
      character: blank,
      name: `a blank behind the ${sign === '`' ? 'backtick' : 'backslash'} (${codeOf(blank)})`,
      instead: '',
      isSeen: false,
    }),
  );
}

/** What is shown almost as a character of ASCII is: quotes, dashes, signs of other scripts, letters of full width. */
function lookAlikes(
  text: string,
  kindAt: (at: number) => 'code' | 'string' | 'comment',
  language: Language,
): OddCharacter[] {
  return [...text.matchAll(/[^\p{ASCII}]/gu)].flatMap(({ 0: character, index }) => {
    const kind = kindAt(index);
    if (kind === 'comment') return [];
    const plain = plainCharacter(character);
    if (plain === undefined || !isMeantPlain(text, index, character, plain, kind)) return [];
    // Its options have one hyphen, however long they are.
    const instead = language === 'powershell' && plain === '-' ? plain : plainIn(text, index, character, plain);
    return [lookAlike(character, index, instead)];
  });
}

/** Whether a plain character was meant, and no text of a language. */
function isMeantPlain(text: string, at: number, character: string, plain: string, kind: 'code' | 'string'): boolean {
  const [before = '', after = ''] = [text[at - 1], text[at + character.length]];
  // An apostrophe in a word, and dots that stand for what is left out.
  if (plain === "'" && /\p{L}/u.test(before) && /\p{L}/u.test(after)) return false;
  if (character === '…')
    return kind === 'code' && /[\w/(]/.test(before) && /[\w/)]/.test(after)
      ? true
      : /^\/?$/.test(after) && before === '/';
  if (kind === 'code') return true;
  if (plain === '"' || plain === "'") return /[{[(=:,\\]/.test(before) || /[}\])=:,]/.test(after) || isJson(text, at);
  if (plain === '-') return /[\u2010\u2011\u2212\u00ad]/.test(character) && /\w/.test(before) && /\w/.test(after);
  return /[A-Za-z]/.test(plain) && /[A-Za-z]/.test(before + after);
}

/** Whether a quote is in a line of JSON that a command has as a string. */
function isJson(text: string, at: number): boolean {
  return (
    /["'][^"'\n]*[{[][^"'\n]*:[^"'\n]*$/.test(text.slice(Math.max(0, at - 200), at)) &&
    /^.\s*[:,}\]]/s.test(text.slice(at, at + 20))
  );
}

/** What to write where it depends on what is around: word processors make one dash of two hyphens, and « of <<. */
function plainIn(text: string, at: number, character: string, plain: string): string {
  const rest = text.slice(at + character.length);
  if (character === '«' && /^-?\w/.test(rest) && !/^[^\n]*»/.test(rest)) return '<<';
  if (!/[–—]/.test(character) || /[\w-]/.test(text[at - 1] ?? '')) return plain;
  if (/^(?:[ \t]|$)/.test(rest)) return '--';
  // A few letters behind an en dash are options of one letter each (`ls –la`); some programs have long ones with one hyphen.
  const isCluster = character === '–' && /^\p{L}{1,3}(?![\p{L}\p{N}-])/u.test(rest);
  const line = text.slice(text.lastIndexOf('\n', at) + 1, at);
  return isCluster || oneHyphen.test(line) || !/^\p{L}[\p{L}-]/u.test(rest) ? '-' : '--';
}

/** Programs whose long options have one hyphen. */
const oneHyphen =
  /(?:^|[\s|;&(/])(?:find|java|javac|keytool|jstack|jmap|terraform|tofu|openssl|go|nomad|consul|vault|packer|ffmpeg|convert|psexec|xrandr|qemu-\S+)\s[^|;&]*$/;

function lookAlike(character: string, at: number, instead: string): OddCharacter {
  const isRead = /[;:|/\\`.]/.test(instead) && character !== '…';
  return { at, character, name: `${nameOf(character, instead)} (${codeOf(character)})`, instead, isSeen: !isRead };
}

function nameOf(character: string, instead: string): string {
  if (instead === '"' || instead === "'") return 'a typographic quote';
  if (character === '\u2010' || character === '\u2011')
    return character === '\u2010' ? 'a typographic hyphen' : 'a no-break hyphen';
  if (character === '\u2212') return 'a minus sign';
  if (/^-+$/.test(instead)) return 'a dash';
  if (character === '…') return 'an ellipsis';
  if (/[\uff01-\uff5e]/.test(character)) return 'a character of full width';
  if (/\p{Nd}/u.test(character)) return 'a digit of another script';
  return `a character that looks like \`${instead}\``;
}

/**
 * Letters of another script that are shown as Latin ones: in a word with Latin letters, or as a whole word where the text has
 * nothing else in that script.
 */
function letters(text: string, where: 'word' | 'whole'): OddCharacter[] {
  return [...text.matchAll(/[\p{L}\p{N}]+/gu)].flatMap(({ 0: word, index }) => {
    const isMixed = /[A-Za-z]/.test(word);
    const isDisguised =
      !isMixed && [...word].every((letter) => twins.has(letter) || /\d/.test(letter)) && /\D/.test(word);
    if (
      where === 'word'
        ? !isMixed
        : !isDisguised || [...text].some((letter) => foreign.test(letter) && !twins.has(letter))
    )
      return [];
    return [...word.matchAll(/[^\p{ASCII}]/gu)].flatMap(({ 0: letter, index: inWord }) => {
      const twin = twins.get(letter);
      if (twin === undefined && !/\p{Script=Cyrillic}|\p{Script=Armenian}/u.test(letter)) return [];
      const name = twin === undefined ? 'a letter of another script' : `a letter that looks like \`${twin}\``;
      return [
        {
          at: index + inWord,
          character: letter,
          name: `${name} (${codeOf(letter)})`,
          instead: twin ?? '',
          isSeen: false,
        },
      ];
    });
  });
}

const foreign =
  /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}\p{Script=Coptic}\p{Script=Lisu}]/u;
