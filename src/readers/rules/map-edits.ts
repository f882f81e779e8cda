import { isAlias, isMap, isScalar, isSeq, type Node, type Scalar, type YAMLMap } from 'yaml';
import { Refused, writeLink } from './link-text.ts';
import type { RuleFile } from './rule-file.ts';
import { behindColon, fillEmpty, quotesOf, replaceScalar, styleAt } from './scalar-edits.ts';
import type { Quotes } from './scalar-text.ts';
import { behindLine, columnOf, insertLines, type Splice } from './splice.ts';
import type { Entry } from '../yaml-nodes.ts';

/** What is written into a map: lines of a block, or a text between braces. */
export interface NewField {
  lines: (indent: string, unit: string) => string[];
  flow: (style: FlowStyle) => string;
}

/** How maps between braces are written around here. */
export interface FlowStyle {
  /** Quotes around keys and values: JSON's, or none. */
  quotes: Quotes;
  /** `: `, or `:` where nothing is wasted. */
  colon: string;
}

/** Where a map is in the file, as far as edits need it. */
export interface MapSite {
  map: YAMLMap;
  /** Key whose value it is. */
  key: Scalar;
}

/**
 * Sets a key of a map to a link: replaces its value, or adds it as the first entry, whatever follows.
 *
 * @throws Refused when the map or the value is not this rule's alone, or when it is not one text.
 */
export function setLink(file: RuleFile, site: MapSite, name: string, link: string): Splice {
  const { map } = site;
  refuseShared(file, map);
  const entry = file.nodes.entriesOf(map).get(name);
  if (entry && !entry.isInherited) return replaceValue(file, map, entry, link);
  return insertFirst(file, site, linkField(file, map, name, link));
}

/** A key with a link, in the quotes of the values of a map nearby. */
export function linkField(file: RuleFile, near: YAMLMap, name: string, link: string): NewField {
  const style = { ...styleAt(file, file.text.sourceStart(near.range![0])), quotes: quotesIn(file, near) };
  return {
    lines: (indent) => [`${indent}${writeLink(name, { quotes: 'none' })}: ${writeLink(link, style)}`],
    flow: ({ quotes, colon }) => {
      const value = writeLink(link, { ...style, quotes: quotes === 'double' ? quotes : style.quotes, inFlow: true });
      return `${writeLink(name, { quotes, inFlow: true })}${colon}${value}`;
    },
  };
}

/** Sets the value of a key that is there. */
export function replaceValue(file: RuleFile, map: YAMLMap, { key, value, repeats }: Entry, link: string): Splice {
  if (repeats.length > 0) throw new Refused(`\`${String(key.value)}\` is there twice`);
  if (isAlias(value)) return replaceScalar(file, value, link, { inFlow: map.flow ?? false });
  if (!isScalar(value)) throw new Refused(`\`${String(key.value)}\` is not a text`);
  if (value.range![0] !== value.range![1]) return replaceScalar(file, value, link, { inFlow: map.flow ?? false });
  refuseGenerated(file, key);
  const offset = behindColon(file, key);
  return fillEmpty(
    file,
    key,
    writeLink(link, { ...styleAt(file, offset), quotes: quotesIn(file, map), inFlow: map.flow ?? false }),
  );
}

