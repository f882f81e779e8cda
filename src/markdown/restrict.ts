import type { Parent, Parents, PhrasingContent, Root, RootContent } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import { SKIP, visit } from 'unist-util-visit';
import type { Finding } from '../model/audit/finding.ts';
import { nearest } from '../model/text/nearest.ts';
import { ownValue } from '../model/text/own-value.ts';
import { refusedScheme } from './addresses.ts';
import { readExpression } from './literals.ts';
import type { PartialTree } from './parse-in-part.ts';
import { readProps } from './props.ts';
import { vocabulary, type VocabularyEntry } from '../../schemas/vocabulary.ts';

type Element = MdxJsxFlowElement | MdxJsxTextElement;

declare module 'mdast' {
  interface RootContentMap {
    parameter: ParameterNode;
  }
  interface PhrasingContentMap {
    parameter: ParameterNode;
  }
  interface Data {
    /** Name and checked props of an element of the vocabulary. */
    element?: { name: string; props: Record<string, unknown> };
    /** Whether pages must not show an element, nor what is in it. */
    isRefused?: boolean;
  }
}

/** `{{name}}` in a text. */
export interface ParameterNode {
  type: 'parameter';
  name: string;
  position?: Root['position'];
}

/**
 * Takes all that could run out of a tree of MDX, and checks each element against the vocabulary; its props go to
 * `data.element`. What is refused is reported, and taken out or marked; its neighbours, and what it holds, stay.
 *
 * @param tree Which elements have no end, or no props, because the text is not MDX there.
 */
export function restrict(
  root: Root,
  file: string,
  tree: Pick<PartialTree, 'unclosed' | 'bare'>,
): { findings: Finding[]; misses: boolean } {
  const findings: Finding[] = [];
  let misses = false;
  const report = (
    position: { start: { line: number; column: number } } | undefined,
    id: string,
    message: string,
    hint: string,
  ): void => {
    findings.push({
      id,
      level: 'error',
      message,
      hint,
      at: { file, line: position?.start.line ?? 1, column: position?.start.column ?? 1 },
    });
  };
  visit(root, (node, index, parent) => {
    if (index === undefined || !parent) return undefined;
    switch (node.type) {
      case 'mdxjsEsm':
        report(
          node.position,
          'content/code',
          `\`${firstLine(node.value)}\` is code, and content is never run.`,
          'Delete it: the components of the vocabulary need no import. To show it, put it into a code block.',
        );
        return remove(parent, index);
      case 'mdxFlowExpression':
      case 'mdxTextExpression': {
        const read = readExpression(node.value, node.data?.estree);
        if (read === 'code')
          report(
            node.position,
            'content/code',
            `\`{${firstLine(node.value)}}\` is code, and content is never run.`,
            'Write the value itself. For a brace in the text write `\\{`; for a parameter `{{name}}`.',
          );
        if (read === 'code' || read === 'comment') return remove(parent, index);
        const replacement: RootContent & PhrasingContent =
          'parameter' in read
            ? { type: 'parameter', name: read.parameter }
            : { type: 'text', value: String(read.literal ?? '') };
        if (node.position) replacement.position = node.position;
        replace(
          parent,
          index,
          node.type === 'mdxFlowExpression' ? { type: 'paragraph', children: [replacement] } : replacement,
        );
        return [SKIP, index + 1];
      }
      case 'mdxJsxFlowElement':
      case 'mdxJsxTextElement':
        misses = !checkElement(node, parent, { ...tree, file, findings, report }) || misses;
        return undefined;
      case 'link':
      case 'image':
      case 'definition': {
        const scheme = refusedScheme(node.url);
        if (scheme === undefined) return undefined;
        report(
          node.position,
          'content/code',
          `\`${node.url.slice(0, 80)}\` is not an address that content may link to: the scheme \`${scheme}:\` is refused.`,
          'Link to an address that starts with `https://`, `mailto:`, `tel:`, `/`, `#`, or to a content file.',
        );
        node.url = '';
        return undefined;
      }
      default:
        return undefined;
    }
  });
  return { findings, misses };
}

type Report = (
  position: { start: { line: number; column: number } } | undefined,
  id: string,
  message: string,
  hint: string,
) => void;

interface Checking extends Pick<PartialTree, 'unclosed' | 'bare'> {
  file: string;
  findings: Finding[];
  report: Report;
}

