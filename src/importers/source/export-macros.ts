import type { Element, ElementContent } from 'hast';
import { toString } from 'hast-util-to-string';
import { defaultHandlers, type Handle, type State } from 'hast-util-to-mdast';
import type { Heading, RootContent } from 'mdast';
import { visit } from 'unist-util-visit';
import { calloutOf, kindOfIcon } from './callouts.ts';
import { textHandlers } from './html-to-markdown.ts';

type Macro =
  | { as: 'callout'; kind: string; title: string; children: ElementContent[] }
  | { as: 'labelled'; title: string; children: ElementContent[] }
  | { as: 'code'; language: string | null; title: string; code: Element };

const kinds: readonly [name: string, kind: string][] = [
  ['information', 'note'],
  ['info', 'note'],
  ['tip', 'tip'],
  ['success', 'tip'],
  ['note', 'warning'],
  ['warning', 'danger'],
  ['error', 'danger'],
];

/** What a box of Confluence or Notion means, if it means something. */
export function macroOf(element: Element): Macro | undefined {
  const first = (...names: string[]): Element | undefined => {
    let found: Element | undefined;
    visit(element, 'element', (one) => {
      if (found === undefined && one !== element && isOf(one, ...names)) found = one;
    });
    return found;
  };
  const titled = (...names: string[]): string => {
    const title = first(...names);
    return title ? toString(title).replace(/\s+/g, ' ').trim() : '';
  };
  if (isOf(element, 'confluence-information-macro')) {
    const kind = kinds.find(([name]) => isOf(element, `confluence-information-macro-${name}`))?.[1] ?? 'note';
    const body = first('confluence-information-macro-body') ?? element;
    return { as: 'callout', kind, title: titled('title'), children: body.children };
  }
  if (isOf(element, 'panelMacro')) {
    const table = kinds.find(([name]) => first(`${name}Macro`));
    return { as: 'callout', kind: table?.[1] ?? 'note', title: '', children: lastCell(element).children };
  }
  const pre = isOf(element, 'panel', 'code', 'preformatted') ? firstTag(element, 'pre') : undefined;
  if (pre)
    return { as: 'code', language: languageOf(pre), title: titled('codeHeader', 'preformattedHeader'), code: pre };
  const panel = isOf(element, 'panel') ? first('panelContent') : undefined;
  if (panel) return { as: 'callout', kind: 'note', title: titled('panelHeader'), children: panel.children };
  const expanded = isOf(element, 'expand-container') ? first('expand-content') : undefined;
  if (expanded) return { as: 'labelled', title: titled('expand-control-text') || 'More', children: expanded.children };
  if (element.tagName === 'figure' && isOf(element, 'callout')) {
    const icon = titled('icon');
    const children = element.children.filter((child) => child.type !== 'element' || toString(child).trim() !== icon);
    return { as: 'callout', kind: kindOfIcon(icon), title: '', children };
  }
  return undefined;
}

function firstTag(element: Element, tag: string): Element | undefined {
  let found: Element | undefined;
  visit(element, 'element', (one) => {
    if (found === undefined && one.tagName === tag) found = one;
  });
  return found;
}

/** The last cell of a table that only places an icon beside a text. */
function lastCell(element: Element): Element {
  let found = element;
  const row = firstTag(element, 'tr');
  for (const child of row?.children ?? []) if (child.type === 'element') found = child;
  return found;
}

/** `brush: bash; gutter: false` of Confluence. */
function languageOf(pre: Element): string | null {
  const written = `${String(pre.properties['dataSyntaxhighlighterParams'] ?? '')} ${classesOf(pre).join(' ')}`;
  const language = /brush:\s*([\w+#-]+)/i.exec(written)?.[1]?.toLowerCase();
  return language === undefined || language === 'plain' || language === 'none' ? null : language;
}

/** How the elements of an export become Markdown, and its macros components of ours. */
export const exportHandlers: Record<string, Handle> = {
  ...textHandlers,
  ...Object.fromEntries(['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((tag) => [tag, heading])),
  div: macroOr((state, element) => state.toFlow(state.all(element))),
  figure: macroOr((state, element) => state.toFlow(state.all(element))),
  img: (state, element) =>
    // An icon that stands for a word in brackets: `(warning)`.
    isOf(element, 'emoticon')
      ? { type: 'text', value: String(element.properties['alt'] ?? '') }
      : defaultHandlers.img(state, element),
  a: (state, element) => {
    const isPerson = isOf(element, 'confluence-userlink', 'user-mention');
    return isPerson || element.properties['href'] === undefined
      ? state.all(element)
      : defaultHandlers.a(state, element);
  },
  li: task,
};

function macroOr(otherwise: Handle): Handle {
  return (state, element) => {
    const macro = macroOf(element);
    const line = element.position?.start.line ?? 1;
    if (!macro) return otherwise(state, element, undefined);
    if (macro.as === 'code') {
      const code: RootContent = { type: 'code', lang: macro.language, value: toString(macro.code).replace(/\n$/, '') };
      return macro.title === '' ? code : ([label(macro.title), code] as never);
    }
    const children = state.toFlow(state.all({ ...element, children: macro.children })) as RootContent[];
    if (macro.as === 'callout') return calloutOf(macro.kind, macro.title, children, line) as never;
    return [label(macro.title), ...children] as never;
  };
}

function label(text: string): RootContent {
  return { type: 'paragraph', children: [{ type: 'strong', children: [{ type: 'text', value: text }] }] };
}

/** A heading whose id the program made: a link may name it, and no page here is called so. */
function heading(state: State, element: Element): Heading {
  const made = defaultHandlers.h1(state, element);
  const id = element.properties['id'];
  if (typeof id === 'string' && id !== '') made.data = { ...made.data, madeNames: [id] };
  return made;
}

declare module 'mdast' {
  interface HeadingData {
    /** Ids that a program made for it: they are kept as old names. */
    madeNames?: string[];
  }
}

/** An item of a list, with its box to tick in Confluence (`<li class="checked">`) or Notion (`<div class="checkbox-on">`). */
function task(state: State, element: Element, parent: unknown): ReturnType<Handle> {
  const item = defaultHandlers.li(state, element);
  const box = element.children.find((child): child is Element => child.type === 'element' && isOf(child, 'checkbox'));
  const isTask = box !== undefined || element.properties['dataInlineTaskId'] !== undefined;
  const isInTasks = isTask || (isElement(parent) && isOf(parent, 'inline-task-list'));
  if (isInTasks) item.checked = isOf(element, 'checked') || (box !== undefined && isOf(box, 'checkbox-on'));
  return item;
}

function isElement(node: unknown): node is Element {
  return (node as { type?: unknown } | undefined)?.type === 'element';
}

function classesOf({ properties }: Element): string[] {
  const { className } = properties;
  return Array.isArray(className) ? className.map(String) : [];
}

/** Whether an element has one of these classes. */
export function isOf(element: Element, ...names: readonly string[]): boolean {
  const classes = classesOf(element);
  return names.some((name) => classes.includes(name));
}
