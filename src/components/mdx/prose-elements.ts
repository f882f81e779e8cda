import { jsx, isVNode, type AstroVNode } from 'astro/jsx-runtime';
import { withoutPlaceholders } from '../../model/commands/placeholders.ts';
import type { ProseContext } from './prose-context.ts';
import type { Render } from './render.ts';
import { resolveHref } from '../page/resolve-href.ts';
import TableFrame from '../page/TableFrame.astro';

const blocks = ['p', 'ul', 'ol', 'pre', 'blockquote', 'table', 'div', 'figure'];

/** Elements of Markdown that the site writes differently: links get their address, tables may scroll, tasks can be ticked. */
export function proseElements(context: ProseContext): Record<string, Render> {
  const resolve = (written: string): string => resolveHref(written, context);
  return {
    a: (props) => link(props, resolve),
    img: (props) => jsx('img', { ...props, src: resolve(String(props['src'])), loading: 'lazy' }),
    table: (props) => jsx(TableFrame, { children: jsx('table', props) }),
    pre: (props) => jsx('pre', { ...props, tabindex: 0 }),
    li: (props) => (String(props['class'] ?? '').includes('task-list-item') ? task(props) : jsx('li', props)),
    input: ({ checked }) => jsx('input', { type: 'checkbox', checked }),
  };
}

/** A link; where its address has placeholders that nobody has filled in, the address that works without. */
function link(props: Record<string, unknown>, resolve: (written: string) => string): AstroVNode {
  const { 'data-template': template, ...rest } = props;
  const target = withoutPlaceholders(String(rest['href']));
  if (target === undefined)
    return jsx('span', {
      'data-template': template,
      children: [rest['children'], ' ', jsx('code', { children: template })],
    });
  return jsx('a', { ...rest, href: resolve(target), ...(template !== undefined && { 'data-template': template }) });
}

/** An item of a task list, with its text as the label of its box. */
function task({ children }: Record<string, unknown>): AstroVNode {
  const parts = [children].flat();
  const firstBlock = parts.findIndex((part) => isVNode(part) && blocks.includes(String(part.type)));
  const [lead, rest] = firstBlock === -1 ? [parts, []] : [parts.slice(0, firstBlock), parts.slice(firstBlock)];
  const text = lead.filter((part) => typeof part !== 'string' || part.trim() !== '');
  // A loose list holds its text, and its box, in a paragraph.
  const [paragraph] = rest;
  if (text.length === 0 && isVNode(paragraph) && paragraph.type === 'p') {
    return jsx('li', {
      class: 'task',
      children: [jsx('label', { children: paragraph.props['children'] }), ...rest.slice(1)],
    });
  }
  return jsx('li', { class: 'task', children: [jsx('label', { children: lead }), ...rest] });
}
