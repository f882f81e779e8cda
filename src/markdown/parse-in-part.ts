import type { Root } from 'mdast';
import { VFileMessage } from 'vfile-message';
import { OverLimit } from './limits.ts';
import { parseMdxText } from './parse-text.ts';

type Point = { line: number; column: number };

/** One thing that is not MDX. */
export interface SyntaxProblem {
  /** In the parser's words, with places of the text as it was. */
  reason: string;
  at: Point;
  /** A tag that is opened and not closed, with its place; or one that closes nothing. */
  tag?: { kind: 'open' | 'closing'; text: string };
  /** Line from which on the text was not read, counted from 1. */
  cutAt?: number;
}

export interface PartialTree {
  /** Undefined when nothing could be read. */
  root: Root | undefined;
  problems: SyntaxProblem[];
  /** Tags that have no end, and tags of which only the name is sure, by `line:column`. */
  unclosed: ReadonlySet<string>;
  bare: ReadonlySet<string>;
}

/** Most problems that are shown one by one, and most characters that are read again for them: two seconds of work. */
const maxProblems = 100;
const maxCharacters = 400_000;

/**
 * MDX as a tree; where it is none, the tree of what remains when each thing that is not MDX is taken out or closed.
 *
 * @throws OverLimit for a text that must not be parsed.
 */
export function parseInPart(text: string): PartialTree {
  const reading = new Reading(text);
  for (let read = 0; ; read += text.length) {
    let root: Root;
    try {
      root = parseMdxText(reading.text);
    } catch (error) {
      if (!(error instanceof VFileMessage)) {
        // The parser has a few errors of its own, for tags and rules that nobody writes side by side on purpose.
        if (error instanceof OverLimit || error instanceof RangeError || !(error instanceof Error)) throw error;
        const [first = { reason: 'The parser gave up on it.', at: { line: 1, column: 1 } }, ...rest] = reading.problems;
        return { ...reading, root: undefined, problems: [{ ...first, cutAt: 1 }, ...rest] };
      }
      const isOver = reading.problems.length >= maxProblems || read > maxCharacters;
      if (!reading.repair(error, isOver)) return { ...reading, root: undefined };
      continue;
    }
    reading.movePlaces(root);
    return { ...reading, root };
  }
}

class Reading {
  text: string;
  readonly problems: SyntaxProblem[] = [];
  readonly unclosed = new Set<string>();
  readonly bare = new Set<string>();
  /** Where a slash was put in, in the order in which that was done. */
  readonly #inserted: Point[] = [];
  #cuts = 0;
  #cutLine = Infinity;

  constructor(text: string) {
    this.text = text;
  }

