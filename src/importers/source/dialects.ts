import { nameToEmoji } from 'gemoji';
import type { BlockContent, ListItem, Nodes, Paragraph, Parents, PhrasingContent, Root, RootContent } from 'mdast';
import { visit } from 'unist-util-visit';
import { calloutOf } from './callouts.ts';
import { takeBlocks, type TakenBlock } from './dialect-blocks.ts';
import { frontMatterOf, parseMarkdown, withPlainReferences } from './parse-markdown.ts';

/** A mark of another generator that is not on the new page. */
export interface LeftOut {
  line: number;
  written: string;
  /** Whether the text between its marks is on the page; else what it showed is not in the source. */
  isTextKept: boolean;
}

/** A mark in a line, and what becomes of it. */
interface InlineMark {
  written: string;
  becomes:
    | { as: 'code' | 'strong' | 'text'; text: string }
    /** A link of a wiki, by the name of a page: `[[Page|Text]]`, or with the two the other way round. */
    | { as: 'wiki'; names: readonly string[]; isShown: boolean }
    | { as: 'nothing' | 'left-out' };
}

/** Signs that no text has: they stand for what was taken out until the text is parsed. */
const [blockSign, markSign, endSign] = ['\uE010', '\uE011', '\uE012'] as const;
const token = /[\uE010\uE011]\d+\uE012/;

/**
 * Markdown as code hosts read it, and what MkDocs, Docusaurus, Starlight, Hugo, Jekyll, GitBook, Middleman and others add to it:
 * remarks become callouts, tabs and folds texts with a label, and what shows something that is not in the source a comment.
 *
 * @param options.isMdx Whether lines may be code of MDX.
 * @throws OverLimit
 */
export function parseDialects(text: string, { isMdx }: { isMdx: boolean }): { root: Root; leftOut: LeftOut[] } {
  const leftOut: LeftOut[] = [];
  const root = parseLines(
    withTagsOnOneLine(withPlainReferences(text)).split('\n'),
    frontMatterOf(text)?.lines ?? 0,
    isMdx,
    leftOut,
    0,
  );
  return { root, leftOut: leftOut.toSorted((a, b) => a.line - b.line) };
}

/** Tags of templates that go over several lines, on one: the line ends come behind them. */
function withTagsOnOneLine(text: string): string {
  return text.replace(
    /\{%-?[ \t\n]*\w(?:(?!%\}|\n\s*\n|\{%)[\s\S]){0,2000}?%\}|\{\{<[ \t\n]*\w(?:(?!>\}\}|\n\s*\n|\{\{)[\s\S]){0,2000}?>\}\}|\{\{%[ \t\n]*\w(?:(?!%\}\}|\n\s*\n|\{\{)[\s\S]){0,2000}?%\}\}/g,
    (tag) => tag.replace(/\s*\n\s*/g, ' ') + '\n'.repeat(tag.split('\n').length - 1),
  );
}

/** Blocks in blocks deeper than this stay as they are written. */
const deepest = 8;

function parseLines(lines: readonly string[], from: number, isMdx: boolean, leftOut: LeftOut[], depth: number): Root {
  const blocks: TakenBlock[] = [];
  const marks: InlineMark[] = [];
  const rest =
    depth > deepest
      ? lines
      : takeBlocks(lines, from, isMdx, (block) => `${blockSign}${blocks.push(block) - 1}${endSign}`);
  const plain = withoutMarks(rest, from, isMdx, marks).join('\n');
  if (blocks.length + marks.length === 0) return parseMarkdown(plain);
  const root = parseMarkdown(plain);
  const parse = (content: readonly string[]): RootContent[] =>
    parseLines(content, 0, isMdx, leftOut, depth + 1).children as RootContent[];
  restore(root, blocks, marks, leftOut);
  expandBlocks(root, blocks, leftOut, parse);
  expandMarks(root, marks, leftOut);
  return root;
}

