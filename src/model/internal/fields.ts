import { z } from 'zod';
import { contentTypes, type ContentTypeName } from '../../../schemas/content-types.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { ownValue } from '../text/own-value.ts';

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

/** The field that a name of `site.yaml` stands for. */
export function internalField(name: string): InternalField | { problem: FieldProblem } {
  const [first = '', ...path] = name.split('.');
  const types = (Object.keys(contentTypes) as ContentTypeName[]).filter((type) => type !== 'site');
  const type = types.find((type) => type === first);
  if (type === undefined) return { problem: { kind: 'unknown', word: first, known: types } };
  let schema: z.core.$ZodType = contentTypes[type].schema;
  let instead: { value: unknown } | undefined;
  for (const word of path) {
    const shape = shapeOf(schema);
    const field = shape && ownValue(shape, word);
    if (!field) return { problem: { kind: 'unknown', word, known: Object.keys(shape ?? {}) } };
    instead = insteadOf(field);
    schema = field;
  }
  if (!instead) return { problem: { kind: 'required', word: path.at(-1) ?? type } };
  return { name, type, path, instead: instead.value };
}

/** Fields of an object, or of each object in a list. */
function shapeOf(schema: z.core.$ZodType): Record<string, z.core.$ZodType> | undefined {
  if (schema instanceof z.core.$ZodArray) return shapeOf(schema._zod.def.element);
  if (isWrapper(schema)) return shapeOf(schema._zod.def.innerType);
  return schema instanceof z.core.$ZodObject ? schema._zod.def.shape : undefined;
}

/** What is in the place of a field that is not written; undefined where it has to be written. */
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
