/** A value of HCL, with where it begins: behind its quote, on the first line of a heredoc. */
export type HclValue = { at: number } & (
  | { kind: 'text'; text: string; isWhole: boolean }
  | { kind: 'list'; items: HclValue[] }
  | { kind: 'map'; entries: HclAttribute[] }
  | { kind: 'expression'; source: string; call: HclCall | undefined }
);

/** A function that is called, with all that it is given. */
export interface HclCall {
  name: string;
  arguments: HclValue[];
}

export interface HclAttribute {
  name: string;
  at: number;
  value: HclValue;
}

export interface HclBlock {
  type: string;
  labels: string[];
  at: number;
  body: HclBody;
}

export interface HclBody {
  attributes: Map<string, HclAttribute>;
  blocks: HclBlock[];
}

/** What is not HCL, and where. */
export class HclProblem extends Error {
  readonly offset: number;

  constructor(offset: number, expected: string) {
    super(expected);
    this.offset = offset;
  }
}

/** How many blocks, lists and calls may be in each other. */
const deepest = 100;

/**
 * Reads the structure of a text of HCL: blocks, attributes, and values as far as they are written out. Texts keep the
 * templates in them (`${var.name}`) as they are written, and are then not whole; everything else that has to be worked out is
 * an expression. Nothing is evaluated.
 *
 * @throws HclProblem at the first place that is not HCL.
 * @see https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md
 */
export function readHcl(text: string): HclBody {
  const reader = new HclReader(text);
  const body = reader.body();
  if (!reader.isAtEnd) throw new HclProblem(reader.position, 'a name was');
  return body;
}

const blanksAndLines = /(?:\s+|#[^\n]*|\/\/[^\n]*|\/\*[^]*?\*\/)*/y;
const blanksOfLine = /(?:[^\S\n\r]+|#[^\n\r]*|\/\/[^\n\r]*|\/\*[^]*?\*\/)*/y;
const identifier = /[\p{ID_Start}_][\p{ID_Continue}-]*/uy;
const closing: ReadonlyMap<string, string> = new Map([
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
]);
const escapes: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['"', '"'],
  ['\\', '\\'],
]);

