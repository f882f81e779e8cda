/** Where in a shell command something stands, as far as quoting is concerned. */
export type ShellPlace =
  | { kind: 'bare' }
  | { kind: 'single' }
  | { kind: 'double' }
  | { kind: 'comment' }
  /** In a here-document: its lines are expanded unless its word is quoted, which makes it raw. */
  | { kind: 'heredoc' | 'heredoc-raw'; word: string }
  /** In backquotes, arithmetic, parameter expansions and where the reading is lost: only what no shell reads twice. */
  | { kind: 'plain' };

/** What the reading is in: one inside the other. */
type Frame =
  | { in: 'command'; parentheses: number; comment: boolean }
  | { in: 'single' | 'ansi' | 'double' | 'backquote' | 'brace' | 'arithmetic' }
  | { in: 'document'; document: Document };

interface Document {
  word: string;
  isRaw: boolean;
  isIndented: boolean;
}

/**
 * Where in a command each offset stands, told by reading it from its start as a POSIX shell does, with what bash adds:
 * command substitutions in quotes, and here-documents in them. Where the command does not come to an end as it should, nothing
 * is certain, and all of it is `plain`.
 *
 * @param offsets In ascending order.
 * @see https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_02
 */
export function shellPlaces(command: string, offsets: readonly number[]): ShellPlace[] {
  const reading = new Reading(command);
  const places = offsets.map((offset) => {
    reading.readTo(offset);
    return reading.place();
  });
  reading.readTo(command.length);
  return reading.isWhole() ? places : places.map(() => ({ kind: 'plain' }));
}

class Reading {
  readonly #text: string;
  #at = 0;
  #frames: Frame[] = [{ in: 'command', parentheses: 0, comment: false }];
  /** Here-documents that a line has announced, and that begin on the next one. */
  #announced: Document[] = [];
  #isLost = false;

  constructor(text: string) {
    this.#text = text;
  }

  readTo(offset: number): void {
    while (this.#at < offset) this.#at += this.#step(offset);
  }

  place(): ShellPlace {
    const frame = this.#frames.at(-1)!;
    const isSure = this.#frames.every((frame) => !['ansi', 'backquote', 'brace', 'arithmetic'].includes(frame.in));
    if (!isSure || this.#isLost) return { kind: 'plain' };
    if (frame.in === 'document') {
      const { word, isRaw } = frame.document;
      return { kind: isRaw ? 'heredoc-raw' : 'heredoc', word };
    }
    if (frame.in === 'command') return { kind: frame.comment ? 'comment' : 'bare' };
    return { kind: frame.in === 'single' ? 'single' : 'double' };
  }

  /** Whether everything that was opened is closed; a here-document may end with the text. */
  isWhole(): boolean {
    return !this.#isLost && this.#frames.every((frame, index) => index === 0 || frame.in === 'document');
  }

  /** Reads on from here, at most to an offset that is asked for; answers how far. */
  #step(most: number): number {
    const frame = this.#frames.at(-1)!;
    const character = this.#text[this.#at]!;
    // What an escape takes with it is not looked at, unless a hole stands there.
    if (character === '\\' && this.#escapes(frame)) return this.#at + 1 < most ? 2 : 1;
    switch (frame.in) {
      case 'command':
        return this.#inCommand(frame, character);
      case 'single':
      case 'ansi':
        return this.#closesAt("'");
      case 'double':
        return this.#opensExpansion() || this.#closesAt('"');
      case 'backquote':
        return this.#closesAt('`');
      case 'brace':
        return this.#opensExpansion() || this.#closesAt('}');
      case 'arithmetic':
        return this.#opensExpansion() || this.#closesAt('))');
      case 'document':
        return this.#inDocument(frame.document);
    }
  }

  #escapes(frame: Frame): boolean {
    if (frame.in === 'single') return false;
    if (frame.in === 'document') return !frame.document.isRaw;
    return !(frame.in === 'command' && frame.comment);
  }

  #inCommand(frame: Frame & { in: 'command' }, character: string): number {
    if (character === '\n') {
      frame.comment = false;
      const next = this.#announced.shift();
      if (next) this.#frames.push({ in: 'document', document: next });
      return 1;
    }
    if (frame.comment) return 1;
    const opened = this.#opensExpansion();
    if (opened > 0) return opened;
    const rest = this.#text.slice(this.#at, this.#at + 80);
    const isFirst = this.#at === 0 || /[\s;&|()]/.test(this.#text[this.#at - 1]!);
    if (character === '#' && isFirst) frame.comment = true;
    else if (character === "'") this.#frames.push({ in: this.#text[this.#at - 1] === '$' ? 'ansi' : 'single' });
    else if (character === '"') this.#frames.push({ in: 'double' });
    else if (character === '(') frame.parentheses += 1;
    else if (character === ')') this.#closeParenthesis(frame);
    // The patterns of a `case` close parentheses that nothing has opened.
    else if (isFirst && this.#frames.length > 1 && /^case\s/.test(rest)) this.#isLost = true;
    else if (rest.startsWith('<<<')) return 3;
    else if (rest.startsWith('<<')) return this.#announce(rest);
    return 1;
  }

  #closeParenthesis(frame: Frame & { in: 'command' }): void {
    if (frame.parentheses > 0) frame.parentheses -= 1;
    else if (this.#frames.length > 1) this.#frames.pop();
  }

  #announce(rest: string): number {
    const match = /^<<(-?)[ \t]*(?:'([^'\n]+)'|"([^"\n]+)"|\\?([\w.-]+))/.exec(rest);
    if (!match) return 2;
    const [whole, dash, single, double, bare] = match;
    const isRaw = bare === undefined || whole.includes('\\');
    this.#announced.push({ word: single ?? double ?? bare!, isRaw, isIndented: dash === '-' });
    return whole.length;
  }

  /** `$(`, `$((`, `${` and a backquote open something of their own; answers how long what opens is, 0 when nothing does. */
  #opensExpansion(): number {
    const rest = this.#text.slice(this.#at, this.#at + 3);
    if (rest.startsWith('$((')) return this.#open({ in: 'arithmetic' }, 3);
    if (rest.startsWith('$(')) return this.#open({ in: 'command', parentheses: 0, comment: false }, 2);
    if (rest.startsWith('${')) return this.#open({ in: 'brace' }, 2);
    return rest.startsWith('`') ? this.#open({ in: 'backquote' }, 1) : 0;
  }

  #open(frame: Frame, length: number): number {
    this.#frames.push(frame);
    return length;
  }

  #closesAt(end: string): number {
    if (!this.#text.startsWith(end, this.#at)) return 1;
    this.#frames.pop();
    return end.length;
  }

  #inDocument({ word, isRaw, isIndented }: Document): number {
    if (this.#text[this.#at - 1] === '\n') {
      const line = /^[^\n]*/.exec(this.#text.slice(this.#at))![0];
      if ((isIndented ? line.replace(/^\t+/, '') : line) === word) {
        this.#frames.pop();
        return line.length;
      }
    }
    return (isRaw ? 0 : this.#opensExpansion()) || 1;
  }
}