/** @returns Whether it is known what the element adds to the page: its anchor, or the part that it includes. */
function checkElement(node: Element, parent: Parents, checking: Checking): boolean {
  const { file, findings, report, unclosed, bare } = checking;
  const written = node.name ?? '';
  const place = node.position && `${node.position.start.line}:${node.position.start.column}`;
  // What is misspelt is read as what is meant.
  const known = Object.keys(vocabulary);
  const near = Object.hasOwn(vocabulary, written) || /^[a-z]|^$/.test(written) ? undefined : nearest(written, known);
  const name = near ?? written;
  if (near !== undefined || !Object.hasOwn(vocabulary, written))
    report(node.position, ...unknownElement(written, near));
  const entry = ownValue<VocabularyEntry>(vocabulary, name);
  if (!entry) {
    node.data = { ...node.data, isRefused: true } as typeof node.data;
    return (
      /^[a-z]|^$/.test(name) || !node.attributes.some((attribute) => 'name' in attribute && attribute.name === 'id')
    );
  }
  const isBare = place !== undefined && bare.has(place);
  const { props, isWhole, problems } = readProps(node, name, entry, file);
  if (!isBare) for (const problem of problems) findings.push(problem);
  const isInUnclosed = entry.inside?.some((outer) => holdsUnclosed(parent, outer, unclosed));
  if (entry.inside && !entry.inside.includes(enclosingName(parent)) && !isInUnclosed) {
    report(
      node.position,
      'content/vocabulary',
      `\`<${name}>\` is outside of \`<${entry.inside.join('>` or `<')}>\`.`,
      `Put it directly into \`<${entry.inside[0]}>\`.`,
    );
  }
  const empty = node.children.length === 0;
  if (entry.content === 'required' && empty && !(place !== undefined && unclosed.has(place)))
    report(
      node.position,
      'content/vocabulary',
      `\`<${name}>\` holds nothing.`,
      `Write what belongs into it, between \`<${name}>\` and \`</${name}>\`.`,
    );
  if (entry.content === 'none' && !empty)
    report(
      node.position,
      'content/vocabulary',
      `\`<${name}>\` takes no text inside.`,
      `Close it at once: \`<${name} … />\`.`,
    );
  const isRefused = near !== undefined || !isWhole || isBare;
  node.data = { ...node.data, element: { name, props }, ...(isRefused && { isRefused }) } as typeof node.data;
  if (isWhole && !isBare) return true;
  const hasWrongId =
    node.attributes.some((attribute) => 'name' in attribute && attribute.name === 'id') && props['id'] === undefined;
  const hasAnchor = !hasWrongId && (props['id'] ?? props['title'] ?? props['question']) !== undefined;
  return (!entry.anchor || hasAnchor) && (name !== 'Include' || props['part'] !== undefined);
}

function unknownElement(name: string, near: string | undefined): [id: string, message: string, hint: string] {
  if (name === '') return ['content/vocabulary', 'A fragment `<>…</>` has no meaning here.', 'Delete both tags.'];
  if (/^[a-z]/.test(name))
    return [
      'content/html',
      `\`<${name}>\` is HTML, which content must not hold.`,
      'Write Markdown, or a component of the vocabulary. To show the tag itself, put it into backticks.',
    ];
  return [
    'content/vocabulary',
    `\`<${name}>\` is not a component.`,
    near ? `Did you mean \`<${near}>\`?` : `Use one of ${Object.keys(vocabulary).join(', ')}.`,
  ];
}

/** Whether an element of a name is beside, that has no end: what follows may belong into it. */
function holdsUnclosed(parent: Parents, name: string, unclosed: ReadonlySet<string>): boolean {
  if (unclosed.size === 0) return false;
  return parent.children.some(
    (child) =>
      'name' in child &&
      child.name === name &&
      child.position !== undefined &&
      unclosed.has(`${child.position.start.line}:${child.position.start.column}`),
  );
}

function enclosingName(parent: Parents): string {
  if (!('name' in parent) || typeof parent.name !== 'string') return '';
  const { data } = parent as Element;
  return data?.element?.name ?? parent.name;
}

function remove(parent: Parent, index: number): [typeof SKIP, number] {
  parent.children.splice(index, 1);
  return [SKIP, index];
}

function replace(parent: Parent, index: number, node: unknown): void {
  parent.children.splice(index, 1, node as RootContent);
}

function firstLine(text: string): string {
  const [line = ''] = text.trim().split('\n');
  return line.length > 60 ? `${line.slice(0, 60)}…` : line;
}
