import type { ObjectiveInput, SpecificationFormat } from '../../../schemas/slo.ts';
import { decimal } from '../../../schemas/quantities/decimal.ts';
import type { Finding } from '../../model/audit/finding.ts';
import type { SpecData } from '../../model/objectives/specification-rest.ts';
import type { SpecValue } from './specification.ts';

/** An objective as its file has it. */
export type ObjectiveFields = ObjectiveInput;

/** An objective of a specification, and what has to be said of it. */
export interface ObjectiveDraft {
  format: SpecificationFormat;
  /** Name of the service, where the specification names one. Not read yet. */
  service: SpecValue | undefined;
  /** Name of the objective in its file. Not read yet. */
  name: SpecValue;
  /** Whether that name is one of several objectives together. */
  isOneOfSeveral?: boolean;
  fields: ObjectiveFields;
  /** The objective in its document, which may hold others. */
  from: SpecValue;
  findings: Finding[];
  /** Another document that belongs to it. */
  shared?: SpecValue | undefined;
  /** What is kept of what was not read of the document, where it is not that as it is. */
  rest?: (unread: SpecData | undefined) => SpecData;
}

/** Something to decide about a value. */
export function toDecide(value: SpecValue, id: string, message: string, hint: string): Finding {
  return { id: `slo-import/${id}`, level: 'note', message, hint, at: value.at };
}

/** Names of indicators and the words that tell them; the first that is in a text wins. */
const indicatorWords: readonly [ObjectiveFields['indicator'], RegExp][] = [
  ['latency', /latency|duration|slow|response[ _-]?time|respond|fast/i],
  ['freshness', /fresh|stale|lag|delay|\bage\b/i],
  ['durability', /durab|data[ _-]?loss/i],
  ['throughput', /throughput/i],
  ['availability', /availab|uptime|reachab|\bup\b/i],
];

/** What an objective measures, by its own words, and what is to be said where they do not tell. */
export function indicatorOf(
  words: readonly (string | undefined)[],
  from: SpecValue,
): { indicator: ObjectiveFields['indicator']; findings: Finding[] } {
  const text = words.filter((word) => word !== undefined).join(' ');
  const told = indicatorWords.find(([, pattern]) => pattern.test(text))?.[0];
  const indicator = told ?? 'success-rate';
  const why = told === undefined ? 'nothing in its words tells what it measures' : 'its words say so';
  return {
    indicator,
    findings: [
      toDecide(
        from,
        'indicator',
        `Its indicator is taken for \`${indicator}\`: ${why}.`,
        'Correct `indicator:` where it is another.',
      ),
    ],
  };
}

/** `0.999` or `99.9` as a share in percent: `99.9%`. Undefined for what is no number. */
export function percentOf(text: string | undefined, kind: 'share' | 'percent'): string | undefined {
  if (text === undefined || !/^\d+(?:\.\d+)?$/.test(text)) return undefined;
  return `${decimal(text)
    .times(kind === 'share' ? 100 : 1)
    .toFixed()}%`;
}

/** A record without what is undefined; undefined where nothing is left. */
export function filled<Fields extends object>(fields: Fields): Fields | undefined {
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined);
  return entries.length === 0 ? undefined : (Object.fromEntries(entries) as Fields);
}
