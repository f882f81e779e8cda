/** A piece of a text that is not YAML by itself: the entry of a block or list that is smallest. */
export interface BrokenPiece<Problem> {
  /** First line, counted from 0, and the line behind the last one. */
  start: number;
  end: number;
  problems: Problem[];
}

export interface Pieces<Problem> {
  broken: BrokenPiece<Problem>[];
  /** The text with a mark in the place of each piece that is broken. Lines stay where they are. */
  text: string;
}

/** Begins marks: values, or keys where it is not known which fields are lost. Of a kind of character that nobody writes. */
const markStart = '\uE5A1';

/** Texts of more lines are not taken apart. */
const maxLines = 20_000;

/** Whether a value or a key stands for something that is not YAML. */
export function isMark(value: unknown): boolean {
  return typeof value === 'string' && value.startsWith(markStart);
}

/**
 * Takes a text apart where its indentation says for sure that an entry begins, and finds the entries that are not YAML.
 *
 * @param problemsOf What is wrong with a text by itself, which begins at a line counted from 0.
 * @returns Undefined when no entry can be told from others.
 */
export function brokenPieces<Problem>(
  text: string,
  problemsOf: (text: string, line: number) => Problem[],
): Pieces<Problem> | undefined {
  const lines = text.split('\n');
  if (lines.length > maxLines || text.includes(markStart)) return undefined;
  const taking = new Taking(lines, problemsOf);
  const broken = taking.brokenIn(lines, 0, lines.length);
  return broken && broken.length > 0 ? { broken, text: taking.marked.join('\n') } : undefined;
}

class Taking<Problem> {
  readonly marked: string[];
  readonly #problemsOf: (text: string, line: number) => Problem[];
  #marks = 0;

  constructor(lines: readonly string[], problemsOf: (text: string, line: number) => Problem[]) {
    this.marked = [...lines];
    this.#problemsOf = problemsOf;
  }

  /** @param lines Those of the text, in which dashes that began lists around are blank. */
  brokenIn(lines: readonly string[], start: number, end: number): BrokenPiece<Problem>[] | undefined {
    const entries = entriesIn(lines, start, end);
    return entries?.flatMap((entry) => this.#brokenInEntry(lines, entry));
  }

  #brokenInEntry(lines: readonly string[], entry: Entry): BrokenPiece<Problem>[] {
    const { start, end, indent, isItem, key } = entry;
    const text = lines.slice(start, end).join('\n');
    // What begins no field is a text by itself, and only wrong beside fields.
    const problems = this.#problemsOf(isItem || key !== undefined ? text : `${text}\n${' '.repeat(indent)}x: y`, start);
    if (problems.length === 0) return [];
    const inner = isItem ? this.#brokenInItem(lines, entry) : this.#brokenBelowKey(lines, entry);
    if (inner && inner.length > 0) return inner;
    const length = lines.slice(start, end).filter((line) => line.trim() !== '').length;
    const before = this.marked[start]!.slice(0, indent);
    const blanks = ' '.repeat(indent);
    this.marked.fill('', start, end);
    this.marked[start] =
      before + (isItem ? `- ${this.#mark()}` : key === undefined ? `${this.#mark()}:` : `${key}: ${this.#mark()}`);
    // A value that goes on may have taken fields with it.
    if (!isItem && key !== undefined && length > 1) this.marked[start + 1] = `${blanks}${this.#mark()}:`;
    return [
      {
        start,
        end: start + Math.max(1, lines.slice(start, end).findLastIndex((line) => line.trim() !== '') + 1),
        problems,
      },
    ];
  }

  #brokenInItem(lines: readonly string[], { start, end, indent }: Entry): BrokenPiece<Problem>[] | undefined {
    const first = lines[start]!;
    const withoutDash = `${first.slice(0, indent)} ${first.slice(indent + 1)}`;
    return withoutDash.trim() === ''
      ? this.brokenIn(lines, start + 1, end)
      : this.brokenIn(lines.with(start, withoutDash), start, end);
  }

  #brokenBelowKey(lines: readonly string[], { start, end, key, hasValue }: Entry): BrokenPiece<Problem>[] | undefined {
    return key === undefined || hasValue ? undefined : this.brokenIn(lines, start + 1, end);
  }

  #mark(): string {
    return `${markStart}${(this.#marks += 1)}`;
  }
}

interface Entry {
  start: number;
  end: number;
  indent: number;
  isItem: boolean;
  /** As written; undefined for what begins no field. */
  key: string | undefined;
  hasValue: boolean;
}

/** Keys end before, in UTF-16 units. */
const longestKey = 300;

/** Keys as people write them: plain ones on one line, or in quotes. */
const keyForm =
  /^((?:[^\s"'#&*!|>%@`[\]{},:?-]|[?:-](?=\S))(?:[^:#]|:(?=\S)|(?<=\S)#)*?|"[^"\\]*"|'[^']*')\s*:(?:\s+(.*))?$/;

/** Entries that are beside each other; undefined when the first line begins neither a list nor a block of fields. */
function entriesIn(lines: readonly string[], start: number, end: number): Entry[] | undefined {
  const isText = (line: string): boolean => line.trim() !== '' && !line.trimStart().startsWith('#');
  const first = lines.findIndex((line, index) => index >= start && index < end && isText(line));
  if (first === -1) return undefined;
  const indent = indentOf(lines[first]!);
  const isList = isItemAt(lines[first]!, indent);
  if (!isList && keyOf(lines[first]!.slice(indent)) === undefined) return undefined;
  const entries: Entry[] = [];
  for (let index = first; index < end; index++) {
    const line = lines[index]!;
    if (!isText(line) || indentOf(line) > indent) continue;
    // Something is further left than what began.
    if (indentOf(line) < indent) return undefined;
    const isItem = isItemAt(line, indent);
    // A list may be right below its key.
    if (!isList && isItem && entries.length > 0) continue;
    const found = isItem ? undefined : keyOf(line.slice(indent));
    entries.push({
      start: index,
      end,
      indent,
      isItem: isList && isItem,
      key: found?.key,
      hasValue: found?.hasValue ?? false,
    });
  }
  entries.forEach((entry, index) => (entry.end = entries[index + 1]?.start ?? end));
  return entries;
}

/** A tab is no indentation: such a line belongs to what is before. */
function indentOf(line: string): number {
  const spaces = /^ */.exec(line)![0].length;
  return line[spaces] === '\t' ? Infinity : spaces;
}

function isItemAt(line: string, indent: number): boolean {
  return /^-(?:\s|$)/.test(line.slice(indent));
}

function keyOf(text: string): { key: string; hasValue: boolean } | undefined {
  const match = keyForm.exec(text.slice(0, longestKey));
  if (!match) return undefined;
  const value = match[2] ?? '';
  return { key: match[1]!, hasValue: value !== '' && !value.startsWith('#') };
}
