import { isVNode, type AstroVNode } from 'astro/jsx-runtime';
import type { ProseContext } from './prose-context.ts';

const countByContext = new WeakMap<ProseContext, number>();

/** Makes tabs belong together: opening one closes the others, by a name that no other group of the page has. The first is open. */
export function joinTabs(children: unknown, context: ProseContext): unknown {
  const number = (countByContext.get(context) ?? 0) + 1;
  countByContext.set(context, number);
  const { type, id } = context.document;
  for (const [index, tab] of tabsIn(children).entries())
    Object.assign(tab.props, { group: `tabs-${type}-${id}-${number}`, isFirst: index === 0 });
  return children;
}

function tabsIn(children: unknown): AstroVNode[] {
  if (Array.isArray(children)) return children.flatMap(tabsIn);
  return isVNode(children) && typeof children.props['title'] === 'string' ? [children] : [];
}
