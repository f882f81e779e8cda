import type { Code, RootContent, TableRow } from 'mdast';
import { plainText } from '../source/plain-text.ts';
import type { Note } from '../write/new-file.ts';
import type { Facts } from './facts.ts';
import { fieldsByCell, type FactKind, type FieldOf } from './labels.ts';
import { levelOf } from './levels.ts';
import { titlesAbove, topicsBelow, type Entry, type TableOf, type Topic } from './outline.ts';
import { often, signs, type Signs } from './fact-signs.ts';

/** Something that looks like facts and stayed text: where it is, and what a person must decide. */
export interface UnreadFact {
  /** The node that is left in the guide. */
  node: RootContent;
  /** The words that it begins with. */
  text: string;
  /** Lines of the source that it speaks of. */
  lines: number[];
  note: Omit<Note, 'find'>;
}

/** What looks like facts and became no field, section by section: nothing is left as text in silence. */
export function unreadFacts(facts: Facts, top: Topic): UnreadFact[] {
  const told = new Set([...facts.claims.map(({ node }) => node), ...facts.told]);
  return topicsBelow(top).flatMap((topic) => unreadIn(topic, told));
}

function unreadIn(topic: Topic, told: ReadonlySet<unknown>): UnreadFact[] {
  const found: UnreadFact[] = topic.tables.flatMap((table) => tableFact(topic, table, told) ?? []);
  const lines = linesOf(topic, told);
  const isOfSteps = titlesAbove(topic)
    .slice(0, 2)
    .some((title) => steps.test(title));
  const isLevel = topic.node !== undefined && levelOf(topic.title, true) !== undefined;
  for (const one of signs) {
    const isBelowTopic = isNamed(one, titlesAbove(topic.parent));
    const isTopic = isBelowTopic || one.title.test(topic.title);
    // A heading says what it is about, and so nothing of itself.
    const isOfKind = ({ node, text, label, isBesideFacts }: Line): boolean =>
      (one.value.test(text) && ((node === topic.node ? isBelowTopic : isTopic) || one.words.test(text))) ||
      (one.labels !== undefined && one.words.test(label ?? '')) ||
      (isTopic && isBesideFacts && label !== undefined) ||
      (isTopic && isLevel && one.labels === 'severity level' && node !== topic.node);
    const fitting = lines.filter(
      (line) =>
        !line.isTaken &&
        !isProcedure(line.text) &&
        !isEntryOfContents(line.node) &&
        (one.isByValue
          ? line.isListed &&
            one.value.test(line.label === undefined ? textOutsideCode(line.node) : line.text) &&
            !(one.isOfAnything && (isStep(line, isOfSteps) || isProse(line)))
          : isOfKind(line)),
    );
    for (const line of fitting) line.isTaken = true;
    const [first] = fitting;
    if (first)
      found.push({
        node: first.node,
        text: first.text,
        lines: fitting.flatMap(({ node }) => linesOfNode(node)),
        note: noteOn(
          one,
          `${countOf(fitting.length)} ${placeOf(topic)}`,
          fitting.map(({ text }) => text),
        ),
      });
  }
  return found;
}

/** Sections that say what to do, or what is seen when something is wrong. */
const steps =
  /\b(?:steps?|procedures?|actions?|diagnos\w+|investigat\w+|triage|mitigat\w+|resolutions?|remediat\w+|troubleshoot\w*|symptoms?|root causes?|probable causes?|workarounds?|how to)\b/i;

/** Whether a line without a label is one of a procedure: its values are of what is done or seen, and of nothing that is promised. */
function isStep({ node, text, label, isOrdered }: Line, isOfSteps: boolean): boolean {
  const isTask = node.type === 'listItem' && typeof node.checked === 'boolean';
  const isDone = handWork.test(text) && !often.test(text);
  return label === undefined && (isOfSteps || isTask || isDone || (isOrdered && hasCode(node)));
}

/** What someone does with their hands, as the first word of an item. Whom to tell, and by when, is no such work. */
const handWork =
  /^(?:\d+[.)]\s*)?(?:check|verify|confirm|ensure|wait|monitor|watch|observe|run|rerun|restart|reboot|scale|create|add|remove|delete|set|increase|decrease|reduce|raise|lower|look|inspect|search|find|identify|apply|deploy|roll ?back|revert|restore|validate|test|compare|copy|move|download|install|edit|navigate|select|enable|disable|trigger|query|measure|start|stop|kill|drain|flush|clear|free|rotate|generate|use|try|repeat|re-?run)\b/i;

