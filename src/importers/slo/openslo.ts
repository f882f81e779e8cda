import {
  filled,
  indicatorOf,
  percentOf,
  toDecide,
  type ObjectiveDraft,
  type ObjectiveFields,
} from './objective-draft.ts';
import type { SpecValue } from './specification.ts';

/** @see https://github.com/OpenSLO/OpenSLO (v1alpha, v1 and v2alpha) */
export const isOpenSlo = (root: SpecValue): boolean => /^openslo(?:\.com)?\//.test(root.get('apiVersion').peek() ?? '');

/** Indicators that stand in documents of their own, by their names. */
export type Indicators = ReadonlyMap<string, SpecValue>;

/** The name of an indicator in a document of its own; undefined for other documents. */
export function sharedIndicator(root: SpecValue): string | undefined {
  return isOpenSlo(root) && root.get('kind').peek() === 'SLI' ? root.get('metadata', 'name').peek() : undefined;
}

/** Objectives of a document of OpenSLO; none where its kind is another than `SLO`. */
export function openSloObjectives(root: SpecValue, shared: Indicators): ObjectiveDraft[] {
  if (root.get('kind').peek() !== 'SLO') return [];
  for (const name of ['apiVersion', 'kind']) root.get(name).text();
  const metadata = root.get('metadata');
  const spec = root.get('spec');
  const own = metadata.get('name').text() ?? '';
  const title = metadata.get('displayName').text() ?? own;
  const about = {
    service: spec.get('service').text(),
    description: spec.get('description').text(),
    labels: metadata.get('labels').texts(),
    window: windowOf(spec),
    policies: spec
      .get('alertPolicies')
      .items()
      .flatMap((policy) => policy.text() ?? policy.get('alertPolicyRef').text() ?? []),
    method: spec.get('budgetingMethod').text(),
  };
  const objectives = spec.get('objectives').items();
  return objectives.map((objective) => {
    const called = objective.get('displayName').text();
    const places = [objective, spec].flatMap((at) => [at.get('indicator'), at.get('sli')]);
    const inline = places.find((place) => place.isThere) ?? spec.get('indicator');
    const refs = [objective, spec].flatMap((at) => [at.get('indicatorRef'), at.get('sliRef')]);
    const ref = refs.find((place) => place.isThere)?.text();
    const indicator = ref === undefined ? inline : (shared.get(ref) ?? inline);
    const name = objectives.length > 1 && called !== undefined ? `${title}: ${called}` : title;
    const told = indicatorOf(
      [own, title, called, about.description, ref, indicator.get('metadata', 'name').peek()],
      objective,
    );
    const findings = [...told.findings, ...about.window.findings];
    if (ref !== undefined && !shared.has(ref))
      findings.push(
        toDecide(
          objective,
          'indicator-ref',
          `The indicator \`${ref}\` is in none of the files.`,
          'Give the file with `kind: SLI` of that name to the command too.',
        ),
      );
    indicator.get('metadata', 'name').text();
    const queries = queriesOf(indicator, objective);
    const share =
      percentOf(objective.get('target').text(), 'share') ??
      percentOf(objective.get('targetPercent').text(), 'percent') ??
      '';
    const bound = boundOf(objective, queries?.value !== undefined);
    if (bound !== undefined)
      findings.push(
        toDecide(
          objective.get('value'),
          'unit',
          `The bound \`${bound}\` has no unit in OpenSLO.`,
          'Write its unit into `target:`, such as `99% < 200ms`.',
        ),
      );
    const fields: ObjectiveFields = {
      id: '',
      name,
      indicator: told.indicator,
      target: bound === undefined ? share : `${share} ${bound}`,
      ...filled({
        description: about.description,
        ...about.window.fields,
        timeslice: timesliceOf(objective, about.method),
        queries,
        labels: about.labels,
        alerting: filled({ policies: about.policies.length === 0 ? undefined : about.policies }),
      }),
    };
    return { service: about.service, fields, from: objective, findings };
  });
}

const unitLetters: ReadonlyMap<string, string> = new Map([
  ['second', 's'],
  ['minute', 'm'],
  ['hour', 'h'],
  ['day', 'd'],
  ['week', 'w'],
  ['month', 'M'],
  ['quarter', 'Q'],
  ['year', 'Y'],
]);
const calendarWords: ReadonlyMap<string, string> = new Map([
  ['1w', 'weekly'],
  ['1M', 'monthly'],
  ['1Q', 'quarterly'],
  ['1Y', 'yearly'],
]);