/** Adds an entry before all others of a map that is the value of a key. */
export function insertFirst(file: RuleFile, { map, key }: MapSite, field: NewField): Splice {
  const { source, yaml, isHelm } = file.text;
  if (map.flow) return insertInBraces(file, map, field.flow, flowStyleOf(file, map.items[0]?.key, key));
  const first = firstKey(map);
  const start = file.text.sourceStart(first.range![0]);
  const indent = indentAt(source, start);
  const behindKey = behindLine(source, behindColon(file, key));
  const between = yaml.slice(yaml.indexOf('\n', key.range![1]) + 1, first.range![0]);
  const isNext = isHelm || /^(?:[ \t]*(?:#[^\n]*|\r)?\n)*[ \t]*$/.test(between);
  return insertLines(source, isNext ? behindKey : start - indent.length, field.lines(indent, '  '));
}

/** Adds an entry to a map, or an item to a list, in front of what is between its brackets. */
export function insertInBraces(
  file: RuleFile,
  collection: Node & { items: readonly unknown[] },
  write: NewField['flow'],
  style: FlowStyle,
): Splice {
  const { source } = file.text;
  const text = write(style);
  const offset = file.text.sourceStart(collection.range![0]) + 1;
  if (collection.items.length === 0) {
    const isSpaced = /^[ \t]/.test(source.slice(offset, offset + 1));
    return { start: offset, end: offset, text: isSpaced ? ` ${text}` : text };
  }
  const gap = gapBehind(source, offset);
  const isPlainGap = !/[#&!?]/.test(source[offset + gap.length]!);
  if (isPlainGap)
    return { start: offset + gap.length, end: offset + gap.length, text: `${text},${gap || style.colon.slice(1)}` };
  return { start: offset, end: offset, text: `${text},${gap === '' ? ' ' : ''}` };
}

/** Blanks and line ends from an offset on. */
export function gapBehind(source: string, offset: number): string {
  const blanks = /\s*/y;
  blanks.lastIndex = offset;
  return blanks.exec(source)![0];
}

/** How keys and colons are written between braces, by the first of some keys that there is. */
export function flowStyleOf(file: RuleFile, ...keys: unknown[]): FlowStyle {
  const example = keys.find((key) => isScalar(key));
  if (example?.type !== 'QUOTE_DOUBLE') return { quotes: 'none', colon: ': ' };
  const end = example.range![1];
  return { quotes: 'double', colon: /^:\S/.test(file.text.yaml.slice(end, end + 2)) ? ':' : ': ' };
}

/** Quotes of the first value of one line in a map, as an example for another. */
export function quotesIn(file: RuleFile, map: YAMLMap): Quotes {
  for (const { value, isInherited } of file.nodes.entriesOf(map).values()) {
    if (!isInherited && isScalar(value) && value.range![0] !== value.range![1] && !value.type?.startsWith('BLOCK'))
      return quotesOf(value);
  }
  return 'none';
}

/** @throws Refused when a template prints what is behind a key, so that nothing can be written there. */
export function refuseGenerated(file: RuleFile, key: Scalar): void {
  const from = file.text.sourceEnd(key.range![1]);
  const next = /\S/g;
  next.lastIndex = file.text.yaml.indexOf(':', key.range![1]) + 1;
  const to = file.text.sourceStart(next.test(file.text.yaml) ? next.lastIndex - 1 : file.text.yaml.length);
  const made = file.text
    .actionsIn(from, to)
    .find(({ kind, start }) => start >= from && (kind === 'lines' || kind === 'value'));
  if (made)
    throw new Refused(
      `the template \`${file.text.source.slice(made.start, made.end)}\` makes \`${String(key.value)}\``,
    );
}

/** @throws Refused when an alias repeats a node, so that an edit would change another rule. */
export function refuseShared(file: RuleFile, node: YAMLMap): void {
  if (file.nodes.isRepeated(node)) throw new Refused(`other rules repeat these lines by \`*${node.anchor ?? ''}\``);
}

export function firstKey(map: YAMLMap): Scalar {
  const key = map.items[0]?.key;
  if (!isScalar(key)) throw new Refused('its first key is not a text');
  return key;
}

/** Blanks as wide as what is before an offset on its line. */
export function indentAt(source: string, offset: number): string {
  return ' '.repeat(columnOf(source, offset));
}

/** Spaces by which values are deeper than their keys in the maps and lists of a map. */
export function unitOf(file: RuleFile, map: YAMLMap, of: 'map' | 'list'): string {
  const { source, sourceStart } = file.text;
  for (const { key, value } of map.items) {
    if (
      !isScalar(key) ||
      !(of === 'map' ? isMap(value) : isSeq(value)) ||
      (value as YAMLMap).flow ||
      !(value as Node).range
    )
      continue;
    const width =
      columnOf(source, sourceStart((value as Node).range![0])) - columnOf(source, sourceStart(key.range![0]));
    if (width >= (of === 'map' ? 1 : 0)) return ' '.repeat(width);
  }
  return '  ';
}
