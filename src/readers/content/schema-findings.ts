import { z } from 'zod';
import type { Finding } from '../../model/audit/finding.ts';
import { nearest } from '../../model/text/nearest.ts';
import { ownValue } from '../../model/text/own-value.ts';
import type { DataPath } from '../../../schemas/content-type.ts';
import { pathKey } from '../../model/text/place.ts';
import type { YamlText } from '../read-yaml.ts';

type Issue = z.core.$ZodIssue;

/** What a schema refuses, in words, each at the value or key that is wrong. */
export function schemaFindings(schema: z.ZodType, issues: readonly Issue[], yaml: YamlText, file: string): Finding[] {
  const misspelt = new Set(issues.flatMap((issue) => meantFields(schema, issue)).map(pathKey));
  // A field that is misspelt is not missing: to add it would make it two.
  return issues
    .filter(({ path }) => !misspelt.has(pathKey(path as DataPath)) || yaml.writtenAt(path as DataPath) !== undefined)
    .flatMap((issue) => issueFindings(schema, issue, [], yaml, file));
}

/** Paths of the fields that unknown ones nearly spell. */
function meantFields(schema: z.ZodType, issue: Issue): DataPath[] {
  if (issue.code !== 'unrecognized_keys') return [];
  const path = issue.path as DataPath;
  const known = keysOf(schemaAt(schema, path));
  return issue.keys.flatMap((key) => {
    const near = nearest(key, known);
    return near === undefined ? [] : [[...path, near]];
  });
}

function issueFindings(schema: z.ZodType, issue: Issue, prefix: DataPath, yaml: YamlText, file: string): Finding[] {
  const path = [...prefix, ...(issue.path as (string | number)[])];
  const field = schemaAt(schema, path);
  const finding = (id: string, place: readonly [number, number], message: string, hint: string): Finding => ({
    id,
    level: 'error',
    message,
    hint,
    at: { file, line: place[0], column: place[1] },
  });
  const here = nearestPlace(yaml, path);
  const name = fieldName(path);
  const written = yaml.writtenAt(path);
  switch (issue.code) {
    case 'unrecognized_keys': {
      const known = keysOf(field);
      return issue.keys.map((key) => {
        const near = nearest(key, known);
        const hint = near ? `Did you mean \`${near}\`?` : `Delete it, or write one of: ${known.join(', ')}.`;
        return finding(
          'content/unknown-field',
          yaml.placeOfKey([...path, key]) ?? here,
          `\`${key}\` is not a field here.`,
          hint,
        );
      });
    }
    case 'invalid_key':
      return [
        finding(
          'content/wrong-value',
          yaml.placeOfKey(path) ?? here,
          `\`${String(path.at(-1))}\` cannot be a name here. ${issue.issues.map(({ message }) => message).join(' ')}`,
          'Rename it.',
        ),
      ];
    case 'invalid_union': {
      const branch = branchOf(issue.errors as Issue[][]);
      return branch
        ? branch.flatMap((inner) => issueFindings(schema, inner, path, yaml, file))
        : [
            finding(
              'content/wrong-value',
              here,
              `${name} has a form that is not known here.`,
              exampleHint(path, field),
            ),
          ];
    }
    case 'invalid_value': {
      const values = (issue.values as unknown[]).map(String);
      const near = written === undefined ? undefined : nearest(written, values);
      if (written === undefined && !(yaml.places && hasPlace(yaml, path))) return [missing(path, field, here, finding)];
      return [
        finding(
          'content/wrong-value',
          here,
          `\`${written ?? '…'}\` is not a value of ${name}: expected one of ${values.map((value) => `\`${value}\``).join(', ')}.`,
          near ? `Did you mean \`${near}\`?` : `Write one of them.`,
        ),
      ];
    }
    case 'invalid_type': {
      if (!hasPlace(yaml, path)) return [missing(path, field, here, finding)];
      if (written !== undefined && issue.expected === 'string')
        return [
          finding(
            'content/wrong-type',
            here,
            `${name} is ${typeOf(written)} \`${written}\`; expected text.`,
            textHint(path, field, written),
          ),
        ];
      const shown = written ? `\`${shorten(written)}\`` : formOf(valueAt(yaml.data, path));
      return [
        finding(
          'content/wrong-type',
          here,
          `${name} is ${shown}; expected ${expectedWords(issue.expected)}.`,
          exampleHint(path, field),
        ),
      ];
    }
    default: {
      if (!hasPlace(yaml, path)) return [missing(path, field, here, finding)];
      const hint = issue.code === 'custom' ? (issue.params?.['hint'] as string | undefined) : undefined;
      if (hint !== undefined) return [finding('content/wrong-value', here, `${name}: ${issue.message}`, hint)];
      const value =
        !written || issue.message.includes(`\`${written}\``) ? '' : `\`${shorten(written)}\` does not fit. `;
      return [finding('content/wrong-value', here, `${name}: ${value}${issue.message}`, exampleHint(path, field))];
    }
  }
}

type MakeFinding = (id: string, place: readonly [number, number], message: string, hint: string) => Finding;

