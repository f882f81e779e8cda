import { isMap, isScalar, isSeq, LineCounter, type Node, type Scalar, type YAMLMap } from 'yaml';
import type { AlertRule, PlacedText } from '../../model/alerts/alert-rule.ts';
import type { Finding, Level } from '../../model/audit/finding.ts';
import type { Place } from '../../model/text/place.ts';
import { describe, isNull, kindOfScalar, shortened, startOf, startOfText } from './node-values.ts';
import type { RuleText } from './rule-text.ts';
import { YamlNodes, type Entries } from '../yaml-nodes.ts';

/** A rule, and the map that its annotations are written into. */
export interface WrittenRule {
  rule: AlertRule;
  node: YAMLMap;
  /** From where to where all of the rule is, in the text. */
  extent: [start: number, end: number];
  /** Text that the map is of: the file itself, or a text inside one of its values. */
  file: RuleFile;
}

/** How many values aliases may repeat in one document. Go's YAML parser refuses far fewer in most files. */
const maxRepeats = 1_000_000;

/** One file of rules while it is read: what is where, and what is wrong with it. */
export class RuleFile {
  readonly shown: string;
  readonly text: RuleText;
  readonly nodes = new YamlNodes(maxRepeats);
  readonly findings: Finding[];
  readonly rules: WrittenRule[];
  /** Why nothing can be written into this text, as the end of a sentence; undefined where it can. */
  readonly unwritable: string | undefined;
  readonly #lines: LineCounter;
  readonly #searched = new WeakSet<YAMLMap>();

  /** @param within The file whose value holds the text, which takes the rules and the findings. */
  constructor(text: RuleText, shown: string, within?: { file: RuleFile; unwritable: string | undefined }) {
    this.text = text;
    this.shown = shown;
    this.findings = within?.file.findings ?? [];
    this.rules = within?.file.rules ?? [];
    this.unwritable = within?.unwritable ?? within?.file.unwritable;
    this.#lines = within ? within.file.#lines : new LineCounter();
    if (within) return;
    this.#lines.addNewLine(0);
    for (let end = text.source.indexOf('\n'); end !== -1; end = text.source.indexOf('\n', end + 1))
      this.#lines.addNewLine(end + 1);
  }

  /** Takes a rule, the map that its annotations are written into, and the first and the last node of all of it. */
  add(rule: AlertRule, node: YAMLMap, [first, last]: readonly [Node, Node] = [node, node]): void {
    const start = startOf(first);
    this.rules.push({ rule, node, extent: [start, last.range?.[1] ?? start], file: this });
  }

  /** Place in the file of an offset in the YAML text. */
  placeOf(offset: number): Place {
    return this.#placeInFile(this.text.sourceStart(offset));
  }

  report(offset: number, id: string, message: string, hint: string, level: Level = 'error'): void {
    this.reportAt(this.text.sourceStart(offset), id, message, hint, level);
  }

  /** Reports something at an offset of the file itself. */
  reportAt(offset: number, id: string, message: string, hint: string, level: Level = 'error'): void {
    this.findings.push({
      id: `rules/${id}`,
      level,
      message: this.text.restore(message),
      hint,
      at: this.#placeInFile(offset),
    });
  }

