import { isMap, isScalar, isSeq, LineCounter, type Document, type Node } from 'yaml';
import type { Finding } from '../../model/audit/finding.ts';
import type { SpecData } from '../../model/objectives/specification-rest.ts';
import type { Place } from '../../model/text/place.ts';
import { YamlNodes, type AliasProblem } from '../../readers/yaml-nodes.ts';
import { readStream } from '../../readers/yaml-stream.ts';

/** How many values aliases may repeat in one document. */
const maxRepeats = 10_000;

/** A file of specifications. */
export interface SpecificationFile {
  /** Path as messages show it. */
  shown: string;
  text: string;
}

/**
 * Documents of a file of YAML. One that is broken anywhere is read nowhere.
 *
 * @param importer What findings are called after: `slo-import`.
 * @param findings Takes what makes the file unreadable.
 */
export function readSpecifications(
  { shown, text }: SpecificationFile,
  importer: string,
  findings: Finding[],
): Specification[] {
  const lines = new LineCounter();
  const { documents, problems } = readStream(text, { schema: 'failsafe', onLine: lines.addNewLine });
  const refuse = (offset: number, message: string, hint: string): void => {
    const { line, col } = lines.linePos(offset);
    const at = { file: shown, line: Math.max(1, line), column: Math.max(1, col) };
    findings.push({
      id: `${importer}/yaml`,
      level: 'error',
      message,
      hint: `${hint} Nothing of the file was read.`,
      at,
    });
  };
  const [problem] = problems;
  if (problem) {
    const words = problem.message === '' ? 'lists and maps are nested too deep' : problem.message;
    refuse(problem.offset, `The file is not YAML from here on: ${words}.`, 'Correct it.');
    return [];
  }
  const read = documents.map((document) => new Specification(document, shown, lines));
  const [alias] = read.flatMap((specification) => specification.problems);
  if (!alias) return read;
  refuse(alias.offset, `\`*${alias.name}\` ${aliasWords[alias.kind]}.`, 'Write the value out.');
  return [];
}

const aliasWords = {
  unknown: 'repeats a value that nothing before it marks',
  loop: 'is inside the value that it repeats',
  'too-many': 'and others repeat more than ten thousand values',
} as const;

/** A document of YAML that keeps account of which of its values were read. */
export class Specification {
  readonly #document: Document.Parsed;
  readonly #shown: string;
  readonly #lines: LineCounter;
  readonly #read = new Set<Node>();
  readonly #nodes = new YamlNodes(maxRepeats);
  /** Aliases that lead nowhere, into themselves or to too much: of such a document nothing may be read. */
  readonly problems: readonly AliasProblem[];

  /** @param shown Path of the file as messages show it. */
  constructor(document: Document.Parsed, shown: string, lines: LineCounter) {
    this.#document = document;
    this.#shown = shown;
    this.#lines = lines;
    this.problems = this.#nodes.addDocument(document.contents);
  }

