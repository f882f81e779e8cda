import { decimal } from '../../../schemas/quantities/decimal.ts';
import { durationKind, fixedSeconds, type Duration } from '../../../schemas/quantities/duration.ts';
import type { Threshold } from '../../../schemas/quantities/threshold.ts';
import type { Objective } from '../../../schemas/slo.ts';
import { dataAt, isSpecMap, withRest, type SpecData, type SpecMap } from '../../model/objectives/specification-rest.ts';
import {
  boundInQueries,
  fixedWindow,
  noShare,
  present,
  shareOf,
  type ExportedObjective,
  type Remark,
  type SpecificationWriter,
  type Written,
} from './exported.ts';

/** Documents of OpenSLO. @see https://github.com/OpenSLO/OpenSLO (`openslo/v1`) */
export const openSloWriter: SpecificationWriter = {
  title: 'OpenSLO',
  write: writeOpenSlo,
  listAt: () => ['spec', 'objectives'],
  identity: (data) => [dataAt(data, 'metadata', 'name')],
};

function writeOpenSlo({ service, objective, rest, hasWindow }: ExportedObjective): Written {
  const restOfOne = dataAt(rest, 'spec', 'objectives', 0);
  // An objective that is weighed with others has an indicator of its own, unless their document has one for all.
  const hasIndicator = (at: SpecData | undefined): boolean =>
    ['indicator', 'indicatorRef'].some((name) => dataAt(at, name) !== undefined);
  const isWeighed =
    hasIndicator(restOfOne) ||
    (dataAt(restOfOne, 'compositeWeight') !== undefined && !hasIndicator(dataAt(rest, 'spec')));
  const ownName = dataAt(rest, 'metadata', 'name') ?? objective.id;
  const sli = indicatorOf(objective, rest, isWeighed);
  const bound = boundOf(objective, sli.isMeasured);
  const share = bound.share;
  const window = windowOf(objective, hasWindow);
  const slices = slicesOf(objective);
  const indicator = sli.data && { metadata: { name: objective.id }, spec: sli.data };
  const data = {
    apiVersion: 'openslo/v1',
    kind: 'SLO',
    metadata: present({
      name: objective.id,
      displayName: objective.name === ownName ? undefined : objective.name,
      labels: objective.labels,
    }),
    spec: present({
      description: objective.description,
      service,
      indicator: isWeighed ? undefined : indicator,
      timeWindow: window.data && [window.data],
      budgetingMethod: slices.method,
      objectives: [
        present({
          ...bound.data,
          target: share && Number(share.toFixed()),
          ...slices.data,
          indicator: isWeighed ? indicator : undefined,
        }),
      ],
      alertPolicies: objective.alerting?.policies?.map((name) => ({ alertPolicyRef: name })),
    }),
  };
  const hasOwnWindow = dataAt(rest, 'spec', 'timeWindow') !== undefined;
  // What a file of OpenSLO did not have either is no reason to keep it back.
  const gaps = [...(hasOwnWindow ? [] : window.gaps), ...sli.gaps, ...bound.gaps];
  const isFromOpenSlo = Object.keys(rest).length > 0;
  const whole = withRest(data, restBeside(data, rest)) as SpecMap;
  return {
    data: whole,
    carried: [
      ...['description', 'labels', 'target', 'window', 'windowStarts', 'timeZone', 'timeslice', 'alerting.policies'],
      ...(titlesOf(whole).includes(objective.name) ? ['name'] : []),
      ...sli.carried,
    ],
    missing: [
      ...nameTooLong(objective),
      ...slices.missing,
      ...sli.missing,
      ...bound.missing,
      ...(isFromOpenSlo ? [] : gaps),
    ],
    remarks: [...(isFromOpenSlo ? gaps : []), ...(sli.isMeasured ? [] : boundInQueries(objective, 'OpenSLO'))],
  };
}

/** The rest without what has been written since: a window that objectives could not have, lists of labels, policies that were written out. */
function restBeside(data: SpecMap, rest: SpecMap): SpecMap {
  const windows = dataAt(rest, 'spec', 'timeWindow');
  const isWindowWritten = dataAt(data, 'spec', 'timeWindow') !== undefined;
  const isWindowKept = Array.isArray(windows) && windows.some((window) => dataAt(window, 'duration') !== undefined);
  const own = dataAt(data, 'spec', 'alertPolicies');
  const kept = dataAt(rest, 'spec', 'alertPolicies');
  const isPolicyKept =
    Array.isArray(kept) &&
    kept.some((policy) => !isSpecMap(policy) || namesOfPolicy.some((name) => Object.hasOwn(policy, name)));
  const labels = Object.keys((dataAt(data, 'metadata', 'labels') as SpecMap | undefined) ?? {});
  const keptLabels = dataAt(rest, 'metadata', 'labels');
  return {
    ...rest,
    ...(isSpecMap(keptLabels) && {
      metadata: {
        ...(rest['metadata'] as SpecMap),
        labels: Object.fromEntries(Object.entries(keptLabels).filter(([name]) => !labels.includes(name))),
      },
    }),
    ...(isSpecMap(rest['spec']) && {
      spec: present({
        ...rest['spec'],
        ...(isWindowWritten && isWindowKept && { timeWindow: undefined }),
        ...(Array.isArray(own) && isPolicyKept && { alertPolicies: [...own.map(() => ({})), ...kept] }),
      }),
    }),
  };
}