/** Longest line that states a value, in UTF-16 units: what says more explains, compares or tells what happened. */
const longestStatement = 280;

function isProse({ text }: Line): boolean {
  return text.length > longestStatement;
}

/** Whether an item only leads to a section of its own page. */
function isEntryOfContents(node: RootContent): boolean {
  const own = node.type === 'listItem' ? node.children[0] : undefined;
  const said =
    own?.type === 'paragraph' ? own.children.filter((one) => one.type !== 'text' || one.value.trim() !== '') : [];
  return said.length === 1 && said[0]?.type === 'link' && said[0].url.startsWith('#');
}

/** What a line says beside commands and queries: their values are of no fact. A value alone in code is one. */
function textOutsideCode(node: RootContent): string {
  const isCode = (child: RootContent): boolean =>
    (child.type === 'code' && !isPlain(child)) || (child.type === 'inlineCode' && commandLike.test(child.value));
  const outside = (one: RootContent): RootContent =>
    'children' in one
      ? ({
          ...one,
          children: (one.children as RootContent[]).filter((child) => !isCode(child)).map(outside),
        } as RootContent)
      : one;
  return plainText(outside(node));
}

const commandLike = /[[\](){}|=;$\\]|(?:^|\s)--?[a-z]|\S\/\S|^\w+(?:\s+[\w./-]+){3,}/i;

/** Whether the own line of an item has something to type or to look for in it. */
function hasCode(node: RootContent): boolean {
  const own = node.type === 'listItem' ? node.children[0] : node;
  return own?.type === 'paragraph' && own.children.some(({ type }) => type === 'inlineCode');
}

/** Sections nearer than the title of the guide say what a text is about. */
function isNamed({ title }: Signs, titles: readonly string[]): boolean {
  return titles.slice(0, 2).some((one) => title.test(one));
}

/** Where a text stands, in words. */
function placeOf({ node, title }: Topic): string {
  return node === undefined ? 'before the first section' : `below “${title}”`;
}

function countOf(count: number): string {
  return count === 1 ? 'A line' : `${count} lines`;
}

/** Lines that a node says itself: of an item, those above its own list. */
function linesOfNode(node: RootContent): number[] {
  const own = node.type === 'listItem' && node.children[0]?.type === 'paragraph' ? node.children[0] : node;
  const { start, end } = own.position ?? { start: { line: 0 }, end: { line: 0 } };
  return Array.from({ length: end.line - start.line + 1 }, (_, index) => start.line + index);
}

interface Line {
  node: RootContent;
  text: string;
  label: string | undefined;
  isTaken: boolean;
  /** Whether it is an item of a list or has a label: what states facts, unlike prose and headings. */
  isListed: boolean;
  isOrdered: boolean;
  /** Whether others of its list became fields. */
  isBesideFacts: boolean;
}

function linesOf({ node: title, depth, entries, others }: Topic, told: ReadonlySet<unknown>): Line[] {
  const isBesideFacts = entries.some(({ node }) => told.has(node));
  const lineOfNode = (node: RootContent, isListed: boolean): Line => ({
    node,
    text: plainText(node),
    label: undefined,
    isTaken: false,
    isListed,
    isOrdered: false,
    isBesideFacts: false,
  });
  const ofEntry = (entry: Entry): Line[] => [
    ...(told.has(entry.node) ? [] : [{ ...lineOfNode(entry.node, true), ...entry, isTaken: false, isBesideFacts }]),
    ...furtherTextOf(entry, told).map((node) => lineOfNode(node, true)),
    ...entry.children.flatMap(ofEntry),
  ];
  const isText = (node: RootContent): boolean =>
    !told.has(node) &&
    (node.type === 'paragraph' || node.type === 'blockquote' || (node.type === 'code' && isPlain(node)));
  return [
    ...entries.flatMap(ofEntry),
    ...others.filter(isText).map((node) => lineOfNode(node, isListed(node))),
    ...(title === undefined || told.has(title) ? [] : [lineOfNode(title, depth === 7)]),
  ];
}

/** What an item says below its first line, beside its own lists. */
function furtherTextOf({ node }: Entry, told: ReadonlySet<unknown>): RootContent[] {
  if (node.type !== 'listItem') return [];
  return node.children
    .slice(1)
    .filter((child) => ['paragraph', 'blockquote', 'table'].includes(child.type) && !told.has(child));
}