const site = String.raw`\{\{-?\s*(?:site\.(?:baseurl|url|github\.url)|base_?[uU]rl|\.Site\.BaseURL)\s*-?\}\}`;
/** What MDX and templates write for an address in a tag or a link, and what browsers read. */
const addressInLink: readonly [RegExp, string][] = [
  // `<img src={require('./queue.png').default} style={{ width: 200 }} />` of Docusaurus, whose Markdown is MDX.
  [/(<img\b[^<>]*?\ssrc=)\{\s*(?:require|useBaseUrl)\(\s*["']([^"'{}]+)["']\s*\)(?:\.default)?\s*\}/g, '$1"$2"'],
  [/(<[a-z][\w-]*[^<>]*?)\sstyle=\{\{[^{}]*\}\}/g, '$1'],
  [new RegExp(String.raw`(\]\(\s*<?|^\[[^\]\n]+\]:\s*<?|(?:href|src)=["'])(?:${site})+/?`, 'g'), '$1/'],
  [
    /(\]\(\s*<?|^\[[^\]\n]+\]:\s*<?|(?:href|src)=["'])\{\{-?\s*["']([^"']+)["']\s*(?:\|\s*(?:relative_url|absolute_url|prepend:[^}|]*|relURL|absURL)[^}]*)?\}\}/g,
    '$1$2',
  ],
  [/(\]\(\s*<?|^\[[^\]\n]+\]:\s*<?)(?:\{\{[^}]*\}\})?\{%-?\s*(?:link|post_url)\s+_?(\S+?)\s*-?%\}/g, '$1/$2'],
];

/** Emoji by the names that code hosts and chats know. */
const emojiByName: ReadonlyMap<string, string> = new Map(Object.entries(nameToEmoji));

interface MarkOfLine {
  pattern: RegExp;
  /** Undefined for what only looks like a mark. */
  becomes: (match: RegExpMatchArray) => InlineMark['becomes'] | undefined;
}

const marksInLine: readonly MarkOfLine[] = [
  { pattern: /\{\{[<%]\s*\/?\s*[\w/.-]+(?:(?![>%]\}\})[^\n])*[>%]\}\}/g, becomes: () => ({ as: 'left-out' }) },
  { pattern: /\{%-?\s*(?:end)?raw\s*-?%\}/g, becomes: () => ({ as: 'nothing' }) },
  { pattern: /\{%-?\s*\w(?:(?!%\})[^\n])*%\}/g, becomes: () => ({ as: 'left-out' }) },
  {
    pattern: /\{\{-?\s*(?:site|page|content|include|layout|post|book|config)\.(?:(?!\}\})[^\n])*\}\}/g,
    becomes: () => ({ as: 'left-out' }),
  },
  { pattern: /<%(?:(?!%>)[^\n])*%>/g, becomes: () => ({ as: 'left-out' }) },
  { pattern: /:(?:material|octicons|fontawesome|simple)-[a-z0-9-]+:/g, becomes: () => ({ as: 'nothing' }) },
  {
    pattern:
      /(?<=[)\]`*_\uE012])\{:?\s*(?:[.#][\w-]+|[\w-]+=(?:"[^"\n]*"|'[^'\n]*'|[^\s}]+))(?:\s+(?:[.#][\w-]+|[\w-]+=(?:"[^"\n]*"|'[^'\n]*'|[^\s}]+)))*\s*\}/g,
    becomes: () => ({ as: 'nothing' }),
  },
  {
    pattern: /(!?)\[\[(?!_?TOC_?\])([^\s[\]|](?:[^[\]|\n]*[^\s[\]|])?)(?:\|([^[\]\n]+))?\]\](?![([])/g,
    becomes: ([, shown, ...names]) => ({
      as: 'wiki',
      names: names.flatMap((name) => name?.trim() || []),
      isShown: shown === '!',
    }),
  },
  { pattern: /\+\+([a-z0-9"-]+(?:\+[a-z0-9"-]+)*)\+\+/gi, becomes: ([, keys]) => ({ as: 'code', text: keys! }) },
  {
    pattern: /(?<![\w:/\uE012]):([+-]1|[a-z][\w+-]*):(?![\w:/])/g,
    becomes: ([, name]) => {
      const text = emojiByName.get(name!);
      return text === undefined ? undefined : { as: 'text', text };
    },
  },
  {
    pattern: /(?<![=\w])==(?=[^\s=])([^=\n]+)(?<=\S)==(?![=\w])/g,
    becomes: ([, text]) => ({ as: 'strong', text: text! }),
  },
];

function withoutMarks(lines: readonly string[], from: number, isMdx: boolean, marks: InlineMark[]): string[] {
  let fence: string | undefined;
  return lines.map((line, index) => {
    if (index < from) return line;
    const found = /^[\s>]*(?:(?:[-*+]|\d+[.)])\s+)*(`{3,}|~{3,})/.exec(line)?.[1];
    if (fence !== undefined) {
      if (found !== undefined && found.startsWith(fence)) fence = undefined;
      return line;
    }
    fence = found;
    if (found !== undefined || !/[{<+=:[]/.test(line)) return line;
    // Attributes of kramdown on a line of a quotation: `> {:.table}`.
    const bare = line.replace(/^(\s*>[\s>]*)\{:[^{}]*\}\s*$/, '$1');
    const linked = addressInLink.reduce((text, [pattern, instead]) => text.replace(pattern, instead), bare);
    const take = (text: string, { pattern, becomes }: MarkOfLine): string =>
      text.replace(pattern, (...match) => {
        const written = String(match[0]);
        const said = becomes(match.slice(0, -2) as unknown as RegExpMatchArray);
        return said === undefined ? written : `${markSign}${marks.push({ written, becomes: said }) - 1}${endSign}`;
      });
    const all = isMdx
      ? [...marksInLine, { pattern: /\{\/\*(?:(?!\*\/)[^\n])*\*\/\}/g, becomes: () => ({ as: 'nothing' as const }) }]
      : marksInLine;
    return all.reduce(take, linked);
  });
}

