import { contentTypes } from '../../../schemas/content-types.ts';
import { nationalLength } from '../../../schemas/quantities/phone.ts';
import { isGap } from '../../../schemas/quantities/quantity.ts';
import { allDocuments, type Catalogue } from '../catalogue/catalogue.ts';
import type { Document } from '../catalogue/document.ts';
import { ownValue } from '../text/own-value.ts';
import type { DataPath } from '../../../schemas/content-type.ts';
import { pathKey, placeOf, type Place } from '../text/place.ts';
import { referencesIn } from '../catalogue/references.ts';
import { seenText } from '../text/seen-text.ts';
import { internalFields, type InternalField } from './fields.ts';
import { emailForms, handleForms, memberForms, phoneForms, urlForms } from './address-forms.ts';
import { shortestNumber, type Form } from './forms.ts';
import { nameForms } from './name-forms.ts';
import { textForms } from './text-forms.ts';
import { publicIds, type PublicIds } from './public-ids.ts';

/** A value that a public build must not hold anywhere. */
export interface InternalValue {
  /** Name of its field. */
  field: string;
  /** As people write it. */
  text: string;
  /** Ways to write it; none where it is too short, or as common as any word, to be looked for. */
  forms: Form[];
  at: Place;
  /** Last line that it takes in its file. */
  lastLine: number;
  /** Of an id that a public build replaces: `team/id`. */
  reference?: string;
}

/** Every value of an internal field that is written down, and every id that a public build replaces. Placeholders are nobody's secret. */
export function internalValues(catalogue: Catalogue): InternalValue[] {
  const fields = internalFields(catalogue);
  if (fields.length === 0) return [];
  const ids = publicIds(catalogue, fields);
  const common = publicTexts(catalogue, fields, ids);
  return allDocuments(catalogue).flatMap((document) => {
    // What a reference names has a page of its own.
    const uses = referencesIn(contentTypes[document.type].schema, document.data);
    const references = new Set(uses.map(({ path }) => pathKey(path)));
    return [
      ...fields
        .filter(({ type }) => type === document.type)
        .flatMap((field) => leavesAt(document.data, field.path).map((leaf) => ({ field: field.name, ...leaf })))
        .flatMap(({ field, value, at, isPart }): InternalValue[] => {
          const read = readLeaf(value, at, isPart);
          if (!read) return [];
          const isCommon = read.isCommonWord && common.has(seenText(read.text).letters);
          const forms = isCommon || references.has(pathKey(at)) ? [] : read.forms.filter(isOwn(read.text, common));
          return [{ field, text: read.text, forms, ...placed(document, at, read.text) }];
        }),
      ...idsOf(document, ids),
    ];
  });
}

/** Whether a form is that of a whole value, or no address or number that a public field has too. */
function isOwn(text: string, common: ReadonlySet<string>): (form: Form) => boolean {
  const whole = seenText(text).letters;
  return ({ letters, number }) =>
    whole.endsWith(letters) ||
    ![letters, `http${letters}`, `https${letters}`, (number?.before ?? '') + letters].some((way) => common.has(way));
}

interface Leaf {
  value: unknown;
  at: (string | number)[];
  /** Whether it is one of several things in the field. */
  isPart: boolean;
}

function leavesAt(data: unknown, path: readonly string[], at: (string | number)[] = []): Leaf[] {
  if (Array.isArray(data)) return data.flatMap((item, index) => leavesAt(item, path, [...at, index]));
  const [word, ...rest] = path;
  if (word === undefined) return leavesOf(data, at, false);
  if (typeof data !== 'object' || data === null || !Object.hasOwn(data, word)) return [];
  return leavesAt(ownValue(data as Record<string, unknown>, word), rest, [...at, word]);
}

function leavesOf(value: unknown, at: (string | number)[], isPart: boolean): Leaf[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => leavesOf(item, [...at, index], isPart));
  if (typeof value !== 'object' || value === null || isGap(value) || 'text' in value) return [{ value, at, isPart }];
  return Object.entries(value).flatMap(([name, item]) => leavesOf(item, [...at, name], true));
}

interface Read {
  text: string;
  forms: Form[];
  /** Whether it says nothing where a public field says the same: a quantity, or one plain word. */
  isCommonWord: boolean;
}