/** A quotation that holds a list, or a line that begins with a label or in bold. */
function isListed(node: RootContent): boolean {
  if (node.type === 'blockquote') return node.children.some((child) => child.type !== 'paragraph' || isListed(child));
  if (node.type !== 'paragraph') return false;
  return node.children[0]?.type === 'strong' || /^\p{Lu}[^.:]{0,40}:\s/u.test(plainText(node));
}

/** A block that holds words, not code. */
function isPlain({ lang, value }: Code): boolean {
  return /^(?:text|txt|plain)?$/i.test(lang ?? '') && value.length <= 1_000;
}

/** A command to type is what to do, not a fact about the service. */
function isProcedure(text: string): boolean {
  if (often.test(text)) return false;
  return text === '' || /^(?:run|execute|open|click|ssh|kubectl|curl|docker|git)\b/i.test(text);
}

function tableFact(topic: Topic, table: TableOf, told: ReadonlySet<unknown>): UnreadFact | undefined {
  const [head, ...rows] = table.node.children;
  const left = rows.filter((row) => !told.has(row));
  if (left.length === 0 || head === undefined) return undefined;
  // Long cells make no fields, so what they say is read from the nodes.
  const cellsOf = (row: TableRow): string[] => row.children.map((cell) => plainText(cell));
  const header = cellsOf(head);
  const text = [header, ...rows.map(cellsOf)].map((cells) => cells.join(' ')).join(' ');
  const named = titlesAbove(topic).slice(0, 2);
  const scored = signs
    .map((one) => {
      const given = one.labels ? fieldsByCell(one.labels, header).filter((field) => field !== undefined) : [];
      const isTopic = named.some((title) => one.title.test(title));
      const hasWords =
        header.some((label) => one.words.test(label)) || left.some((row) => one.words.test(cellsOf(row)[0] ?? ''));
      const fits = one.value.test(text) && (isTopic || hasWords || given.length >= 3);
      // A value alone says least.
      if (one.isByValue)
        return { one, given, score: left.some((row) => one.value.test(cellsOf(row).join(' '))) ? 0.5 : 0 };
      return { one, given, score: fits ? Number(isTopic) * 2 + Number(hasWords) * 2 + given.length : 0 };
    })
    .toSorted((a, b) => b.score - a.score);
  const [best] = scored;
  if (!best || best.score === 0) return undefined;
  const what =
    left.length === rows.length
      ? `The table ${placeOf(topic)}`
      : `${left.length} of ${rows.length} rows of the table ${placeOf(topic)}`;
  const shown = cellsOf(left[0]!).join(' | ');
  return {
    node: table.node,
    text: shown,
    lines: left.flatMap(linesOfNode),
    note: noteOn(best.one, what, [shown], missingOf(best.one, best.given)),
  };
}

function missingOf({ labels }: Signs, given: readonly FieldOf<FactKind>[]): string | undefined {
  return labels !== undefined && given.length < 2
    ? 'the titles of its columns name no fields that are known'
    : undefined;
}

function noteOn(
  { kind, fields, isByValue }: Signs,
  what: string,
  texts: readonly string[],
  why = isByValue ? 'nothing says of what' : whyNot(texts[0] ?? ''),
): Omit<Note, 'find'> {
  const shown = texts.slice(0, 3).map((text) => `\`${shortened(text)}\``);
  const more = texts.length > shown.length ? ` and ${texts.length - shown.length} more` : '';
  return {
    id: 'import/unread-fact',
    level: 'note',
    message: `${what} may be ${kind}, and stayed text: ${why} (${shown.join(', ')}${more}).`,
    hint: `If it is, write it as ${fields}.`,
  };
}

function shortened(text: string): string {
  return (text.length > 60 ? `${text.slice(0, 57)}…` : text).replaceAll('`', '');
}

function whyNot(text: string): string {
  if (/\d\s*(?:%|[a-z]+)?\s*(?:-|–|—|to)\s*[<>]?\s*\d+(?!\d*[:/])\s*[a-z%]/i.test(text))
    return 'a range is not a single value';
  if (/\b(?:current(?:ly)?|actual(?:ly)?|last|goal|stretch|typical(?:ly)?|about|approx\w*|~)\b|~/i.test(text))
    return 'it says what is or may be, not what is promised';
  if (/\b(?:TBD|TODO|N\/A|to be)\b/i.test(text)) return 'it has a gap';
  if (!/:\s|\|/.test(text)) return 'no label says which field it is';
  return 'its labels and values have no form that is known';
}
