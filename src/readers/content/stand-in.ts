import { z } from 'zod';
import { unwrap } from './schema-findings.ts';

/** Of the values that a schema allows, one that comes early, is short or small; or one at the other end. */
export type Which = 'low' | 'high';

/** Values of all kinds that schemas know: the one that fits a schema is found by trying. */
const values: Record<Which, readonly unknown[]> = {
  low: [
    'unread-a',
    'unread-a/unread-a',
    '/unread-a/',
    'https://unread-a.example/',
    '0 min',
    'hourly',
    '1%',
    '00:00',
    '2000-01-01',
    'UTC',
    'UNREAD_A',
    1,
    false,
  ],
  high: [
    'unread-b',
    'unread-b/unread-b',
    '/unread-b/',
    'https://unread-b.example/',
    '90 years',
    'yearly',
    '99%',
    '23:59',
    '2999-12-31',
    'Asia/Tokyo',
    'UNREAD_B',
    999,
    true,
  ],
};

/**
 * A value that a schema allows, in the place of one that is not known. The two of a schema differ wherever it allows two.
 *
 * @returns As it would be written; undefined when none is found.
 */
export function standIn(schema: z.ZodType, which: Which): unknown {
  const inner = unwrap(schema);
  const candidates = [...formsOf(inner, which), ...values[which], ...examplesOf(schema), ...examplesOf(inner)];
  return candidates.find((candidate) => candidate !== undefined && schema.safeParse(candidate).success);
}

function formsOf(schema: z.ZodType, which: Which): unknown[] {
  if (schema instanceof z.ZodEnum) return which === 'low' ? schema.options : schema.options.toReversed();
  if (schema instanceof z.ZodRecord) return [{}];
  if (schema instanceof z.ZodArray) {
    const item = standIn(schema.element as z.ZodType, which);
    return which === 'low' ? [[], [item]] : [[item], []];
  }
  if (schema instanceof z.ZodUnion) return (schema.options as z.ZodType[]).map((option) => standIn(option, which));
  if (!(schema instanceof z.ZodObject)) return [];
  const required = Object.entries(schema.shape as Record<string, z.ZodType>).filter(
    ([, field]) => !field.safeParse(undefined).success,
  );
  return [Object.fromEntries(required.map(([name, field]) => [name, standIn(field, which)]))];
}

function examplesOf(schema: z.ZodType): unknown[] {
  return (schema.meta()?.['examples'] as unknown[] | undefined) ?? [];
}
