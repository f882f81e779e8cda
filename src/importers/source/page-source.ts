import type { Heading, Root, RootContent } from 'mdast';
import { markCallouts } from './callouts.ts';
import { readFrontMatter, type FrontMatter } from './front-matter.ts';
import { readHtmlExport } from './html-export.ts';
import { htmlToMarkdown, type HtmlKept } from './html-to-markdown.ts';
import { nameHeadings, type HtmlAnchor } from '../tree/page-anchors.ts';
import { plainText } from './plain-text.ts';
import { refuseHugeTree } from '../../markdown/limits.ts';
import { parseDialects, type LeftOut } from './dialects.ts';
import { frontMatterOf } from './parse-markdown.ts';
import type { SourceText } from './source.ts';
import { wordsByLine, wordsIn, type WordsByLine } from '../coverage/words.ts';

/** A page of Markdown, read and not changed yet. */
export interface PageSource extends SourceText {
  /** Tree without front matter and without the title. */
  root: Root;
  /** Words of the whole source, by its lines. */
  words: WordsByLine;
  frontMatter: FrontMatter | undefined;
  /** Number of lines of the front matter, with its fences. */
  bodyStart: number;
  /** First heading of the first level, when nothing but comments is before it. */
  heading: Heading | undefined;
  /** Texts of the headings, below the title. */
  sections: string[];
  /** Places that HTML named. */
  anchors: HtmlAnchor[];
  /** What another generator would have shown, and is not in the source. */
  leftOut: LeftOut[];
  /** HTML that no Markdown can say. */
  html: HtmlKept[];
  /** Texts that were around the page and are no part of it, as exports of wikis have them. */
  beside: string[];
}

/** @throws OverLimit for what takes too long to read, or is too deep. */
export function readPage(source: SourceText): PageSource {
  return /\.html?$/i.test(source.path) ? readExport(source) : readMarkdown(source);
}

function readExport(source: SourceText): PageSource {
  const { root, title, beside, words } = readHtmlExport(source.text);
  refuseHugeTree(root);
  const none = { frontMatter: undefined, bodyStart: 0, anchors: [], leftOut: [], html: [] };
  return { ...source, ...none, root, words, heading: title, sections: sectionsOf(root), beside };
}

function sectionsOf(root: Root): string[] {
  return root.children.flatMap((node) => (node.type === 'heading' ? [plainText(node)] : []));
}

function readMarkdown(source: SourceText): PageSource {
  const { root, leftOut } = parseDialects(source.text, { isMdx: /\.mdx$/i.test(source.path) });
  const words = wordsByLine(root);
  const written = frontMatterOf(source.text);
  if (written) written.value.split('\n').forEach((line, index) => words.set(index + 2, wordsIn(line)));
  const frontMatter = written && readFrontMatter(written);
  const heading = takeTitle(root);
  const anchors = nameHeadings(heading ? [heading, ...root.children] : root.children);
  root.children = root.children.map(withoutEmptyHeading);
  const html = htmlToMarkdown(root);
  if (heading) html.push(...htmlToMarkdown(heading));
  // HTML may be deeper than the Markdown around it.
  refuseHugeTree(root);
  markCallouts(root);
  return {
    ...source,
    root,
    words,
    frontMatter,
    heading,
    sections: sectionsOf(root),
    beside: [],
    anchors,
    leftOut,
    html,
    bodyStart: written?.lines ?? 0,
  };
}

/** A heading that another generator would have filled, such as `# <%= current_page.data.title %>`, has no text of its own. */
function withoutEmptyHeading(node: RootContent): RootContent {
  if (node.type !== 'heading' || node.children.length === 0 || plainText(node) !== '') return node;
  const isPicture = node.children.some(({ type }) => type.startsWith('image'));
  return isPicture || (node.data?.names ?? []).length > 0 ? node : { ...node, type: 'paragraph' };
}

/** Takes the title off the top of a tree. Comments and badges may be before it. */
function takeTitle(root: Root): Heading | undefined {
  const index = root.children.findIndex(({ type }) => type !== 'html');
  const node = root.children[index];
  if (node?.type !== 'heading' || node.depth !== 1 || plainText(node) === '') return undefined;
  // A title cannot hold the number of a footnote.
  if (node.children.some(({ type }) => type === 'footnoteReference')) return undefined;
  root.children.splice(index, 1);
  return node;
}
