import type { Objective } from '../../../schemas/slo.ts';
import { promqlTree } from '../../model/alerts/promql-tree.ts';
import { dataAt, withRest, type SpecData, type SpecMap } from '../../model/objectives/specification-rest.ts';
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

/** Files of Sloth, and its objects of Kubernetes where an objective came from one. @see https://sloth.dev/specs/default/ */
export const slothWriter: SpecificationWriter = {
  title: 'Sloth',
  write: writeSloth,
  listAt: (data) => (isObject(data) ? ['spec', 'slos'] : ['slos']),
  identity: (data) =>
    isObject(data) ? [dataAt(data, 'metadata', 'namespace'), dataAt(data, 'metadata', 'name')] : [JSON.stringify(data)],
};

const isObject = (data: SpecMap): boolean => typeof data['apiVersion'] === 'string';

function writeSloth({ service, objective, rest, hasWindow }: ExportedObjective): Written {
  const isOfKubernetes = isObject(rest);
  const spelt = (name: string): string =>
    isOfKubernetes ? name : name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  const ownName = dataAt(rest, ...(isOfKubernetes ? ['spec'] : []), 'slos', 0, 'name');
  const share = shareOf(objective);
  const sli = indicatorOf(objective, spelt);
  const hasOwnSli = dataAt(rest, ...(isOfKubernetes ? ['spec'] : []), 'slos', 0, 'sli') !== undefined;
  const hasPlugin = dataAt(rest, ...(isOfKubernetes ? ['spec'] : []), 'slos', 0, 'sli', 'plugin') !== undefined;
  const alerting = alertingOf(objective, spelt);
  const slo = present({
    name: objective.id,
    objective: share && Number(share.times(100).toFixed()),
    description: objective.description,
    labels: objective.labels,
    // Sloth takes one of queries and a plugin, and the plugin is what it was given.
    sli: hasPlugin ? undefined : sli.data,
    alerting: alerting.data,
  });
  const own = { service, slos: [slo] };
  const data: SpecMap = isOfKubernetes ? { spec: own } : { version: 'prometheus/v1', ...own };
  const window = windowRemark(objective, hasWindow);
  return {
    data: withRest(data, rest) as SpecMap,
    carried: [
      'description',
      'labels',
      'target',
      ...(window ? [] : ['window']),
      ...(objective.name === (ownName ?? objective.id) ? ['name'] : []),
      ...sli.carried,
      ...alerting.carried,
    ],
    missing: [
      ...(share ? [] : [noShare(objective)]),
      ...(objective.timeslice ? [slices] : []),
      ...(hasOwnSli ? [] : sli.missing),
      ...alerting.missing,
    ],
    remarks: [
      ...(window ? [window] : []),
      ...(hasPlugin && sli.data ? [pluginInstead] : []),
      ...boundInQueries(objective, 'Sloth'),
    ],
  };
}

const pluginInstead: Remark = {
  field: 'queries',
  message: 'Sloth is given the plugin that the objective was imported with, and not the queries.',
  hint: 'Nothing has to be done if the plugin makes these queries; otherwise delete its `specification:`.',
};

const slices: Remark = {
  field: 'timeslice',
  message: 'Sloth counts events, and no slices of time.',
  hint: 'Export it with `--format openslo`, or delete `timeslice:`.',
};

interface Part {
  data: SpecMap | undefined;
  carried: string[];
  missing: Remark[];
}

function indicatorOf({ queries = {} }: Objective, spelt: (name: string) => string): Part {
  const { bad, total, badRatio, goodRatio, good, source } = queries;
  const ofPrometheus = /prom|thanos|mimir|cortex|victoria/i.test(source ?? '') ? ['queries.source'] : [];
  const part = (names: readonly (keyof typeof queries)[], data: SpecMap): Part => ({
    data,
    carried: [...names.map((name) => `queries.${name}`), ...ofPrometheus],
    missing: names.flatMap((name) => withoutWindow(`queries.${name}`, queries[name]!)),
  });
  if (bad !== undefined && total !== undefined)
    return part(['bad', 'total'], { events: { [spelt('errorQuery')]: bad, [spelt('totalQuery')]: total } });
  if (badRatio !== undefined) return part(['badRatio'], { raw: { [spelt('errorRatioQuery')]: badRatio } });
  if (goodRatio !== undefined)
    return part(['goodRatio'], { raw: { [spelt('errorRatioQuery')]: `1 - (${goodRatio})` } });
  const what = good === undefined ? 'no query says' : '`good:` does not say';
  return {
    data: undefined,
    carried: ofPrometheus,
    missing: [
      {
        field: 'queries',
        message: `Sloth counts bad events, and ${what} which are.`,
        hint: 'Write `bad:` and `total:` below `queries:`, or `badRatio:`.',
      },
    ],
  };
}

/** Sloth asks each query for windows of many lengths, and refuses one that has no place for them. */
function withoutWindow(field: string, query: string): Remark[] {
  if (/\{\{-?\s*\.window\s*-?\}\}/.test(query)) return [];
  const isPlain = promqlTree(query)?.name === 'VectorSelector';
  const text = isPlain ? `sum(rate(${query.trim()}[{{.window}}]))` : 'sum(rate(requests_total[{{.window}}]))';
  const like = isPlain ? 'If it is a counter, write' : 'Write it like';
  return [
    {
      field,
      message: 'The query has no `{{.window}}`, where Sloth puts the lengths of its windows.',
      hint: `${like} \`${text}\`.`,
    },
  ];
}

function alertingOf({ alerts, alerting = {} }: Objective, spelt: (name: string) => string): Part {
  const off = alerting.disabled === true ? true : undefined;
  const page = off ?? alerting.page?.disabled;
  const ticket = off ?? alerting.ticket?.disabled;
  const [name] = alerts;
  const isNameless = name === undefined && !(page && ticket);
  const option = (
    options: NonNullable<typeof alerting.page> = {},
    disable: boolean | undefined,
  ): SpecData | undefined => filled({ disable, labels: options.labels, annotations: options.annotations });
  return {
    data: filled({
      name,
      labels: alerting.labels,
      annotations: alerting.annotations,
      [spelt('pageAlert')]: option(alerting.page, page),
      [spelt('ticketAlert')]: option(alerting.ticket, ticket),
    }),
    carried: [
      'alerts.0',
      ...['labels', 'annotations', 'page', 'ticket', 'disabled'].map((field) => `alerting.${field}`),
    ],
    missing: isNameless
      ? [
          {
            field: 'alerts',
            message: 'Sloth makes alerts under a name, and the objective names none.',
            hint: 'Write the name of the alert under `alerts:`, or `disabled: true` under `alerting:`.',
          },
        ]
      : [],
  };
}

/** Sloth's files name no window. */
function windowRemark({ window }: Objective, hasWindow: boolean): Remark | undefined {
  const length = fixedWindow(window, /^\d+d$/);
  if (!hasWindow || length === '30d') return undefined;
  if (length === undefined)
    return {
      field: 'window',
      message: `Sloth has no window of ${window.text}: its own is 30 days.`,
      hint: 'Nothing has to be done if 30 days will do.',
    };
  const own = length === '28d' ? '' : ' --slo-period-windows-path=DIR';
  return {
    field: 'window',
    message: `Sloth’s files name no window: the ${window.text} have to be given to its command.`,
    hint: `Run \`sloth generate --default-slo-period=${length}${own}\`${own === '' ? '' : ', where DIR has the windows of alerts for that length'}.`,
  };
}
