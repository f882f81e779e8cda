import type { MdxJsxAttribute, MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import type { Finding } from '../model/audit/finding.ts';
import { nearest } from '../model/text/nearest.ts';
import { ownValue } from '../model/text/own-value.ts';
import type { Place } from '../model/text/place.ts';
import { readExpression } from './literals.ts';
import type { ZodType } from 'zod';
import type { VocabularyEntry } from '../../schemas/vocabulary.ts';

/** Checks the attributes of an element against its schema. Without those that are refused, missing or wrong, it is not whole. */
export function readProps(
  node: MdxJsxFlowElement | MdxJsxTextElement,
  name: string,
  entry: VocabularyEntry,
  file: string,
): { props: Record<string, unknown>; isWhole: boolean; problems: Finding[] } {
  const problems: Finding[] = [];
  const report = (at: { position?: MdxJsxAttribute['position'] }, id: string, message: string, hint: string): void => {
    problems.push({ id, level: 'error', message, hint, at: placeOfNode(at.position ?? node.position, file) });
  };
  const written = new Map<string, unknown>();
  const attributes = new Map<string, MdxJsxAttribute>();
  for (const attribute of node.attributes) {
    if (attribute.type !== 'mdxJsxAttribute') {
      report(
        attribute,
        'content/code',
        `\`{${attribute.value}}\` in \`<${name}>\` is code, and content is never run.`,
        'Write the props by their names.',
      );
      continue;
    }
    if (!Object.hasOwn(entry.props.shape, attribute.name)) {
      report(attribute, ...unknownAttribute(name, attribute.name, Object.keys(entry.props.shape)));
      continue;
    }
    if (attributes.has(attribute.name))
      report(
        attribute,
        'content/vocabulary',
        `\`${attribute.name}\` appears twice in \`<${name}>\`.`,
        'Delete one of the two.',
      );
    attributes.set(attribute.name, attribute);
    const value = valueOf(attribute);
    if (value === 'code')
      report(
        attribute,
        'content/code',
        `The value of \`${attribute.name}\` in \`<${name}>\` is code, and content is never run.`,
        `Write \`${attribute.name}="…"\`.`,
      );
    else written.set(attribute.name, value.is);
  }
  const isCode = problems.some(({ id }) => id === 'content/code');
  const parsed = entry.props.safeParse(Object.fromEntries(written));
  if (parsed.success) return { props: parsed.data, isWhole: !isCode, problems };
  for (const issue of parsed.error.issues) {
    const prop = String(issue.path[0]);
    const attribute = attributes.get(prop);
    if (attribute && !written.has(prop)) continue;
    const example = exampleOf(entry, prop);
    if (!attribute)
      report({}, 'content/vocabulary', `\`<${name}>\` has no \`${prop}\`.`, `Add \`${prop}="${example ?? '…'}"\`.`);
    else
      report(
        attribute,
        'content/vocabulary',
        `\`${String(written.get(prop))}\` cannot be the \`${prop}\` of \`<${name}>\`. ${sentenceOf(issue)}`,
        example === undefined ? 'Write another value.' : `Write for example \`${prop}="${example}"\`.`,
      );
  }
  const passed = Object.entries(entry.props.shape as Record<string, ZodType>).flatMap(([prop, schema]) => {
    const { success, data } = schema.safeParse(written.get(prop));
    return success && data !== undefined ? [[prop, data] as const] : [];
  });
  return { props: Object.fromEntries(passed), isWhole: false, problems };
}

function unknownAttribute(
  element: string,
  attribute: string,
  known: string[],
): [id: string, message: string, hint: string] {
  const isHandler = /^on[A-Z]|^on[a-z]+$|^(?:client|set|is|class|define|transition|server):/.test(attribute);
  const near = nearest(attribute, known);
  const hint = near
    ? `Did you mean \`${near}\`?`
    : known.length > 0
      ? `\`<${element}>\` has ${known.map((name) => `\`${name}\``).join(', ')}.`
      : 'Delete it.';
  return isHandler
    ? ['content/code', `\`${attribute}\` in \`<${element}>\` would run code, and content is never run.`, 'Delete it.']
    : ['content/vocabulary', `\`<${element}>\` has no prop \`${attribute}\`.`, hint];
}

function valueOf(attribute: MdxJsxAttribute): { is: unknown } | 'code' {
  const { value } = attribute;
  if (value === null || value === undefined) return { is: true };
  if (typeof value === 'string') return { is: value };
  const read = readExpression(value.value, value.data?.estree);
  return typeof read === 'object' && 'literal' in read ? { is: read.literal } : 'code';
}

function sentenceOf(issue: { code: string; message: string; values?: unknown[] }): string {
  if (issue.code === 'invalid_value' && 'values' in issue)
    return `Expected one of ${(issue.values as unknown[]).map((value) => `\`${String(value)}\``).join(', ')}.`;
  return issue.message.endsWith('.') ? issue.message : `${issue.message}.`;
}

function exampleOf(entry: VocabularyEntry, prop: string): string | undefined {
  const schema = ownValue(entry.props.shape, prop) as { meta?: () => { examples?: unknown[] } | undefined } | undefined;
  const example = schema?.meta?.()?.examples?.[0];
  return example === undefined ? undefined : String(example);
}

/** Place where a node starts. */
export function placeOfNode(position: { start: { line: number; column: number } } | undefined, file: string): Place {
  return { file, line: position?.start.line ?? 1, column: position?.start.column ?? 1 };
}
