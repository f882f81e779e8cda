import { createHash } from 'node:crypto';
import type { Document } from '../model/catalogue/document.ts';
import { noteRead, type Part } from '../model/catalogue/reads.ts';

/** What tells where a document is, which pages find it by: not noted. A catalogue in which it differs is another one. */
const placeFields: readonly string[] = ['type', 'id', 'file', 'path'] satisfies (keyof Document)[];

/** Of these fields, each one in them is a part; of others, all that is in them is one. */
const dividedFields: readonly string[] = ['data', 'body'] satisfies (keyof Document)[];

/**
 * A document of which each part is noted that is read (`noteRead`). It is not to be changed.
 *
 * @param place Of the document, among all.
 */
export function notedDocument<Name extends Document['type']>(document: Document<Name>, place: number): Document<Name> {
  // Whoever finds nothing there has read that, too.
  const whole = { ...document, body: document.body, unread: document.unread };
  const fields = Object.entries(whole).map(([name, value]: [string, unknown]): [string, () => unknown] => {
    if (!isDivided(name, value)) return [name, () => value];
    const divided = noted(fieldsOf(value), (part) => `${place} ${name}.${part}`);
    return [name, () => divided];
  });
  return noted(fields, (name) =>
    placeFields.includes(name) ? undefined : `${place} ${name}`,
  ) as unknown as Document<Name>;
}

/**
 * Digests of all parts of a document by their names.
 *
 * @param document Without its tree.
 * @param tree Digest of that.
 */
export function digestsOfParts(document: Document, tree: string): Map<string, string> {
  const { body, ...fields } = document;
  const treeless = body && { ...body, treeText: tree };
  return new Map(
    Object.entries({ ...fields, body: treeless }).flatMap(([name, value]): [string, string][] => {
      if (!isDivided(name, value)) return [[name, digestOf(value)]];
      const own = Object.entries(value).map(([key, part]): [string, string] => [`${name}.${key}`, digestOf(part)]);
      // What a field that is not there would be is read with the field that would hold it.
      return [[name, digestOf(Object.keys(value))], ...own];
    }),
  );
}

/** Digest of a value as JSON. */
export function digestOf(value: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(value) ?? '')
    .digest('base64url')
    .slice(0, 24);
}

/** Whether what is in a field has parts of its own. */
function isDivided(name: string, value: unknown): value is object {
  return dividedFields.includes(name) && typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What is in an object, each read when it is asked for. */
function fieldsOf(object: object): [name: string, read: () => unknown][] {
  return Object.entries(Object.getOwnPropertyDescriptors(object)).map(([name, { get, value }]) => [
    name,
    () => (get ? get.call(object) : value) as unknown,
  ]);
}

/** An object of the same fields, in the same order; reading one that is a part notes it. */
function noted(
  fields: readonly [name: string, read: () => unknown][],
  partFor: (name: string) => Part | undefined,
): object {
  const object = {};
  for (const [name, read] of fields) {
    const part = partFor(name);
    const get = (): unknown => {
      if (part !== undefined) noteRead(part);
      return read();
    };
    Object.defineProperty(object, name, { enumerable: true, get });
  }
  return object;
}
