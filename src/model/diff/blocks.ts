import type { Element, ElementContent, Root, RootContent } from 'hast';
import type { Block } from './site-state.ts';

type Node = RootContent | ElementContent;

/** A piece of text with the elements that it is in, from the outside in; the last one is its own. */
export interface PlacedBlock extends Block {
  path: Element[];
}

const inline = new Set(['a', 'em', 'strong', 'del', 'code', 'img', 'br', 'input', 'sup', 'sub', 'span', 'mdx-param']);
/** Elements of the vocabulary that stand for a thing: in a line of text, or alone on one. */
const things = new Set(
  ['contact', 'slo', 'severity', 'runbook-link', 'alert-link', 'dashboard', 'include'].map((name) => `mdx-${name}`),
);

/** The pieces of a checked tree in the order in which they are. Each word of the tree is in one of them. */
export function blocksOf(tree: Root): PlacedBlock[] {
  return tree.children.flatMap((child) => blocksIn(child, []));
}

function blocksIn(node: Node, path: Element[]): PlacedBlock[] {
  if (node.type !== 'element')
    return textOf(node).trim() === '' ? [] : [{ kind: 'text', text: squeeze(textOf(node)), path }];
  const here = [...path, node];
  if (node.tagName === 'mdx-code') return [codeBlock(node, here)];
  if (node.tagName === 'tr') return [{ kind: 'text', text: rowText(node), path: here }];
  if (isLeaf(node)) return leaf(startOf(node, path), node.children, here);
  const lead = leadOf(node);
  const own: PlacedBlock[] = lead === undefined ? [] : [{ kind: 'text', text: lead, path: here }];
  const splitAt = node.children.findIndex((child) => child.type === 'element' && !isInline(child));
  const [text, rest] =
    splitAt === -1 ? [node.children, []] : [node.children.slice(0, splitAt), node.children.slice(splitAt)];
  return [...own, ...leaf(startOf(node, path), text, here), ...rest.flatMap((child) => blocksIn(child, here))];
}

function leaf(start: string, children: readonly ElementContent[], path: Element[]): PlacedBlock[] {
  const text = squeeze(children.map(textOf).join(''));
  return text === '' ? [] : [{ kind: 'text', text: start + text, path }];
}

function isInline(element: Element): boolean {
  return inline.has(element.tagName) || things.has(element.tagName);
}

/** Whether an element holds words and no elements that are on lines of their own. */
function isLeaf(element: Element): boolean {
  if (things.has(element.tagName)) return false;
  return (
    !element.tagName.startsWith('mdx-') &&
    element.children.every((child) => child.type !== 'element' || isInline(child))
  );
}

/** What an element of the vocabulary says by its props, as its writer wrote them. */
function leadOf(element: Element): string | undefined {
  return element.tagName.startsWith('mdx-') ? squeeze(tagText(element)) : undefined;
}

function tagText({ tagName, properties }: Element): string {
  const name = tagName.slice('mdx-'.length).replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());
  // Steps are numbered by the site: one that is added changes no other.
  const props = Object.entries(properties).filter(([key]) => key !== 'number');
  return `<${[name, ...props.map(([key, value]) => `${key}=${JSON.stringify(value)}`)].join(' ')}>`;
}

function codeBlock({ properties, children }: Element, path: Element[]): PlacedBlock {
  const { output, ...rest } = properties;
  const text = children.map(textOf).join('').replace(/\n$/, '');
  // These follow from the code, and are no words of its writer.
  const fields = Object.fromEntries(
    Object.entries(rest).flatMap(([key, value]) =>
      ['doubt', 'wide', 'diagram'].includes(key) ? [] : [[key, String(value)]],
    ),
  );
  const fence = [`\`\`\`${fields['language'] ?? ''}`, fields['title']].filter(Boolean).join(' ');
  if (output) return { kind: 'text', text: `${fence}\n${text}\n\`\`\``, path };
  return { kind: 'command', text, fields, path };
}

function rowText({ children }: Element): string {
  const cells = children.filter((child) => child.type === 'element');
  return `| ${cells.map((cell) => squeeze(textOf(cell))).join(' | ')} |`;
}

/** The mark of Markdown that a piece of text starts with. */
function startOf(node: Element, path: readonly Element[]): string {
  const list = path.findLast(({ tagName }) => tagName === 'ul' || tagName === 'ol');
  const bullet = list?.tagName === 'ol' ? '1. ' : '- ';
  if (/^h[1-6]$/.test(node.tagName)) return `${'#'.repeat(Number(node.tagName[1]))} `;
  if (node.tagName === 'li') return bullet;
  // A list whose items are far apart holds them in paragraphs, and says the same.
  const parent = path.at(-1);
  if (parent?.tagName === 'li' && parent.children.find((child) => child.type === 'element') === node) return bullet;
  return path.some(({ tagName }) => tagName === 'blockquote') ? '> ' : '';
}

/** A node in a line of text, as its writer would write it. */
function textOf(node: Node): string {
  if (node.type === 'text') return node.value;
  if (node.type !== 'element') return '';
  const text = node.children.map(textOf).join('');
  switch (node.tagName) {
    case 'strong':
      return `**${text}**`;
    case 'em':
      return `_${text}_`;
    case 'del':
      return `~~${text}~~`;
    case 'code':
      return `\`${text}\``;
    case 'br':
      return '\n';
    case 'a':
      return `[${text}](${String(node.properties['dataTemplate'] ?? node.properties['href'])})`;
    case 'img':
      return `![${String(node.properties['alt'] ?? '')}](${String(node.properties['src'])})`;
    case 'input':
      return node.properties['checked'] ? '[x] ' : '[ ] ';
    case 'mdx-param':
      return `{{${String(node.properties['name'])}}}`;
    default:
      return node.tagName.startsWith('mdx-') ? `${tagText(node)}${text}` : text;
  }
}

function squeeze(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
