import GithubSlugger from 'github-slugger';
import type { Heading, Root, RootContent } from 'mdast';
import { sluggerOf, type Slugs } from '../source/slugs.ts';
import { plainText } from '../source/plain-text.ts';
import { visit } from 'unist-util-visit';

/** Marks an id that is after a heading, until the text is written: Markdown would escape its brackets. */
export const idMarks = ['\uE000', '\uE001'] as const;

/** Ids that pages have whatever their text says. */
const taken = ['content', 'call', 'parameters'];

/** A place of HTML that links could name: `<a name="drain"></a>`, `<h2 id="drain">`, `<tr id="drain">`. */
export interface HtmlAnchor {
  name: string;
  line: number;
}

export interface KeptAnchors {
  /** The new id of what had a name; '' is the top of the page. */
  idByName: Map<string, string>;
  /** The same by names that other generators would have made: for links of a page that none of the known ones wrote. */
  idByOtherName: Map<string, string>;
  /** Names that led somewhere before and are no ids of the page now. */
  former: string[];
}

/**
 * Gives every heading the id that it had, and returns the ids that links may name, by the old name. An id that was written
 * (`{#drain}`, `<a name="drain">` before it, `<h2 id="drain">`) comes before the one that the old generator made of the text.
 * Headings whose text makes another id here say theirs: `## Drain [#drain-1]`. A name that stood anywhere else leads to the
 * section that it is in.
 *
 * @param title The heading that became the title of the page: `#its-slug` is the top.
 * @param options.slugs How the old generator made ids of texts.
 */
