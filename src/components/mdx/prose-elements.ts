import { jsx, isVNode, type AstroVNode } from 'astro/jsx-runtime';
import { withoutPlaceholders } from '../../model/commands/placeholders.ts';
import type { ProseContext } from './prose-context.ts';
import type { Render } from './render.ts';
import { picturesByPath, pictureTarget } from '../../model/site/picture-links.ts';
import { resolveHref } from '../page/resolve-href.ts';
import AnchorLink from '../page/AnchorLink.astro';
import TableFrame from '../page/TableFrame.astro';

const headings = ['h2', 'h3', 'h4', 'h5', 'h6'];

const blocks = ['p', 'ul', 'ol', 'pre', 'blockquote', 'table', 'div', 'figure'];

/** Pixels that every phone shows side by side: wider pictures are shown smaller there, and open by themselves. */
const widthOfPhone = 328;

/**
 * Elements of Markdown that the site writes differently: links get their address, tables may scroll, tasks can be ticked, and
 * pictures keep their place free.
 *
 * @param isCompiled Whether a page of full MDX asks, in which a picture does not know whether it is in a link.
 */
export function proseElements(context: ProseContext, { isCompiled = false } = {}): Record<string, Render> {
  const resolve = (written: string): string => resolveHref(written, context);
  return {
    ...Object.fromEntries(headings.map((name) => [name, (props: Record<string, unknown>) => heading(name, props)])),
    a: (props) => link(props, resolve),
    img: (props) => picture(props, { context, opens: !isCompiled }),
    table: (props) => jsx(TableFrame, { children: jsx('table', props) }),
    pre: (props) => jsx('pre', { ...props, tabindex: 0 }),
    li: (props) => (String(props['class'] ?? '').includes('task-list-item') ? task(props) : jsx('li', props)),
    input: ({ checked }) => jsx('input', { type: 'checkbox', checked }),
  };
}

/** A heading with a link to it. */
function heading(name: string, props: Record<string, unknown>): AstroVNode {
  const { id } = props;
  const own = jsx(name, props);
  if (typeof id !== 'string') return own;
  const text = textOf(props['children']).trim();
  return jsx('div', { class: 'anchored', children: [own, jsx(AnchorLink, { id, name: text })] });
}

function textOf(children: unknown): string {
  if (typeof children === 'string') return children;
  if (Array.isArray(children)) return children.map(textOf).join('');
  return isVNode(children) ? textOf((children.props as Record<string, unknown>)['children']) : '';
}

/** A picture, with its size, so that the text below it does not move when it comes; a wide one opens alone, as large as it is. */
function picture(
  props: Record<string, unknown>,
  { context, opens }: { context: ProseContext; opens: boolean },
): AstroVNode {
  const written = String(props['src']);
  const target = pictureTarget(context.document, written, context.catalogue.site?.data.url);
  const size = target && picturesByPath(context.catalogue).get(target.path)?.dimensions;
  const src = resolveHref(written, context);
  const image = jsx('img', { ...props, src, ...size, loading: 'lazy', decoding: 'async' });
  return opens && size && size.width > widthOfPhone ? jsx('a', { class: 'opens', href: src, children: image }) : image;
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
  const children = [rest['children']].flat().map(withoutLink);
  return jsx('a', {
    ...rest,
    children,
    href: resolve(target),
    ...(template !== undefined && { 'data-template': template }),
  });
}

/** A picture in a link opens what the link leads to, and not itself. */
function withoutLink(child: unknown): unknown {
  return isVNode(child) && child.type === 'a' && child.props['class'] === 'opens' ? child.props['children'] : child;
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
