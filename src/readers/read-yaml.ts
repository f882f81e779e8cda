import { isMap, isScalar, isSeq, LineCounter, type Node, type Scalar, type YAMLError } from 'yaml';
import type { Finding } from '../model/audit/finding.ts';
import type { DataPath } from '../../schemas/content-type.ts';
import { pathKey, type PlacesByPath } from '../model/text/place.ts';
import { brokenPieces, isMark, type BrokenPiece } from './yaml-pieces.ts';
import { YamlNodes, type AliasProblem } from './yaml-nodes.ts';
import { deepestYaml, readStream } from './yaml-stream.ts';

export interface YamlText {
  /** What is YAML: undefined when nothing is, with null for each value that is not. */
  data: unknown;
  /** Values that are not YAML. */
  unread: DataPath[];
  /** Blocks and lists in which it is not known what there is besides. */
  lost: DataPath[];
  /** Places of all values that fields of a schema can hold. */
  places: PlacesByPath;
  /** Place of a key of a map. */
  placeOfKey: (path: DataPath) => [line: number, column: number] | undefined;
  /** Text of a value as written, without quotes: `1.0`, where the value is the number 1. */
  writtenAt: (path: DataPath) => string | undefined;
  findings: Finding[];
}

/** How many values aliases may repeat in one file. */
const maxRepeats = 10_000;

/** Keys that appear twice, and aliases that are wrong, are shown one by one up to this many. */
const maxShown = 100;

/** How deep the places of values are known: no schema goes deeper. */
const deepestPlace = 12;

/** Keys that are longer are no fields, in UTF-16 units; nothing in them has a place. */
const longestKey = 200;

/** Parses YAML 1.2 and remembers where everything is. Never throws; errors are findings at their place. */
export function readYaml(text: string, file: string): YamlText {
  const { problems, ...whole } = readWhole(text, file, 0);
  if (whole.data !== undefined || whole.findings.length === 0) return whole;
  const pieces =
    problems === 0
      ? undefined
      : brokenPieces(text, (piece, line) => {
          const read = readWhole(piece, file, line);
          // What an alias stands for may be in another piece.
          return read.problems > 0 ? read.findings : [];
        });
  const rest = pieces && readWhole(pieces.text, file, 0);
  // What is wrong with the whole and with no piece by itself, or with what is left, leaves nothing that is sure.
  if (!rest || rest.data === undefined) return { ...whole, unread: [[]] };
  const findings = [...pieces.broken.flatMap(findingsOf), ...rest.findings];
  const { data, unread, lost } = withoutMarks(rest.data);
  return { ...rest, data, unread: [...unread, ...rest.unread], lost: [...lost, ...rest.lost], findings };
}

/** What is wrong with one piece of a text, and what could not be read because of it. */
function findingsOf({ start, end, problems }: BrokenPiece<Finding>): Finding[] {
  const [first, ...others] = problems;
  if (end - start < 2) return problems;
  const lines = `Lines ${start + 1} to ${end} were not read: check again after fixing this.`;
  return [{ ...first!, message: `${first!.message} ${lines}` }, ...others];
}

/** Data with null for the values that are not YAML, and where they are. */
function withoutMarks(data: unknown): Pick<YamlText, 'data' | 'unread' | 'lost'> {
  const unread: DataPath[] = [];
  const lost: DataPath[] = [];
  const clean = (value: unknown, path: DataPath): unknown => {
    if (isMark(value)) return (unread.push(path), null);
    if (Array.isArray(value)) return value.map((item, index) => clean(item, [...path, index]));
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value);
    if (entries.some(([key]) => isMark(key))) lost.push(path);
    return Object.fromEntries(
      entries.filter(([key]) => !isMark(key)).map(([key, inner]) => [key, clean(inner, [...path, key])]),
    );
  };
  return { data: clean(data, []), unread, lost };
}

