import { isMap, isScalar, isSeq, type Node, type Scalar, type YAMLMap } from 'yaml';
import type { Entries } from '../yaml-nodes.ts';
import { holdsRules, ruleReaders, type ReadInside } from './formats.ts';
import { startOf } from './node-values.ts';
import { openEmbedded } from './open-rules.ts';
import { otherKindOf } from './other-kinds.ts';
import type { RuleFile } from './rule-file.ts';

/** What a document is besides rules that were read. */
export interface DocumentReading {
  /** How many things were found that can hold rules. */
  found: number;
  /** Of a document without any: what it is instead, where it says so. */
  other?: { what: string; hint: string } | undefined;
  /** Something in it that is named as an alert is, or has all of a rule but that name, and that no format reads. */
  unread?: Unread | undefined;
}

interface Unread {
  offset: number;
  /** What is behind `alert:`; undefined where that is missing. */
  name: string | undefined;
}

/** Texts in texts are legal and pointless; this many are followed. */
const deepestText = 3;

/**
 * Reads the rules of a document: those of the format that its top tells; else whatever in it has the form of a rule, at
 * any depth, also inside of texts, as ConfigMaps and the values of charts hold them.
 */
export function readDocument(file: RuleFile, contents: Node | null): DocumentReading {
  const fields = file.peekFields(contents);
  const search = new RuleSearch(0);
  const reader = fields && Object.values(ruleReaders).find(({ detect }) => detect?.(file, fields));
  let found = reader?.read?.(file, fields!, search.inside) ?? 0;
  // What has the keys of a format and none of its rules may have others.
  if (found + search.found === 0) search.inside(file, contents);
  found += search.found;
  return { found, ...(found === 0 && leftOver(file, fields, search)) };
}

function leftOver(
  file: RuleFile,
  fields: Entries | undefined,
  { unread }: RuleSearch,
): Pick<DocumentReading, 'other' | 'unread'> {
  const other = fields && otherKindOf(file, fields);
  return other ? { other } : { unread };
}

class RuleSearch {
  found = 0;
  unread: Unread | undefined;
  readonly #depth: number;
  readonly #seen = new Set<Node>();

  constructor(depth: number) {
    this.#depth = depth;
  }

  /** Reads what has the form of a rule in a value of any kind. */
  readonly inside: ReadInside = (file, value, group) => {
    const node = file.nodes.follow(value);
    if (node === null || this.#seen.has(node)) return;
    if (isScalar(node)) {
      if (this.#depth < deepestText) this.#insideText(file, node);
      return;
    }
    this.#seen.add(node);
    if (isSeq(node)) for (const item of node.items) this.inside(file, item, group);
    if (isMap(node)) this.#insideMap(file, node, group);
  };

  #insideMap(file: RuleFile, node: YAMLMap, outer: string | undefined): void {
    const fields = file.nodes.entriesOf(node);
    for (const format of Object.values(ruleReaders)) {
      if (format.isRule?.(file, fields)) {
        format.readRule!(file, node, fields, outer);
        this.found++;
        return;
      }
      if (format.detect?.(file, fields) && holdsRules(file, fields)) {
        this.found += format.read!(file, fields, this.inside);
        return;
      }
    }
    this.#noteUnread(file, fields);
    const group = nameOf(file, fields) ?? outer;
    for (const [key, { value, isInherited }] of fields)
      if (!isInherited) this.inside(file, value, isList(file, value) && !isPlainKey(key) ? key : group);
  }

  /** A name under `alert:`, which is how a rule begins; or an expression with what only rules have beside it. */
  #noteUnread(file: RuleFile, fields: Entries): void {
    if (this.unread) return;
    const entry = fields.get('alert');
    const name = file.peekText(entry?.value);
    if (entry && name !== undefined && !/^(?:true|false|\d*)$/.test(name))
      this.unread = { offset: startOf(entry.key), name };
    else if (isNameless(file, fields)) this.unread = { offset: startOf(fields.get('expr')!.key), name: undefined };
  }

  #insideText(file: RuleFile, node: Scalar): void {
    const value = String(node.value);
    if (!/\n|^\s*[[{]/.test(value) || !/\b(?:alert|groups|grafana_alert|Resources)["']?[ \t]*:/.test(value)) return;
    const opened = openEmbedded(file, node, (yaml) => /^[ \t]*-[ \t]+["']?alert["']?[ \t]*:/m.test(yaml));
    if (!opened) return;
    const search = new RuleSearch(this.#depth + 1);
    for (const { contents } of opened.documents) search.inside(opened.file, contents);
    this.found += search.found;
    this.unread ??= search.unread && {
      ...search.unread,
      offset: node.range![0],
    };
  }
}

/** Whether a map has an expression and texts as an alerting rule has them, and neither of the names of a rule. */
function isNameless(file: RuleFile, fields: Entries): boolean {
  if (fields.has('record') || file.peekText(fields.get('expr')?.value) === undefined) return false;
  return (
    file.peekFields(fields.get('annotations')?.value) !== undefined ||
    file.peekText(fields.get('for')?.value) !== undefined
  );
}

function isList(file: RuleFile, value: unknown): boolean {
  return isSeq(file.nodes.follow(value));
}

/** Keys that say nothing of the rules under them. */
function isPlainKey(key: string): boolean {
  return /^(?:rules?|groups|items|data|spec|resources|templates|alerts|alerting_?rules)$/i.test(key);
}

function nameOf(file: RuleFile, fields: Entries): string | undefined {
  const metadata = file.peekFields(fields.get('metadata')?.value);
  return ['name', 'title', 'ruleGroup']
    .map((key) => file.peekText((metadata ?? fields).get(key)?.value))
    .find((name) => name !== undefined && name.length < 100);
}
