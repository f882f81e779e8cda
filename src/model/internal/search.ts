import type { Level } from '../audit/finding.ts';
import type { SeenText } from '../text/seen-text.ts';
import { enough, isUpperCase, weightOf, type Form } from './forms.ts';

/** Where a text holds a value, and how surely. */
export interface Match<Value> {
  value: Value;
  level: Level;
  /** In the text, in UTF-16 code units. */
  start: number;
  end: number;
}

/**
 * What a text is: what people read; a name of a file or an address, where nothing has capitals; or what programs read, where
 * any few letters may occur and a plain word means something else.
 */
export type TextKind = 'prose' | 'address' | 'code';

/** Signs between two words, and between two letters of a word, that belong together. */
const maxBetweenWords = 8;
const maxInWord = 3;
const maxBetweenDigits = 6;

/** Finds every value that has forms in texts, each form as a whole word. */
export function makeSearch<Value extends { forms: readonly Form[] }>(
  values: readonly Value[],
): (seen: SeenText, kind: TextKind) => Match<Value>[] {
  const entries = values.flatMap((value) => value.forms.map((form) => ({ value, form })));
  const long = Map.groupBy(
    entries.filter(({ form }) => form.letters.length >= keyLength),
    ({ form: { letters } }) =>
      keyOf(letters.charCodeAt(0), letters.charCodeAt(1), letters.charCodeAt(2), letters.charCodeAt(3)),
  );
  const short = Map.groupBy(
    entries.filter(({ form }) => form.letters.length < keyLength),
    ({ form }) => form.letters.charCodeAt(0),
  );
  const isStart = new Uint8Array(1 << 16);
  for (const key of long.keys()) isStart[key] = 1;
  return (seen, kind) => {
    const { letters, codes } = seen;
    const matches: Match<Value>[] = [];
    const judge = (place: number, candidates: readonly { value: Value; form: Form }[]): void => {
      for (const { value, form } of candidates) {
        if (!letters.startsWith(form.letters, place)) continue;
        const found = form.number ? judgeNumber(seen, place, form) : judgeWords(seen, place, form, kind);
        if (found) matches.push({ value, ...found });
      }
    };
    // Most places are passed by here: it runs for every letter of a site.
    for (let place = 0; place <= codes.length - keyLength; place++) {
      const key = keyOf(codes[place]!, codes[place + 1]!, codes[place + 2]!, codes[place + 3]!);
      if (isStart[key] === 1) judge(place, long.get(key)!);
    }
    if (short.size > 0)
      for (let place = 0; place < codes.length; place++) {
        const candidates = short.get(codes[place]!);
        if (candidates) judge(place, candidates);
      }
    return matches;
  };
}

const keyLength = 4;

function keyOf(first: number, second: number, third: number, fourth: number): number {
  return (((first * 31 + second) * 31 + third) * 31 + fourth) & 0xffff;
}

type CheckedContent = Pick<Match<unknown>, 'level' | 'start' | 'end'>;

