import { addItem, addNote, listOf, type Facts, type Fields } from './facts.ts';
import { addShift } from './people.ts';
import { tidied } from './wording.ts';

/** A person or shift whose role a few words name; a new person, who cannot be reached yet, where nobody has it. */
export function memberFor(facts: Facts, words: string): string {
  const wanted = wordsOf(words);
  const shifts = ((listOf(facts, 'team', 'rotations')[0]?.['shifts'] as Fields[] | undefined) ?? []).map((shift) => ({
    id: String(shift['id']),
    words: wordsOf(String(shift['name'])),
  }));
  const people = listOf(facts, 'team', 'people').map((person) => ({
    id: String(person['id']),
    words: wordsOf(String(person['role'])),
  }));
  const same = (a: string[], b: string[]): boolean => a.length === b.length && a.every((word) => b.includes(word));
  const exact = [...shifts, ...people].find((member) => same(member.words, wanted));
  if (exact) return exact.id;
  const order = wanted.find((word) => ['primary', 'secondary', 'tertiary', 'backup'].includes(word));
  if (isOnCall(wanted)) {
    // Who is called second is never the first one, only because nobody else is known.
    const fitting = shifts.find(({ words: own }) => isOnCall(own) && own.includes(order ?? 'primary'));
    const known = fitting ?? (order === undefined ? shifts[0] : undefined);
    return known ? known.id : String(addShift(facts, words, {})['id']);
  }
  const within = people.filter((member) => wanted.every((word) => member.words.includes(word)));
  if (within.length === 1) return within[0]!.id;
  const person = addItem(facts, 'team', 'people', words, { role: tidied(words), contact: 'TBD' });
  addNote(facts, 'team', {
    id: 'import/no-contact',
    message: `The source does not say how to reach “${tidied(words)}”.`,
    hint: 'Write a number, an address or a name.',
    find: `id: ${String(person['id'])}\n`,
  });
  return String(person['id']);
}

function wordsOf(text: string): string[] {
  const words =
    text
      .toLowerCase()
      .replace(/on[- ]call/g, 'oncall')
      .replace(/\beng\b/g, 'engineering')
      .match(/[\p{L}\d]+/gu) ?? [];
  return words.filter((word) => !['the', 'a', 'engineer', 'person', 'rotation'].includes(word) || words.length === 1);
}

/** Words of a shift; an on-call manager is someone else. */
const shiftWords = [
  'oncall',
  'primary',
  'secondary',
  'tertiary',
  'backup',
  'first',
  'l1',
  'sre',
  'developer',
  'responder',
  'engineering',
  'shift',
  'current',
];

function isOnCall(words: readonly string[]): boolean {
  return words.includes('oncall') && words.every((word) => shiftWords.includes(word));
}