  /**
   * Takes out what the parser stumbled over.
   *
   * @param isOver Whether there have been too many problems: the rest is then left out.
   * @returns Whether there is anything left to be read.
   */
  repair(error: VFileMessage, isOver: boolean): boolean {
    const { reason } = error;
    const offset = this.#offsetOf({ line: error.line ?? 1, column: error.column ?? 1 });
    const open = /(?:Expected a|expected corresponding) closing tag for `(<[^>`]*>)` \((\d+):(\d+)-(\d+):(\d+)\)/.exec(
      reason,
    );
    const closing = this.#closingTagAt(offset);
    if (open && !(closing && /^Unexpected closing tag/.test(reason) && !this.#isOpen(closing.name, closing.start))) {
      const [line, column, endLine, endColumn] = open.slice(2).map(Number) as [number, number, number, number];
      if (isOver) return this.#cut(reason, this.#offsetOf({ line, column }));
      const at = this.#original({ line, column });
      if (this.#cuts === 0) this.problems.push({ reason, at, tag: { kind: 'open', text: open[1]! } });
      return this.#close({ line: endLine, column: endColumn - 1 }, at);
    }
    if (!isOver && closing && /^Unexpected closing/.test(reason)) {
      const tag = { kind: 'closing' as const, text: this.text.slice(closing.start, closing.end) };
      this.#note(reason, closing.start, { tag });
      return this.#blank(closing.start, closing.end);
    }
    if (!isOver && this.#repairText(reason, offset)) return true;
    return this.#cut(reason, offset);
  }

  #repairText(reason: string, offset: number): boolean {
    const masked = this.#masked();
    if (/import\/exports/.test(reason)) {
      const start = [...masked.slice(0, offset).matchAll(/^(?:import|export)\b/gm)].at(-1)?.index;
      return start !== undefined && (this.#note(reason, offset), this.#blank(start, start + 1));
    }
    if (/expression/.test(reason)) {
      const brace = unmatchedBrace(masked, offset);
      if (brace === undefined) return false;
      const tag = /<[A-Za-z][^<>]*$/.exec(masked.slice(0, brace))?.index;
      this.#note(reason, tag === undefined ? offset : brace);
      return tag === undefined ? this.#blank(brace, brace + 1) : this.#strip(tag);
    }
    if (/create a comment in MDX/.test(reason)) {
      const end = this.text.indexOf('-->', offset);
      return end !== -1 && (this.#note(reason, offset), this.#blank(offset - 1, end + 3));
    }
    if (/attribute/.test(reason)) {
      const tag = firstBrokenTag(masked, offset);
      return tag !== undefined && (this.#note(reason, Math.min(offset, this.#lineEnd(tag))), this.#strip(tag));
    }
    if (!/ name|closing tag/.test(reason)) return false;
    const start = this.text.lastIndexOf('<', offset);
    return start !== -1 && (this.#note(reason, offset), this.#blank(start, start + 1));
  }

  /** Leaves out everything from the line on at which nothing is sure any more. Each time, that is twice as many lines more. */
  #cut(reason: string, offset: number): boolean {
    const broken = this.text.lastIndexOf('\n', Math.max(0, offset - 1)) + 1;
    const isEnd = this.text.slice(broken).trim() === '';
    if (this.#cuts === 0) this.#note(reason, offset);
    this.#cutLine = isEnd ? 1 : Math.max(1, Math.min(this.#pointAt(broken).line, this.#cutLine - 2 ** this.#cuts));
    this.#cuts += 1;
    const last = this.problems.at(-1);
    if (last) last.cutAt = this.#cutLine;
    return !isEnd && this.#blank(this.#offsetOf({ line: this.#cutLine, column: 1 }), this.text.length);
  }

  #note(reason: string, offset: number, more: Partial<SyntaxProblem> = {}): void {
    if (this.#cuts === 0) this.problems.push({ reason, at: this.#original(this.#pointAt(offset)), ...more });
  }

  #blank(start: number, end: number): true {
    const blanks = this.text.slice(start, end).replace(/[^\n]/g, ' ');
    this.text = this.text.slice(0, start) + blanks + this.text.slice(end);
    return true;
  }

  /** Closes a tag where it is opened, so that its name and its props count. */
  #close(bracket: Point, at: Point): boolean {
    const offset = this.#offsetOf(bracket);
    if (this.text[offset] !== '>') return false;
    this.text = `${this.text.slice(0, offset)}/${this.text.slice(offset)}`;
    this.#inserted.push(bracket);
    this.unclosed.add(`${at.line}:${at.column}`);
    return true;
  }

  /** Leaves the name of a tag alone. */
  #strip(start: number): true {
    const end = this.#lineEnd(start);
    const tag = this.text.slice(start, end);
    const bracket = tag.indexOf('>') === -1 ? tag.length - 1 : tag.indexOf('>');
    const close = tag[bracket - 1] === '/' ? '/>' : '>';
    const name = /^<[\w.]+/.exec(tag)?.[0] ?? '';
    const { line, column } = this.#original(this.#pointAt(start));
    this.bare.add(`${line}:${column}`);
    if (name.length + close.length > bracket + 1) return this.#blank(start, start + 1);
    const bare = name + ' '.repeat(bracket + 1 - name.length - close.length) + close;
    this.text = this.text.slice(0, start) + bare + this.text.slice(start + bracket + 1);
    return true;
  }

  #closingTagAt(offset: number): { name: string; start: number; end: number } | undefined {
    const start = this.text.lastIndexOf('</', offset);
    const tag = start === -1 ? null : /^<\/\s*([\w.]*)[^>\n]*>?/.exec(this.text.slice(start, start + 300));
    return tag && start + tag[0].length >= offset ? { name: tag[1]!, start, end: start + tag[0].length } : undefined;
  }

  /** Whether an element of a name is open somewhere before. */
  #isOpen(name: string, before: number): boolean {
    const tags = [
      ...this.#masked()
        .slice(0, before)
        .matchAll(/<(\/?)([\w.]+)[^<>]*?(\/?)>/g),
    ];
    const own = tags.filter(([, , tagName, selfClosing]) => tagName === name && selfClosing === '');
    return own.reduce((depth, [, slash]) => Math.max(0, depth + (slash === '/' ? -1 : 1)), 0) > 0;
  }

  /** The text with blanks in the place of code. */
  #masked(): string {
    const blanks = (text: string): string => text.replace(/[^\n]/g, ' ');
    const fences = /^(?:[ \t>]|[-*+] |\d+[.)] )*(`{3,}|~{3,})[^\n]*\n[\s\S]*?(?:^[ \t>]*\1[`~]*[ \t]*$|$(?![\s\S]))/gm;
    return this.text.replace(fences, blanks).replace(/(?<!`)(`+)(?!`)[^\n]*?(?<!`)\1(?!`)/g, blanks);
  }

  #lineEnd(offset: number): number {
    const end = this.text.indexOf('\n', offset);
    return end === -1 ? this.text.length : end;
  }

  #offsetOf({ line, column }: Point): number {
    let start = 0;
    for (let number = 1; number < line; number++) start = this.text.indexOf('\n', start) + 1;
    return start + column - 1;
  }

  #pointAt(offset: number): Point {
    const before = this.text.slice(0, offset);
    return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
  }

  /** Place in the text as it was. */
  #original({ line, column }: Point): Point {
    const moved = this.#inserted
      .toReversed()
      .reduce((now, slash) => (slash.line === line && slash.column < now ? now - 1 : now), column);
    return { line, column: moved };
  }

  movePlaces(root: Root): void {
    if (this.#inserted.length === 0) return;
    type Placed = { position?: Root['position']; children?: Placed[]; attributes?: Placed[] };
    for (let level: Placed[] = [root]; level.length > 0; level = level.flatMap(({ children }) => children ?? []))
      for (const node of [...level, ...level.flatMap(({ attributes }) => attributes ?? [])])
        for (const point of node.position ? [node.position.start, node.position.end] : [])
          point.column = this.#original(point).column;
  }
}

/** The brace before an offset that nothing closes before it. */
function unmatchedBrace(text: string, before: number): number | undefined {
  let closed = 0;
  for (let at = Math.min(before, text.length) - 1; at >= 0; at--) {
    if (text[at - 1] === '\\') continue;
    if (text[at] === '}') closed += 1;
    if (text[at] === '{' && closed === 0) return at;
    if (text[at] === '{') closed -= 1;
  }
  return undefined;
}

const wholeTag = /^<[A-Za-z][\w.:-]*(?:\s+[A-Za-z_$][\w$:-]*(?:\s*=\s*(?:"[^"\n]*"|'[^'\n]*'|\{[^{}\n]*\}))?)*\s*\/?>/;

/** The first tag before an offset that is not whole by itself. */
function firstBrokenTag(text: string, before: number): number | undefined {
  return [...text.slice(0, before).matchAll(/(?<!\\)<[A-Za-z]/g)]
    .map(({ index }) => index)
    .find((index) => !wholeTag.test(text.slice(index, index + 2_000)));
}
