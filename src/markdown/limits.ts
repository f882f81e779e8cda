import type { Nodes, Root } from 'mdast';

/**
 * What a text of Markdown may have at most. Real pages have a tenth of it; beyond, parsers and pages take a time that grows
 * with the square of what they read, or run out of stack. They stand in docs/limits.md too.
 */
export const markdownLimits = {
  lines: 50_000,
  /** Lines that follow each other without a blank one, a list or a heading between: a paragraph, or a table. */
  linesTogether: 10_000,
  /** Lists, quotes, emphasis, links, tables and components in each other, as levels of the tree. */
  depth: 100,
  /** Brackets in each other, closed or not, in one paragraph. */
  brackets: 100,
  /** Stars, underscores and tildes that may begin or end emphasis, in one paragraph. */
  marks: 3_000,
  /** Brackets that are closed and begin no address, in one paragraph: references, notes, and what only looks like them. */
  closedBrackets: 3_000,
  /** Lengths of runs of backticks, in one paragraph. */
  backticks: 50,
  /** Components that are open at once, before it is known whether they are closed. */
  openTags: 1_000,
  /** Cells of all tables, empty ones that fill up short rows included. */
  cells: 100_000,
  /** Characters of addresses that references to definitions repeat. */
  repeated: 1_000_000,
} as const;

/** How far the ends of addresses may be from their beginnings, all of one paragraph together, in UTF-16 units. */
const farthest = 20_000_000;

/** A text has more of something than it may have. The message is for whoever wrote it. */
export class OverLimit extends Error {
  readonly id: 'too-deep' | 'too-large';
  readonly hint: string;
  readonly line: number;
  readonly column: number;

  constructor(id: OverLimit['id'], message: string, hint: string, at: { line: number; column: number }) {
    super(message);
    this.id = id;
    this.hint = hint;
    this.line = at.line;
    this.column = at.column;
  }
}

/** @throws OverLimit for a text that must not be parsed. */
export function refuseLongParsing(text: string, { isMdx }: { isMdx: boolean }): void {
  const lines = text.split('\n');
  if (lines.length > markdownLimits.lines)
    throw new OverLimit(
      'too-large',
      `The text has ${lines.length} lines, more than the ${markdownLimits.lines} that a page may have.`,
      'Split it into several files.',
      { line: markdownLimits.lines + 1, column: 1 },
    );
  const scan = new Scan(isMdx);
  for (const [index, line] of lines.entries()) scan.line(line, index + 1);
}

/** Marks of lists and quotes at the beginning of a line, one by one. */
const container = /[ \t]*(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t]|$))/y;

/** Reads lines, and counts what a parser goes through again and again. */
class Scan {
  readonly #isMdx: boolean;
  #fence: string | undefined;
  #linesTogether = 0;
  #openTags = 0;
  /** Columns at which the contents of lists begin that may still be open. */
  #lists: number[] = [];
  #brackets = 0;
  #closedBrackets = 0;
  #marks = 0;
  #backticks = new Set<number>();
  /** Addresses that have begun and not ended, and the way that they have gone together. */
  #openAddresses = 0;
  #way = 0;

  constructor(isMdx: boolean) {
    this.#isMdx = isMdx;
  }

  line(line: string, number: number): void {
    const start = this.#containers(line, number);
    const fence = /^[ \t]*(`{3,}|~{3,})/.exec(line.slice(start))?.[1];
    if (this.#fence !== undefined) {
      if (fence?.startsWith(this.#fence)) this.#fence = undefined;
      return;
    }
    const isAlone = line.trim() === '' || start > 0 || fence !== undefined || /^[ \t]*#/.test(line);
    this.#linesTogether = isAlone ? 0 : this.#linesTogether + 1;
    if (this.#linesTogether > markdownLimits.linesTogether)
      throw new OverLimit(
        'too-large',
        `More than ${markdownLimits.linesTogether} lines follow each other without a blank one.`,
        'Put blank lines between paragraphs, or the text into a code block.',
        { line: number, column: 1 },
      );
    if (isAlone || line.includes('|')) this.#endParagraph();
    if (fence) this.#fence = fence;
    else this.#text(line, start, number);
  }

  /** Offset behind the marks of lists and quotes. */
  #containers(line: string, number: number): number {
    let [end, count] = [0, 0];
    const isInFence = this.#fence !== undefined;
    container.lastIndex = 0;
    const indent = widthOf(/^[ \t]*/.exec(line)![0]);
    if (indent < line.length) while (this.#lists.length > 0 && this.#lists.at(-1)! > indent) this.#lists.pop();
    while (container.test(line)) {
      end = container.lastIndex;
      count += 1;
      if (!isInFence && line[end - 1] !== '>') this.#lists.push(widthOf(line.slice(0, end)) + 1);
      if (!isInFence && Math.max(count, this.#lists.length) > markdownLimits.depth)
        throw new OverLimit(
          'too-deep',
          `Lists and quotes are nested more than ${markdownLimits.depth} deep.`,
          'Nest less, or put the text into a code block.',
          { line: number, column: end },
        );
    }
    return end;
  }

  #endParagraph(): void {
    this.#brackets = this.#closedBrackets = this.#marks = this.#openAddresses = this.#way = 0;
    this.#backticks.clear();
  }

  #text(line: string, start: number, number: number): void {
    const spans = codeSpans(line, this.#backticks);
    for (let at = start; at < line.length; at++) {
      const character = line[at]!;
      const spanEnd = character === '`' ? spans.get(at) : undefined;
      this.#way += this.#openAddresses;
      if (spanEnd !== undefined) at = spanEnd - 1;
      else if (character === '\\') at += 1;
      else if (character === '[') this.#brackets += 1;
      else if (character === ']') this.#closeBracket(line[at + 1] === '(');
      else if (character === ')') this.#openAddresses = 0;
      else if (character === '*' || character === '_' || character === '~') at = this.#mark(line, at);
      else if (character === '<' && this.#isMdx) this.#openTags += line[at + 1] === '/' ? -1 : 1;
      else if (character === '/' && line[at + 1] === '>') this.#openTags -= 1;
      if (at % 64 === 63 || at >= line.length - 1) this.#refuse(number, at + 1);
    }
    this.#openTags = Math.max(0, this.#openTags);
  }

  #closeBracket(beginsAddress: boolean): void {
    if (this.#brackets > 0) this.#brackets -= 1;
    if (beginsAddress) this.#openAddresses += 1;
    else this.#closedBrackets += 1;
  }

  /** Counts a run of marks, unless it is between blanks or inside of a name, where it means nothing. */
  #mark(line: string, start: number): number {
    let end = start;
    while (line[end + 1] === line[start]) end++;
    const [before, after] = [line[start - 1] ?? ' ', line[end + 1] ?? ' '];
    const isName = line[start] === '_' && /[\p{L}\p{N}]/u.test(before) && /[\p{L}\p{N}]/u.test(after);
    // Two marks of a run make one emphasis.
    if (!isName && !(/\s/.test(before) && /\s/.test(after))) this.#marks += Math.ceil((end - start + 1) / 2);
    return end;
  }