function judgeWords(seen: SeenText, place: number, form: Form, kind: TextKind): CheckedContent | undefined {
  const { gaps, offsets, text } = seen;
  const last = place + form.letters.length - 1;
  let inWord = 0;
  const between: string[] = [];
  for (let at = place + 1; at <= last; at++) {
    const isJoint = form.joints.has(at - place);
    if (isJoint) between.push(text.slice(offsets[at - 1]! + 1, offsets[at]));
    else inWord = Math.max(inWord, gaps[at]!);
    if (isJoint && gaps[at]! > maxBetweenWords) return undefined;
  }
  if (inWord > maxInWord) return undefined;
  const isId = between.length > 0 && between.every((signs) => /^[-/#._]?$/.test(signs));
  if (form.isAddress && !isId) return undefined;
  const isOtherwiseSure = kind === 'address' || isId || (form.isReversed && /[,;]/.test(between.join('')));
  const capitals = isOtherwiseSure ? [] : (form.capitals ?? []);
  if (!capitals.every((at) => isUpperCase(characterAt(text, offsets[place + at]!)))) return undefined;
  const start = offsets[place]!;
  const end = endOf(text, offsets[last]!);
  if (form.sign !== undefined && text.slice(Math.max(0, start - 1), start).normalize('NFKC') !== form.sign)
    return undefined;
  if (form.isHost && isOfLongerName(text.slice(Math.max(0, start - 8), start))) return undefined;
  const level = levelOf(form, {
    isWhole: startsWord(seen, place) && (endsWord(seen, last) || hasEnding(seen, last, form)),
    isSpelled: inWord > 0 || between.includes(''),
  });
  // Nobody can tell whether a name of a host goes on or a sentence ends.
  const goesOn = form.isHost && /^\.[\p{L}\p{N}]/u.test(text.slice(end, end + 3));
  if (!level || (kind === 'code' && isPlainWord(form))) return undefined;
  return { level: goesOn ? 'warning' : level, start, end };
}

/** Whether a form is one word, or hardly more than nothing: among names of programs and digests it is found by chance. */
function isPlainWord(form: Form): boolean {
  if (form.sign !== undefined) return false;
  return weightOf(form.letters) < enough.certain || (form.level === 'warning' && form.joints.size === 0);
}

function levelOf(form: Form, { isWhole, isSpelled }: { isWhole: boolean; isSpelled: boolean }): Level | undefined {
  const weight = weightOf(form.letters);
  if (!isWhole) return weight >= enough.inside && !form.isAddress ? 'warning' : undefined;
  if (!isSpelled) return form.level;
  if (form.isAddress) return undefined;
  return weight >= enough.spelled ? form.level : weight >= enough.spelledDoubtful ? 'warning' : undefined;
}

/** Whether a word begins at a letter: behind a sign, at a capital or a digit of `askAda2`, or in a script without blanks. */
function startsWord({ letters, gaps, offsets, text }: SeenText, place: number): boolean {
  if (place === 0 || gaps[place]! > 0) return true;
  const [before, here] = [characterAt(text, offsets[place - 1]!), characterAt(text, offsets[place]!)];
  if (/\d/.test(letters[place - 1]!) !== /\d/.test(letters[place]!)) return true;
  if (
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u.test(
      before + here,
    )
  )
    return true;
  return isUpperCase(here) && !isUpperCase(before);
}

function endsWord(seen: SeenText, place: number): boolean {
  return place + 1 === seen.letters.length || startsWord(seen, place + 1);
}

const longestEnding = 3;

/** Whether only an ending follows on several words, as languages put it to names: `Ada Lovelaces Nummer`. */
function hasEnding(seen: SeenText, place: number, { letters, joints, isHost, isAddress }: Form): boolean {
  if (isHost || isAddress || joints.size === 0 || weightOf(letters) < enough.spelled) return false;
  for (let at = place + 1; at <= place + longestEnding && !isDigit(seen.letters, at); at++)
    if (endsWord(seen, at)) return !isDigit(seen.letters, place);
  return false;
}

/** Whether a name of a host or mailbox has begun before: `payments-ops@example.com` is not `ops@example.com`. */
function isOfLongerName(before: string): boolean {
  return /[\p{L}\p{N}][._+-]$/u.test(before) && !/(?:^|[^\p{L}\p{N}])www\.$/iu.test(before);
}

function characterAt(text: string, offset: number): string {
  return String.fromCodePoint(text.codePointAt(offset) ?? 0);
}

/** Behind a character and the marks on it. */
function endOf(text: string, offset: number): number {
  return offset + (/^.\p{M}*/su.exec(text.slice(offset, offset + 8))?.[0].length ?? 1);
}

/**
 * A telephone number is known by its last digits. Those before them make it sure: the rest of the number, or nothing but a
 * sign; other digits may make it another number.
 */
function judgeNumber(
  { letters, gaps, offsets, text }: SeenText,
  place: number,
  form: Form,
): CheckedContent | undefined {
  const { before, national } = form.number!;
  const last = place + form.letters.length - 1;
  for (let at = place + 1; at <= last; at++) if (gaps[at]! > maxBetweenDigits) return undefined;
  if (isDigit(letters, last + 1) && gaps[last + 1] === 0) return undefined;
  let first = place;
  const isNear = (): boolean => isDigit(letters, first - 1) && gaps[first]! <= maxBetweenDigits;
  for (let left = before.length; left > 0 && isNear() && letters[first - 1] === before[left - 1]; left--) first -= 1;
  const count = last - first + 1;
  const isFollowed = isNear() && !(letters[first - 1] === '0' && count < national);
  const level =
    count >= national && (national >= 7 || count > national)
      ? 'error'
      : isFollowed
        ? count >= 8
          ? 'warning'
          : undefined
        : count >= 8
          ? 'error'
          : 'warning';
  while (count >= national && isNear() && letters[first - 1] === '0') first -= 1;
  const start = offsets[first]!;
  const signs = /[+(]*$/.exec(text.slice(Math.max(0, start - 3), start))![0].length;
  return level && { level, start: start - signs, end: offsets[last]! + 1 };
}

function isDigit(letters: string, place: number): boolean {
  const code = letters.charCodeAt(place);
  return code >= 48 && code <= 57;
}
