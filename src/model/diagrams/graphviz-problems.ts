/** What is wrong with the text of a diagram. */
export interface DiagramProblem {
  /** A sentence without its full stop, in the words of Graphviz where there are no better ones. */
  message: string;
  /** One thing to do, where it differs from correcting what is named. */
  hint?: string;
  /** Line of the text, from 1; undefined where Graphviz names none. */
  line: number | undefined;
}

type Words = Pick<DiagramProblem, 'message' | 'hint'>;

/** What Graphviz says that no writer can use: fonts and colours are those of the page, and letters of every script are measured. */
const unsaid =
  /non-ASCII character|no hard-coded metrics|font metrics|is not a known color|while opening|^\.\.\. |^overlap value "prism"/i;

const deletePicture =
  'Delete it: a drawing has no pictures from files. One of its own is written `![What it shows](/images/…)`.';

const unknownShape = /^using box for unknown shape (.+)$/;
const boxFor = (shape: string): string => `There is no shape \`${shape}\`, so a box is drawn`;

/** Shapes that Graphviz has not found: it says so of the first diagram that names one, and never again. */
const unknownShapes = new Set<string>();

/** What Graphviz would have said of shapes, had it not said so of an earlier diagram. */
export function shapeProblems(shapes: Iterable<string>): DiagramProblem[] {
  const unknown = [...new Set(shapes)].filter((shape) => unknownShapes.has(shape));
  return unknown.map((shape) => ({ message: boxFor(shape), line: undefined }));
}

/** What Graphviz says, and what we say. */
const known: readonly [said: RegExp, words: (...found: string[]) => Words][] = [
  [unknownShape, (shape) => ({ message: boxFor(shape) })],
  [/unsupported style (.+) - ignoring$/, (style) => ({ message: `The style \`${style}\` is not drawn` })],
  [/^Arrow type "(.*)" unknown/, (arrow) => ({ message: `There is no arrow \`${arrow}\`` })],
  [
    /^No or improper (image|shapefile)="(.*)" for node "(.*)"$/,
    (field, file, node) => ({
      message: `Node \`${node}\` has the picture \`${field}="${file}"\``,
      hint: deletePicture,
    }),
  ],
  [
    /^No or improper image file="(.*)"$/,
    (file) => ({ message: `the picture \`<img src="${file}"/>\` is not drawn`, hint: deletePicture }),
  ],
  [/^node (.+), port (.+) unrecognized$/, (node, port) => ({ message: `Node \`${node}\` has no port \`${port}\`` })],
  [/^cluster named (.+) not found$/, (cluster) => ({ message: `There is no cluster \`${cluster}\`` })],
  [
    /^Layout type: "(.*)" not recognized. Use one of: (.*)$/,
    (layout, others) => ({ message: `There is no layout \`${layout}\``, hint: `Use one of: ${others}.` }),
  ],
  [
    /^Orthogonal edges do not currently handle edge labels/,
    () => ({
      message: 'With `splines=ortho`, a `label` of an edge may be far from its line',
      hint: 'Write `xlabel` instead of `label` at the edges, or delete `splines`.',
    }),
  ],
  [
    /^bad label format (.*)$/,
    (label) => ({
      message: `The label \`${label}\` is not one of a record`,
      hint: 'Close each `{` and `<` of it, or write `\\{` and `\\<` for the signs themselves.',
    }),
  ],
  [
    /scanning a quoted string/,
    () => ({
      message: 'A text in quotes has no end',
      hint: 'Write the `"` at its end, and `\\"` for one inside of it.',
    }),
  ],
  [
    /scanning a HTML string/,
    () => ({
      message: 'A label in `<…>` has no end',
      hint: 'Close each `<` of it, or write the label in quotes: `label="…"`.',
    }),
  ],
  [
    /^syntax error in line \d+ near '-'$/,
    () => ({
      message: "Syntax error near '-'",
      hint: 'Write names with other signs than letters, digits and `_` in quotes, as in `"my-node" -> b`.',
    }),
  ],
  [
    /^syntax error in line \d+ near '(->|--)'$/,
    (edge) => ({
      message: `Syntax error near '${edge}'`,
      hint:
        edge === '->'
          ? 'An edge is `->` in a `digraph` and `--` in a `graph`; names with blanks are in quotes, as in `"my node" -> b`.'
          : 'An edge is `--` in a `graph` and `->` in a `digraph`; names with blanks are in quotes, as in `"my node" -- b`.',
    }),
  ],
  [
    /^syntax error in line \d+\s*$/,
    () => ({ message: 'It ends too early', hint: 'Close each `{` with a `}`, and each `[` with a `]`.' }),
  ],
  // Lines in a label of HTML are counted from its own first one.
  [
    /^Unknown HTML element (<.+?>)/,
    (element) => ({
      message: `\`${element}\` is no element of a label`,
      hint: 'Delete it, or write the label in quotes: `label="…"`.',
    }),
  ],
  [
    /^Illegal attribute (.+) in (<.+>)/,
    (attribute, element) => ({ message: `\`${element}\` has no \`${attribute}\`` }),
  ],
  [/^mismatched tag/, () => ({ message: 'a tag has no end', hint: 'Close each element, as in `<b>text</b>`.' })],
];

/** The problems that a run of Graphviz tells. */
export function problemsFrom(messages: readonly string[]): DiagramProblem[] {
  const problems: DiagramProblem[] = [];
  for (const written of messages) {
    const message = written
      .replace(/^Warning:\s*/i, '')
      .replace(/\.$/, '')
      .trim();
    const [, owner] = /^in label of (.+)$/.exec(message) ?? [];
    const last = problems.at(-1);
    if (owner !== undefined) {
      if (last) last.message = `In the label of ${quoted(owner)}, ${decapitalized(last.message)}`;
    } else if (message !== '' && !unsaid.test(message)) problems.push(problemFrom(message));
  }
  return eachOnce(problems);
}

/** The problems without those that say the same. */
export function eachOnce(problems: readonly DiagramProblem[]): DiagramProblem[] {
  return [...new Map(problems.map((problem) => [`${problem.line} ${problem.message}`, problem])).values()];
}

function problemFrom(said: string): DiagramProblem {
  const [, line] = /\bline (\d+)/.exec(said) ?? [];
  const isOfSyntax = /^syntax error/i.test(said);
  const [, shape] = unknownShape.exec(said) ?? [];
  if (shape !== undefined) unknownShapes.add(shape);
  for (const [pattern, wordsOf] of known) {
    const match = pattern.exec(said);
    if (match) return { ...wordsOf(...match.slice(1)), line: isOfSyntax ? Number(line) : undefined };
  }
  const message = said.replace(/\s+(?:in|on) line \d+/, '').replace(/\s+/g, ' ');
  return {
    message: `${message.charAt(0).toUpperCase()}${message.slice(1)}`,
    line: isOfSyntax ? Number(line) : undefined,
  };
}

/** `node a` as “node `a`”. */
function quoted(owner: string): string {
  const [kind = '', ...name] = owner.split(' ');
  return name.length > 0 ? `${kind} \`${name.join(' ')}\`` : kind;
}

function decapitalized(text: string): string {
  return /^[A-Z][a-z]/.test(text) ? `${text.charAt(0).toLowerCase()}${text.slice(1)}` : text;
}
