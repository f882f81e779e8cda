/** What an action of a Go template does to the text around it. */
export type ActionKind = 'comment' | 'open' | 'else' | 'end' | 'assignment' | 'constant' | 'lines' | 'value';

/** One `{{ … }}` of a Go template, the language of Helm's charts. Offsets include the braces. */
export interface Action {
  start: number;
  end: number;
  kind: ActionKind;
  /** What is between the braces, without marks that trim and without blanks around it. */
  body: string;
  /** `{{-`: blanks before it are eaten. */
  trimsBefore: boolean;
  /** `-}}`: blanks behind it are eaten. */
  trimsAfter: boolean;
  /** What a constant prints. Where it is a raw string, `outputStart` is where this text is. */
  output: string | undefined;
  outputStart: number | undefined;
}

/**
 * All actions of a text, in order. One that is never closed ends the search.
 *
 * @see https://pkg.go.dev/text/template#hdr-Text_and_spaces
 */
export function findActions(text: string): { actions: Action[]; unclosed: number | undefined } {
  const actions: Action[] = [];
  const quotes = new Quotes(text);
  for (let start = text.indexOf('{{'); start !== -1;) {
    const end = endOfAction(text, start, quotes);
    if (end === undefined) return { actions, unclosed: start };
    actions.push(toAction(text, start, end));
    start = text.indexOf('{{', end);
  }
  return { actions, unclosed: undefined };
}

/** Braces inside strings and comments do not close. A quote without its partner on the line is an ordinary character. */
function endOfAction(text: string, start: number, quotes: Quotes): number | undefined {
  const comment = /\{\{(?:-\s)?\s*\/\*/y;
  comment.lastIndex = start;
  if (comment.test(text)) {
    const closed = text.indexOf('*/', comment.lastIndex);
    const end = closed === -1 ? -1 : text.indexOf('}}', closed);
    return end === -1 ? undefined : end + 2;
  }
  for (let at = start + 2; at < text.length; at++) {
    const character = text[at];
    if (character === '}' && text[at + 1] === '}') return at + 2;
    if (character === '`') at = Math.max(at, text.indexOf('`', at + 1));
    if (character === '"' || character === "'") at = quotes.endOf(character, at) ?? at;
  }
  return undefined;
}

/** Where quoted texts end. */
class Quotes {
  readonly #text: string;
  /** Where the search for the partner of a quote gave up: quotes before that have none either. */
  readonly #gaveUp = { '"': 0, "'": 0 };

  constructor(text: string) {
    this.#text = text;
  }

  /** Offset of the partner of a quote, on the same line; undefined when it has none. */
  endOf(quote: '"' | "'", start: number): number | undefined {
    if (start < this.#gaveUp[quote]) return undefined;
    let at = start + 1;
    for (; at < this.#text.length; at++) {
      if (this.#text[at] === quote) return at;
      if (this.#text[at] === '\n') break;
      if (this.#text[at] === '\\') at++;
    }
    this.#gaveUp[quote] = at;
    return undefined;
  }
}

function toAction(text: string, start: number, end: number): Action {
  const inner = text.slice(start + 2, end - 2);
  const trimsBefore = /^-\s/.test(inner);
  const trimsAfter = inner.length > 1 && /\s-$/.test(inner.slice(-2));
  const untrimmed = inner.slice(trimsBefore ? 1 : 0, trimsAfter ? -1 : undefined);
  const body = untrimmed.trim();
  const kind = kindOf(body);
  const bodyStart = start + 2 + (trimsBefore ? 1 : 0) + (untrimmed.length - untrimmed.trimStart().length);
  const output = constantOf(body);
  return {
    start,
    end,
    kind: output === undefined ? kind : 'constant',
    body,
    trimsBefore,
    trimsAfter,
    output,
    outputStart: output !== undefined && body.startsWith('`') ? bodyStart + 1 : undefined,
  };
}

function kindOf(body: string): ActionKind {
  if (body.startsWith('/*')) return 'comment';
  if (/^(?:if|range|with|define|block)\b/.test(body)) return 'open';
  if (/^else\b/.test(body)) return 'else';
  if (/^end\b/.test(body)) return 'end';
  if (/^(?:break|continue)\b|^\$\w*\s*:?=/.test(body)) return 'assignment';
  return /\bn?indent\b|\btoYaml\b/.test(body) ? 'lines' : 'value';
}

/** What a string that is alone in an action prints: `{{ "{{" }}` prints two braces. */
function constantOf(body: string): string | undefined {
  if (body.length > 1 && body.indexOf('`', 1) === body.length - 1 && body.startsWith('`')) return body.slice(1, -1);
  if (body.length < 2 || !body.startsWith('"') || new Quotes(body).endOf('"', 0) !== body.length - 1) return undefined;
  try {
    return JSON.parse(body) as string;
  } catch {
    return undefined;
  }
}
