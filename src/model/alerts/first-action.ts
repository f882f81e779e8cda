import type { Element, ElementContent, Root, RootContent } from 'hast';
import { commandLanguages } from '../commands/command-languages.ts';
import type { Body } from '../catalogue/document.ts';
import { textOfTree, treeOf } from '../catalogue/tree.ts';
import { alertTexts } from '../../texts/alerts.ts';

/** What to do first: the first command of a text, and where it is. */
export interface FirstAction {
  /** Title of its step, else of its section. */
  title: string;
  /** Anchor of that step or section. */
  anchor: string | undefined;
  /** The command alone, as prose; undefined where the step has none that only looks. */
  body: Pick<Body, 'treeText'> | undefined;
}

/**
 * The first command of a text that looks and does not change anything, as far as its writer says: one that destroys is
 * never put before its explanation. Without such a command, the first step. Undefined where the text has neither.
 */
export function firstAction(body: Pick<Body, 'treeText'>): FirstAction | undefined {
  const { children } = treeOf(body);
  return find(children, {}) ?? firstStep(children);
}

function firstStep(nodes: readonly (RootContent | ElementContent)[]): FirstAction | undefined {
  for (const node of nodes) {
    if (node.type !== 'element') continue;
    const { title, id } = node.properties;
    if (node.tagName === 'mdx-step')
      return { title: String(title), anchor: typeof id === 'string' ? id : undefined, body: undefined };
    const found = firstStep(node.children);
    if (found) return found;
  }
  return undefined;
}

/** Sections that say what an alert is about; what a query there shows is no first step. */
const background = /^(?:meaning|impact|summary|background)$/i;

interface Context {
  title?: string;
  anchor?: string | undefined;
}

function find(nodes: readonly (RootContent | ElementContent)[], around: Context): FirstAction | undefined {
  let context = around;
  for (const node of nodes) {
    if (node.type !== 'element') continue;
    if (isCommand(node) && !background.test(context.title ?? '')) return asAction(node, context);
    const id = typeof node.properties['id'] === 'string' ? node.properties['id'] : undefined;
    if (/^h[2-6]$/.test(node.tagName)) context = { title: textOf(node), anchor: id };
    const inner = node.tagName === 'mdx-step' ? { title: String(node.properties['title']), anchor: id } : context;
    const found = find(node.children, inner);
    if (found) return found;
  }
  return undefined;
}

function isCommand({ tagName, properties }: Element): boolean {
  return (
    tagName === 'mdx-code' &&
    commandLanguages.includes(String(properties['language'])) &&
    properties['output'] !== true &&
    (properties['risk'] === 'safe' || properties['risk'] === undefined)
  );
}

function asAction(code: Element, { title = alertTexts.startHere, anchor }: Context): FirstAction {
  const tree: Root = { type: 'root', children: [code] };
  return { title, anchor, body: { treeText: textOfTree(tree) } };
}

function textOf(node: Element): string {
  return node.children
    .map((child) => (child.type === 'text' ? child.value : child.type === 'element' ? textOf(child) : ''))
    .join('');
}
