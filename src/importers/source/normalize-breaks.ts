import type { Nodes, Parents, PhrasingContent } from 'mdast';

/**
 * Puts line breaks where Markdown can say them: out of the edges of `**bold**` and the like, away from the edges of a
 * paragraph, where they break nothing, and out of headings. Marks around nothing are gone afterwards.
 */
export function normalizeBreaks(node: Parents): void {
  for (const child of node.children) if ('children' in child) normalizeBreaks(child);
  if (node.children.some(({ type }) => type === 'inlineCode'))
    node.children = withCodeJoined(node.children as PhrasingContent[]);
  if (!isText(node)) return;
  const children = (node.children as PhrasingContent[]).flatMap(withEdgesOutside);
  children.forEach((child, index) => {
    if (child.type === 'text' && children[index - 1]?.type === 'break') child.value = child.value.replace(/^\s+/, '');
  });
  const shown = node.type === 'heading' ? children.map(asSpace) : children;
  const first = shown.findIndex((child) => !isBlank(child));
  node.children = first === -1 ? [] : shown.slice(first, shown.findLastIndex((child) => !isBlank(child)) + 1);
}

function isText(node: Nodes): node is Extract<Nodes, { type: 'paragraph' | 'heading' | 'tableCell' }> {
  return node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell';
}

function isBlank(node: PhrasingContent): boolean {
  return node.type === 'break' || (node.type === 'text' && node.value.trim() === '');
}

function asSpace(node: PhrasingContent): PhrasingContent {
  return node.type === 'break' ? { type: 'text', value: ' ' } : node;
}

/** Two pieces of code side by side would be read as one with strange marks in it. */
function withCodeJoined(children: readonly PhrasingContent[]): PhrasingContent[] {
  const joined: PhrasingContent[] = [];
  for (const child of children) {
    const last = joined.at(-1);
    if (last?.type === 'inlineCode' && child.type === 'inlineCode')
      joined[joined.length - 1] = { ...last, value: last.value + child.value };
    else joined.push(child);
  }
  return joined;
}

const marks = ['strong', 'emphasis', 'delete'];

function withEdgesOutside(node: PhrasingContent): PhrasingContent[] {
  if (!marks.includes(node.type) || !('children' in node)) return [node];
  const children = (node.children as PhrasingContent[]).flatMap(withEdgesOutside).flatMap(withSpaceApart);
  const first = children.findIndex((child) => !isBlank(child));
  if (first === -1) return children;
  const last = children.findLastIndex((child) => !isBlank(child));
  const marked = { ...node, children: children.slice(first, last + 1) } as PhrasingContent;
  return [...children.slice(0, first), marked, ...children.slice(last + 1)];
}

/** White space at the start and end of a text as texts of their own: marks do not hold with space inside. */
function withSpaceApart(node: PhrasingContent, index: number, all: PhrasingContent[]): PhrasingContent[] {
  if (node.type !== 'text') return [node];
  const text = node.value.trim();
  const before = node.value.slice(0, node.value.length - node.value.trimStart().length);
  const after = node.value.slice(before.length + text.length);
  const parts = [index === 0 ? before : '', index === 0 ? text : before + text, index === all.length - 1 ? after : ''];
  if (index !== all.length - 1) parts[1] += after;
  return parts.filter((value) => value !== '').map((value) => ({ ...node, value }));
}
