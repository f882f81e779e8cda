/** In how many ways a regular expression may try to read one text, as far as its choices tell. */
export interface PatternSteps {
  /** By choices that come a limited number of times: `a?`, `a|b`, `a{1,9}`. Endless repetition counts as one way. */
  ways: number;
  /** Whether something is repeated without a limit: `a*`, `a+`, `a{2,}`. */
  isEndless: boolean;
  /** Whether that is one character at a time, once in the expression, in nothing that is repeated itself. */
  isPlain: boolean;
  /** Whether the text itself changes what is looked for: back-references, modifiers, endless look-around. */
  isBeyond: boolean;
  /** The expression with every repetition endless, and without look-around: whatever it can read in some ways, in no fewer. */
  endless: string;
  /** The ways of that. */
  endlessWays: number;
}

/** What is known of a whole expression. */
export interface WholeSteps extends PatternSteps {
  /** Letters, digits and the like that every text begins with, as they are written: only one way leads past them. */
  start: string;
}

/** Tokens under the flag `u`, where every brace and bracket has a meaning. */
const token =
  /\\(?:[pPu]\{[^}]*\}|k<[^>]*>|[1-9]\d*|[^])|\[(?:\\[^]|[^\]\\])*\]|\((?:\?(?:<?[=!]|<[^>]*>|[a-z-]*:))?|[*+?]\??|\{\d+(?:,\d*)?\}\??|[^]/gu;
const quantifier = /^(?:([*+?])|\{(\d+)(,?)(\d*)\})\??$/;

/** @param source A regular expression that is valid under the flag `u`. */
export function stepsOf(source: string): WholeSteps {
  const tokens = source.match(token) ?? [];
  const reader = new StepReader(tokens);
  const steps = reader.read();
  const end = tokens.findIndex(
    (written, index) => !/^[\w:/@ -]$/.test(written) || quantifier.test(tokens[index + 1] ?? ''),
  );
  return { ...steps, start: reader.branches > 1 ? '' : tokens.slice(0, end === -1 ? tokens.length : end).join('') };
}

class StepReader {
  /** Of what was read last. */
  branches = 0;
  readonly #tokens: readonly string[];
  #next = 0;

  constructor(tokens: readonly string[]) {
    this.#tokens = tokens;
  }

  /** All branches, up to the end or the bracket that closes them. */
  read(): PatternSteps {
    const branches = [this.#branch()];
    for (; this.#tokens[this.#next] === '|'; branches.push(this.#branch())) this.#next++;
    this.branches = branches.length;
    return joined(branches, '|', (a, b) => a + b);
  }

  #branch(): PatternSteps {
    const parts: PatternSteps[] = [];
    while (!['|', ')', undefined].includes(this.#tokens[this.#next])) parts.push(this.#part());
    return joined(parts, '', (a, b) => a * b);
  }

  /** One thing with what says how often it comes. */
  #part(): PatternSteps {
    const isCharacter = !this.#tokens[this.#next]!.startsWith('(');
    const once = this.#thing();
    const [all, sign, written, comma, last] = quantifier.exec(this.#tokens[this.#next] ?? '') ?? [];
    if (all === undefined) return once;
    this.#next++;
    const least = sign === undefined ? Number(written) : sign === '+' ? 1 : 0;
    const most = sign === '?' ? 1 : sign || (comma && !last) ? Infinity : Number(last || written);
    const counted = {
      ways: waysOf(once.ways, least, most),
      endless: once.endless && once.endless + (most === 0 ? '{0}' : least === 0 ? '?' : ''),
      endlessWays: waysOf(once.endlessWays, least, most),
    };
    if (most <= 1) return { ...once, ...counted };
    const endless = once.endless && `${once.endless}${least === 0 ? '*' : '+'}`;
    if (most < Infinity) return { ...once, ...counted, isPlain: !once.isEndless, endless, endlessWays: 1 };
    return { ...once, ways: 1, isEndless: true, isPlain: isCharacter, endless, endlessWays: 1 };
  }

  #thing(): PatternSteps {
    const written = this.#tokens[this.#next++]!;
    if (!written.startsWith('(')) return { ...nothing, endless: written, isBeyond: /^\\(?:[1-9]|k<)/.test(written) };
    const inside = this.read();
    this.#next++;
    if (!/^\(\?<?[=!]$/.test(written)) {
      const endless = inside.endless && `(?:${inside.endless})`;
      return { ...inside, endless, isBeyond: inside.isBeyond || /^\(\?[a-z-]+:/.test(written) };
    }
    // What looks around leaves ways out and adds none, but takes its own time wherever it looks.
    const takesLong = inside.isEndless || inside.ways > 100;
    return { ...inside, endless: '', isBeyond: inside.isBeyond || takesLong };
  }
}

const nothing: PatternSteps = {
  ways: 1,
  isEndless: false,
  isPlain: true,
  isBeyond: false,
  endless: '',
  endlessWays: 1,
};

/** ContactMethods of something that comes several times. */
function waysOf(ways: number, least: number, most: number): number {
  if (ways === 1) return most - least + 1;
  let sum = 0;
  for (let times = least; times <= most && sum < Infinity; times++) sum += ways ** times;
  return sum;
}

function joined(parts: readonly PatternSteps[], between: string, join: (a: number, b: number) => number): PatternSteps {
  const endless = parts.filter(({ isEndless }) => isEndless);
  return {
    ways: parts.map(({ ways }) => ways).reduce(join, between === '|' ? 0 : 1),
    isEndless: endless.length > 0,
    isPlain: endless.length === 0 || (endless.length === 1 && endless[0]!.isPlain),
    isBeyond: parts.some(({ isBeyond }) => isBeyond),
    endless: parts.map(({ endless }) => endless).join(between),
    endlessWays: parts.map(({ endlessWays }) => endlessWays).reduce(join, between === '|' ? 0 : 1),
  };
}
