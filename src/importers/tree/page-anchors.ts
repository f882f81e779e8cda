import GithubSlugger from 'github-slugger';
import type { Heading, Root, RootContent } from 'mdast';
import { plainText } from '../source/plain-text.ts';
import { visit } from 'unist-util-visit';

/** Marks an id that is after a heading, until the text is written: Markdown would escape its brackets. */
export const idMarks = ['\uE000', '\uE001'] as const;

/** Ids that pages have whatever their text says. */
const taken = ['content', 'call', 'parameters'];

/**
 * Gives every heading the id that it had on the code host, and returns the ids that links may name, by the old name.
 * Headings whose text makes another id say theirs: `## Drain [#drain-1]`.
 *
 * @param title The heading that became the title of the page: `#its-slug` is the top.
 */
export function keepAnchors(root: Root, title: Heading | undefined): Map<string, string> {
  const anchors = new Map<string, string>();
  const before = new GithubSlugger();
  const after = new GithubSlugger();
  const used = new Set(taken);
  if (title) anchors.set(takeWrittenId(title) ?? before.slug(plainText(title)), '');
  visit(root, 'heading', (heading) => {
    const written = takeWrittenId(heading);
    const old = written ?? before.slug(plainText(heading));
    const own = after.slug(plainText(heading));
    const isSafe = written === undefined && own === old && own !== '' && !used.has(own) && !looksLikeId(heading);
    let id = isSafe ? own : old.replace(/[\s[\]]+/g, '-') || 'section';
    for (let number = 2; used.has(id); number++) id = `${old || 'section'}-${number}`;
    used.add(id);
    if (!isSafe) heading.children.push({ type: 'text', value: ` ${idMarks[0]}${id}${idMarks[1]}` });
    for (const name of [old, ...(heading.data?.names ?? [])]) if (!anchors.has(name)) anchors.set(name, id);
  });
  return anchors;
}

declare module 'mdast' {
  interface HeadingData {
    /** Names of anchors in HTML that stand in it or right before it: `<a name="drain"></a>`. */
    names?: string[];
  }
}

/** Remembers anchors of HTML at the headings that they are before: what links to them is meant to land there. */
export function nameHeadings(nodes: readonly RootContent[]): void {
  let pending: string[] = [];
  visit({ type: 'root', children: [...nodes] } as Root, (node) => {
    if (node.type === 'html')
      pending.push(
        ...[...node.value.matchAll(/<[a-z]\w*\s[^<>]*\b(?:name|id)\s*=\s*["']?([\w.:-]+)/gi)].map((match) => match[1]!),
      );
    if (node.type !== 'heading') return;
    const inside = node.children.flatMap((child) =>
      child.type === 'html'
        ? [...child.value.matchAll(/\b(?:name|id)\s*=\s*["']?([\w.:-]+)/gi)].map((match) => match[1]!)
        : [],
    );
    node.data = { ...node.data, names: [...pending, ...inside] };
    pending = [];
  });
}

/** A text that ends like an id would be taken for one. */
function looksLikeId(heading: Heading): boolean {
  const text = plainText(heading);
  return text.endsWith(']') && /\[#[^[\]\s]+\]$/.test(text.slice(text.lastIndexOf('[#')));
}

/** `## Drain {#drain}`, as Hugo, Pandoc and kramdown write it. */
function takeWrittenId(heading: Heading): string | undefined {
  const last = heading.children.at(-1);
  if (last?.type !== 'text') return undefined;
  const start = last.value.lastIndexOf('{');
  const found = start === -1 ? undefined : /^\{:?\s*#([A-Za-z][\w.:-]*)\s*\}\s*$/.exec(last.value.slice(start));
  if (!found) return undefined;
  last.value = last.value.slice(0, start).trimEnd();
  return found[1];
}

/** Headings below the title start at the second level, and keep their distance. */
export function normalizeDepths(root: Root): void {
  const headings: Heading[] = [];
  visit(root, 'heading', (heading) => void headings.push(heading));
  const highest = Math.min(...headings.map(({ depth }) => depth));
  for (const heading of headings)
    heading.depth = Math.min(6, Math.max(2, heading.depth + 2 - highest)) as Heading['depth'];
}