  #refuse(line: number, column: number): void {
    const over = (what: string, limit: number, hint: string): never => {
      throw new OverLimit('too-deep', `More than ${limit} ${what}.`, hint, { line, column });
    };
    const escape = 'Split the paragraph, or write a backslash before those that mean themselves.';
    if (this.#brackets > markdownLimits.brackets)
      over('brackets stand in each other in one paragraph', markdownLimits.brackets, escape);
    if (this.#closedBrackets > markdownLimits.closedBrackets)
      over('brackets are closed in one paragraph', markdownLimits.closedBrackets, escape);
    if (this.#marks > markdownLimits.marks)
      over('marks of emphasis stand in one paragraph', markdownLimits.marks, escape);
    if (this.#backticks.size > markdownLimits.backticks)
      over('lengths of backticks stand in one paragraph', markdownLimits.backticks, escape);
    if (this.#way > farthest)
      throw new OverLimit('too-deep', 'Too many links of one paragraph have no end.', escape, { line, column });
    if (this.#openTags > markdownLimits.openTags)
      over('components are open at once', markdownLimits.openTags, 'Close them, or put the text into a code block.');
  }
}

function widthOf(text: string): number {
  return text.replaceAll('\t', '    ').length;
}

/** Where each piece of code that begins and ends on a line ends, by where it begins; lengths of other backticks are added. */
function codeSpans(line: string, lengths: Set<number>): ReadonlyMap<number, number> {
  const spans = new Map<number, number>();
  const nextByLength = new Map<number, number>();
  for (const { index, 0: run } of [...line.matchAll(/`+/g)].toReversed()) {
    const next = nextByLength.get(run.length);
    if (next !== undefined) spans.set(index, next + run.length);
    lengths.add(run.length);
    nextByLength.set(run.length, index);
  }
  return spans;
}

/** @throws OverLimit for a tree that must not be shown: it is too deep to walk through, or grows when it becomes HTML. */
export function refuseHugeTree(root: Root): void {
  let level: Nodes[] = [root];
  let cells = 0;
  let repeated = 0;
  const lengthById = new Map<string, number>();
  const references: Extract<Nodes, { identifier: string }>[] = [];
  for (let depth = 0; level.length > 0; depth++) {
    const [first] = level;
    if (depth > markdownLimits.depth)
      throw new OverLimit(
        'too-deep',
        `Lists, quotes, emphasis and components are nested more than ${markdownLimits.depth} deep.`,
        'Use fewer levels.',
        first!.position?.start ?? { line: 1, column: 1 },
      );
    for (const node of level) {
      if (node.type === 'table') cells += node.children.length * (node.children[0]?.children.length ?? 0);
      if (node.type === 'definition') lengthById.set(node.identifier, node.url.length + (node.title?.length ?? 0));
      if (node.type === 'linkReference' || node.type === 'imageReference') references.push(node);
      if (cells > markdownLimits.cells)
        throw new OverLimit(
          'too-large',
          `The tables have more than ${markdownLimits.cells} cells, with those that fill up short rows.`,
          'Split the table, or the file.',
          node.position?.start ?? { line: 1, column: 1 },
        );
    }
    level = level.flatMap((node) => ('children' in node ? node.children : []));
  }
  for (const node of references) {
    repeated += lengthById.get(node.identifier) ?? 0;
    if (repeated > markdownLimits.repeated)
      throw new OverLimit(
        'too-large',
        `References repeat more than ${markdownLimits.repeated} characters of addresses.`,
        'Use a shorter address, or fewer references.',
        node.position?.start ?? { line: 1, column: 1 },
      );
  }
}
