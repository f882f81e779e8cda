import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { BlockContent, DefinitionContent, Heading, Html, Link, Root, RootContent, Text as TextNode } from 'mdast';
import { mdxToMarkdown } from 'mdast-util-mdx';
import { toString } from 'mdast-util-to-string';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import { SKIP, visit } from 'unist-util-visit';

/** One runbook as every contestant reads it. */
export interface Text {
  /** For people: `Kube Pod Crash Looping`. */
  title: string;
  /** Of the file, which is the name of the alert: `KubePodCrashLooping`. */
  name: string;
  /** Markdown that is MDX as well and means the same as both. */
  body: string;
}

const sections = ['Meaning', 'Impact', 'Diagnosis', 'Mitigation'];

const markdown = unified().use(remarkParse).use(remarkGfm);
const mdx = unified().use(remarkParse).use(remarkMdx).use(remarkGfm);
const writer = unified()
  .use(remarkGfm)
  .use(remarkStringify, {
    // `<https://…>` is no link in MDX, and a paragraph that starts with `import ` or `export ` is code there.
    resourceLink: true,
    extensions: [mdxToMarkdown()],
    unsafe: [
      { atBreak: true, character: 'i', after: 'mport ' },
      { atBreak: true, character: 'e', after: 'xport ' },
    ],
  });

/** Every text below a folder of Markdown, in the order of the files' names; lists of pages (`_index.md`) excepted. */
export function readTexts(folder: string): Text[] {
  return readdirSync(folder, { recursive: true })
    .map(String)
    .filter((file) => /\.mdx?$/.test(file) && !/(^|[/\\])(_?index|README)\./i.test(file))
    .toSorted()
    .map((file) => readText(file, readFileSync(path.join(folder, file), 'utf8')));
}

/** @throws Error when what is written would not say the same as what was read: that is a bug here. */
function readText(file: string, source: string): Text {
  const name = path.basename(file, path.extname(file));
  const [, frontmatter = '', text = source] = /^---\n(.*?)\n---\n(.*)$/s.exec(source) ?? [];
  const root = markdown.parse(text);
  const title = /^title: *["']?(.*?)["']? *$/m.exec(frontmatter)?.[1] ?? name;
  const codeBefore = codeOf(root);
  toPlainMarkdown(root);
  root.children = inSections(root.children);
  const body = writer.stringify(root);
  for (const written of [mdx.parse(body), markdown.parse(body)]) {
    if (codeOf(written) !== codeBefore || wordsOf(written) !== wordsOf(root))
      throw new Error(`${file}: what was written does not say what was read.`);
  }
  return { title, name, body };
}

/** Takes out what only Hugo, HTML or the place of the file gives a meaning. */
function toPlainMarkdown(root: Root): void {
  visit(root, (node, index, parent) => {
    if (!parent || index === undefined) return undefined;
    switch (node.type) {
      case 'text':
        node.value = withoutShortcodes(node.value);
        return undefined;
      case 'code':
        // What follows the language is different for each generator.
        node.meta = null;
        return undefined;
      case 'image':
      case 'imageReference':
        parent.children.splice(index, 1, { type: 'text', value: node.alt ?? '' });
        return [SKIP, index];
      case 'link':
        if (/^https?:/.test(node.url)) return undefined;
        parent.children.splice(index, 1, ...(node as Link).children);
        return [SKIP, index];
      case 'html':
        parent.children.splice(index, 1, ...textOfHtml(node, parent.type));
        return [SKIP, index];
      default:
        return undefined;
    }
  });
}

/** `[text]({{< ref "page.md" >}})` is its text; any other shortcode is nothing. */
function withoutShortcodes(text: string): string {
  return text.replace(/\[([^\]]*)\]\(\{\{[<%].*?[%>]\}\}\)/gs, '$1').replace(/\{\{[<%].*?[%>]\}\}/gs, '');
}

/** In a line, `<namespace>` is most likely something to fill in; a block of HTML is its text. */
function textOfHtml({ value }: Html, parentType: string): (TextNode | BlockContent)[] {
  if (parentType === 'paragraph' || parentType === 'heading' || parentType === 'tableCell')
    return [{ type: 'text', value }];
  const text = value.replace(/<!--.*?-->|<[^>]*>/gs, '').trim();
  return text === '' ? [] : [{ type: 'paragraph', children: [{ type: 'text', value: text }] }];
}

/** The four sections of a runbook in their order, each with what follows it in the text; a missing one is added. */
function inSections(nodes: RootContent[]): RootContent[] {
  const bySection = new Map(sections.map((section) => [section, [] as RootContent[]]));
  let current = 'Meaning';
  for (const [index, node] of nodes.entries()) {
    const text = node.type === 'heading' ? toString(node).trim() : '';
    if (node.type === 'heading' && bySection.has(text)) current = text;
    else if (node.type === 'heading' && node.depth === 1 && index === 0) continue;
    else bySection.get(current)!.push(node.type === 'heading' && node.depth === 1 ? { ...node, depth: 2 } : node);
  }
  return sections.flatMap((section) => {
    const own = bySection.get(section)!;
    return [headingOf(section), ...(own.length > 0 ? own : [paragraphOf('The source says nothing about it.')])];
  });
}

function headingOf(text: string): Heading {
  return { type: 'heading', depth: 2, children: [{ type: 'text', value: text }] };
}

function paragraphOf(text: string): BlockContent | DefinitionContent {
  return { type: 'paragraph', children: [{ type: 'text', value: text }] };
}

/** Language and text of every code block, whatever their order. */
function codeOf(root: Root): string {
  const blocks: string[] = [];
  visit(root, 'code', ({ lang, value }) => void blocks.push(JSON.stringify([lang ?? null, value])));
  return blocks.toSorted().join('\n');
}

function wordsOf(root: Root): string {
  return root.children
    .map((node) => toString(node))
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();
}