interface FoundWindow {
  fields: Pick<ObjectiveFields, 'window' | 'windowStarts' | 'timeZone'>;
  findings: ObjectiveDraft['findings'];
}

function windowOf(spec: SpecValue): FoundWindow {
  const [window, ...others] = [...spec.get('timeWindow').items(), ...spec.get('timeWindows').items()];
  if (!window || others.length > 0) return { fields: {}, findings: [] };
  const unit = unitLetters.get(window.get('unit').peek()?.toLowerCase().replace(/s$/, '') ?? '');
  const counted = unit === undefined ? undefined : `${window.get('count').peek() ?? ''}${unit}`;
  const length = window.get('duration').peek() ?? counted;
  const calendar = window.get('calendar');
  const isRolling = window.get('isRolling').peek() === 'true' || !calendar.isThere;
  const written = length === undefined || isRolling ? length : calendarWords.get(length);
  if (written === undefined)
    return {
      fields: {},
      findings: [
        toDecide(
          window,
          'window',
          'Its window is none that objectives have: a calendar window is one week, month, quarter or year.',
          'Write `window:` by hand.',
        ),
      ],
    };
  for (const name of ['unit', 'count', 'duration', 'isRolling']) window.get(name).text();
  return {
    fields:
      filled({
        window: written,
        windowStarts: isRolling ? undefined : calendar.get('startTime').text(),
        timeZone: isRolling ? undefined : calendar.get('timeZone').text(),
      }) ?? {},
    findings: [],
  };
}

function timesliceOf(objective: SpecValue, method: string | undefined): ObjectiveFields['timeslice'] {
  if (method === undefined || /^occurrences$/i.test(method)) return undefined;
  const length = objective.get('timeSliceWindow').text();
  const target = percentOf(objective.get('timeSliceTarget').text(), 'share');
  if (length === undefined) return undefined;
  return {
    length: /^\d+$/.test(length) ? `${length}m` : length,
    ...(target !== undefined && { target }),
    ...(/^ratiotimeslices$/i.test(method) && { counts: 'mean of slices' as const }),
  };
}

const operators: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['lte', '<='],
  ['gt', '>'],
  ['gte', '>='],
]);

/** The bound of a measurement: operator and value. Of ratios, OpenSLO asks for a value that says nothing, which stays unread. */
function boundOf(objective: SpecValue, isMeasured: boolean): string | undefined {
  const operator = operators.get(objective.get('op').peek() ?? '');
  const value = objective.get('value').peek();
  if (!isMeasured || operator === undefined || value === undefined) return undefined;
  objective.get('op').text();
  objective.get('value').text();
  return `${operator} ${value}`;
}

type Queries = NonNullable<ObjectiveFields['queries']>;

function queriesOf(indicator: SpecValue, objective: SpecValue): Queries | undefined {
  const spec = indicator.get('spec').isThere ? indicator.get('spec') : indicator;
  const ratio = objective.get('ratioMetrics').isThere ? objective.get('ratioMetrics') : spec.get('ratioMetric');
  const threshold = spec.get('thresholdMetric');
  const isGoodRaw = ratio.get('rawType').peek() === 'success';
  const raw = metricOf(ratio.get('raw'));
  if (raw.query !== undefined) ratio.get('rawType').text();
  const [good, bad, total, value] = [ratio.get('good'), ratio.get('bad'), ratio.get('total'), threshold].map(metricOf);
  const counted = ratio.get('counter').flag() ?? ratio.get('incremental').flag();
  return filled({
    source: [good, bad, total, raw, value].map((metric) => metric!.source).find((source) => source !== undefined),
    good: good!.query,
    bad: bad!.query,
    total: total!.query,
    ...(isGoodRaw ? { goodRatio: raw.query } : { badRatio: raw.query }),
    value: value!.query,
    counts: counted === undefined ? undefined : counted ? ('counter' as const) : ('gauge' as const),
  });
}

/** Query of a metric. A source whose query is not one text, but fields of its own, is kept as they are written. */
function metricOf(metric: SpecValue): { query: string | undefined; source: string | undefined } {
  const inner = metric.get('metricSource').isThere ? metric.get('metricSource') : metric;
  const spec = inner.get('spec').isThere ? inner.get('spec') : inner;
  const query = (spec.get('query').isThere ? spec.get('query') : spec.get('promql')).text();
  if (query === undefined) return { query, source: undefined };
  const source =
    inner.get('metricSourceRef').text() ??
    inner.get('dataSourceRef').text() ??
    inner.get('type').text() ??
    inner.get('source').text();
  return { query, source };
}
