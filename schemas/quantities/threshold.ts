import { decimal, decimalText, numberPattern, type DecimalText } from './decimal.ts';
import { durationKind, type Duration } from './duration.ts';
import { moneyKind, type Money } from './money.ts';
import { percentageKind, type Percentage } from './percentage.ts';
import { quantity, type Parsed, type QuantityKind } from './quantity.ts';
import { rateKind, type Rate } from './rate.ts';
import { sizeKind, type Size } from './size.ts';

/** The side of a bound that is meant: `< 1%` is `{ operator: '<' }`. */
export type Operator = '<' | '<=' | '>' | '>=' | '=';

/** What a bound is measured in. `count` is a plain number with the thing that is counted, if any is named. */
export type Measure =
  | { kind: 'percentage'; percentage: Percentage; of?: string }
  | { kind: 'duration'; duration: Duration; of?: string }
  | { kind: 'size'; size: Size; of?: string }
  | { kind: 'money'; money: Money; of?: string }
  | { kind: 'rate'; rate: Rate }
  | { kind: 'count'; count: DecimalText; of?: string };

/** A bound on something measured: `p95 < 200ms`, `> 100 jobs`, `< 20% free`. */
export interface Threshold {
  text: string;
  /** The percentile that the bound speaks of, for example `95` or `99.9`. */
  percentile?: DecimalText;
  operator: Operator;
  measure: Measure;
}

const operators: ReadonlyMap<string, Operator> = new Map([
  ['<', '<'],
  ['<=', '<='],
  ['≤', '<='],
  ['>', '>'],
  ['>=', '>='],
  ['≥', '>='],
  ['=', '='],
  ['==', '='],
]);
const bound = /^(<=|>=|==|[<>=≤≥])\s*(\S.*)$/;
const leadingPercentile = /^p(\d{1,2}(?:\.\d+)?)\s*/i;
const trailingPercentile = /(?<!\s)\s*(?:\(\s*p(\d{1,2}(?:\.\d+)?)\s*\)|\bp(\d{1,2}(?:\.\d+)?))$/i;
const count = new RegExp(`^(${numberPattern})(?:\\s+(\\p{L}[\\p{L}\\p{N} ./-]*))?$`, 'u');

export const thresholdKind: QuantityKind<Threshold> = {
  name: 'a threshold',
  examples: ['< 1%', 'p95 < 200ms', '> 100 jobs', '< 15 min'],
  parse(text) {
    const trailing = trailingPercentile.exec(text);
    const leading = leadingPercentile.exec(text);
    const percentile = leading?.[1] ?? trailing?.[1] ?? trailing?.[2];
    const core = text.replace(leadingPercentile, '').replace(trailingPercentile, '');
    const match = bound.exec(core);
    if (!match) return { problem: `\`${text}\` has no bound: \`<\`, \`<=\`, \`>\` or \`>=\` before the number.` };
    const measure = parseMeasure(match[2]!);
    if ('problem' in measure) return measure;
    const operator = operators.get(match[1]!)!;
    return { value: { text, ...(percentile !== undefined && { percentile }), operator, measure: measure.value } };
  },
};

export const threshold = quantity(thresholdKind);

function parseMeasure(text: string): Parsed<Measure> {
  const whole = parseExactly(text);
  if (whole) return { value: whole };
  const words = text.split(/\s+/);
  for (let last = words.length - 1; last > 0; last--) {
    const measure = parseExactly(words.slice(0, last).join(' '));
    const of = words.slice(last).join(' ');
    if (measure && measure.kind !== 'rate' && measure.kind !== 'count') return { value: { ...measure, of } };
  }
  const counted = count.exec(text);
  if (counted)
    return {
      value: {
        kind: 'count',
        count: decimalText(decimal(counted[1]!)),
        ...(counted[2] !== undefined && { of: counted[2] }),
      },
    };
  return { problem: `\`${text}\` is not a number with a unit.` };
}

function parseExactly(text: string): Measure | undefined {
  const percentage = percentageKind.parse(text);
  if ('value' in percentage) return { kind: 'percentage', percentage: percentage.value };
  const duration = /^\d+$/.test(text) ? undefined : durationKind.parse(text);
  if (duration && 'value' in duration) return { kind: 'duration', duration: duration.value };
  const size = sizeKind.parse(text);
  if ('value' in size) return { kind: 'size', size: size.value };
  const money = moneyKind.parse(text);
  if ('value' in money) return { kind: 'money', money: money.value };
  const rate = rateKind.parse(text);
  if ('value' in rate) return { kind: 'rate', rate: rate.value };
  return undefined;
}
