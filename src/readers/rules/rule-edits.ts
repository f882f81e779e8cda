import { isAlias, isMap, isScalar, type Scalar, type YAMLMap } from 'yaml';
import { Refused, writeLink } from './link-text.ts';
import {
  flowStyleOf,
  gapBehind,
  indentAt,
  linkField,
  refuseGenerated,
  setLink,
  unitOf,
  type FlowStyle,
  type NewField,
} from './map-edits.ts';
import { isNull } from './node-values.ts';
import type { RuleFile } from './rule-file.ts';
import { behindColon, fillEmpty } from './scalar-edits.ts';
import { behindLine, insertLines, type Splice } from './splice.ts';
import type { Entry } from '../yaml-nodes.ts';

/**
 * Writes a link into the `annotations` of a rule of Prometheus or Grafana, and makes them where there are none.
 *
 * @throws Refused when they are not the rule's own.
 */
export function annotate(file: RuleFile, rule: YAMLMap, key: string, link: string): Splice {
  const entries = file.nodes.entriesOf(rule);
  const annotations = entries.get('annotations');
  if (!annotations) return addField(file, rule, ['alert', 'title'], annotationsField(file, rule, key, link));
  if (annotations.isInherited) throw new Refused('its annotations come from another place by `<<`');
  if (annotations.repeats.length > 0) throw new Refused('it has `annotations` twice');
  const { value } = annotations;
  if (isAlias(value)) throw new Refused(`its annotations are those of \`*${value.source}\``);
  if (isMap(value)) return setLink(file, { map: value, key: annotations.key }, key, link);
  if (value !== null && !(isScalar(value) && isNull(value)))
    throw new Refused('its annotations are not keys with values');
  return fillAnnotations(file, rule, annotations, key, link);
}

/** Writes annotations where the key is alone, or with `null`. */
function fillAnnotations(
  file: RuleFile,
  rule: YAMLMap,
  { key: annotations, value }: Entry,
  key: string,
  link: string,
): Splice {
  const { source, sourceStart, sourceEnd } = file.text;
  refuseGenerated(file, annotations);
  const field = linkField(file, rule, key, link);
  const [start, end] = value?.range ?? [0, 0];
  if (value?.anchor) throw new Refused('its annotations are marked for use elsewhere');
  if (start !== end)
    return {
      start: sourceStart(start),
      end: sourceEnd(end),
      text: `{ ${field.flow(flowStyleOf(file, rule.items[0]?.key))} }`,
    };
  if (rule.flow) return fillEmpty(file, annotations, `{ ${field.flow(flowStyleOf(file, rule.items[0]?.key))} }`);
  const indent = indentAt(source, sourceStart(annotations.range![0]));
  return insertLines(
    source,
    behindLine(source, behindColon(file, annotations)),
    field.lines(indent + unitOf(file, rule, 'map'), ''),
  );
}

function annotationsField(file: RuleFile, rule: YAMLMap, key: string, link: string): NewField {
  const field = linkField(file, rule, key, link);
  return {
    lines: (indent, unit) => [`${indent}annotations:`, ...field.lines(indent + unit, unit)],
    flow: (style) => `${writeLink('annotations', style)}${style.colon}${inBraces(field.flow(style), style)}`,
  };
}

/** JSON that wastes nothing has no blanks inside braces either. */
export function inBraces(text: string, { colon }: FlowStyle): string {
  return colon === ':' ? `{${text}}` : `{ ${text} }`;
}

/**
 * Adds a field to a map behind the first of some keys that has one text as its value, else behind any other such key.
 *
 * @throws Refused when there is none, or when a template may leave that key out.
 */
export function addField(
  file: RuleFile,
  map: YAMLMap,
  behind: readonly string[],
  field: NewField,
  unit: 'map' | 'list' = 'map',
): Splice {
  const { source, sourceStart, sourceEnd, branchBetween } = file.text;
  const own = [...file.nodes.entriesOf(map)].filter(
    ([, { isInherited, value }]) => !isInherited && (isScalar(value) || isAlias(value)),
  );
  const rank = (name: string): number => (behind.includes(name) ? behind.indexOf(name) : behind.length);
  const [, neighbour] = own.toSorted(([a], [b]) => rank(a) - rank(b))[0] ?? [];
  if (!neighbour) throw new Refused('it has no field with one value that the new one could be behind');
  const key: Scalar = neighbour.key;
  const end = sourceEnd(neighbour.value!.range![1]);
  if (branchBetween(sourceStart(map.range![0]), end)) throw new Refused('a template may leave its name out');
  if (map.flow)
    return { start: end, end, text: `,${flowGap(file, map)}${field.flow(flowStyleOf(file, map.items[0]?.key))}` };
  const indent = indentAt(source, sourceStart(key.range![0]));
  return insertLines(source, behindLine(source, end), field.lines(indent, unitOf(file, map, unit)));
}

/** What is between the brace of a map and its first key: a line end with blanks, or a blank where nothing is wasted otherwise. */
function flowGap(file: RuleFile, map: YAMLMap): string {
  const gap = gapBehind(file.text.source, file.text.sourceStart(map.range![0]) + 1);
  return gap.includes('\n') ? gap : flowStyleOf(file, map.items[0]?.key).colon === ':' ? '' : ' ';
}
