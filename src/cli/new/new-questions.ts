import type { z } from 'zod';
import { contentTypes, type ContentTypeName } from '../../../schemas/content-types.ts';

/** Something that a file of content cannot do without. */
export interface Question {
  /** Name of the flag: `owner`; of a field of an item, `objective-target`. */
  flag: string;
  /** Where the answer goes: `['objectives', 0, 'target']`. */
  path: (string | number)[];
  /** What it is, from the schema. */
  description: string;
  example: string;
  /** The words to choose from, if there are only some. */
  choices: string[];
  /** Whether several answers may be given, with commas between. */
  isList: boolean;
  schema: z.ZodType;
}

type Shape = Record<string, z.ZodType>;

/** What a type of content needs, from its schema: the fields without a default, and those of the first item of a list that may not be empty. */
export function questionsFor(type: ContentTypeName): Question[] {
  const { shape } = contentTypes[type].schema as unknown as { shape: Shape };
  return Object.entries(shape).flatMap(([name, schema]) => questionsOf(name, schema, [name]));
}

function questionsOf(flag: string, schema: z.ZodType, path: Question['path']): Question[] {
  if (schema.safeParse(undefined).success) return [];
  const item = itemOf(schema);
  if (item && 'shape' in item)
    return Object.entries(item.shape as Shape).flatMap(([name, field]) =>
      questionsOf(`${flag.replace(/s$/, '')}-${dashed(name)}`, field, [...path, 0, name]),
    );
  const { description = '', examples = [] } = (schema.meta() ?? {}) as { description?: string; examples?: unknown[] };
  const [example] = examples.flat();
  return [
    {
      flag: dashed(flag),
      path,
      description,
      example: example === undefined ? '' : String(example),
      choices: 'options' in schema && Array.isArray(schema.options) ? schema.options.map(String) : [],
      isList: item !== undefined,
      schema,
    },
  ];
}

function itemOf(schema: z.ZodType): z.ZodType | undefined {
  return schema.type === 'array' && 'element' in schema ? (schema.element as z.ZodType) : undefined;
}

function dashed(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** What is wrong with an answer, as a sentence; undefined when it is fine. */
export function problemWith(question: Question, answer: string): string | undefined {
  const parsed = question.schema.safeParse(valueOf(question, answer));
  if (parsed.success) return undefined;
  const [issue] = parsed.error.issues;
  return question.choices.length > 0
    ? `Expected one of ${question.choices.join(', ')}.`
    : (issue?.message ?? 'Expected another value.');
}

/** The value of a field, from what was typed. */
export function valueOf({ isList, schema }: Question, answer: string): unknown {
  if (isList)
    return answer
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean);
  return schema.safeParse(answer).success || !/^\d+$/.test(answer) ? answer : Number(answer);
}
