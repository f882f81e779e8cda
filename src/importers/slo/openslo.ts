import {
  filled,
  indicatorOf,
  percentOf,
  toDecide,
  type ObjectiveDraft,
  type ObjectiveFields,
} from './objective-draft.ts';
import { openSloRest } from './openslo-rest.ts';
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
  const objectives = spec.get('objectives').items();
  const own = metadata.get('name').peek() ?? '';
  // What several objectives have in common is kept as it is: by it they find each other again.
  const title =
    (objectives.length === 1 ? metadata.get('displayName').text() : metadata.get('displayName').peek()) ?? own;
  const about = {
    description: spec.get('description').text(),
    labels: metadata.get('labels').texts(),
    window: windowOf(spec),
    policies: policiesOf(spec),
    method: spec.get('budgetingMethod'),
  };
  return objectives.map((objective) => {
    const called = objective.get('displayName').peek();
    const { indicator, ref, document } =
      indicatorAt(objective, shared) ?? indicatorAt(spec, shared) ?? noIndicator(spec);
    const name = objectives.length > 1 && called !== undefined ? `${title}: ${called}` : title;
    const told = indicatorOf(
      [own, title, called, about.description, ref, indicator.get('metadata', 'name').peek()],
      objective,
    );
    const findings = [...told.findings, ...about.window.findings];
    if (ref !== undefined && !document)
      findings.push(
        toDecide(
          objective,
          'indicator-ref',
          `The indicator \`${ref}\` is in none of the files.`,
          'Give the file with `kind: SLI` of that name to the command too.',
        ),
      );
    const queries = queriesOf(indicator, objective);
    const share =
      percentOf(objective.get('target').text(), 'share') ??
      percentOf(objective.get('targetPercent').text(), 'percent') ??
      '';
    if (objective.get('ratioMetrics').isThere) findings.push(...meaninglessBound(objective));
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
        alerting: filled({ policies: about.policies }),
      }),
    };
    return {
      format: 'openslo',
      service: [spec.get('service'), spec.get('serviceRef')].find(({ isThere }) => isThere),
      name: metadata.get('name'),
      isOneOfSeveral: objectives.length > 1,
      fields,
      from: objective,
      findings,
      shared: document,
      rest: (rest) => openSloRest(rest, { root, objective, document, count: objectives.length }),
    };
  });
}

interface FoundIndicator {
  indicator: SpecValue;
  /** Name that the objective gives it, where it is in a document of its own. */
  ref?: string | undefined;
  /** That document, if it is there. */
  document?: SpecValue | undefined;
}

/** The indicator that a value has, by name or inside. */
function indicatorAt(value: SpecValue, shared: Indicators): FoundIndicator | undefined {
  const named = [value.get('indicatorRef'), value.get('sliRef')].find(({ isThere }) => isThere);
  const inside = [value.get('indicator'), value.get('sli')].find(({ isThere }) => isThere);
  const ref = named?.peek();
  const document = ref === undefined ? undefined : shared.get(ref);
  if (document) named!.text();
  const indicator = document ?? inside ?? named;
  return indicator && { indicator, ref, document };
}

const noIndicator = (spec: SpecValue): FoundIndicator => ({ indicator: spec.get('indicator') });

