/** A sign of a script that writes no spaces between words, or, as Korean, glues to them what belongs to the sentence. */
export const unspacedSign =
  '[\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}ー\\p{sc=Hangul}\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmer}\\p{sc=Myanmar}]';
const otherWord = `\\p{Lu}+(?!\\p{Ll})|\\p{Lu}?\\p{Ll}+|\\p{N}+|(?:(?!${unspacedSign})[\\p{Lo}\\p{Lm}\\p{Lt}])+`;
const wordPattern = new RegExp(`${unspacedSign}|${otherWord}`, 'gu');
const runPattern = new RegExp(`${unspacedSign}+|${otherWord}`, 'gu');
/** The same for a text of ASCII, in a fraction of the time. */
const asciiPattern = /[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+/g;
const isAscii = /^[\0-\x7f]*$/;
const onlyUnspaced = new RegExp(`^${unspacedSign}+$`, 'u');

/**
 * Words of a text in lower case, without marks: at spaces, at punctuation, where CamelCase or a number starts, and each
 * sign of a script that writes no spaces. `KubePVFillingUp5m` is kube, pv, filling, up, 5, m.
 */
export function wordsOf(text: string): string[] {
  return matchesOf(wordPattern, text);
}

/** Words as `wordsOf` has them, with neighbouring signs of a script that writes no spaces left together: `磁盘空间`. */
export function runsOf(text: string): string[] {
  return matchesOf(runPattern, text);
}

/** Whether a word is made of signs of a script that writes no spaces. */
export function isUnspaced(word: string): boolean {
  return onlyUnspaced.test(word);
}

function matchesOf(pattern: RegExp, text: string): string[] {
  const found = isAscii.test(text) ? text.match(asciiPattern) : foldLetters(text).match(pattern);
  return (found ?? []).map((word) => word.toLowerCase());
}

/** Letters that Unicode does not take apart into a letter and a mark, as people type them without the key. */
const plainLetters = new Map(
  Object.entries({
    ß: 'ss',
    ẞ: 'SS',
    æ: 'ae',
    Æ: 'AE',
    œ: 'oe',
    Œ: 'OE',
    ø: 'o',
    Ø: 'O',
    ł: 'l',
    Ł: 'L',
    đ: 'd',
    Đ: 'D',
    ð: 'd',
    Ð: 'D',
    þ: 'th',
    Þ: 'TH',
    ħ: 'h',
    Ħ: 'H',
    ı: 'i',
  }),
);
const letterWithoutMark = new RegExp(`[${[...plainLetters.keys()].join('')}]`, 'gu');

/** A text without the marks on its letters: `Größe` is `Grosse`, `Łódź` is `Lodz`. */
export function foldLetters(text: string): string {
  return withoutMarks(text).replace(letterWithoutMark, (letter) => plainLetters.get(letter) ?? letter);
}

/** Voiced kana keep their mark: without it, they are other letters. */
function withoutMarks(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/(?![\u3099\u309a])\p{M}/gu, '')
    .normalize('NFC');
}

const transcriptions = new Map(
  Object.entries({ ä: 'ae', ö: 'oe', ü: 'ue', å: 'aa', ø: 'oe', Ä: 'Ae', Ö: 'Oe', Ü: 'Ue', Å: 'Aa', Ø: 'Oe' }),
);

/** A text as it is typed where there is no key for the letter: `Groesse` for `Größe`. */
function transcribed(text: string): string {
  return foldLetters(text.normalize('NFC').replace(/[äöüåøÄÖÜÅØ]/g, (letter) => transcriptions.get(letter) ?? letter));
}

/**
 * Words of a text as they are typed without its letters, where that differs from `wordsOf`: `groesse` for `Größe`. Nothing
 * for English, so that `queue` and `poem` stay what they are.
 */
export function transcribedWordsOf(text: string): string[] {
  if (isAscii.test(text) || !/[äöüåøÄÖÜÅØ]/.test(text.normalize('NFC'))) return [];
  const known = new Set(wordsOf(text));
  return wordsOf(transcribed(text)).filter((word) => !known.has(word));
}

/**
 * Other spellings of one word for an index that takes the marks off letters and no more, as Pagefind does: `grosse` and
 * `groesse` for `Größe`.
 */
export function otherSpellings(word: string): string[] {
  const known = withoutMarks(word).toLowerCase();
  return [...new Set([foldLetters(word), transcribed(word)].map((spelling) => spelling.toLowerCase()))].filter(
    (spelling) => spelling !== known,
  );
}

/** Words that say nothing about what is looked for. */
const fillers = new Set(
  'a an and are as at be been by can cannot do does for from has have how i in into is it its my no of on or our so than that the their then there they this to too was we what when where which while why will with you'.split(
    ' ',
  ),
);

/** Words that say something, each once, or all when none does. */
export function tellingOf(words: readonly string[]): string[] {
  const different = [...new Set(words)];
  const telling = different.filter((word) => !fillers.has(word));
  return telling.length > 0 ? telling : different;
}

/** Words of a query that say something, or all when none does. */
export function tellingWords(query: string): string[] {
  return tellingOf(wordsOf(query));
}