  /** Objects of the document: itself, or those of a list, which Kubernetes writes as an object. */
  roots(): SpecValue[] {
    const root = new SpecValue(this, this.#document.contents, []);
    const isList = /List$/.test(root.get('kind').peek() ?? '');
    const items = [...root.items(), ...(isList ? root.get('items').items() : [])];
    if (items.length > 0) return items;
    return root.isThere && !(isScalar(root.node) && root.node.value === '') ? [root] : [];
  }

  follow(node: unknown): Node | null {
    return this.#nodes.follow(node);
  }

  /** Names of a map with their values, each as often as it is written, and then those that `<<` brings. */
  entriesOf(node: Node | null): [name: string, value: unknown][] {
    if (!isMap(node)) return [];
    const own = node.items.flatMap(({ key, value }): [string, unknown][] =>
      isScalar(key) && !(key.value === '<<' && key.type === 'PLAIN') ? [[String(key.value), value]] : [],
    );
    const inherited = [...this.#nodes.entriesOf(node)].filter(([, { isInherited }]) => isInherited);
    return [...own, ...inherited.map(([name, { value }]): [string, unknown] => [name, value])];
  }

  markRead(node: Node): void {
    this.#read.add(node);
  }

  isRead(node: Node): boolean {
    return this.#read.has(node);
  }

  placeOf(node: Node | null): Place {
    const { line, col } = this.#lines.linePos(node?.range?.[0] ?? this.#document.range[0]);
    return { file: this.#shown, line: Math.max(1, line), column: Math.max(1, col) };
  }

  /** Values that nobody has read, in the order of the file: a map or list of which nothing was read is one value. */
  unread(root: SpecValue): SpecValue[] {
    const leaves = leavesOf(root);
    const open = leaves.filter(({ node }) => !this.#read.has(node!));
    if (open.length === 0) return [];
    if (open.length === leaves.length && (root.path.length > 1 || isScalar(root.node))) return [root];
    return [...root.entries().map(([, inner]) => inner), ...root.items()].flatMap((inner) => this.unread(inner));
  }
}

/**
 * What of a value nobody has read, as data in its own form; undefined where all of it was.
 *
 * @param only An item of a list in it: the others of its list are left out.
 */
export function restOf(value: SpecValue, only?: SpecValue): SpecData | undefined {
  if (value.peek() !== undefined) return value.isRead ? undefined : value.data();
  const items = value.items();
  if (items.length > 0) {
    const own = items.filter(({ node }) => node === only?.node);
    const rests = (own.length > 0 ? own : items).map((item) => restOf(item, only));
    return rests.every((rest) => rest === undefined) ? undefined : rests.map((rest) => rest ?? {});
  }
  const rests = [...value.byName()].flatMap(([name, inner]) => {
    const rest = restOf(inner, only);
    return rest === undefined ? [] : [[name, rest] as const];
  });
  return rests.length === 0 ? undefined : Object.fromEntries(rests);
}

/** Counts as read what `restOf` gives. @returns Paths of the values that were not, a map of which nothing was read as one. */
export function keepRest(root: SpecValue, only?: SpecValue): string[] {
  return insideOf(root, only).flatMap((value) => {
    const leaves = leavesOf(value);
    const isUnread = leaves.length > 0 && leaves.every(({ isRead }) => !isRead);
    if (value.peek() !== undefined) value.text();
    const paths = keepRest(value, only);
    return isUnread ? [value.pathText] : paths;
  });
}

/** Values right inside of one; of a list that has a certain item, this alone. */
function insideOf(value: SpecValue, only: SpecValue | undefined): SpecValue[] {
  const items = value.items();
  const own = items.filter(({ node }) => node === only?.node);
  return [...value.byName().values(), ...(own.length > 0 ? own : items)];
}

/** Texts below a value, itself included. */
function leavesOf(value: SpecValue): SpecValue[] {
  if (isScalar(value.node)) return value.peek() === undefined ? [] : [value];
  return [...value.entries().map(([, inner]) => inner), ...value.items()].flatMap(leavesOf);
}

/** One value of a specification: a map, a list or a text. */
export class SpecValue {
  readonly #specification: Specification;
  readonly node: Node | null;
  readonly path: readonly (string | number)[];

  constructor(specification: Specification, node: unknown, path: readonly (string | number)[]) {
    this.#specification = specification;
    this.node = specification.follow(node);
    this.path = path;
  }

  get at(): Place {
    return this.#specification.placeOf(this.node);
  }

  /** `spec.objectives[0].target` */
  get pathText(): string {
    return this.path
      .map((part) => (typeof part === 'number' ? `[${part}]` : `.${part}`))
      .join('')
      .replace(/^\./, '');
  }

  /** `spec.target: 99.9`, as messages show it. */
  get written(): string {
    const text = this.peek();
    const value = text === undefined ? '' : `: ${text.length > 60 ? `${text.slice(0, 60)}…` : text}`;
    return `${this.pathText}${value.replaceAll(/\s+/g, ' ')}`;
  }

  /** The value below some names; one that is nothing where there is none. */
  get(...names: string[]): SpecValue {
    const [name, ...rest] = names;
    if (name === undefined) return this;
    const found = this.byName().get(name);
    return (found ?? new SpecValue(this.#specification, null, [...this.path, name])).get(...rest);
  }

  get isThere(): boolean {
    return this.node !== null;
  }

  entries(): [name: string, value: SpecValue][] {
    return this.#specification
      .entriesOf(this.node)
      .map(([name, value]) => [name, new SpecValue(this.#specification, value, [...this.path, name])]);
  }

  /** The same by name: of a name that is written twice, the first. */
  byName(): Map<string, SpecValue> {
    const byName = new Map<string, SpecValue>();
    for (const [name, value] of this.entries()) if (!byName.has(name)) byName.set(name, value);
    return byName;
  }

  items(): SpecValue[] {
    if (!isSeq(this.node)) return [];
    return this.node.items.map((item, index) => new SpecValue(this.#specification, item, [...this.path, index]));
  }

  get isRead(): boolean {
    return this.node !== null && this.#specification.isRead(this.node);
  }

  /** The text as the value that YAML takes it for where it is not in quotes, without reading it. */
  data(): SpecData {
    const text = this.peek() ?? '';
    if (!isScalar(this.node) || this.node.type !== 'PLAIN') return text;
    if (/^(?:true|yes|on)$/i.test(text)) return true;
    if (/^(?:false|no|off)$/i.test(text)) return false;
    return /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(text) ? Number(text) : text;
  }

  /** The text without reading it. */
  peek(): string | undefined {
    if (!isScalar(this.node) || this.node.value === null) return undefined;
    const text = String(this.node.value).trim();
    return text === '' ? undefined : text;
  }

  /** The text, which counts as read from now on; undefined for what is none. */
  text(): string | undefined {
    const text = this.peek();
    if (text !== undefined) this.#specification.markRead(this.node!);
    return text;
  }

  /** `true` or `false`; anything else stays unread. */
  flag(): boolean | undefined {
    const text = this.peek();
    return text === 'true' || text === 'false' ? this.text() === 'true' : undefined;
  }

  /** Texts by their names; undefined where there are none. What is no text stays unread. */
  texts(): Record<string, string> | undefined {
    const found = this.entries().flatMap(([name, value]) => {
      const text = value.text();
      return text === undefined ? [] : [[name, text] as const];
    });
    return found.length === 0 ? undefined : Object.fromEntries(found);
  }
}