const namesOfPolicy = ['alertPolicyRef', 'kind', 'metadata'];

/** What import would call the objective of a document, alone and beside others. */
function titlesOf(data: SpecMap): string[] {
  const title = String(dataAt(data, 'metadata', 'displayName') ?? dataAt(data, 'metadata', 'name'));
  const own = dataAt(data, 'spec', 'objectives', 0, 'displayName');
  return own === undefined ? [title] : [title, `${title}: ${String(own)}`];
}

function nameTooLong({ id }: Objective): Remark[] {
  if (id.length <= 63) return [];
  return [
    {
      field: 'id',
      message: `OpenSLO takes names of at most 63 characters, and \`${id}\` has ${id.length}.`,
      hint: 'Shorten the id before its address is published.',
    },
  ];
}

type Exact = ReturnType<typeof decimal>;

interface Part {
  data: SpecMap | undefined;
  missing: Remark[];
}

const shorthand = /^[1-9]\d*[mhdwMQY]$/;
const calendarLengths = { week: '1w', month: '1M', quarter: '1Q', year: '1Y' } as const;

function windowOf(
  { window, windowStarts, timeZone }: Objective,
  hasWindow: boolean,
): { data: SpecMap | undefined; gaps: Remark[] } {
  if (!hasWindow)
    return {
      data: undefined,
      gaps: [
        {
          field: 'window',
          message: 'OpenSLO needs a window, and the objective names none.',
          hint: 'Write `window: 30d`, or the window that is meant.',
        },
      ],
    };
  if (window.kind === 'rolling') {
    const months = window.duration.months;
    const duration = shorthand.test(window.text)
      ? window.text
      : months > 0
        ? `${months}M`
        : fixedWindow(window, shorthand);
    return { data: present({ duration: duration ?? window.text, isRolling: true }), gaps: [] };
  }
  const gaps = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(windowStarts ?? '')
    ? []
    : [
        {
          field: 'windowStarts',
          message: 'OpenSLO needs the moment at which the first calendar window starts.',
          hint: 'Write `windowStarts:` as in `windowStarts: 2026-01-01 00:00:00`.',
        },
      ];
  if (timeZone === undefined)
    gaps.push({
      field: 'timeZone',
      message: 'OpenSLO needs the time zone of a calendar window.',
      hint: 'Write `timeZone:`, such as `timeZone: Europe/Berlin`.',
    });
  const calendar = present({ startTime: windowStarts, timeZone });
  return { data: { duration: calendarLengths[window.unit], isRolling: false, calendar }, gaps };
}

function slicesOf({ timeslice }: Objective): Part & { method: string } {
  if (!timeslice) return { method: 'Occurrences', data: undefined, missing: [] };
  const { length, target, counts } = timeslice;
  const isMean = counts === 'mean of slices';
  const seconds = fixedSeconds(length);
  const written =
    shorthand.test(length.text) || !seconds?.mod(60).eq(0) ? length.text : `${seconds.div(60).toFixed()}m`;
  const missing: Remark[] = [];
  if (!isMean && !target)
    missing.push({
      field: 'timeslice',
      message: 'OpenSLO needs the share of good events that makes a slice of time good.',
      hint: 'Write `target:` below `timeslice:`, such as `target: 95%`.',
    });
  return {
    method: isMean ? 'RatioTimeslices' : 'Timeslices',
    data: present({ timeSliceTarget: target && Number(target.ratio), timeSliceWindow: written }),
    missing,
  };
}

type QueryName = 'good' | 'bad' | 'total' | 'goodRatio' | 'badRatio' | 'value';