function missing(
  path: DataPath,
  field: z.ZodType | undefined,
  here: readonly [number, number],
  finding: MakeFinding,
): Finding {
  const description = field?.meta?.()?.description;
  return finding(
    'content/missing-field',
    here,
    `${fieldName(path)} is missing${description ? `: ${lowerFirst(description)}` : '.'}`,
    exampleHint(path, field).replace(/^Write for example/, 'Add it, for example'),
  );
}

function fieldName(path: DataPath): string {
  const named = path.filter((part) => typeof part === 'string');
  if (path.length === 0) return 'The frontmatter';
  return typeof path.at(-1) === 'number'
    ? `Item ${Number(path.at(-1)) + 1} of \`${String(named.at(-1))}\``
    : `\`${String(path.at(-1))}\``;
}

/** What to write for a number or the like where text is expected: itself in quotes where that is taken, or with its `%`. */
function textHint(path: DataPath, field: z.ZodType | undefined, written: string): string {
  const key = typeof path.at(-1) === 'number' ? '-' : `${String(path.at(-1))}:`;
  const isTaken = (text: string): boolean => field?.safeParse(text).success !== false;
  if (isTaken(written)) return `Put it in quotes: \`${key} "${written}"\`.`;
  return isTaken(`${written}%`) ? `Write its unit: \`${key} ${written}%\`.` : exampleHint(path, field);
}

function exampleHint(path: DataPath, field: z.ZodType | undefined): string {
  const example = (field?.meta?.()?.examples as unknown[] | undefined)?.[0];
  const key = path.at(-1);
  if (example === undefined || key === undefined) return 'Write its fields, each on a line: `name: value`.';
  const value = typeof example === 'string' ? example : JSON.stringify(example);
  return typeof key === 'number' ? `Write for example \`- ${value}\`.` : `Write for example \`${key}: ${value}\`.`;
}

/** The alternative of a union that the writer meant: the one that was followed deepest before something was wrong. */
export function branchOf(branches: Issue[][]): Issue[] | undefined {
  const depth = (issues: Issue[]): number =>
    Math.max(
      ...issues.map((issue) => (issue.code === 'invalid_type' && issue.path.length === 0 ? -1 : issue.path.length)),
    );
  const rated = branches.filter((issues) => issues.length > 0).toSorted((a, b) => depth(b) - depth(a));
  return rated[0];
}

/** The schema of a value, through optional fields, defaults and transformations. */
export function schemaAt(schema: z.ZodType, path: DataPath): z.ZodType | undefined {
  let current: z.ZodType | undefined = schema;
  for (const key of path) {
    const inner: z.ZodType | undefined = current && unwrap(current);
    if (inner instanceof z.ZodObject) current = ownValue(inner.shape as Record<string, z.ZodType>, String(key));
    else if (inner instanceof z.ZodArray) current = inner.element as z.ZodType;
    else if (inner instanceof z.ZodRecord) current = inner.valueType as z.ZodType;
    else if (inner instanceof z.ZodUnion)
      current = (inner.options as z.ZodType[])
        .map((option) => schemaAt(option, [key]))
        .find((found) => found !== undefined);
    else current = undefined;
  }
  return current;
}

export function unwrap(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodNullable)
    return unwrap(schema.unwrap() as z.ZodType);
  if (schema instanceof z.ZodPipe) return unwrap(schema.in as z.ZodType);
  return schema;
}

export function keysOf(schema: z.ZodType | undefined): string[] {
  const inner = schema && unwrap(schema);
  if (inner instanceof z.ZodObject) return Object.keys(inner.shape);
  if (inner instanceof z.ZodUnion) return (inner.options as z.ZodType[]).flatMap((option) => keysOf(option));
  return [];
}

function hasPlace(yaml: YamlText, path: DataPath): boolean {
  return yaml.placeOfKey(path) !== undefined || typeof path.at(-1) === 'number' || path.length === 0;
}

function nearestPlace(yaml: YamlText, path: DataPath): readonly [number, number] {
  for (let length = path.length; length >= 0; length--) {
    const found =
      ownValue(yaml.places, pathKey(path.slice(0, length))) ??
      (length > 0 ? yaml.placeOfKey(path.slice(0, length)) : undefined);
    if (found) return found;
  }
  return [1, 1];
}

function valueAt(data: unknown, path: DataPath): unknown {
  return path.reduce(
    (value: unknown, key) =>
      typeof value === 'object' && value !== null ? ownValue(value as Record<string, unknown>, String(key)) : undefined,
    data,
  );
}

function formOf(value: unknown): string {
  return Array.isArray(value) ? 'a list' : typeof value === 'object' && value !== null ? 'a block of fields' : 'empty';
}

function lowerFirst(text: string): string {
  return /^[A-Z][a-z ]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

function typeOf(written: string): string {
  if (/^(?:true|false)$/i.test(written)) return 'the truth value';
  return /^[-+.\d]/.test(written) ? 'the number' : 'the value';
}

function expectedWords(expected: string): string {
  const words = new Map([
    ['array', 'a list, with `- ` before each item'],
    ['object', 'a block of fields'],
    ['record', 'a block of fields'],
    ['number', 'a number'],
    ['int', 'a whole number'],
    ['boolean', '`true` or `false`'],
    ['string', 'text'],
  ]);
  return words.get(expected) ?? expected;
}

function shorten(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
