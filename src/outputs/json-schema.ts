import { z } from 'zod';
import type { ContentType } from '../../schemas/content-type.ts';
import { contentTypes, type ContentTypeName } from '../../schemas/content-types.ts';
import { rulesSettingsSchema } from '../../schemas/rules-settings.ts';

/** JSON Schema (draft 7, which editors know) as plain data. */
export type JsonSchema = Record<string, unknown>;

export const contentTypeNames = Object.keys(contentTypes) as ContentTypeName[];

/** File name of the schema of a type: `runbook.json`. */
export function jsonSchemaFile(type: ContentTypeName): string {
  return `${type}.json`;
}

/**
 * JSON Schema of the data of one content type, as people write it.
 *
 * What a quantity looks like (`15m`, `99.9%`) is told by description and examples only: its grammar lives in the parser.
 *
 * @param id Address at which the schema is published; none when it is only written to disk.
 */
export function jsonSchemaOf(type: ContentTypeName, id?: string): JsonSchema {
  return schemaAsWritten(contentTypes[type].schema, contentTypes[type].label, id);
}

/** JSON Schema of `alertbook.yaml`, the settings of a repository of alert rules. */
export function rulesSettingsJsonSchema(): JsonSchema {
  return schemaAsWritten(rulesSettingsSchema, {
    title: 'Settings for alert rules',
    description: 'What `alertbook rules` reads, and how it judges, in `alertbook.yaml`.',
  });
}

function schemaAsWritten(
  data: z.ZodType,
  { title, description }: { title: string; description: string },
  id?: string,
): JsonSchema {
  const { $schema, ...schema } = z.toJSONSchema(data, {
    io: 'input',
    target: 'draft-7',
    override: ({ zodSchema, jsonSchema }) => {
      asWritten(zodSchema, jsonSchema as JsonSchema);
    },
  }) as JsonSchema;
  return { $schema, ...(id !== undefined && { $id: id }), title, description, ...schema };
}

/** Paths below a content folder that a type's files have, as globs: `runbooks/*\/*.mdx`. */
export function globsOf(type: ContentTypeName): string[] {
  const { place, formats }: ContentType = contentTypes[type];
  if ('file' in place) return formats.map((format) => `${place.file}.${format}`);
  const below = { 1: '*', 2: '*/*', any: '**/*' }[place.depth];
  return formats.map((format) => `${place.folder}/${below}.${format}`);
}

/**
 * Says in a schema what a writer may write. zod drops the examples and defaults of fields that it turns into something
 * else, because they could be either side's: here examples are always as written, and defaults as read, with their text.
 */
function asWritten(zodSchema: z.core.$ZodTypes, schema: JsonSchema): void {
  const { examples, refersTo } = z.globalRegistry.get(zodSchema) ?? {};
  if (examples !== undefined) schema['examples'] = examples;
  if (zodSchema._zod.def.type === 'default') {
    const preset: unknown = zodSchema._zod.def.defaultValue;
    const written = typeof preset === 'object' && preset !== null && 'text' in preset ? preset.text : preset;
    // Some defaults only say that nothing was written; an editor must not offer them.
    if (z.safeParse(zodSchema, written).success) schema['default'] = written;
    else delete schema['default'];
  }
  // A word of our own: JSON Schema wants them prefixed.
  delete schema['refersTo'];
  if (refersTo !== undefined) schema['x-refers-to'] = refersTo;
}
