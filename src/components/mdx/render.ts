import type { AstroVNode } from 'astro/jsx-runtime';

/** What stands in for an element of prose: a plain function from its props, children included, to what is rendered. */
export type Render = (props: Record<string, unknown>) => AstroVNode;
