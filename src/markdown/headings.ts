import type { Heading } from 'mdast';

/** Takes an id written by hand off the end of a heading: `## Drain the queue [#drain]` has the id `drain`. */
export function takeExplicitId(heading: Heading): string | undefined {
  const last = heading.children.at(-1);
  if (last?.type !== 'text') return undefined;
  const written = last.value.trimEnd();
  if (!written.endsWith(']')) return undefined;
  // An id has neither blanks nor brackets that close: it begins behind the last of them.
  let from = written.length - 1;
  while (from > 0 && !/[\]\s]/.test(written[from - 1]!)) from--;
  const start = written.indexOf('[#', from);
  const id = start === -1 ? '' : written.slice(start + 2, -1);
  if (id === '') return undefined;
  last.value = written.slice(0, start).trimEnd();
  if (last.value === '') heading.children.pop();
  return id;
}