/** An indicator, and whether its query gives a measurement that a bound is about. */
function indicatorOf(
  { queries = {} }: Objective,
  rest: SpecMap,
  isWeighed: boolean,
): Part & { isMeasured: boolean; carried: string[]; gaps: Remark[] } {
  const { good, bad, total, goodRatio, badRatio, value, counts } = queries;
  const restOfIndicator = dataAt(rest, 'spec', ...(isWeighed ? ['objectives', 0] : []), 'indicator', 'spec');
  const metric = (name: QueryName, at: string, inner?: string): SpecMap => {
    const own = dataAt(restOfIndicator, at, ...(inner === undefined ? [] : [inner]), 'metricSource', 'spec');
    const key = dataAt(own, 'promql') === undefined ? 'query' : 'promql';
    return {
      metricSource: present({
        metricSourceRef: queries.dataSource,
        type: queries.source,
        spec: { [key]: queries[name]! },
      }),
    };
  };
  const ratio = (part: SpecMap, ...names: QueryName[]) => ({
    data: { ratioMetric: present({ counter: counts && counts === 'counter', ...part }) },
    missing: [],
    gaps: names.length === 1 || counts !== undefined ? [] : [countsMissing],
    isMeasured: false,
    carried: ['queries.source', 'queries.dataSource', 'queries.counts', ...names.map((name) => `queries.${name}`)],
  });
  const part = total !== undefined && (good ?? bad) !== undefined ? (good === undefined ? 'bad' : 'good') : undefined;
  if (part !== undefined)
    return ratio(
      { [part]: metric(part, 'ratioMetric', part), total: metric('total', 'ratioMetric', 'total') },
      part,
      'total',
    );
  if (goodRatio !== undefined)
    return ratio({ rawType: 'success', raw: metric('goodRatio', 'ratioMetric', 'raw') }, 'goodRatio');
  if (badRatio !== undefined)
    return ratio({ rawType: 'failure', raw: metric('badRatio', 'ratioMetric', 'raw') }, 'badRatio');
  if (value !== undefined)
    return {
      data: { thresholdMetric: metric('value', 'thresholdMetric') },
      missing: [],
      gaps: [],
      isMeasured: true,
      carried: ['queries.source', 'queries.dataSource', 'queries.value', 'queries.unit'],
    };
  const isElsewhere = [dataAt(rest, 'spec'), dataAt(rest, 'spec', 'objectives', 0)].some(
    (at) => dataAt(at, 'indicatorRef') !== undefined || dataAt(at, 'indicator', 'spec') !== undefined,
  );
  return { data: undefined, missing: isElsewhere ? [] : [queriesMissing], isMeasured: false, carried: [], gaps: [] };
}

const countsMissing: Remark = {
  field: 'queries',
  message: 'OpenSLO needs to know whether the queries give counters, which only grow.',
  hint: 'Write `counts: counter` or `counts: gauge` below `queries:`.',
};
const queriesMissing: Remark = {
  field: 'queries',
  message: 'OpenSLO needs an indicator, and no query says how the objective is measured.',
  hint: 'Write `good:` (or `bad:`) and `total:` below `queries:`, or `badRatio:`, or `value:`.',
};

const operatorNames: ReadonlyMap<string, string> = new Map([
  ['<', 'lt'],
  ['<=', 'lte'],
  ['>', 'gt'],
  ['>=', 'gte'],
]);

/** The share of an objective, and the bound of a measurement as the bare number that OpenSLO has. */
function boundOf(objective: Objective, isMeasured: boolean): Part & { share: Exact | undefined; gaps: Remark[] } {
  const { target, queries } = objective;
  const within = target.kind === 'share' ? target.within : undefined;
  const share = isMeasured && target.kind === 'bound' ? undefined : shareOf(objective);
  const missing = share ? [] : [noShare(objective)];
  if (!isMeasured || !share) return { share, data: undefined, missing, gaps: [] };
  const op = operatorNames.get(within?.operator ?? '');
  if (!within || op === undefined)
    return {
      share,
      data: undefined,
      missing,
      gaps: [
        {
          field: 'target',
          message: `OpenSLO needs the bound of the measurement, and \`${target.text}\` has none.`,
          hint: `Write it behind the share, such as \`target: ${target.text} < 200ms\`.`,
        },
      ],
    };
  const value = bareNumber(within, queries?.unit);
  if (value === undefined) return { share, data: undefined, missing: [unitMissing(within, queries?.unit)], gaps: [] };
  return { share, data: { op, value: Number(value.toFixed()) } satisfies Record<string, SpecData>, missing, gaps: [] };
}

const unitMissing = ({ text }: Threshold, unit: string | undefined): Remark => ({
  field: 'queries.unit',
  message: `OpenSLO has a number without a unit for \`${text}\`, and ${unit === undefined ? 'nothing says which unit the query gives' : `it cannot be told in \`${unit}\``}.`,
  hint: 'Write the unit of the measurement below `queries:`, such as `unit: s`.',
});

/** A bound in the unit that the query gives. */
function bareNumber({ measure }: Threshold, unit: string | undefined): Exact | undefined {
  if (measure.kind === 'count') return decimal(measure.count);
  if (unit === undefined) return undefined;
  if (measure.kind === 'percentage')
    return unit === '%'
      ? decimal(measure.percentage.ratio).times(100)
      : unit === '1'
        ? decimal(measure.percentage.ratio)
        : undefined;
  const one = durationKind.parse(`1 ${unit}`);
  if (measure.kind !== 'duration' || 'problem' in one) return undefined;
  return inUnits(measure.duration, one.value);
}

function inUnits(duration: Duration, one: Duration): Exact | undefined {
  const [seconds, unit] = [fixedSeconds(duration), fixedSeconds(one)];
  return seconds && unit ? seconds.div(unit) : undefined;
}