export function keepAnchors(
  root: Root,
  title: Heading | undefined,
  { slugs = 'github', html = [] }: { slugs?: Slugs; html?: readonly HtmlAnchor[] } = {},
): KeptAnchors {
  const idByName = new Map<string, string>();
  const name = (names: readonly (string | undefined)[], id: string): void => {
    for (const one of names) if (one !== undefined && one !== '' && !idByName.has(one)) idByName.set(one, id);
  };
  const [before, after] = [sluggerOf(slugs), new GithubSlugger()];
  const others = (['github', 'mkdocs', 'kramdown', 'gitlab'] as const).filter((other) => other !== slugs);
  const otherSluggers = others.map(sluggerOf);
  const slugsElsewhere: [slug: string, id: string][] = [];
  const used = new Set(taken);
  const starts: { line: number; id: string }[] = [];
  const titleSlug = title && before(plainText(title).replace(/\s*\{:?\s*[#.][^{}]*\}$/, ''));
  if (title) name([takeWrittenId(title), ...(title.data?.names ?? []), titleSlug], '');
  visit(root, 'heading', (heading) => {
    const written = takeWrittenId(heading) ?? heading.data?.names?.find((one) => !idByName.has(one));
    const slug = before(plainText(heading));
    const old = written ?? slug;
    const own = after.slug(plainText(heading));
    const isSafe = written === undefined && own === old && own !== '' && !used.has(own) && !looksLikeId(heading);
    const wanted = old.replace(/[\s[\]]+/g, '-') || 'section';
    let id = isSafe ? own : wanted;
    for (let number = 2; used.has(id); number++) id = `${wanted}-${number}`;
    used.add(id);
    if (!isSafe) heading.children.push({ type: 'text', value: ` ${idMarks[0]}${id}${idMarks[1]}` });
    name([old, ...(heading.data?.names ?? []), ...(heading.data?.madeNames ?? []), slug], id);
    for (const slugger of otherSluggers) slugsElsewhere.push([slugger(plainText(heading).replace(idMark, '')), id]);
    if (heading.position) starts.push({ line: heading.position.start.line, id });
  });
  for (const { name: written, line } of html) name([written], starts.findLast((start) => start.line <= line)?.id ?? '');
  // Without its section, a link to the title is the same link.
  const isFormer = ([old, id]: [string, string]): boolean => old !== id && !used.has(old) && old !== titleSlug;
  const former = [...idByName].filter(isFormer).map(([old]) => old);
  const idByOtherName = new Map(slugsElsewhere.toReversed());
  return { idByName, idByOtherName, former };
}

const idMark = new RegExp(`\\s*${idMarks[0]}[^${idMarks[1]}]*${idMarks[1]}`, 'g');

declare module 'mdast' {
  interface HeadingData {
    /** Names of anchors in HTML that stand in it or right before it: `<a name="drain"></a>`. */
    names?: string[];
  }
}

const elementWithName = /<([a-z][\w-]*)((?:\s+[^\s<>"'=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'<>]+))?)+)\s*\/?>/gi;
const nameAttribute = /\s(id|name)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+))/gi;

/** Names that a piece of HTML gives to places: ids of any element, and `name` of an `<a>`. */
export function namesInHtml(html: string): string[] {
  return [...html.matchAll(elementWithName)].flatMap(([, tag, attributes]) =>
    [...attributes!.matchAll(nameAttribute)]
      .filter(([, attribute]) => attribute!.toLowerCase() === 'id' || tag!.toLowerCase() === 'a')
      .map((match) => (match[2] ?? match[3] ?? match[4] ?? '').trim())
      .filter((found) => found !== '' && !/\s/.test(found)),
  );
}

/**
 * Remembers anchors of HTML at the headings that they are in or right before: what links to them is meant to land there.
 *
 * @returns All of them, with their lines.
 */
export function nameHeadings(nodes: readonly RootContent[]): HtmlAnchor[] {
  const found: HtmlAnchor[] = [];
  let pending: string[] = [];
  visit({ type: 'root', children: [...nodes] } as Root, (node) => {
    if (node.type === 'html') {
      const start = node.position?.start.line ?? 1;
      node.value.split('\n').forEach((text, index) => {
        for (const name of namesInHtml(text)) found.push({ name, line: start + index });
      });
      const names = namesInHtml(node.value.replace(/<h[1-6][\s\S]*/i, ''));
      // Behind a heading of HTML, what is named is below that heading.
      pending = /<h[1-6][\s>]/i.test(node.value) ? [] : [...pending, ...names];
    } else if (node.type === 'heading') {
      const inside = node.children.flatMap((child) => (child.type === 'html' ? namesInHtml(child.value) : []));
      node.data = { ...node.data, names: [...pending, ...inside] };
      pending = [];
    } else if (saysSomething(node)) pending = [];
  });
  return found;
}

/** Whether a node puts words, code or a picture between an anchor and the heading below. */
function saysSomething(node: { type: string; value?: unknown }): boolean {
  if (node.type === 'text') return String(node.value).trim() !== '';
  return ['inlineCode', 'code', 'image', 'imageReference', 'table', 'thematicBreak'].includes(node.type);
}

/** A text that ends like an id would be taken for one. */
function looksLikeId(heading: Heading): boolean {
  const text = plainText(heading);
  return text.endsWith(']') && /\[#[^[\]\s]+\]$/.test(text.slice(text.lastIndexOf('[#')));
}

/**
 * `## Drain {#drain}`, as Hugo, Pandoc, kramdown and Docusaurus write it. Classes beside it, as of MkDocs and kramdown, say
 * nothing here, and go into a comment.
 */
function takeWrittenId(heading: Heading): string | undefined {
  const last = heading.children.at(-1);
  if (last?.type !== 'text') return undefined;
  const start = last.value.lastIndexOf('{');
  const [, colon, inside] = (start !== -1 && /^\{(:?)([^{}]*)\}\s*$/.exec(last.value.slice(start))) || [];
  const parts = inside?.match(/(?:[^\s"']|"[^"]*"|'[^']*')+/g) ?? [];
  const id = parts.find((part) => /^#[\p{L}\p{N}_]/u.test(part))?.slice(1);
  const isList = parts.every((part) => /^(?:[#.][^\s#.]\S*|[\w-]+=.*)$/.test(part));
  if (parts.length === 0 || !isList || (id === undefined && colon !== ':')) return undefined;
  last.value = last.value.slice(0, start).trimEnd();
  const others = parts.filter((part) => part !== `#${id}`);
  if (others.length > 0)
    heading.children.push({ type: 'mdxTextExpression', value: `/* ${others.join(' ').replaceAll('*/', '* /')} */` });
  return id;
}

/** Headings below the title start at the second level, and keep their distance. */
export function normalizeDepths(root: Root): void {
  const headings: Heading[] = [];
  visit(root, 'heading', (heading) => void headings.push(heading));
  const highest = Math.min(...headings.map(({ depth }) => depth));
  for (const heading of headings)
    heading.depth = Math.min(6, Math.max(2, heading.depth + 2 - highest)) as Heading['depth'];
}
