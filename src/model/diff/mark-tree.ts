import type { Element, ElementContent, Root } from 'hast';
import { blocksOf, type PlacedBlock } from './blocks.ts';
import type { Block } from './site-state.ts';
import { alignBlocks, wordRuns, type AlignedBlock } from './word-diff.ts';

const words = { added: 'Added', removed: 'Removed', changed: 'Changed' } as const;
type Mark = keyof typeof words;

/** Elements that hold what their marks say; the others are marked by what is in front of them. */
const hosts = ['p', 'li', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote'];
const containers = ['step', 'branch', 'decision', 'checklist', 'callout', 'expected-output', 'escalate'].map(
  (name) => `mdx-${name}`,
);
/** Elements that hold no text beside their items: what is gone is in front of the whole of them. */
const holdsItems = ['ul', 'ol', 'table', 'thead', 'tbody', 'tr'];

/**
 * A text with marks at what differs from it was: a word in front of each piece that is added or changed, its words that
 * are gone and new below it, and pieces that are gone where they stood. Marks can be told apart without colour.
 */
export function markTree(old: readonly Block[], tree: Root): Root {
  const placed = blocksOf(tree);
  const aligned = alignBlocks(
    old,
    placed.map(({ kind, text, fields }) => ({ kind, text, ...(fields && { fields }) })),
  );
  let next = 0;
  const gone: Block[] = [];
  const steps: (() => void)[] = [];
  for (const pair of aligned) {
    if (!pair.new) {
      gone.push(pair.old!);
      continue;
    }
    const block = placed[next++]!;
    const before = gone.splice(0);
    steps.push(() => before.forEach((removed) => insertRemoved(tree, block, removed)));
    if (pair.old !== pair.new) steps.push(() => markBlock(tree, block, pair));
  }
  // The tree is changed only now: until then its pieces are where they were found.
  for (const step of steps) step();
  for (const removed of gone) tree.children.push(removedNode('p', removed));
  return tree;
}

function markBlock(tree: Root, { path }: PlacedBlock, { old, new: now }: AlignedBlock): void {
  const own = path.at(-1);
  if (!own) return;
  const mark: Mark = old ? 'changed' : 'added';
  const below = old && now ? [wordsNode(old, now)] : [];
  if (own.tagName === 'tr') {
    own.properties['dataChange'] = mark;
    const cell = own.children.find((child): child is Element => child.type === 'element') ?? own;
    cell.children.unshift(labelNode('span', mark));
    cell.children.push(...below);
    return;
  }
  if (containers.includes(own.tagName)) {
    own.children.unshift(labelNode('p', mark), ...below);
    return;
  }
  if (!hosts.includes(own.tagName)) {
    insertBefore(tree, path, [labelNode('p', mark), ...below]);
    return;
  }
  own.properties['dataChange'] = mark;
  const splitAt = own.children.findIndex(
    (child) => child.type === 'element' && ['ul', 'ol', 'p'].includes(child.tagName),
  );
  own.children.unshift(labelNode('span', mark));
  if (own.tagName !== 'li') insertAfter(tree, path, below);
  else if (splitAt === -1) own.children.push(...below);
  else own.children.splice(splitAt + 1, 0, ...below);
}

function insertRemoved(tree: Root, { path }: PlacedBlock, removed: Block): void {
  const own = path.at(-1);
  if (own?.tagName === 'li' && removed.text.startsWith('- ')) insertBefore(tree, path, [removedNode('li', removed)]);
  else if (path.length > 0) {
    const at = path.findIndex(({ tagName }) => holdsItems.includes(tagName));
    insertBefore(tree, at === -1 ? path : path.slice(0, at + 1), [removedNode('p', removed)]);
  }
}

function insertBefore(tree: Root, path: readonly Element[], nodes: readonly ElementContent[]): void {
  const { children, place } = placeOf(tree, path);
  children.splice(place, 0, ...nodes);
}

function insertAfter(tree: Root, path: readonly Element[], nodes: readonly ElementContent[]): void {
  const { children, place } = placeOf(tree, path);
  children.splice(place + 1, 0, ...nodes);
}

function placeOf(tree: Root, path: readonly Element[]): { children: ElementContent[]; place: number } {
  const own = path.at(-1)!;
  const children = (path.at(-2) ?? tree).children as ElementContent[];
  return { children, place: children.indexOf(own) };
}

function labelNode(tagName: 'span' | 'p', mark: Mark): Element {
  return element(tagName, 'change-mark', [{ type: 'text', value: `${words[mark]} ` }], mark);
}

function removedNode(tagName: 'p' | 'li', { text }: Block): Element {
  return element(
    tagName,
    'change-removed',
    [
      labelNode('span', 'removed'),
      { type: 'element', tagName: 'del', properties: {}, children: [{ type: 'text', value: text }] },
    ],
    'removed',
  );
}

function wordsNode(old: Block, now: Block): Element {
  const optionsOf = ({ fields }: Block): string =>
    Object.entries(fields ?? {})
      .map(([name, value]) => `${name}=${value}`)
      .join(' ');
  const hasOtherOptions = optionsOf(old) !== optionsOf(now);
  const textOf = (block: Block): string => (hasOtherOptions ? `${optionsOf(block)}\n${block.text}` : block.text);
  const runs = wordRuns(textOf(old), textOf(now)).map(([sign, value]): ElementContent => {
    const text: ElementContent = { type: 'text', value };
    return sign === '='
      ? text
      : { type: 'element', tagName: sign === '-' ? 'del' : 'ins', properties: {}, children: [text] };
  });
  return element('div', 'change-words', [{ type: 'text', value: 'Before and after: ' }, ...runs], undefined);
}

function element(tagName: string, className: string, children: ElementContent[], mark: Mark | undefined): Element {
  // Words that are gone are not to be found, and marks are no text of the page.
  const properties = { className: [className], dataPagefindIgnore: '', ...(mark && { dataChange: mark }) };
  return { type: 'element', tagName, properties, children };
}
