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

const ifThreshold = (text: string): string | undefined => thresholdIn(text)?.threshold;

export const readMetrics = reader({
  kind: 'metric',
  type: 'service',
  list: 'metrics',
  named: 'name',
  isAbout: (titles, { record }) =>
    record.form === 'row' &&
    titles.some((title) => /metric|KPI|alarm|alert|threshold|monitor/i.test(title)) &&
    !titles
      .slice(0, -1)
      .slice(0, 2)
      .some((title) => isOfObjectives.test(title)),
  read(_facts, given) {
    const { name, cells, others } = given;
    const fields = fieldsOf(given, { target: ifThreshold, alert: ifThreshold, cadence: asText });
    // What a bound holds of is said in the words of the source as well.
    const parts = [...cells.values()].filter(({ value }) => thresholdIn(value)?.isWhole === false);
    if (!fields || !['target', 'alert'].some((bound) => Object.hasOwn(fields, bound))) return undefined;
    return {
      name: name.value,
      fields: { name: name.value, ...fields, note: inWords([...parts, ...others]) },
      told: [name, ...cells.values(), ...others],
      absorbed: [],
    };
  },
});