/** Policies that it names; undefined where one is written out, as lists are kept in their order. */
function policiesOf(spec: SpecValue): string[] | undefined {
  const policies = spec.get('alertPolicies').items();
  const names = policies.map((policy) => (policy.peek() === undefined ? policy.get('alertPolicyRef') : policy));
  if (policies.length === 0 || names.some((name) => name.peek() === undefined)) return undefined;
  return names.flatMap((name) => name.text() ?? []);
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
          'Objectives have no window like this one: a calendar window is one week, month, quarter or year.',
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

/** Slices of time that are counted. A method without the length of its slices, as the first version has it, stays unread. */
function timesliceOf(objective: SpecValue, method: SpecValue): ObjectiveFields['timeslice'] {
  const [, mean] = /^(ratio)?timeslices$/i.exec(method.peek() ?? '') ?? [undefined, undefined];
  const length = objective.get('timeSliceWindow').peek();
  if (/^occurrences$/i.test(method.peek() ?? '')) method.text();
  if (!/^(?:ratio)?timeslices$/i.test(method.peek() ?? '') || length === undefined) return undefined;
  for (const value of [method, objective.get('timeSliceWindow')]) value.text();
  const target = percentOf(objective.get('timeSliceTarget').text(), 'share');
  return {
    length: /^\d+$/.test(length) ? `${length}m` : length,
    ...(target !== undefined && { target }),
    ...(mean !== undefined && { counts: 'mean of slices' as const }),
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
  for (const name of ['op', 'value']) objective.get(name).text();
  return `${operator} ${value}`;
}

/** The first version asks for a value of ratios too, which later ones forbid: it says nothing. */
function meaninglessBound(objective: SpecValue): ObjectiveDraft['findings'] {
  return ['op', 'value'].flatMap((name) => {
    const value = objective.get(name);
    const text = value.text();
    if (text === undefined) return [];
    const message = `\`${name}: ${text}\` of a ratio says nothing, and is not carried over.`;
    return [toDecide(value, 'not-carried', message, 'Nothing has to be done: later versions of OpenSLO forbid it.')];
  });
}

type Queries = NonNullable<ObjectiveFields['queries']>;

function queriesOf(indicator: SpecValue, objective: SpecValue): Queries | undefined {
  const spec = indicator.get('spec').isThere ? indicator.get('spec') : indicator;
  const ratio = objective.get('ratioMetrics').isThere ? objective.get('ratioMetrics') : spec.get('ratioMetric');
  const isGoodRaw = ratio.get('rawType').peek() === 'success';
  const metrics = ['good', 'bad', 'total', 'raw'].map((name) => metricOf(ratio.get(name)));
  const [good, bad, total, raw, value] = [...metrics, metricOf(spec.get('thresholdMetric'))].map(({ query }) =>
    query?.text(),
  );
  const all = [...metrics, metricOf(spec.get('thresholdMetric'))].filter(({ query }) => query !== undefined);
  if (raw !== undefined) ratio.get('rawType').text();
  const counted = ratio.get('counter').flag() ?? ratio.get('incremental').flag();
  return filled({
    source: inCommon(all.map(({ source }) => source)),
    dataSource: inCommon(all.map(({ dataSource }) => dataSource)),
    good,
    bad,
    total,
    ...(isGoodRaw ? { goodRatio: raw } : { badRatio: raw }),
    value,
    counts: counted === undefined ? undefined : counted ? ('counter' as const) : ('gauge' as const),
  });
}

/** The text that all values have; where they differ, all stay unread. */
function inCommon(values: readonly (SpecValue | undefined)[]): string | undefined {
  const [first, ...others] = values.map((value) => value?.peek());
  if (first === undefined || others.some((text) => text !== first)) return undefined;
  return values.map((value) => value!.text())[0];
}

interface Metric {
  query: SpecValue | undefined;
  /** What runs it: `Prometheus`. */
  source: SpecValue | undefined;
  /** Name of the source of data. */
  dataSource: SpecValue | undefined;
}

/** A metric, with the names of its parts that all versions have. A query that is not one text, but fields of its own, stays unread. */
function metricOf(metric: SpecValue): Metric {
  const inner = metric.get('metricSource').isThere ? metric.get('metricSource') : metric;
  const spec = inner.get('spec').isThere ? inner.get('spec') : inner;
  return {
    query: there(spec.get('query'), spec.get('promql')),
    source: there(inner.get('type'), inner.get('source'), inner.get('dataSourceSpec', 'type')),
    dataSource: there(inner.get('metricSourceRef'), inner.get('dataSourceRef')),
  };
}

function there(...values: readonly SpecValue[]): SpecValue | undefined {
  return values.find((value) => value.peek() !== undefined);
}
