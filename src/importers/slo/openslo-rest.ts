import { dataAt, isSpecMap, withRest, type SpecData, type SpecMap } from '../../model/objectives/specification-rest.ts';
import { restOf, type SpecValue } from './specification.ts';

/** Where an objective and its indicator are. */
interface Places {
  root: SpecValue;
  objective: SpecValue;
  /** The indicator, where it is in a document of its own. */
  document: SpecValue | undefined;
  /** How many objectives the document has. */
  count: number;
}

/** Names that the second alpha version and the first have given anew, with those of `openslo/v1`. */
const newNames: ReadonlyMap<string, string> = new Map([
  ['serviceRef', 'service'],
  ['sli', 'indicator'],
  ['sliRef', 'indicatorRef'],
  ['ratioMetrics', 'ratioMetric'],
  ['incremental', 'counter'],
]);
const metricNames = ['good', 'bad', 'total', 'raw', 'thresholdMetric'];

/** What was not read of an objective of OpenSLO, in the form of `openslo/v1`, with its indicator inside. */
export function openSloRest(rest: SpecData | undefined, { root, objective, document, count }: Places): SpecData {
  const shared = (data: SpecData | undefined): SpecMap => {
    if (!isSpecMap(data)) return {};
    const indicator = inFirstVersion(without(data, 'apiVersion', 'kind'));
    const isOfOne = ['indicatorRef', 'sliRef'].some((name) => objective.get(name).isThere);
    return { spec: isOfOne ? { objectives: [{ indicator }] } : { indicator } };
  };
  const own = withRest(inFirstVersion(rest ?? {}), shared(document && restOf(document))) as SpecMap;
  const lifted = withoutEmpty(count === 1 ? ratioLifted(own) : ofSeveral(own, root));
  const marks = withRest(inFirstVersion(promqlNames(root) ?? {}), shared(document && promqlNames(document)));
  return withRest(lifted, marks)!;
}

/** A map without the maps in it that hold nothing; those of lists keep places, and stay. */
function withoutEmpty(map: SpecMap): SpecMap {
  const entries = Object.entries(map).map(([name, value]): [string, SpecData] => [
    name,
    isSpecMap(value) ? withoutEmpty(value) : value,
  ]);
  return Object.fromEntries(entries.filter(([, value]) => !isSpecMap(value) || Object.keys(value).length > 0));
}

/** Of several objectives of one document, the name is theirs together. In the first version, each has a ratio of its own. */
function ofSeveral(rest: SpecMap, root: SpecValue): SpecMap {
  const objectives = root.get('spec', 'objectives').items();
  if (objectives.some((one) => one.get('ratioMetrics').isThere))
    return ratioLifted(withRest(rest, { metadata: { name: null, displayName: null } }) as SpecMap);
  const isTitled = root.get('metadata', 'displayName').isThere;
  return isTitled ? rest : { ...rest, metadata: { ...(rest['metadata'] as SpecMap), displayName: null } };
}

/** The ratio of an objective in the first version, which is the indicator's since. */
function ratioLifted(rest: SpecMap): SpecMap {
  const ratioMetric = dataAt(rest, 'spec', 'objectives', 0, 'ratioMetric');
  if (ratioMetric === undefined) return rest;
  const objective = without(dataAt(rest, 'spec', 'objectives', 0) as SpecMap, 'ratioMetric');
  const spec = { ...(rest['spec'] as SpecMap), objectives: [objective] };
  return { ...rest, spec: withRest(spec, { indicator: { spec: { ratioMetric } } })! };
}

function inFirstVersion(value: SpecData, name = ''): SpecData {
  if (Array.isArray(value)) return value.map((item) => inFirstVersion(item, name));
  if (!isSpecMap(value)) return value;
  if (metricNames.includes(name)) return { metricSource: metricSource(value) };
  const entries = Object.entries(value).map(([key, inner]): [string, SpecData] => [
    newNames.get(key) ?? key,
    inFirstVersion(inner, key),
  ]);
  const changed = Object.fromEntries(entries);
  const isOld = ['indicator', 'sli'].includes(name) && Object.hasOwn(changed, 'thresholdMetric');
  return isOld ? { spec: changed } : changed;
}

/** Source of a metric as `openslo/v1` has it: what belongs to the query is below `spec`. */
function metricSource(metric: SpecMap): SpecMap {
  const { metricSource: inner, ...old } = metric;
  if (inner !== undefined) return isSpecMap(inner) ? inner : {};
  const { source, dataSourceRef, dataSourceSpec, spec, ...more } = old;
  const type = source ?? dataAt(dataSourceSpec, 'type');
  const connection = isSpecMap(dataSourceSpec) ? without(dataSourceSpec, 'type') : {};
  const inSpec = {
    ...more,
    ...(isSpecMap(spec) && spec),
    ...(Object.keys(connection).length > 0 && { dataSourceSpec: connection }),
  };
  return {
    ...(dataSourceRef !== undefined && { metricSourceRef: dataSourceRef }),
    ...(type !== undefined && { type }),
    ...(Object.keys(inSpec).length > 0 && { spec: inSpec }),
  };
}

/** Marks the queries that are written under `promql`, so that they are again. */
function promqlNames(value: SpecValue): SpecData | undefined {
  if (value.get('promql').isThere && value.get('promql').isRead) return { promql: {} };
  const marks = [...value.byName()].flatMap(([name, inner]) => {
    const mark = promqlNames(inner);
    return mark === undefined ? [] : [[name, mark] as const];
  });
  return marks.length === 0 ? undefined : Object.fromEntries(marks);
}

function without(map: SpecMap, ...names: readonly string[]): SpecMap {
  return Object.fromEntries(Object.entries(map).filter(([name]) => !names.includes(name)));
}
