import { z } from 'zod';
import { contentTypes, type ContentTypeName } from '../../schemas/content-types.ts';
import { isGap } from '../../schemas/quantities/quantity.ts';
import { allDocuments, linkCatalogue, type Catalogue } from './catalogue.ts';
import type { Document } from './document.ts';
import { placeOf, type Place } from './place.ts';

/** A field that a public build leaves out. */
export interface InternalField {
  /** As `site.yaml` names it: `team.people.phone`. */
  name: string;
  type: ContentTypeName;
  /** Names of fields from the outside in; lists on the way stand for all that is in them. */
  path: string[];
  /** What is there instead; undefined where nothing is. */
  instead: unknown;
}

/** Why a name is not that of a field that can be left out, with the names that would be known in its place. */
export type FieldProblem = { kind: 'unknown'; word: string; known: string[] } | { kind: 'required'; word: string };

/** A value that a public build must not hold anywhere. */
export interface InternalValue {
  /** Name of its field. */
  field: string;
  /** Ways to write it. */
  texts: string[];
  at: Place;
}

/** The field that a name of `site.yaml` stands for. */
export function internalField(name: string): InternalField | { problem: FieldProblem } {
  const [type = '', ...path] = name.split('.');
  const types = Object.keys(contentTypes).filter((name) => name !== 'site');
  if (!types.includes(type)) return { problem: { kind: 'unknown', word: type, known: types } };
  let schema: z.core.$ZodType = contentTypes[type as ContentTypeName].schema;
  let instead: { value: unknown } | undefined;
  for (const word of path) {
    const shape = shapeOf(schema);
    const field = shape?.[word];
    if (!field) return { problem: { kind: 'unknown', word, known: Object.keys(shape ?? {}) } };
    instead = insteadOf(field);
    schema = field;
  }
  if (!instead) return { problem: { kind: 'required', word: path.at(-1) ?? type } };
  return { name, type: type as ContentTypeName, path, instead: instead.value };
}

/** Fields of an object, or of each object in a list. */
function shapeOf(schema: z.core.$ZodType): Record<string, z.core.$ZodType> | undefined {
  if (schema instanceof z.core.$ZodArray) return shapeOf(schema._zod.def.element);
  if (isWrapper(schema)) return shapeOf(schema._zod.def.innerType);
  return schema instanceof z.core.$ZodObject ? schema._zod.def.shape : undefined;
}

/** What stands in the place of a field that is not written; undefined where it has to be written. */
function insteadOf(schema: z.core.$ZodType): { value: unknown } | undefined {
  if (schema instanceof z.core.$ZodOptional) return { value: undefined };
  if (schema instanceof z.core.$ZodDefault || schema instanceof z.core.$ZodPrefault)
    return { value: z.safeParse(schema, undefined).data };
  return undefined;
}

function isWrapper(schema: z.core.$ZodType): schema is z.core.$ZodOptional | z.core.$ZodDefault | z.core.$ZodPrefault {
  return [z.core.$ZodOptional, z.core.$ZodDefault, z.core.$ZodPrefault].some((wrapper) => schema instanceof wrapper);
}

/** Fields that `site.yaml` marks as internal; those that do not exist are the business of a check. */
export function internalFields({ site }: Catalogue): InternalField[] {
  return (site?.data.internal ?? []).flatMap((name) => {
    const field = internalField(name);
    return 'problem' in field ? [] : [field];
  });
}

/** The catalogue without any field that is internal. What prose says about them is still there. */
export function withoutInternal(catalogue: Catalogue): Catalogue {
  const fields = internalFields(catalogue);
  const documents = allDocuments(catalogue).map((document) => {
    const own = fields.filter(({ type }) => type === document.type);
    return own.length === 0 ? document : { ...document, source: '', data: withoutFields(document.data, own) };
  });
  return linkCatalogue({ ...catalogue, documents: documents as Document[] });
}

function withoutFields<Data>(data: Data, fields: readonly InternalField[]): Data {
  return fields.reduce((left, { path, instead }) => without(left, path, instead) as Data, data);
}

function without(data: unknown, path: readonly string[], instead: unknown): unknown {
  if (Array.isArray(data)) return data.map((item) => without(item, path, instead));
  const [word, ...rest] = path;
  if (word === undefined || typeof data !== 'object' || data === null || !(word in data)) return data;
  const { [word]: value, ...others } = data as Record<string, unknown>;
  const left = rest.length === 0 ? instead : without(value, rest, instead);
  return left === undefined ? others : { ...others, [word]: left };
}

/** Every value of an internal field that is written down. Placeholders are nobody's secret. */
export function internalValues(catalogue: Catalogue): InternalValue[] {
  const fields = internalFields(catalogue);
  return allDocuments(catalogue).flatMap((document) =>
    fields
      .filter(({ type }) => type === document.type)
      .flatMap(({ name, path }) =>
        valuesAt(document.data, path).flatMap(({ value, at }): InternalValue[] => {
          const texts = textsOf(value);
          return texts.length === 0 ? [] : [{ field: name, texts, at: placeOf(document, at) }];
        }),
      ),
  );
}

type Found = { value: unknown; at: (string | number)[] };

function valuesAt(data: unknown, path: readonly string[], at: (string | number)[] = []): Found[] {
  if (Array.isArray(data)) return data.flatMap((item, index) => valuesAt(item, path, [...at, index]));
  const [word, ...rest] = path;
  if (word === undefined) return [{ value: data, at }];
  if (typeof data !== 'object' || data === null || !(word in data)) return [];
  return valuesAt((data as Record<string, unknown>)[word], rest, [...at, word]);
}

/** How a value may be written: all of a field that is one value, and of a larger one whatever is no plain word. */
function textsOf(value: unknown): string[] {
  if (isGap(value)) return [];
  if (typeof value === 'string') return value.length < 3 ? [] : [value];
  return stringsIn(value).filter((text) => /[@/:]|\d.*\d.*\d.*\d/.test(text));
}

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null || isGap(value)) return [];
  return Object.values(value).flatMap(stringsIn);
}
