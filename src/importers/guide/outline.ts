import type { Heading, List, ListItem, Paragraph, Root, RootContent, Table, TableCell } from 'mdast';
import { plainText } from '../source/plain-text.ts';
import { levelOf } from './levels.ts';
import { inEnglish, titleInEnglish } from './other-languages.ts';

/** Something that a guide says in one line: an item of a list, or a line such as `Version: 1.0`. */
export interface Entry {
  node: ListItem | Paragraph;
  /** First and last line of what it says itself, without its own list. */
  line: number;
  lastLine: number;
  text: string;
  /** What stands before the colon: `RTO` of `RTO: 4 hours`. */
  label: string | undefined;
  /** What stands behind it; the whole text without a label. */
  value: string;
  links: { text: string; url: string }[];
  isOrdered: boolean;
  /** The list that it is an item of. */
  list: List | undefined;
  children: Entry[];
}

/** A row of a table, by the texts of its cells. */
export interface Row {
  line: number;
  cells: string[];
}

export interface TableOf {
  node: Table;
  line: number;
  header: string[];
  rows: Row[];
}

/** A heading, or a label that stands for one (`**Critical:**` above a list), and what is below it. */
export interface Topic {
  title: string;
  node: Heading | Paragraph | undefined;
  line: number;
  /** 1 to 6 for headings, 7 for labels, 6.5 for a label above others, 0 for the guide itself. */
  depth: number;
  entries: Entry[];
  tables: TableOf[];
  /** Everything directly below that is no list, no line with a label and no table. */
  others: RootContent[];
  topics: Topic[];
  parent: Topic | undefined;
}

/**
 * What a guide says, by its headings and labels. Nodes are those of the tree.
 *
 * @param title What the whole guide is about, without the words that only say that it is a guide.
 */
export function outlineOf(root: Root, title = ''): Topic {
  const top: Topic = topicOf(title, undefined, 0, 0, undefined);
  let current = top;
  const footer = footerOf(root);
  root.children.forEach((node, index) => {
    if (index === footer) current = top;
    const depth = depthOf(node, root.children[index + 1]);
    if (depth !== undefined) {
      while (current.depth >= depth) current = current.parent!;
      const topic = topicOf(titleOf(node), node as Heading | Paragraph, lineOf(node), depth, current);
      current.topics.push(topic);
      current = topic;
    } else if (node.type === 'list') current.entries.push(...entriesOf(node));
    else if (node.type === 'table') current.tables.push(tableOf(node));
    else if (node.type === 'paragraph' && labelled(node)) {
      // A label alone stands for what follows it at once; a line with a label of its own speaks of the section again.
      if (current.depth === 7) current = current.parent!;
      current.entries.push(paragraphEntry(node));
    } else if (node.type !== 'thematicBreak') current.others.push(node);
  });
  for (const topic of topicsBelow(top)) giveRepeatedLines(topic);
  return top;
}

/**
 * Lines with labels speak of the section, and not of the list above them; unless the same labels follow each of several
 * lists: then each list has its own.
 */
function giveRepeatedLines(topic: Topic): void {
  const lists = topic.topics.filter(({ depth }) => depth === 7);
  const isLine = ({ list, label }: Entry): boolean => list === undefined && label !== undefined;
  const followers = lists.map(({ line }, index) =>
    topic.entries.filter(
      (entry) => isLine(entry) && entry.line > line && entry.line < (lists[index + 1]?.line ?? Infinity),
    ),
  );
  const labelsOf = (entries: readonly Entry[]): string => entries.map(({ label }) => label!.toLowerCase()).join('\n');
  const isRepeated =
    lists.length > 1 &&
    lists.length === topic.topics.length &&
    followers.every((entries) => entries.length > 0 && labelsOf(entries) === labelsOf(followers[0]!));
  if (!isRepeated) return;
  followers.forEach((entries, index) => lists[index]!.entries.push(...entries));
  const given = new Set(followers.flat());
  topic.entries = topic.entries.filter((entry) => !given.has(entry));
}

/** Index of the line that parts what stands at the end of a guide from its last section; beyond the end without one. */
export function footerOf(root: Root): number {
  const last = root.children.findLastIndex(({ type }) => type === 'thematicBreak');
  const behind = last === -1 ? [] : root.children.slice(last + 1);
  return behind.length > 0 && behind.every(({ type }) => type === 'paragraph') ? last : root.children.length;
}

function topicOf(title: string, node: Topic['node'], line: number, depth: number, parent: Topic | undefined): Topic {
  return { title, node, line, depth, entries: [], tables: [], others: [], topics: [], parent };
}

function lineOf({ position }: RootContent): number {
  return position?.start.line ?? 0;
}

/** Depth of what opens a topic: a heading, or a label alone above a list, a table or commands. */
function depthOf(node: RootContent, next: RootContent | undefined): number | undefined {
  if (node.type === 'heading') return node.depth;
  const isAbove = next !== undefined && ['list', 'code', 'table'].includes(next.type);
  if (node.type !== 'paragraph' || !isLabelAlone(node)) return undefined;
  // `**P1 - Critical**` above `**Criteria:**` is a heading of labels.
  const isOfLabels = next?.type === 'paragraph' && next.children[0]?.type === 'strong' && labelOf(next) !== undefined;
  if (isOfLabels && levelOf(plainText(node), false) !== undefined) return 6.5;
  return isAbove ? 7 : undefined;
}