/** Puts back what was taken for a mark, and is code, an address or HTML. */
function restore(root: Root, blocks: readonly TakenBlock[], marks: readonly InlineMark[], leftOut: LeftOut[]): void {
  const leaveOut = ({ position }: Nodes, index: number): void => {
    const { becomes, written } = marks[index]!;
    if (becomes.as === 'left-out') leftOut.push({ line: position?.start.line ?? 1, written, isTextKept: false });
  };
  const back = (text: string): string => {
    let now = text;
    while (token.test(now))
      now = now
        .replace(/\uE011(\d+)\uE012/g, (_all, index: string) => marks[Number(index)]!.written)
        .replace(/[^\S\n]*\uE010(\d+)\uE012(\n*)/g, (_all, index: string, ends: string) => {
          const { written } = blocks[Number(index)]!;
          return written + ends.slice(written.split('\n').length - 1);
        });
    return now;
  };
  visit(root, (node) => {
    if (node.type === 'html')
      node.value = htmlWithMarks(
        node.value,
        back,
        (mark) => leaveOut(node, mark),
        (index) => (blocks[index]?.becomes.as === 'left-out' ? blocks[index] : undefined),
        ({ start, written }) => void leftOut.push({ line: start + 1, written, isTextKept: false }),
      );
    if (node.type === 'code' || node.type === 'inlineCode') node.value = back(node.value);
    if (node.type === 'code') node.meta = node.meta && back(node.meta);
    if (node.type === 'link' || node.type === 'image' || node.type === 'definition') {
      node.url = back(node.url).replaceAll(/%EE%80%9[0-2]/gi, (sign) => decodeURIComponent(sign));
      node.url = back(node.url);
      node.title = node.title && back(node.title);
    }
    if (node.type === 'image') node.alt = node.alt && back(node.alt);
  });
}

/**
 * HTML with what was taken for marks put back: in a tag as it was, between tags as a comment.
 *
 * @param blockAt A block that showed something which is not in the source; undefined for any other.
 */
function htmlWithMarks(
  html: string,
  back: (text: string) => string,
  tell: (index: number) => void,
  blockAt: (index: number) => TakenBlock | undefined,
  tellBlock: (block: TakenBlock) => void,
): string {
  const parts = /<!--[\s\S]*?-->|<[^<>]*>|\uE011(\d+)\uE012|\uE010(\d+)\uE012/g;
  const marked = html.replace(parts, (found, mark: string | undefined, block: string | undefined) => {
    const taken = block === undefined ? undefined : blockAt(Number(block));
    if (mark === undefined && taken === undefined) return back(found);
    if (mark !== undefined) tell(Number(mark));
    else tellBlock(taken!);
    return `<!-- ${back(found).replaceAll('-->', '--&gt;')} -->`;
  });
  return back(marked);
}

