import type { Level } from '../audit/finding.ts';
import { emailForms, handleForms, phoneForms, urlForms } from './address-forms.ts';
import {
  enough,
  formOf,
  shortestNumber,
  weightOf,
  withTranscription,
  wordForms,
  wordsIn,
  type Form,
  type Words,
} from './forms.ts';

/** Any other text: the whole of it, its sentences, and the numbers and addresses in it. */
export function textForms(text: string, level: Level): Form[] {
  return withTranscription(text, (written) => {
    const sentences = written.split(/[.!?;]\s|\n/).filter((sentence) => isTelling(wordsIn(sentence)));
    const emails = written.match(/[^\s@<>()[\],;:"]+@[^\s@<>()[\],;:"]+\.[^\s@<>()[\],;:".]+/g) ?? [];
    const urls = written.match(/https?:\/\/[^\s<>"')\]]+/g) ?? [];
    const numbers = written.match(/(?:\+|\b)\d(?:[\s().\/-]{0,3}\d){6,}/g) ?? [];
    return [
      ...wholeForms(written, level),
      ...sentences.flatMap((sentence) => wordForms(wordsIn(sentence), level)),
      ...emails.flatMap(emailForms),
      ...urls.flatMap(urlForms),
      ...numbers.flatMap((number) => {
        const digits = number.replace(/\D/g, '').replace(/^0+/, '');
        return phoneForms(digits, digits.length);
      }),
    ];
  });
}

/** Digits alone say something only when there are many of them, and one plain word may say something else. */
function wholeForms(text: string, level: Level): Form[] {
  const words = wordsIn(text);
  const letters = words.map(({ letters }) => letters).join('');
  if (/^[@#!~]/.test(text)) return handleForms(text);
  if (/^\d+$/.test(letters))
    return letters.length < enough.certain ? [] : [formOf(words, letters.length < shortestNumber ? 'warning' : level)];
  return wordForms(words, words.length === 1 && !/\d/.test(letters) ? 'warning' : level);
}

/** Whether words are a sentence of their own, and no phrase that any text may have. */
function isTelling(words: Words): boolean {
  return words.length >= 3 && weightOf(words.map(({ letters }) => letters).join('')) >= 12;
}
