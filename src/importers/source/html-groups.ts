import type { RootContent } from 'mdast';

/** Neighbours that belong together: an element whose tags stand in several nodes, with all that is between them. */
export function groups(children: readonly RootContent[]): RootContent[][] {
  const found: RootContent[][] = [];
  for (let at = 0; at < children.length;) {
    const end = closingOf(children, at);
    found.push(children.slice(at, end + 1));
    at = end + 1;
  }
  return found;
}

/** Index of the node that closes what a node of HTML leaves open; its own where nothing is open, or never closed. */
function closingOf(children: readonly RootContent[], start: number): number {
  let open = 0;
  for (let at = start; at < children.length; at++) {
    const node = children[at]!;
    if (node.type === 'html') open += openedBy(node.value);
    if (open <= 0) return open < 0 ? start : at;
  }
  return start;
}

const voidTags = new Set([
  'area',
  'base',
  'br',
  'col',
  'embed',
  'hr',
  'img',
  'input',
  'link',
  'meta',
  'source',
  'track',
  'wbr',
]);
/** Elements that may be left open: the next one closes them. */
const selfClosing = new Set(['p', 'li', 'dt', 'dd', 'tr', 'td', 'th', 'thead', 'tbody', 'tfoot', 'option']);

/** How many elements a piece of HTML opens and does not close; negative where it closes more. */
function openedBy(html: string): number {
  return [...html.matchAll(/<(\/?)([A-Za-z][\w-]*)(?:"[^"]*"|'[^']*'|[^<>"'])*?(\/?)>/g)].reduce(
    (open, [, slash, name, closed]) =>
      voidTags.has(name!.toLowerCase()) || selfClosing.has(name!.toLowerCase()) || closed
        ? open
        : open + (slash ? -1 : 1),
    0,
  );
}