/** Puts blocks where they stand: a paragraph around the place of one is parted. */
function expandBlocks(
  parent: Parents,
  blocks: readonly TakenBlock[],
  leftOut: LeftOut[],
  parse: (content: readonly string[]) => RootContent[],
): void {
  for (const child of parent.children)
    if ('children' in child && child.type !== 'paragraph') expandBlocks(child, blocks, leftOut, parse);
  const parts = (parent.children as RootContent[]).flatMap((child): (RootContent | TakenBlock)[] =>
    child.type === 'paragraph' ? partsOf(child, blocks) : [child],
  );
  if (parts.every((part) => 'type' in part)) return;
  const children: RootContent[] = [];
  let next: string | undefined;
  for (const part of parts) {
    if (!('type' in part) && part.becomes.as === 'definition') {
      addDefinition(children, parse(part.content));
      continue;
    }
    const made = 'type' in part ? [part] : nodesOf(part, leftOut, parse);
    if (!('type' in part) && part.becomes.as === 'class') {
      const before = part.becomes.before ? children.pop() : undefined;
      if (before) children.push(calloutOf(part.becomes.kind, '', [before], part.start + 1));
      else next = part.becomes.kind;
      continue;
    }
    if (next !== undefined && 'type' in part) {
      children.push(calloutOf(next, '', [part], part.position?.start.line ?? 1));
      next = undefined;
    } else children.push(...made);
  }
  parent.children = children as typeof parent.children;
}

declare module 'mdast' {
  interface ListData {
    /** Whether its items are terms with what they mean. */
    isOfDefinitions?: boolean;
  }
}

/** Puts what a term means below it: the term is the paragraph before, or the last one of the list of definitions before. */
function addDefinition(children: RootContent[], meaning: RootContent[]): void {
  const before = children.at(-1);
  if (before?.type === 'list' && before.data?.isOfDefinitions === true) {
    before.children.at(-1)!.children.push(...(meaning as BlockContent[]));
    return;
  }
  if (before?.type !== 'paragraph') {
    children.push(...meaning);
    return;
  }
  children.pop();
  const { position } = before;
  const name: Paragraph = {
    ...before,
    children: [{ type: 'strong', children: before.children, ...(position && { position }) }],
  };
  const item: ListItem = {
    type: 'listItem',
    spread: true,
    children: [name, ...(meaning as BlockContent[])],
    ...(position && { position }),
  };
  const list = children.at(-1);
  if (list?.type === 'list' && list.data?.isOfDefinitions === true) list.children.push(item);
  else
    children.push({
      type: 'list',
      spread: true,
      children: [item],
      data: { isOfDefinitions: true },
      ...(position && { position }),
    });
}

function partsOf(paragraph: Paragraph, blocks: readonly TakenBlock[]): (Paragraph | TakenBlock)[] {
  if (!paragraph.children.some((child) => child.type === 'text' && child.value.includes(blockSign))) return [paragraph];
  const parts: (Paragraph | TakenBlock)[] = [];
  let current: PhrasingContent[] = [];
  const flush = (): void => {
    const first = current[0];
    if (first?.type === 'text') first.value = first.value.trimStart();
    const last = current.at(-1);
    if (last?.type === 'text') last.value = last.value.trimEnd();
    const said = current.filter((child) => child.type !== 'text' || child.value !== '');
    if (said.length > 0)
      parts.push({
        type: 'paragraph',
        children: said,
        ...((said[0]!.position ?? paragraph.position) && { position: said[0]!.position ?? paragraph.position! }),
      });
    current = [];
  };
  for (const child of paragraph.children) {
    if (child.type !== 'text') {
      current.push(child);
      continue;
    }
    let line = child.position?.start.line ?? paragraph.position?.start.line ?? 1;
    for (const piece of child.value.split(/(\uE010\d+\uE012)/)) {
      const index = /^\uE010(\d+)\uE012$/.exec(piece)?.[1];
      if (index !== undefined) {
        flush();
        const block = blocks[Number(index)]!;
        parts.push(block);
        line = block.start + 1;
      } else if (piece !== '') {
        const skipped = /^\s*/.exec(piece)![0].split('\n').length - 1;
        const start = { line: line + skipped, column: 1 };
        current.push({ type: 'text', value: piece, position: { start, end: start } });
        line += piece.split('\n').length - 1;
      }
    }
  }
  flush();
  return parts;
}