class HclReader {
  position = 0;
  #depth = 0;
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
    if (text.startsWith('\uFEFF')) this.position = 1;
  }

  get isAtEnd(): boolean {
    return this.position >= this.#text.length;
  }

  get #next(): string {
    return this.#text[this.position] ?? '';
  }

  /** Attributes and blocks up to a closing brace or the end. */
  body(): HclBody {
    const body: HclBody = { attributes: new Map(), blocks: [] };
    for (this.#skip(true); !this.isAtEnd && this.#next !== '}'; this.#skip(true)) {
      const at = this.position;
      const name = this.#identifier();
      this.#skip(false);
      if (this.#next === '=' && this.#text[this.position + 1] !== '=') {
        this.position++;
        body.attributes.set(name, { name, at, value: this.#value(true) });
      } else body.blocks.push(this.#block(name, at));
    }
    return body;
  }

  #block(type: string, at: number): HclBlock {
    const labels: string[] = [];
    for (; this.#next !== '{'; this.#skip(false)) {
      if (this.#next === '"') labels.push(this.#quoted().text);
      else labels.push(this.#identifier());
    }
    return { type, labels, at, body: this.#within('}', () => this.body()) };
  }

  /** What is between brackets. */
  #within<Inside>(close: string, read: () => Inside): Inside {
    if (++this.#depth > deepest) throw new HclProblem(this.position, 'fewer nested brackets were');
    this.position++;
    const inside = read();
    this.#skip(true);
    if (this.#next !== close) throw new HclProblem(this.position, `\`${close}\` was`);
    this.position++;
    this.#depth--;
    return inside;
  }

  /** @param endsInLine Whether a line break ends the value, as it does outside of brackets. */
  #value(endsInLine: boolean): HclValue {
    this.#skip(!endsInLine);
    const start = this.position;
    const simple = this.#simple();
    this.#skip(!endsInLine);
    if (simple && this.#isEnd(endsInLine)) return simple;
    while (!this.#isEnd(endsInLine)) {
      this.#token();
      this.#skip(!endsInLine);
    }
    if (this.position === start) throw new HclProblem(start, 'a value was');
    return { kind: 'expression', at: start, source: this.#text.slice(start, this.position).trim(), call: undefined };
  }

  #isEnd(endsInLine: boolean): boolean {
    const next = this.#next;
    return next === '' || '}]),'.includes(next) || (endsInLine && /[\r\n]/.test(next));
  }

  /** A value that is written out, or the first part of one that is not. */
  #simple(): HclValue | undefined {
    const at = this.position;
    const next = this.#next;
    if (next === '"') return { kind: 'text', at: at + 1, ...this.#quoted() };
    if (this.#text.startsWith('<<', at)) return this.#heredoc();
    if (next === '[' || next === '{')
      return this.#isLoop() ? this.#bracketed() : next === '[' ? this.#list() : this.#map();
    const [word] = /^(?:-?\d[\d.]*(?:[eE][+-]?\d+)?|[\p{ID_Start}_][\p{ID_Continue}-]*)/u.exec(
      this.#text.slice(at, at + 200),
    ) ?? [''];
    if (word === '') return undefined;
    this.position += word.length;
    if (/^[-\d]|^(?:true|false)$/.test(word)) return { kind: 'text', at, text: word, isWhole: true };
    if (this.#next !== '(') return { kind: 'expression', at, source: word, call: undefined };
    const call: HclCall = { name: word, arguments: [] };
    this.#within(')', () => {
      for (this.#skip(true); this.#next !== ')' && !this.isAtEnd; this.#skip(true)) {
        call.arguments.push(this.#value(false));
        if (this.#text.startsWith('...', this.position)) this.position += 3;
        this.#skip(true);
        if (this.#next === ',') this.position++;
        else if (this.#next !== ')') break;
      }
    });
    return { kind: 'expression', at, source: this.#text.slice(at, this.position), call };
  }

  /** `[for …]` and `{for …}`. */
  #isLoop(): boolean {
    return /^[[{]\s*for\s/.test(this.#text.slice(this.position, this.position + 200));
  }

  #bracketed(): HclValue {
    const at = this.position;
    this.#token();
    return { kind: 'expression', at, source: this.#text.slice(at, this.position), call: undefined };
  }

  #list(): HclValue {
    const at = this.position;
    const items: HclValue[] = [];
    this.#within(']', () => {
      for (this.#skip(true); this.#next !== ']' && !this.isAtEnd; this.#skip(true)) {
        items.push(this.#value(false));
        this.#skip(true);
        if (this.#next === ',') this.position++;
        else break;
      }
    });
    return { kind: 'list', at, items };
  }

  #map(): HclValue {
    const at = this.position;
    const entries: HclAttribute[] = [];
    this.#within('}', () => {
      for (this.#skip(true); this.#next !== '}' && !this.isAtEnd; this.#skip(true)) {
        const start = this.position;
        const name = this.#key();
        this.#skip(true);
        if (!/[=:]/.test(this.#next)) throw new HclProblem(this.position, '`=` was');
        this.position++;
        entries.push({ name, at: start, value: this.#value(true) });
        this.#skip(false);
        if (this.#next === ',') this.position++;
      }
    });
    return { kind: 'map', at, entries };
  }

  /** Name of an entry: a word, a text, or an expression up to its sign. */
  #key(): string {
    const start = this.position;
    if (this.#next === '"') {
      const { text } = this.#quoted();
      return text;
    }
    while (!this.isAtEnd && !/[=:\n]/.test(this.#next)) {
      this.#token();
      this.#skip(false);
    }
    return this.#text.slice(start, this.position).trim();
  }

  /** Goes over one token, or all of what brackets hold. */
  #token(): void {
    const close = closing.get(this.#next);
    if (this.#next === '"') this.#quoted();
    else if (
      this.#text.startsWith('<<', this.position) &&
      /^<<-?[\p{ID_Start}_]/u.test(this.#text.slice(this.position, this.position + 4))
    )
      this.#heredoc();
    else if (close !== undefined)
      this.#within(close, () => {
        for (this.#skip(true); this.#next !== close && !this.isAtEnd; this.#skip(true)) {
          if (')]}'.includes(this.#next)) throw new HclProblem(this.position, `\`${close}\` was`);
          this.#token();
        }
      });
    else if (!this.#word()) this.position++;
  }

  #word(): boolean {
    identifier.lastIndex = this.position;
    const found = identifier.exec(this.#text);
    if (found) this.position += found[0].length;
    return found !== null;
  }

  #identifier(): string {
    const start = this.position;
    if (!this.#word()) throw new HclProblem(start, 'a name was');
    return this.#text.slice(start, this.position);
  }

  /** A text in quotes, and whether all of it is written out. */
  #quoted(): { text: string; isWhole: boolean } {
    const start = this.position++;
    let text = '';
    let isWhole = true;
    while (this.#next !== '"') {
      const next = this.#next;
      if (next === '' || next === '\n') throw new HclProblem(start, 'a text with an end in its line was');
      if (next === '\\') text += this.#escape();
      else {
        const part = this.#templatePart();
        text += part.text;
        isWhole &&= part.isWhole;
      }
    }
    this.position++;
    return { text, isWhole };
  }

  #escape(): string {
    const found = /^\\(?:u([\da-fA-F]{4})|U([\da-fA-F]{8})|(.))/.exec(
      this.#text.slice(this.position, this.position + 10),
    );
    const [all = '', four, eight, sign] = found ?? [];
    const code = four ?? eight;
    const point = code === undefined ? 0 : Number.parseInt(code, 16);
    if (!found || point > 0x10ffff) throw new HclProblem(this.position, 'an escape of HCL was');
    this.position += all.length;
    return code === undefined ? (escapes.get(sign!) ?? all) : String.fromCodePoint(point);
  }

  /** One sign of a text, or a template in it as it is written. */
  #templatePart(): { text: string; isWhole: boolean } {
    const start = this.position;
    const two = this.#text.slice(start, start + 2);
    if (this.#text.startsWith('$${', start) || this.#text.startsWith('%%{', start)) {
      this.position += 3;
      return { text: this.#text.slice(start + 1, start + 3), isWhole: true };
    }
    if (two !== '${' && two !== '%{') {
      this.position++;
      return { text: this.#text.slice(start, this.position), isWhole: true };
    }
    this.position++;
    this.#token();
    return { text: this.#text.slice(start, this.position), isWhole: false };
  }

  #heredoc(): HclValue {
    const start = this.position;
    const [head, dash, name] =
      /^<<(-?)([\p{ID_Start}_][\p{ID_Continue}-]*)[ \t]*\r?\n/u.exec(this.#text.slice(start, start + 200)) ?? [];
    if (head === undefined) throw new HclProblem(start, 'a heredoc with its name was');
    this.position += head.length;
    const at = this.position;
    const lines: string[] = [];
    let isWhole = true;
    for (;;) {
      if (this.isAtEnd) throw new HclProblem(start, `a line with \`${name!}\` at the end was`);
      const end = this.#text.indexOf('\n', this.position);
      const line = this.#text.slice(this.position, end === -1 ? undefined : end);
      if (line.trim() === name) {
        this.position += line.trimEnd().length;
        break;
      }
      let text = '';
      while (!this.isAtEnd && this.#next !== '\n') {
        const part = this.#templatePart();
        text += part.text;
        isWhole &&= part.isWhole;
      }
      this.position++;
      lines.push(text.replace(/\r$/, ''));
    }
    const blanks = (line: string): number => line.length - line.trimStart().length;
    const indent = lines.reduce(
      (least, line) => (line.trim() === '' ? least : Math.min(least, blanks(line))),
      Infinity,
    );
    const kept = dash === '-' ? lines.map((line) => line.slice(Math.min(indent, blanks(line)))) : lines;
    return { kind: 'text', at, text: kept.map((line) => `${line}\n`).join(''), isWhole };
  }

  /** Goes over blanks and comments. */
  #skip(withLines: boolean): void {
    const blanks = withLines ? blanksAndLines : blanksOfLine;
    blanks.lastIndex = this.position;
    this.position += blanks.exec(this.#text)![0].length;
  }
}
