import type { Objective } from '../../../schemas/slo.ts';
import { decimal } from '../../../schemas/quantities/decimal.ts';
import { promqlTree } from '../../model/alerts/promql-tree.ts';
import { dataAt, withRest, type SpecMap } from '../../model/objectives/specification-rest.ts';
import {
  boundInQueries,
  filled,
  fixedWindow,
  noShare,
  present,
  shareOf,
  type ExportedObjective,
  type Remark,
  type SpecificationWriter,
  type Written,
} from './exported.ts';

/** Objects of Pyrra. @see https://github.com/pyrra-dev/pyrra/blob/main/kubernetes/api/v1alpha1/servicelevelobjective_types.go */
export const pyrraWriter: SpecificationWriter = {
  title: 'Pyrra',
  isAlone: true,
  write: writePyrra,
  listAt: () => undefined,
  identity: (data) => [dataAt(data, 'metadata', 'namespace'), dataAt(data, 'metadata', 'name')],
};

/** Annotations that Pyrra hands on to its alerts begin with this. */
const handedOn = 'pyrra.dev/';

function writePyrra({ objective, rest, hasWindow }: ExportedObjective): Written {
  const { id, alerts, alerting = {} } = objective;
  const share = shareOf(objective);
  const window = fixedWindow(objective.window, /^(?:\d+y)?(?:\d+w)?(?:\d+d)?(?:\d+h)?(?:\d+m)?$/);
  const sli = indicatorOf(objective);
  const annotations = Object.entries(alerting.annotations ?? {}).map(([name, text]) => [`${handedOn}${name}`, text]);
  const isOffInRest = dataAt(rest, 'spec', 'alerting', 'disabled') === true;
  const data = {
    apiVersion: 'pyrra.dev/v1alpha1',
    kind: 'ServiceLevelObjective',
    metadata: present({ name: id, labels: objective.labels, annotations: filled(Object.fromEntries(annotations)) }),
    spec: present({
      target: share?.times(100).toFixed(),
      window: hasWindow ? window : undefined,
      description: objective.description,
      indicator: sli.data,
      alerting: filled({ name: alerts[0], burnrates: alerting.disabled && !isOffInRest ? false : undefined }),
    }),
  };
  // Import says it by `disabled:` too, so where that is gone someone has switched the alerts on.
  const restOfOne = isOffInRest && !alerting.disabled ? withRest(rest, switchedOn) : rest;
  return {
    data: withRest(data, restOfOne) as SpecMap,
    carried: [
      'description',
      'labels',
      'target',
      'window',
      'alerts.0',
      'alerting.annotations',
      'alerting.disabled',
      ...(objective.name === (dataAt(rest, 'metadata', 'name') ?? id) ? ['name'] : []),
      ...sli.carried,
    ],
    missing: [
      ...(share ? [] : [noShare(objective)]),
      ...(objective.timeslice ? [slices] : []),
      ...windowMissing(objective, hasWindow ? window : undefined, hasWindow),
      ...sli.missing,
    ],
    remarks: sli.holdsBound ? [] : boundInQueries(objective, 'Pyrra'),
  };
}

const switchedOn = { spec: { alerting: { disabled: null } } };

const slices: Remark = {
  field: 'timeslice',
  message: 'Pyrra counts events, and no slices of time.',
  hint: 'Export it with `--format openslo`, or delete `timeslice:`.',
};

function windowMissing({ window }: Objective, length: string | undefined, hasWindow: boolean): Remark[] {
  if (length !== undefined) return [];
  return [
    {
      field: 'window',
      message: hasWindow
        ? `Pyrra has only windows of a fixed length that roll, and not ${window.text}.`
        : 'Pyrra needs a window, and the objective names none.',
      hint: 'Write `window: 30d`, or another length in days or weeks.',
    },
  ];
}

interface Indicator {
  data: SpecMap | undefined;
  carried: string[];
  missing: Remark[];
  /** Whether the bound of the target is in it. */
  holdsBound?: boolean;
}

function indicatorOf({ queries = {}, groupBy: grouping, target }: Objective): Indicator {
  const { bad, good, total } = queries;
  const carried = [
    'groupBy',
    'queries.total',
    ...(/prom|thanos|mimir|cortex|victoria/i.test(queries.source ?? '') ? ['queries.source'] : []),
  ];
  const indicator = (
    kind: string,
    fields: Record<string, string | SpecMap>,
    ...names: ('bad' | 'good' | 'total')[]
  ): Indicator => ({
    data: { [kind]: present({ ...fields, grouping }) },
    carried: [...carried, ...names.map((name) => `queries.${name}`)],
    missing:
      kind === 'latencyNative' || kind === 'bool_gauge' ? [] : names.flatMap((name) => notPlain(name, queries[name]!)),
  });
  if (bad !== undefined && total !== undefined)
    return indicator('ratio', { errors: { metric: bad }, total: { metric: total } }, 'bad', 'total');
  if (good !== undefined && total !== undefined && isBucket(good))
    return indicator('latency', { success: { metric: good }, total: { metric: total } }, 'good', 'total');
  const latency = latencyOf(target);
  if (good === undefined && total !== undefined && latency !== undefined)
    return { ...indicator('latencyNative', { latency, total: { metric: total } }, 'total'), holdsBound: true };
  if (good !== undefined && total === undefined) return indicator('bool_gauge', { metric: good }, 'good');
  return {
    data: undefined,
    carried: [],
    missing: [
      {
        field: 'queries',
        message: 'Pyrra counts bad events of all events, and the queries do not say which they are.',
        hint: 'Write `bad:` and `total:` below `queries:`, each a metric with its labels; or `good:` as a bucket, with `le`.',
      },
    ],
  };
}

/** Pyrra puts the metrics into expressions of its own. */
function notPlain(name: string, query: string): Remark[] {
  if (promqlTree(query)?.name === 'VectorSelector') return [];
  return [
    {
      field: `queries.${name}`,
      message: 'Pyrra takes a metric with its labels, and no expression.',
      hint: `Write \`${name}:\` as a metric, such as \`http_requests_total{job="shop"}\`.`,
    },
  ];
}

/** Whether a metric is that of a bucket, with its upper bound. */
function isBucket(query: string): boolean {
  const tree = promqlTree(query);
  const matchers = tree?.getChild('LabelMatchers')?.getChildren('UnquotedLabelMatcher') ?? [];
  return matchers.some((matcher) => {
    const label = matcher.getChild('LabelName');
    return label !== null && query.slice(label.from, label.to) === 'le';
  });
}

/** The bound that makes an event good, as a duration of Prometheus. */
function latencyOf(target: Objective['target']): string | undefined {
  const within = target.kind === 'share' ? target.within : undefined;
  if (within?.measure.kind !== 'duration' || within.operator !== '<') return undefined;
  const written = within.text.replace(/^<\s*/, '');
  if (/^\d+(?:ms|s|m|h)$/.test(written)) return written;
  const milliseconds = decimal(within.measure.duration.seconds).times(1000);
  return milliseconds.mod(1).eq(0) ? `${milliseconds.toFixed()}ms` : undefined;
}