  #placeInFile(offset: number): Place {
    const { line, col } = this.#lines.linePos(offset);
    const isBehindMark = line === 1 && this.text.source.startsWith('\uFEFF');
    return { file: this.shown, line: Math.max(1, line), column: Math.max(1, isBehindMark ? col - 1 : col) };
  }

  /** Entries of a map. Undefined when nothing is written; anything else than a map is reported. */
  fields(value: unknown, name: string): Entries | undefined {
    const node = this.nodes.follow(value);
    if (!isMap(node)) {
      if (!this.isUnknown(node))
        this.wrongType(node!, name, 'keys with values were', 'Write it as `key: value` lines.');
      return undefined;
    }
    const entries = this.nodes.entriesOf(node);
    if (!this.#searched.has(node)) this.#reportRepeats(node, entries);
    return entries;
  }

  /** Items of a list. None when nothing is written; anything else than a list is reported. */
  items(value: unknown, name: string): Node[] {
    const node = this.nodes.follow(value);
    if (isSeq(node)) return this.peekItems(node);
    if (!this.isUnknown(node)) this.wrongType(node!, name, 'a list was', 'Begin each item with `- `.');
    return [];
  }

  /** One text with its place. Undefined when nothing is written; a list or a map is reported. */
  placed(value: unknown, name: string): PlacedText | undefined {
    const node = this.nodes.follow(value);
    if (isScalar(node)) return isNull(node) ? undefined : this.placedScalar(node);
    if (node) this.wrongType(node, name, 'one text was', 'Write one value, in quotes where it has special characters.');
    return undefined;
  }

  /** Entries of a map in data of any shape; nothing is reported. */
  peekFields(value: unknown): Entries | undefined {
    const node = this.nodes.follow(value);
    return isMap(node) ? this.nodes.entriesOf(node) : undefined;
  }

  /** Items of a list in data of any shape; nothing is reported. */
  peekItems(value: unknown): Node[] {
    const node = this.nodes.follow(value);
    return isSeq(node) ? node.items.map((item) => this.nodes.follow(item)).filter((item) => item !== null) : [];
  }

  /** A text in data of any shape; nothing is reported. */
  peekText(value: unknown): string | undefined {
    const node = this.nodes.follow(value);
    return isScalar(node) && !isNull(node) ? this.text.restore(String(node.value)) : undefined;
  }

  /** Texts of a map by their keys; a key without a value has an empty one. */
  texts(value: unknown, name: string, { mustBeText = false } = {}): Record<string, PlacedText> {
    const placed: [string, PlacedText][] = [];
    for (const [key, entry] of this.fields(value, name) ?? []) {
      const node = this.nodes.follow(entry.value);
      const called = `\`${key}\` of ${name}`;
      if (mustBeText && isScalar(node) && !isNull(node) && kindOfScalar(node) !== 'text')
        this.wrongType(
          node,
          called,
          'text was',
          'Put the value into quotes: Kubernetes refuses the whole object otherwise.',
        );
      const text = isScalar(node) ? this.placedScalar(node) : this.placed(node ?? entry.key, called);
      if (text) placed.push([this.text.restore(key), node ? text : { ...text, value: '' }]);
    }
    return Object.fromEntries(placed);
  }

  placedScalar(node: Scalar): PlacedText {
    return {
      value: this.text.restore(isNull(node) ? '' : String(node.value)),
      at: this.placeOf(startOfText(node, this.text.yaml)),
    };
  }

  wrongType(node: Node, name: string, expected: string, hint: string, level: Level = 'error'): void {
    this.report(
      startOf(node),
      'wrong-type',
      `${upperFirst(name)} is ${describe(node)}, where ${expected} expected.`,
      hint,
      level,
    );
  }

  /** Whether a value says nothing here: it is not written, or a template makes it. */
  isUnknown(node: Node | null): boolean {
    if (!isScalar(node)) return node === null;
    return isNull(node) || (this.text.isHelm && this.text.restore(String(node.value)) !== node.value);
  }

  #reportRepeats(map: YAMLMap, entries: Entries): void {
    this.#searched.add(map);
    for (const [name, { key, repeats }] of entries)
      for (const repeat of repeats) {
        if (this.#isOtherBranch(startOf(key), startOf(repeat))) continue;
        const line = this.placeOf(startOf(key)).line;
        this.report(
          startOf(repeat),
          'duplicate-key',
          `\`${shortened(name)}\` appears twice in the same block; the first is in line ${line}.`,
          'Delete one of the two.',
        );
      }
  }

  /** Whether a template chooses between two places, so that both are never there together. */
  #isOtherBranch(from: number, to: number): boolean {
    return this.text.branchBetween(this.text.sourceStart(from), this.text.sourceStart(to));
  }
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
