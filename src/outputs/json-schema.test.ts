import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { contentTypes, type ContentTypeName } from '../../schemas/content-types.ts';
import { contentTypeNames, globsOf, jsonSchemaOf, type JsonSchema, rulesSettingsJsonSchema } from './json-schema.ts';

/** A field as a writer sees it, with its wrappers: `.optional()` and `.default()` may describe what is inside. */
interface Field {
  path: string;
  schema: z.ZodType;
}

function fieldsOf(schema: unknown, path: string): Field[] {
  if (schema instanceof z.ZodObject) {
    return Object.entries(schema.shape).flatMap(([key, field]) => [
      { path: `${path}.${key}`, schema: field as z.ZodType },
      ...fieldsOf(field, `${path}.${key}`),
    ]);
  }
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return fieldsOf(schema.unwrap(), path);
  if (schema instanceof z.ZodArray) return fieldsOf(schema.element, `${path}[]`);
  if (schema instanceof z.ZodRecord) return fieldsOf(schema.valueType, `${path}[]`);
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((option) => fieldsOf(option, path));
  if (schema instanceof z.ZodPipe) return fieldsOf(schema.in, path);
  return [];
}

function metaOf(schema: unknown): { description?: string | undefined; examples?: unknown[] | undefined } {
  if (!(schema instanceof z.ZodType)) return {};
  // What one item looks like is an example of a list of one.
  const items = schema instanceof z.ZodArray ? metaOf(schema.element).examples?.map((example) => [example]) : undefined;
  const inner = schema instanceof z.ZodOptional || schema instanceof z.ZodDefault ? metaOf(schema.unwrap()) : {};
  return { examples: items, ...inner, ...schema.meta() };
}

const allFields = contentTypeNames.flatMap((type) => fieldsOf(contentTypes[type].schema, type));

describe('every field of every content type', () => {
  test('is found: those of lists and of choices too', () => {
    const paths = allFields.map(({ path }) => path);

    expect(paths).toEqual(
      expect.arrayContaining(['team.rotations[].handover.time', 'runbook.alerts[].section', 'site.repository.editUrl']),
    );
    expect(paths.length).toBeGreaterThan(150);
  });

  test('says in a sentence what to write', () => {
    const speechless = allFields.filter(({ schema }) => !metaOf(schema).description?.endsWith('.'));

    expect(speechless.map(({ path }) => path)).toEqual([]);
  });

  test('has an example', () => {
    const bare = allFields.filter(({ schema }) => !metaOf(schema).examples?.length);

    expect(bare.map(({ path }) => path)).toEqual([]);
  });

  test('takes its own examples', () => {
    const refused = allFields.flatMap(({ path, schema }) =>
      (metaOf(schema).examples ?? [])
        .filter((example) => !schema.safeParse(example).success)
        .map((example) => `${path}: ${JSON.stringify(example)}`),
    );

    expect(refused).toEqual([]);
  });
});

/** Properties of a schema below a path: `objectives.window`. Lists are gone into. */
function propertyOf(type: ContentTypeName, path: string): JsonSchema {
  let schema = jsonSchemaOf(type);
  for (const key of path.split('.')) {
    const inside = (schema['items'] ?? schema) as { properties: Record<string, JsonSchema> };
    schema = inside.properties[key]!;
  }
  return schema;
}

describe('the JSON Schema', () => {
  test.each(contentTypeNames)('of a %s has an id, a title and a description', (type) => {
    expect(jsonSchemaOf(type, `https://oncall.example.com/schemas/${type}.json`)).toMatchObject({
      $schema: 'http://json-schema.org/draft-07/schema#',
      $id: `https://oncall.example.com/schemas/${type}.json`,
      title: expect.stringMatching(/^[A-Z]/),
      description: expect.stringMatching(/\.$/),
      type: 'object',
      additionalProperties: false,
    });
  });

  test('that is only written to disk has no address', () => {
    expect(jsonSchemaOf('slo')).not.toHaveProperty('$id');
  });

  test('shows examples and defaults as they are written, of quantities too', () => {
    expect(propertyOf('slo', 'objectives.window')).toMatchObject({ type: 'string', examples: ['30d', 'monthly'] });
    expect(propertyOf('site', 'timeZone')).toMatchObject({ type: 'string', default: 'UTC' });
    expect(propertyOf('runbook', 'params')).toMatchObject({ type: 'array', default: [] });
    expect(propertyOf('slo', 'objectives.target')).toMatchObject({
      examples: ['99.9%', '< 1%', 'p95 < 200ms', '99% < 200ms'],
    });
    expect(propertyOf('runbook', 'reviewed')).toMatchObject({ type: 'string', examples: ['2026-03-01'] });
  });

  test('offers no default that nobody may write', () => {
    const refused = allFields
      .filter(({ schema }) => schema instanceof z.ZodDefault)
      .filter(({ path, schema }) => {
        const [type, ...keys] = path.replaceAll('[]', '').split('.');
        const { default: preset } = propertyOf(type as ContentTypeName, keys.join('.'));
        return preset !== undefined && !schema.safeParse(preset).success;
      });

    expect(refused.map(({ path }) => path)).toEqual([]);
    expect(propertyOf('slo', 'objectives.window')).not.toHaveProperty('default');
  });

  test('says what an id refers to, in a word that draft 7 does not know and ignores', () => {
    expect(propertyOf('runbook', 'service')).toEqual({
      type: 'string',
      description: 'Service it belongs to.',
      examples: ['checkout'],
      pattern: '^(?=.{1,200}$)[a-z0-9]+(?:-[a-z0-9]+)*$',
      'x-refers-to': 'service',
    });
    expect(JSON.stringify(contentTypeNames.map((type) => jsonSchemaOf(type)))).not.toContain('"refersTo"');
  });

  test('asks for what has no default, and for nothing else', () => {
    expect(jsonSchemaOf('runbook')['required']).toEqual(['title', 'service']);
  });
});

test('the files of a type are named as globs below the content folder', () => {
  expect([globsOf('runbook'), globsOf('slo'), globsOf('guide'), globsOf('site')]).toEqual([
    ['runbooks/*/*.mdx'],
    ['slos/*.mdx', 'slos/*.yaml'],
    ['guides/**/*.mdx'],
    ['site.yaml'],
  ]);
});

test('the settings of rules have a schema, with words and an example for each field', () => {
  const { properties, required } = rulesSettingsJsonSchema() as {
    properties: Record<string, { description?: string; examples?: unknown[] }>;
    required?: string[];
  };
  const bare = Object.entries(properties).filter(([, { description, examples }]) => !description || !examples?.length);

  expect(Object.keys(properties)).toContain('baseline');
  expect([bare, required]).toEqual([[], undefined]);
});
