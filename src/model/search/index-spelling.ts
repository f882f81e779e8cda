import { otherSpellings, unspacedSign } from './words.ts';

/**
 * Stand in the text that Pagefind indexes, and in no text of people: Unicode keeps these two for programs. The first ends a
 * sign that is written without a space before the next one, the second starts another spelling of the word before it.
 */
const signEnd = '\ufdd0';
const spellingStart = '\ufdd1';

const sign = `(?!\\p{M})${unspacedSign}\\p{M}*`;
const beforeSign = new RegExp(`(?<=\\S)(?=(?!\\p{M})${unspacedSign})`, 'gu');
const afterSign = new RegExp(`(?<=${sign})(?=(?!${unspacedSign})[\\p{L}\\p{N}])`, 'gu');
const words = /[\p{L}\p{M}\p{N}]+/gu;
const isSpelledOtherwise = /[^\0-\u00bf]/;

/**
 * A text as Pagefind has to see it: it takes a run of signs of a script without spaces for one word, and finds only how the
 * word begins. Each sign is a word of its own here, and each word with `ö`, `ß` or `ł` has its other spellings behind it.
 *
 * @param language Of the page; Pagefind knows how German is typed.
 */
export function spellForIndex(text: string, language: string): string {
  if (!isSpelledOtherwise.test(text)) return text;
  const boundary = `${signEnd} `;
  return text
    .replace(beforeSign, boundary)
    .replace(afterSign, boundary)
    .replace(/\S+/g, (token) => [token, ...spellingsIn(token, language)].join(` ${spellingStart}`));
}

function spellingsIn(token: string, language: string): string[] {
  if (!isSpelledOtherwise.test(token)) return [];
  const isGerman = /^de\b/i.test(language);
  return [...new Set((token.match(words) ?? []).flatMap(otherSpellings))].filter(
    () => !isGerman || /[^\0-\u00bfäöüßÄÖÜ]/.test(token),
  );
}

/** A text of the index as it was written. `<mark>` may be around its words; of a spelling, it goes to the word before. */
export function unspellFromIndex(text: string): string {
  return text
    .replaceAll(new RegExp(`(\\S+)((?: (?:<mark>)?${spellingStart}\\S+)+)`, 'gu'), (_, word: string, others: string) =>
      others.includes('<mark>') && !word.startsWith('<mark>') ? `<mark>${word}</mark>` : word,
    )
    .replaceAll(new RegExp(`(?:<mark>)?${spellingStart}\\S+ ?`, 'gu'), '')
    .replaceAll(new RegExp(`${signEnd}(</mark>)? ?(<mark>)?`, 'gu'), (_, end = '', start = '') =>
      end && start ? '' : `${end}${start}`,
    );
}

/** Signs of a run as a phrase of the index: `"磁 盘"`. */
export function phraseForIndex(run: string): string {
  return `"${(run.match(new RegExp(sign, 'gu')) ?? [run]).join(' ')}"`;
}
