import { ownValue } from '../text/own-value.ts';
import type { Section, ValueChange } from './changes.ts';
import type { Field, ItemState } from './site-state.ts';

/** Typed data as people read it: the text of a quantity, the words of a list. Undefined for what is not there. */
export function shown(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (Array.isArray(value)) return value.length === 0 ? undefined : value.map((item) => shown(item) ?? '').join(', ');
  if (typeof value !== 'object') return String(value);
  if ('text' in value) return String(value.text);
  const parts = Object.entries(value).flatMap(([name, item]) => {
    const text = shown(item);
    return text === undefined ? [] : [`${wordsOf(name)} ${text}`];
  });
  return parts.join(', ');
}

/** The name of a field in words: `reviewEvery` is `review every`. */
export function wordsOf(name: string): string {
  return name.replace(/(?<=[a-z0-9])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

/** Values of a record by the names of their fields in words, without some of them and without what is not there. */
export function fieldsOf(record: object, without: readonly string[] = []): Record<string, string> {
  return Object.fromEntries(
    Object.entries(record).flatMap(([name, value]) => {
      const text = without.includes(name) ? undefined : shown(value);
      return text === undefined ? [] : [[wordsOf(name), text]];
    }),
  );
}

/** The same as fields of a document, in a section. */
export function fieldsIn(section: Section, record: object, without: readonly string[] = []): Field[] {
  return Object.entries(fieldsOf(record, without)).map(([name, value]) => ({ section, name, value }));
}

/** One field, or none where there is no value. */
export function field(section: Section, name: string, value: unknown): Field[] {
  const text = shown(value);
  return text === undefined ? [] : [{ section, name, value: text }];
}

/** Things of a list that have ids, as items. */
export function itemsWithIds<Thing extends { id: string }>(
  things: readonly Thing[],
  {
    section,
    noun,
    nameOf,
    addressOf,
    without = [],
  }: {
    section: Section;
    noun: string;
    nameOf: (thing: Thing) => string;
    addressOf: (thing: Thing) => string;
    without?: readonly string[];
  },
): ItemState[] {
  return things.map((thing) => ({
    key: `${noun}/${thing.id}`,
    section,
    noun,
    name: nameOf(thing),
    address: addressOf(thing),
    fields: fieldsOf(thing, ['id', ...without]),
  }));
}

/** Values of two records that differ, by name. */
export function recordChanges(
  old: Readonly<Record<string, string>>,
  now: Readonly<Record<string, string>>,
): ValueChange[] {
  return [...new Set([...Object.keys(now), ...Object.keys(old)])].flatMap((field) => {
    const [was, is] = [ownValue(old, field), ownValue(now, field)];
    return was === is ? [] : [{ field, ...(was !== undefined && { old: was }), ...(is !== undefined && { new: is }) }];
  });
}
