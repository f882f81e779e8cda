import { expect, test } from 'vitest';
import { z } from 'zod';
import { id } from './identifiers.ts';
import { recordByName } from './record-by-name.ts';

const written: unknown = JSON.parse('{ "__proto__": 1, "constructor": 2, "toString": 3, "api": 4 }');

test('a record keeps every name, and its values are nobody’s prototype', () => {
  const values = recordByName(z.string(), z.number()).parse(written);
  expect(Object.entries(values).toSorted()).toEqual([
    ['__proto__', 1],
    ['api', 4],
    ['constructor', 2],
    ['toString', 3],
  ]);
  expect(Object.getPrototypeOf(values)).toBe(Object.prototype);
});

test('a name or a value that does not fit is refused where it is, whatever the name', () => {
  const issues = (schema: z.ZodType) =>
    schema.safeParse(written).error?.issues.map(({ code, path }) => `${code} ${path.join('.')}`);
  expect(issues(recordByName(id, z.number()))).toEqual(['invalid_key toString', 'invalid_key __proto__']);
  expect(issues(recordByName(z.string(), z.literal(4)))).toEqual([
    'invalid_value constructor',
    'invalid_value toString',
    'invalid_value __proto__',
  ]);
});

test('what is added to the schema does not change what it keeps, nor its JSON Schema', () => {
  const schema = recordByName(z.string(), z.number()).default({}).meta({ description: 'Numbers.' });
  expect(Object.keys(schema.parse(written))).toContain('__proto__');
  expect(Object.keys(recordByName(z.string(), z.number()).meta({ title: 'a' }).parse(written))).toContain('__proto__');
  expect(z.toJSONSchema(schema, { io: 'input' })).toMatchObject({
    type: 'object',
    additionalProperties: { type: 'number' },
    description: 'Numbers.',
  });
  expect(recordByName(z.string(), z.number())).toBeInstanceOf(z.ZodRecord);
});