/** @param firstLine Line of the file at which the text begins, counted from 0. */
function readWhole(text: string, file: string, firstLine: number): YamlText & { problems: number } {
  const lineCounter = new LineCounter();
  const { documents, problems, gaveUp } = readStream(text, { schema: 'core', onLine: lineCounter.addNewLine });
  const at = (offset: number): [number, number] => {
    const { line, col } = lineCounter.linePos(offset);
    return [firstLine + Math.max(1, line), Math.max(1, col)];
  };
  const finding = (offset: number, message: string, hint: string, id = 'content/yaml'): Finding => {
    const [line, column] = at(offset);
    return { id, level: 'error', message, hint, at: { file, line, column } };
  };
  const [document, second] = documents;
  const end = second ? second.range[0] : text.length + 1;
  const found = problems
    .filter(({ offset }) => offset < end)
    .map(({ offset, code, message }) =>
      code === 'RESOURCE_EXHAUSTION'
        ? finding(offset, ...tooDeepWords, 'content/too-deep')
        : finding(offset, ...plainWords({ code, message, pos: [offset, offset] }, text)),
    );
  if (gaveUp && !second)
    found.push(
      finding(
        problems.at(-1)?.offset ?? 0,
        'The rest is not read: too much of the text is not YAML.',
        'Correct the first problem, and try again.',
      ),
    );
  const contents = document?.contents ?? null;
  const nodes = new YamlNodes(maxRepeats);
  const aliases = nodes.addDocument(contents);
  for (const problem of aliases.slice(0, maxShown)) found.push(finding(problem.offset, ...aliasWords(problem)));
  const reading = new Reading(nodes, at);
  reading.walk(contents, []);
  for (const { offset } of reading.repeated.slice(0, maxShown))
    found.push(finding(offset, ...plainWords({ code: 'DUPLICATE_KEY', message: '', pos: [offset, offset] }, text)));
  if (second) found.push(finding(end, ...plainWords({ code: 'MULTIPLE_DOCS', message: '', pos: [end, end] }, text)));
  const findings = withoutRepeats(found);
  const isData = problems.length === 0 && aliases.length === 0;
  return {
    data: isData ? reading.dataOf(contents) : undefined,
    unread: isData ? reading.repeated.map(({ path }) => path) : [[]],
    lost: second ? [[]] : [],
    problems: problems.length,
    places: reading.places,
    placeOfKey: (path) => reading.keys.get(pathKey(path)),
    writtenAt: (path) => {
      const node = reading.scalars.get(pathKey(path));
      return node && (node.source ?? String(node.value));
    },
    findings,
  };
}

/** Values of a document with their places. */
class Reading {
  readonly #places = new Map<string, [line: number, column: number]>();
  readonly keys = new Map<string, [line: number, column: number]>();
  readonly scalars = new Map<string, Scalar>();
  /** Keys that stand in their map already. */
  readonly repeated: { offset: number; path: DataPath }[] = [];
  readonly #nodes: YamlNodes;
  readonly #at: (offset: number) => [number, number];
  readonly #dataByNode = new Map<Node, unknown>();

  constructor(nodes: YamlNodes, at: (offset: number) => [number, number]) {
    this.#nodes = nodes;
    this.#at = at;
  }

