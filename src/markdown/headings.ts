import type { Heading } from 'mdast';

const explicitId = /(?<!\s)\s*\[#([^[\]\s]+)\]\s*$/;

/** Takes an id written by hand off the end of a heading: `## Drain the queue [#drain]` has the id `drain`. */
export function takeExplicitId(heading: Heading): string | undefined {
  const last = heading.children.at(-1);
  if (last?.type !== 'text') return undefined;
  const found = explicitId.exec(last.value);
  if (!found) return undefined;
  last.value = last.value.slice(0, found.index);
  if (last.value === '') heading.children.pop();
  return found[1];
}
