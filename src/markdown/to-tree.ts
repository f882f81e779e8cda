import type { Comment, Element, ElementContent, Root as HastRoot } from 'hast';
import type { Code, Link, Root } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import { toHast, type State } from 'mdast-util-to-hast';
import { visit } from 'unist-util-visit';
import { readFence } from './fence.ts';
import { highlight, parameterNode } from './highlight.ts';
import { markLines } from './mark-lines.ts';
import { diagramLanguages } from '../model/diagrams/graphviz.ts';
import { readCommand } from '../model/commands/read-command.ts';
import { parametersIn } from '../model/commands/parameters.ts';
import type { ParameterNode } from './restrict.ts';
import { treeName } from '../../schemas/vocabulary.ts';

/**
 * The tree that pages render: HTML elements, `mdx-*` elements with their props as properties, `mdx-code` with the
 * highlighted text, and `mdx-param` for each parameter. It holds no styles, no handlers and no raw HTML.
 */
export function toTree(root: Root): HastRoot {
  const hast = toHast(root, {
    handlers: {
      mdxJsxFlowElement: elementNode,
      mdxJsxTextElement: elementNode,
      code: codeNode,
      link: linkNode,
      inlineCode: (_state: State, node: { value: string }): Element => ({
        type: 'element',
        tagName: 'code',
        properties: {},
        children: inlineText(node.value),
      }),
      parameter: (_state: State, node: ParameterNode): Element => parameterNode(node.name),
    },
    clobberPrefix: 'note-',
  }) as HastRoot;
  visit(hast, 'element', (node) => {
    if (node.properties['align'] !== undefined) {
      node.properties['dataAlign'] = node.properties['align'];
      delete node.properties['align'];
    }
  });
  visit(hast, (node) => {
    delete node.position;
    delete node.data;
  });
  return hast;
}

function elementNode(state: State, node: MdxJsxFlowElement | MdxJsxTextElement): Element | Comment {
  const element = node.data?.element;
  // Nothing of it is shown, but the section that it is in is not empty.
  if (!element || node.data?.isRefused) return { type: 'comment', value: '' };
  const properties = Object.fromEntries(
    Object.entries(element.props).filter(([, value]) => value !== undefined),
  ) as Element['properties'];
  const nested = enclosesOutput(element.name) ? markOutput(state.all(node)) : state.all(node);
  return {
    type: 'element',
    tagName: treeName(element.name),
    properties,
    children: node.type === 'mdxJsxFlowElement' && nested.length > 0 ? state.wrap(nested, true) : nested,
  };
}

function enclosesOutput(name: string): boolean {
  return name === 'ExpectedOutput';
}

function markOutput(children: ElementContent[]): ElementContent[] {
  return children.map((child) =>
    child.type === 'element' && child.tagName === 'mdx-code'
      ? { ...child, properties: { ...child.properties, output: true } }
      : child,
  );
}

/** A link whose address holds parameters keeps the address as it is written in `data-template`. */
function linkNode(state: State, node: Link): Element {
  const properties = {
    href: node.url,
    ...(node.title && { title: node.title }),
    ...(parametersIn(node.url).length > 0 && { dataTemplate: node.url }),
  };
  return { type: 'element', tagName: 'a', properties, children: state.all(node) };
}

/** Characters of a line that a phone held upright does not show whole, and a window beside others may not either. */
const widestLine = 72;

function codeNode(_state: State, node: Code): Element {
  const language = node.lang ?? 'text';
  const { options, marks } = readFence(node);
  const reading = node.data?.reading ?? readCommand(node.value, node.lang ?? '');
  const isDiagram = diagramLanguages.includes(language);
  return {
    type: 'element',
    tagName: 'mdx-code',
    properties: {
      language,
      ...options,
      ...(reading.doubt !== undefined && { doubt: reading.doubt }),
      ...(node.value.split('\n').some((line) => line.length > widestLine) && { wide: true }),
      ...(isDiagram && { diagram: node.value }),
      output: false,
    },
    // Two braces are records in a diagram, and no place for a value.
    children: markLines(isDiagram ? [{ type: 'text', value: node.value }] : highlight(reading, language), marks),
  };
}

/** A command in the middle of a sentence is copied by hand, and nothing says in which language it is. */
const inProse = { kind: 'inert', why: { kind: 'prose' } } as const;

function inlineText(text: string): ElementContent[] {
  let from = 0;
  const pieces: ElementContent[] = [];
  for (const { name, start, end } of parametersIn(text)) {
    pieces.push({ type: 'text', value: text.slice(from, start) }, parameterNode(name, inProse));
    from = end;
  }
  pieces.push({ type: 'text', value: text.slice(from) });
  return pieces.filter((piece) => piece.type !== 'text' || piece.value !== '');
}