function nodesOf(
  { start, written, becomes, content }: TakenBlock,
  leftOut: LeftOut[],
  parse: (content: readonly string[]) => RootContent[],
): RootContent[] {
  const line = start + 1;
  const place = { line, column: 1 };
  const position = { start: place, end: place };
  switch (becomes.as) {
    case 'callout':
      return [calloutOf(becomes.kind, becomes.title, parse(content), line)];
    case 'labelled': {
      const label: PhrasingContent = { type: 'text', value: becomes.title.replace(/[`*_]/g, ''), position };
      return [{ type: 'paragraph', children: [{ type: 'strong', children: [label] }], position }, ...parse(content)];
    }
    case 'text':
      if (becomes.isUnknown) leftOut.push({ line, written, isTextKept: true });
      return parse(content);
    case 'code': {
      const value = content
        .slice(content[start] === '' ? start + 1 : start)
        .join('\n')
        .replace(/\n$/, '');
      return [{ type: 'code', lang: becomes.language, value, position }];
    }
    case 'image':
      return [
        { type: 'paragraph', children: [{ type: 'image', url: becomes.url, alt: becomes.text, position }], position },
      ];
    case 'link': {
      const text: PhrasingContent = { type: 'text', value: becomes.text || becomes.url, position };
      return [
        { type: 'paragraph', children: [{ type: 'link', url: becomes.url, children: [text], position }], position },
      ];
    }
    default:
      if (becomes.as === 'left-out') leftOut.push({ line, written, isTextKept: false });
      return [{ type: 'mdxFlowExpression', value: commentText(written), position }];
  }
}

declare module 'mdast' {
  interface LinkData {
    /** Of a link of a wiki: what is between its brackets. Which of the names is the page, the other pages tell. */
    wiki?: { written: string; names: readonly string[]; isShown: boolean };
  }
}

function wikiLink(
  written: string,
  { names, isShown }: { names: readonly string[]; isShown: boolean },
  position: NonNullable<Nodes['position']>,
): PhrasingContent {
  const text = { type: 'text' as const, value: written, position };
  return { type: 'link', url: names[0] ?? '', children: [text], position, data: { wiki: { written, names, isShown } } };
}

function commentText(text: string): string {
  return `/* ${text.trim().replaceAll('*/', '* /')} */`;
}

function expandMarks(root: Root, marks: readonly InlineMark[], leftOut: LeftOut[]): void {
  visit(root, 'text', (node, index, parent) => {
    if (index === undefined || !parent || !node.value.includes(markSign)) return undefined;
    const pieces = node.value.split(/(\uE011\d+\uE012)/).filter((piece) => piece !== '');
    let line = node.position?.start.line ?? 1;
    const nodes = pieces.map((piece): PhrasingContent => {
      const place = { line, column: 1 };
      const position = { start: place, end: place };
      line += piece.split('\n').length - 1;
      const mark = marks[Number(/^\uE011(\d+)\uE012$/.exec(piece)?.[1] ?? -1)];
      if (!mark) return { type: 'text', value: piece, position };
      if (mark.becomes.as === 'left-out') leftOut.push({ line: place.line, written: mark.written, isTextKept: false });
      if (mark.becomes.as === 'text') return { type: 'text', value: mark.becomes.text, position };
      if (mark.becomes.as === 'code') return { type: 'inlineCode', value: mark.becomes.text, position };
      if (mark.becomes.as === 'strong')
        return { type: 'strong', children: [{ type: 'text', value: mark.becomes.text, position }], position };
      if (mark.becomes.as === 'wiki') return wikiLink(mark.written, mark.becomes, position);
      return { type: 'mdxTextExpression', value: commentText(mark.written.replace(/^\{\/\*|\*\/\}$/g, '')), position };
    });
    (parent as Exclude<Nodes, { value: string }> & Parents).children.splice(index, 1, ...(nodes as never[]));
    return index + nodes.length;
  });
}