  get places(): PlacesByPath {
    return Object.fromEntries(this.#places);
  }

  /** Notes where everything is, from a node down. */
  walk(node: Node | null, path: DataPath): void {
    const start = node?.range?.[0];
    const isKnown = path.length <= deepestPlace;
    if (isKnown && start !== undefined) this.#places.set(pathKey(path), this.#at(start));
    if (isKnown && isScalar(node)) this.scalars.set(pathKey(path), node);
    if (isSeq<Node>(node)) node.items.forEach((item, index) => this.walk(item, [...path, index]));
    if (!isMap<Node, Node | null>(node)) return;
    const seen = new Set<unknown>();
    for (const { key, value } of node.items) {
      const name = isScalar(key) ? String(key.value) : undefined;
      if (isScalar(key) && seen.has(key.value))
        this.repeated.push({ offset: key.range?.[0] ?? 0, path: [...path, String(key.value)] });
      if (isScalar(key)) seen.add(key.value);
      const isField = name !== undefined && name.length <= longestKey && isKnown;
      if (isField && key.range) this.keys.set(pathKey([...path, name]), this.#at(key.range[0]));
      // What is below a key that no field has is walked through for keys that appear twice.
      this.walk(value, isField ? [...path, name] : tooFar);
    }
  }

  /** A node as a plain value. */
  dataOf(written: Node | null): unknown {
    const node = this.#nodes.follow(written);
    if (node === null) return null;
    if (isScalar(node)) return node.value;
    if (!this.#dataByNode.has(node)) this.#dataByNode.set(node, this.#collectionOf(node));
    return this.#dataByNode.get(node);
  }

  #collectionOf(node: Node): unknown {
    if (isSeq<Node>(node)) return node.items.map((item) => this.dataOf(item));
    if (!isMap<Node, Node | null>(node)) return undefined;
    return Object.fromEntries(node.items.map(({ key, value }) => [this.#nameOf(key), this.dataOf(value)]));
  }

  #nameOf(key: Node): string {
    const name = this.dataOf(key);
    return typeof name === 'object' && name !== null ? JSON.stringify(name) : String(name ?? '');
  }
}

/** A path that is deeper than any place that is known. */
const tooFar: DataPath = Array.from({ length: deepestPlace + 1 }, () => '');

function aliasWords({ kind, name }: AliasProblem): [message: string, hint: string] {
  switch (kind) {
    case 'unknown':
      return [
        `\`*${name}\` repeats a value that is not marked by \`&${name}\` before it.`,
        'Mark the value, or put a text that starts with `*` into quotes.',
      ];
    case 'loop':
      return [`\`*${name}\` is inside the value that it repeats.`, 'Write the value out.'];
    case 'too-many':
      return [
        `From \`*${name}\` on, aliases repeat more than ${maxRepeats} values.`,
        'Write the values out instead of repeating them.',
      ];
  }
}

/** The parser may stumble twice over one mistake. */
function withoutRepeats(findings: Finding[]): Finding[] {
  const firsts = new Map<string, Finding>();
  for (const finding of findings) {
    const key = `${finding.at.line} ${finding.message}`;
    if (!firsts.has(key)) firsts.set(key, finding);
  }
  return [...firsts.values()];
}

/** What is said of lists and maps that are too deep in each other. */
export const tooDeepWords: [message: string, hint: string] = [
  `Lists and maps are nested more than ${deepestYaml} deep.`,
  'Use fewer levels.',
];

/** How much of a line a message shows, in UTF-16 units. */
const longestShown = 200;

/** The parser's errors in words for those who do not know the parser. */
export function plainWords(
  error: Pick<YAMLError, 'code' | 'message' | 'pos'>,
  text: string,
): [message: string, hint: string] {
  const start = text.lastIndexOf('\n', error.pos[0] - 1) + 1;
  const end = text.indexOf('\n', start);
  const whole = text.slice(start, end === -1 ? undefined : end).trim();
  const line = whole.length > longestShown ? `${whole.slice(0, longestShown)}…` : whole;
  switch (error.code) {
    case 'DUPLICATE_KEY':
      return [`\`${line.split(':')[0]}\` appears twice in the same block.`, 'Delete one of the two.'];
    case 'TAB_AS_INDENT':
      return ['A tab indents this line; YAML wants spaces.', 'Replace the tab by two spaces.'];
    case 'MULTIPLE_DOCS':
      return [
        'A second document starts here; a content file holds one. What follows was not read: check again after fixing this.',
        'Delete this line of `---`, or move what follows into a file of its own.',
      ];
    case 'MISSING_CHAR':
      return /quote/.test(error.message)
        ? ['A quote is opened before and never closed.', 'Close it, or leave both out.']
        : [`A character is missing: ${lowerFirst(error.message)}.`, 'Close the bracket.'];
    case 'BAD_INDENT':
      return [
        `The indentation does not fit its neighbours: ${lowerFirst(error.message)}.`,
        'Indent the line as those beside it.',
      ];
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'MULTILINE_IMPLICIT_KEY':
      return [
        `\`${line}\` has a second \`: \` in it, or the line before it is not finished.`,
        'Put the value into quotes.',
      ];
    default:
      return [`This is not YAML: ${lowerFirst(error.message)}.`, 'Put a value with special characters into quotes.'];
  }
}

function lowerFirst(text: string): string {
  return (text.charAt(0).toLowerCase() + text.slice(1)).replace(/\.$/, '');
}
