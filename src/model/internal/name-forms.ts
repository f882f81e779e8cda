import {
  capitalsOf,
  enough,
  formOf,
  weightOf,
  withTranscription,
  wordForms,
  wordsIn,
  type Form,
  type Words,
} from './forms.ts';

const titles = new Set('dr prof mr mrs ms mx herr frau sir'.split(' '));

/** A person's name: also the other way round, with one initial, in parts. */
export function nameForms(name: string): Form[] {
  return withTranscription(name, (text) => {
    const all = wordsIn(text);
    const words = wordsIn(text.replace(/[("“].*?[)"”]/g, ' ')).filter(({ letters }) => !titles.has(letters));
    const [first, last] = [words[0], words.at(-1)];
    if (!first || !last || first === last) return wordForms(all, 'error', { capitals: capitalsOf(all) });
    const initial = { ...first, letters: first.letters[0]! };
    const lastInitial = { ...last, letters: last.letters[0]! };
    const between = Array.from('abcdefghijklmnopqrstuvwxyz', (letter) => ({ letters: letter, isCapital: true }));
    const inCapitals = (parts: Words, more: Partial<Form> = {}): Form[] =>
      wordForms(parts, 'error', { ...more, capitals: capitalsOf(parts) });
    return [
      ...wordForms(all, 'error'),
      ...wordForms(words, 'error'),
      ...wordForms([first, last], 'error'),
      ...inCapitals([last, ...words.slice(0, -1)], { isReversed: true }),
      ...inCapitals([last, first], { isReversed: true }),
      ...between.flatMap((middle) => inCapitals([first, middle, last])),
      ...inCapitals([initial, last]),
      ...inCapitals([last, initial]),
      ...inCapitals([first, lastInitial]).map((form): Form => ({ ...form, level: 'warning' })),
      ...words.flatMap(partForms),
    ];
  });
}

/** A part of a name, which may be a word of its own: a short one only with its capital. */
function partForms(word: Words[number]): Form[] {
  const weight = weightOf(word.letters);
  if (weight < enough.doubtful) return [];
  return [formOf([word], 'warning', weight < enough.spelledDoubtful ? { capitals: capitalsOf([word]) } : {})];
}