function isLabelAlone({ children }: Paragraph): boolean {
  const said = children.filter((child) => child.type !== 'text' || child.value.trim() !== '');
  const [first, rest] = said;
  return (
    first?.type === 'strong' &&
    (said.length === 1 ||
      (said.length === 2 && rest?.type === 'text' && /^\s*(?:\([^():]{1,40}\)\s*)?:\s*$/.test(rest.value)))
  );
}

/** Longest text that is read for facts, in UTF-16 units: what says more is prose. */
const longestFact = 1_000;

/** Text of a node, with units in English; none where it is too long to be a fact, and so stays the prose that it is. */
function factText(node: RootContent | TableCell): string {
  const text = inEnglish(plainText(node));
  return text.length > longestFact ? '' : text;
}

/** Title of a topic, without the number that a list of contents gave it. */
function titleOf(node: RootContent): string {
  const title = factText(node)
    .replace(/\s*:\s*$/, '')
    .replace(/^[^\p{L}\p{N}#/]+/u, '')
    .replace(/^(?:\d+(?:\.\d+)+\.?|\d+[.)])\s+/, '')
    .trim();
  return titleInEnglish(title);
}

function entriesOf(list: List): Entry[] {
  return list.children.map((item): Entry => {
    const [first] = item.children;
    const own = first?.type === 'paragraph' ? first : undefined;
    const start = item.position?.start.line ?? 0;
    const lists = item.children.filter((child): child is List => child.type === 'list');
    return {
      node: item,
      line: start,
      lastLine: own?.position?.end.line ?? start,
      ...saidBy(own),
      isOrdered: list.ordered === true,
      list,
      children: lists.flatMap(entriesOf),
    };
  });
}

function paragraphEntry(node: Paragraph): Entry {
  const line = lineOf(node);
  return {
    node,
    line,
    lastLine: node.position?.end.line ?? line,
    ...saidBy(node),
    isOrdered: false,
    list: undefined,
    children: [],
  };
}

/** Whether a paragraph is one line that begins with a label: `**Owner**: Platform`, `Version: 2.1`. */
function labelled(node: Paragraph): boolean {
  return node.position?.start.line === node.position?.end.line && labelOf(node) !== undefined;
}

function saidBy(node: Paragraph | undefined): Pick<Entry, 'text' | 'label' | 'value' | 'links'> {
  if (!node) return { text: '', label: undefined, value: '', links: [] };
  const text = factText(node);
  const found = labelOf(node);
  const links = node.children.flatMap((child) => linksIn(child));
  return { text, label: found?.label, value: found?.value ?? text, links };
}

function linksIn(node: RootContent): Entry['links'] {
  if (node.type === 'link') return [{ text: factText(node), url: node.url }];
  return 'children' in node ? (node.children as RootContent[]).flatMap(linksIn) : [];
}

function labelOf(node: Paragraph): { label: string; value: string } | undefined {
  const text = factText(node);
  const bold = node.children[0]?.type === 'strong' ? inEnglish(plainText(node.children[0])) : undefined;
  if (bold !== undefined) {
    const rest = text.slice(bold.length).trim();
    const isLabel = /:\s*$/.test(bold) || /^(?::|[-–—]\s)/.test(rest);
    if (isLabel) return { label: bold.replace(/\s*:\s*$/, ''), value: rest.replace(/^(?::|[-–—])\s*/, '') };
  }
  // `#incidents - what it is for`
  const [, channel, purpose] = /^(#[a-z][\w-]*)\s+[-–—]\s+(\S.*)$/su.exec(text) ?? [];
  if (channel !== undefined) return { label: channel, value: purpose!.trim() };
  const [, label, value] = /^([\p{L}\d#][^:<>=]{0,48}?)\s*:(?:\s+(.*))?$/su.exec(text) ?? [];
  // The colon of `hit rate (target: 90%)` parts nothing.
  const isWhole = label !== undefined && label.split('(').length === label.split(')').length;
  return isWhole ? { label, value: (value ?? '').trim() } : undefined;
}

function tableOf(node: Table): TableOf {
  const isReadable = node.children.every((row) => row.children.every((cell) => plainText(cell).length <= longestFact));
  const [head, ...rows] = node.children.map((row) => ({
    line: row.position?.start.line ?? 0,
    cells: row.children.map((cell) => factText(cell)),
  }));
  return {
    node,
    line: node.position?.start.line ?? 0,
    header: (isReadable && head?.cells) || [],
    rows: isReadable ? rows : [],
  };
}

/** A topic and all topics below it, in the order of the text. */
export function topicsBelow(topic: Topic): Topic[] {
  return [topic, ...topic.topics.flatMap(topicsBelow)];
}

/** Titles of a topic and of what it stands in, the nearest first. */
export function titlesAbove(topic: Topic | undefined): string[] {
  return topic === undefined ? [] : [topic.title, ...titlesAbove(topic.parent)];
}