/** How one value is written; undefined where nothing is, and for plain words of a larger value. */
function readLeaf(value: unknown, at: DataPath, isPart: boolean): Read | undefined {
  if (isGap(value)) return undefined;
  const [owner, , name] = at.slice(-3);
  if (typeof value === 'string') {
    if (name === 'timeZone') return quantity(value);
    if (owner === 'people' && name === 'name') return words(value, nameForms(value));
    const read = readText(value, isPart, name === 'id');
    return read && isPart && !isAddress(value) ? { ...read, isCommonWord: true } : read;
  }
  if (typeof value === 'number') return quantity(String(value));
  if (typeof value !== 'object' || value === null) return undefined;
  const { text, e164, after } = value as { text?: unknown; e164?: unknown; after?: unknown };
  if (typeof e164 === 'string')
    return identity(e164, [...phoneForms(e164.slice(1), nationalLength(e164)), ...keysForms(after)]);
  return typeof text === 'string' ? quantity(text) : undefined;
}

/** An extension or a PIN by itself: the number of a meeting is as long as one of a telephone. */
function keysForms(after: unknown): Form[] {
  const keys = typeof after === 'string' ? after.split(/\D+/) : [];
  return keys.filter(({ length }) => length >= shortestNumber).flatMap((digits) => phoneForms(digits, digits.length));
}

function readText(text: string, isPart: boolean, isId: boolean): Read | undefined {
  if (isEmail(text)) return identity(text, emailForms(text));
  if (isAddress(text)) return identity(text, urlForms(text));
  if (/^[@#]\S+$/.test(text)) return identity(text, handleForms(text));
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return quantity(text);
  if (isId && isPart) return undefined;
  if (!isPart || /[@/:]|\d.*\d.*\d.*\d/.test(text)) return words(text, textForms(text, 'error'));
  const isSentence = text.trim().split(/\s+/).length > 2;
  return isSentence ? words(text, textForms(text, 'warning')) : undefined;
}

function isEmail(text: string): boolean {
  return /^[^\s@]+@[^\s@]+\.[^\s@.]+$/.test(text);
}

function isAddress(text: string): boolean {
  return isEmail(text) || /^https?:\/\//i.test(text);
}

/** What names one person or place alone. */
function identity(text: string, forms: Form[]): Read {
  return { text, forms, isCommonWord: false };
}

function words(text: string, forms: Form[]): Read {
  return { text, forms, isCommonWord: !/[^\p{L}\p{M}\p{N}]/u.test(text.trim()) };
}

/** What a number with its unit says: nothing as long as any text may have it. */
function quantity(text: string): Read {
  const isTelling = /\d.*\d.*\d.*\d/s.test(text);
  return { text, forms: isTelling ? textForms(text, 'warning') : [], isCommonWord: true };
}

/** Whole texts of all fields that a public build shows. */
function publicTexts(catalogue: Catalogue, fields: readonly InternalField[], ids: PublicIds): Set<string> {
  const texts = new Set<string>();
  const collect = (value: unknown, own: readonly (readonly string[])[]): void => {
    if (typeof value === 'string') texts.add(seenText(value).letters);
    else if (Array.isArray(value)) value.forEach((item) => collect(item, own));
    else if (typeof value === 'object' && value !== null)
      for (const [name, item] of Object.entries(value)) {
        const inner = own.filter(([first]) => first === name).map((path) => path.slice(1));
        if (!inner.some((path) => path.length === 0)) collect(item, inner);
      }
  };
  for (const document of allDocuments(catalogue)) {
    collect(
      document.data,
      fields.filter(({ type }) => type === document.type).map(({ path }) => path),
    );
    texts.add(seenText(document.id).letters);
  }
  for (const reference of ids.keys()) texts.delete(seenText(reference.replace(/^.*\//, '')).letters);
  return texts;
}

function placed(document: Document, path: DataPath, text: string): Pick<InternalValue, 'at' | 'lastLine'> {
  const at = placeOf(document, path);
  const written = document.source.split('\n', at.line)[at.line - 1] ?? '';
  if (seenText(written.slice(at.column - 1)).letters.startsWith(seenText(text).letters))
    return { at, lastLine: at.line };
  const key = pathKey(path);
  const next = Object.entries(document.places)
    .filter(([other, [line]]) => line > at.line && !other.startsWith(key))
    .reduce((nearest, [, [line]]) => Math.min(nearest, line), Infinity);
  // A text of several lines may be folded to less than that.
  const lines = text.split('\n').length + Math.ceil(text.length / 40);
  return { at, lastLine: Math.min(next - 1, at.line + lines) };
}

function idsOf(document: Document, ids: PublicIds): InternalValue[] {
  if (document.type !== 'team') return [];
  return (document as Document<'team'>).data.people.flatMap(({ id }, index) => {
    if (!ids.has(`${document.id}/${id}`)) return [];
    const at = placeOf(document, ['people', index, 'id']);
    return [
      {
        field: 'team.people',
        text: `${document.id}/${id}`,
        forms: memberForms(document.id, id),
        at,
        lastLine: at.line,
        reference: `${document.id}/${id}`,
      },
    ];
  });
}
