import { membersOf, type Catalogue } from '../catalogue/catalogue.ts';
import { seenText } from '../text/seen-text.ts';
import type { InternalField } from './fields.ts';

/** New ids of people, by `team/id`. */
export type PublicIds = ReadonlyMap<string, string>;

/** Fields that say who a person is, and whose words ids are made of. */
const telling = ['name', 'email', 'chat', 'contact', 'note'] as const;

/**
 * Ids of people that are no secret, for those whose own may tell what is internal: an id is often made of a name. It stays
 * where it is made of public words, such as those of the role; the new one is the role.
 */
export function publicIds({ documents }: Catalogue, fields: readonly InternalField[]): PublicIds {
  const ofPeople = fields.filter(({ type, path }) => type === 'team' && path[0] === 'people');
  const isAll = ofPeople.some(({ path }) => path.length === 1);
  const left = new Set(ofPeople.map(({ path }) => path[1]));
  const ids = new Map<string, string>();
  if (ofPeople.length === 0) return ids;
  for (const team of documents.team.values()) {
    const taken = new Set(membersOf(team).keys());
    for (const person of team.data.people) {
      const secrets = telling.filter((field) => left.has(field)).flatMap((field) => wordsOf(person[field]));
      const words = [person.role, team.data.name, team.id, left.has('name') ? '' : person.name].flatMap(wordsOf);
      if (!isAll && (secrets.length === 0 || isMadeOf(person.id, words, secrets))) continue;
      const id = freeId(isAll ? 'person' : slugOf(person.role), taken);
      taken.add(id);
      ids.set(`${team.id}/${person.id}`, id);
    }
  }
  return ids;
}

function wordsOf(text: unknown): string[] {
  if (typeof text !== 'string') return [];
  return text.split(/[^\p{L}\p{M}\p{N}]+/u).flatMap((word) => seenText(word).letters || []);
}

/** Whether each part of an id is a public word, a number, or the start of a public word that is no secret one. */
function isMadeOf(id: string, words: readonly string[], secrets: readonly string[]): boolean {
  const isStart = (part: string): boolean =>
    part.length > 2 && !secrets.includes(part) && words.some((word) => word.startsWith(part));
  return id.split('-').every((part) => /^\d+$/.test(part) || words.includes(part) || isStart(part));
}

function slugOf(role: string): string {
  const words = role
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .match(/[a-z0-9]+/g);
  return words?.join('-') ?? 'person';
}

function freeId(wanted: string, taken: ReadonlySet<string>): string {
  let id = wanted;
  for (let number = 2; taken.has(id); number++) id = `${wanted}-${number}`;
  return id;
}
