import type { Parent, Parents, PhrasingContent, Root, RootContent } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import { SKIP, visit } from 'unist-util-visit';
import type { Finding } from '../model/audit/finding.ts';
import { nearest } from '../model/text/nearest.ts';
import { ownValue } from '../model/text/own-value.ts';
import { refusedScheme } from './addresses.ts';
import { readExpression } from './literals.ts';
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
 * `data.element`. What is refused is taken out and reported; its neighbours stay.
 */
export function restrict(root: Root, file: string): Finding[] {
  const findings: Finding[] = [];
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
        if (checkElement(node, parent, file, findings, report)) return undefined;
        return remove(parent, index);
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
  return findings;
}

type Report = (
  position: { start: { line: number; column: number } } | undefined,
  id: string,
  message: string,
  hint: string,
) => void;

function checkElement(node: Element, parent: Parents, file: string, findings: Finding[], report: Report): boolean {
  const name = node.name ?? '';
  const entry = ownValue<VocabularyEntry>(vocabulary, name);
  if (!entry) {
    const isHtml = /^[a-z]/.test(name);
    const near = nearest(name, Object.keys(vocabulary));
    if (name === '')
      report(node.position, 'content/vocabulary', 'A fragment `<>…</>` has no meaning here.', 'Delete both tags.');
    else if (isHtml)
      report(
        node.position,
        'content/html',
        `\`<${name}>\` is HTML, which content must not hold.`,
        'Write Markdown, or a component of the vocabulary. To show the tag itself, put it into backticks.',
      );
    else
      report(
        node.position,
        'content/vocabulary',
        `\`<${name}>\` is not a component.`,
        near ? `Did you mean \`<${near}>\`?` : `Use one of ${Object.keys(vocabulary).join(', ')}.`,
      );
    return false;
  }
  const { props, problems } = readProps(node, name, entry, file);
  for (const problem of problems) findings.push(problem);
  if (entry.inside && !entry.inside.includes(enclosingName(parent))) {
    report(
      node.position,
      'content/vocabulary',
      `\`<${name}>\` stands outside of \`<${entry.inside.join('>` or `<')}>\`.`,
      `Put it directly into \`<${entry.inside[0]}>\`.`,
    );
  }
  const empty = node.children.length === 0;
  if (entry.content === 'required' && empty)
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
  if (props === undefined) return false;
  node.data = { ...node.data, element: { name, props } } as typeof node.data;
  return true;
}

function enclosingName(parent: Parents): string {
  return 'name' in parent && typeof parent.name === 'string' ? parent.name : '';
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
