/**
 * A text as its readers compare it: letters and digits alone, whatever their case, accents, width, script of digits and
 * form, and whatever is between them.
 */
export interface SeenText {
  /** Letters `a`–`z` and of other scripts, digits `0`–`9`. */
  letters: string;
  /** The same as UTF-16 code units. */
  codes: Uint16Array;
  /** Where each of them is in the text, in UTF-16 code units. */
  offsets: Uint32Array;
  /** Signs between each of them and the one before; white space counts once, {@link barrier} as more than any word spans. */
  gaps: Uint8Array;
  text: string;
}

/** A part of a text that readers see in another way than it is written. */
export interface Stretch {
  start: number;
  /** Behind its last character. */
  end: number;
  /** What they see; nothing where it is only markup. */
  seen: string;
}

/** Keeps apart what is not read together, such as the values of two attributes. */
export const barrier = '\0';
const maxSigns = 255;

const separator = ' ';

/**
 * Folds a text.
 *
 * @param stretches What of it reads in another way, in order and without overlaps.
 */
export function seenText(text: string, stretches: readonly Stretch[] = []): SeenText {
  let room = text.length + 16;
  let codes = new Uint16Array(room);
  let offsets = new Uint32Array(room);
  let gaps = new Uint8Array(room);
  let length = 0;
  let signs = 0;
  let isAfterSpace = false;
  const add = (code: number, offset: number): void => {
    // A ligature becomes several letters.
    if (length === room) {
      room *= 2;
      [codes, offsets, gaps] = [grown(codes, room), grown(offsets, room), grown(gaps, room)];
    }
    codes[length] = code;
    offsets[length] = offset;
    gaps[length] = signs;
    length += 1;
    signs = 0;
    isAfterSpace = false;
  };
  const addSign = (isSpace: boolean): void => {
    if (!(isSpace && isAfterSpace) && signs < maxSigns - 1) signs += 1;
    isAfterSpace = isSpace;
  };
  const read = (part: string, from: number, to: number, at: number | undefined): void => {
    for (let index = from; index < to; index++) {
      const code = part.charCodeAt(index);
      if (code < 128) {
        const letter = ascii[code]!;
        if (letter !== 0) add(letter, at ?? index);
        else if (code === 0) signs = maxSigns;
        else addSign(code === 32 || (code >= 9 && code <= 13));
        continue;
      }
      const character = String.fromCodePoint(part.codePointAt(index)!);
      const folded = foldedCharacter(character);
      if (folded === separator) addSign(/\s/.test(character));
      else for (let place = 0; place < folded.length; place++) add(folded.charCodeAt(place), at ?? index);
      index += character.length - 1;
    }
  };
  let done = 0;
  for (const { start, end, seen } of stretches) {
    read(text, done, start, undefined);
    read(seen, 0, seen.length, start);
    done = end;
  }
  read(text, done, text.length, undefined);
  codes = codes.subarray(0, length);
  const letters = new TextDecoder('utf-16le').decode(codes);
  return { letters, codes, offsets: offsets.subarray(0, length), gaps: gaps.subarray(0, length), text };
}

function grown<Values extends Uint32Array<ArrayBuffer> | Uint16Array<ArrayBuffer> | Uint8Array<ArrayBuffer>>(
  values: Values,
  room: number,
): Values {
  const larger = new (values.constructor as new (length: number) => Values)(room);
  larger.set(values);
  return larger;
}

/** Code of the folded letter or digit, 0 for other signs. */
const ascii = Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code).toLowerCase();
  return /[a-z0-9]/.test(character) ? character.charCodeAt(0) : 0;
});

/** Letters that Unicode does not take apart, and letters of other scripts that look like Latin ones. */
const alike: ReadonlyMap<string, string> = new Map([
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ø', 'o'],
  ['ł', 'l'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['þ', 'th'],
  ['ħ', 'h'],
  ['ŧ', 't'],
  ['ı', 'i'],
  ['ς', 'σ'],
  ...lookAlikes('авсԁеһніјкӏморԛѕтуѵԝх', 'abcdehhijklmopqstyvwx'),
  ...lookAlikes('αβεικνορτυχ', 'abeikvoptux'),
  ...lookAlikes('օհսոզց', 'ohunqg'),
  ...lookAlikes('ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘꞯʀꜱᴛᴜᴠᴡʏᴢɑɡɩ', 'abcdefghijklmnopqrstuvwyzagi'),
]);

function lookAlikes(foreign: string, latin: string): [string, string][] {
  return [...foreign].map((letter, place) => [letter, latin[place]!]);
}

const folds = new Map<string, string>();

/** Letters and digits of a character; nothing for what only changes another one, a blank for every other sign. */
function foldedCharacter(character: string): string {
  let folded = folds.get(character);
  if (folded === undefined) folds.set(character, (folded = fold(character)));
  return folded;
}

function fold(character: string): string {
  const digit = otherDigits.get(character);
  if (digit !== undefined) return digit;
  if (/[\p{M}\p{Cf}\p{Default_Ignorable_Code_Point}]/u.test(character)) return '';
  const enclosed = letterInShape(character.codePointAt(0)!);
  if (enclosed !== undefined) return enclosed;
  const parts = Array.from(character.normalize('NFKD').toLowerCase().normalize('NFKD'), (part) => {
    if (/\p{M}/u.test(part)) return '';
    if (/\p{Nd}/u.test(part)) return String(digitOf(part.codePointAt(0)!));
    return /\p{L}/u.test(part) ? (alike.get(part) ?? part) : '';
  });
  return parts.join('') || separator;
}

/** Letters in dark circles and squares, and those that flags are made of, which Unicode does not take apart. */
function letterInShape(code: number): string | undefined {
  const first = [0x1f150, 0x1f170, 0x1f1e6].find((start) => start <= code && code < start + 26);
  return first === undefined ? undefined : String.fromCharCode(97 + code - first);
}

/** Value of a decimal digit of any script: Unicode has them in tens, from zero on. */
function digitOf(code: number): number {
  let zero = code;
  while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return (code - zero) % 10;
}

/** Digits that Unicode has only as signs or words: dark and double circles, Chinese. */
const otherDigits = new Map(
  ['⓿❶❷❸❹❺❻❼❽❾', ' ➊➋➌➍➎➏➐➑➒', ' ⓵⓶⓷⓸⓹⓺⓻⓼⓽', '〇一二三四五六七八九', '零'].flatMap((digits) =>
    Array.from(digits, (digit, value): [string, string] => [digit, String(value)]),
  ),
);
