import { thresholdKind } from '../../../schemas/quantities/threshold.ts';
import { isOfObjectives } from './metrics.ts';
import { asText, fieldsOf, inWords, reader } from './record-reader.ts';
import { lengthOfTime } from './wording.ts';

/** A bound with what it is of and how long it holds: `age > 26h`, `> 5% for 5 min`. */
function thresholdIn(text: string): { threshold: string; isWhole: boolean } | undefined {
  if ('value' in thresholdKind.parse(text)) return { threshold: text, isWhole: true };
  const [, bound = ''] =
    new RegExp(
      `^(?:[\\p{L}_][\\p{L}\\d_ ]{0,30}\\s)?((?:p\\d{1,2}\\s*)?(?:<=|>=|[<>≤≥])\\s*[\\d.]+\\s?(?:%|[a-z]{1,8})?)(?:\\s+(?:in|for|over|within)\\s+(?:${lengthOfTime}))?$`,
      'iu',
    ).exec(text.trim()) ?? [];
  return bound !== '' && 'value' in thresholdKind.parse(bound) ? { threshold: bound, isWhole: false } : undefined;
}

/** `HighErrorRate`, `HIGH_ERROR_RATE`: what a rule is called, and no section. */
const isRuleName = /^(?:[A-Z][A-Za-z0-9]*[a-z][A-Za-z0-9]*[A-Z][A-Za-z0-9]*|[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)$/;

const ifThreshold = (text: string): string | undefined => thresholdIn(text)?.threshold;

export const readMetrics = reader({
  kind: 'metric',
  type: 'service',
  list: 'metrics',
  named: 'name',
  // An alert that a heading names has its condition in a line below; what else is said of it stays there.
  isAbout: (titles, { record, name, cells }) =>
    (record.form === 'row' ||
      (record.form === 'heading' && isRuleName.test(name.value) && cells.has('alert') && !cells.has('target'))) &&
    titles.some((title) => /metric|KPI|alarm|alert|threshold|monitor/i.test(title)) &&
    !titles
      .slice(0, -1)
      .slice(0, 2)
      .some((title) => isOfObjectives.test(title)),
  read(_facts, given) {
    const { name, cells, record } = given;
    const others = record.form === 'row' ? given.others : [];
    const fields = fieldsOf(given, { target: ifThreshold, alert: ifThreshold, cadence: asText });
    // What a bound holds of is said in the words of the source as well.
    const parts = [...cells.values()].filter(({ value }) => thresholdIn(value)?.isWhole === false);
    if (!fields || !['target', 'alert'].some((bound) => Object.hasOwn(fields, bound))) return undefined;
    return {
      name: name.value,
      fields: { name: name.value, ...fields, note: inWords([...parts, ...others]) },
      told: [...(record.form === 'row' ? [name] : []), ...cells.values(), ...others],
      absorbed: [],
    };
  },
});
