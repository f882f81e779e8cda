import {
  filled,
  indicatorOf,
  percentOf,
  toDecide,
  type ObjectiveDraft,
  type ObjectiveFields,
} from './objective-draft.ts';
import type { SpecValue } from './specification.ts';

/** @see https://github.com/pyrra-dev/pyrra/blob/main/kubernetes/api/v1alpha1/servicelevelobjective_types.go */
export const isPyrra = (root: SpecValue): boolean => root.get('apiVersion').peek()?.startsWith('pyrra.dev/') === true;

/** Name of the alerts that Pyrra makes where nothing else is named. */
const usualAlert = 'ErrorBudgetBurn';

/** The objective of a specification of Pyrra. */
export function pyrraObjectives(root: SpecValue): ObjectiveDraft[] {
  for (const name of ['apiVersion', 'kind']) root.get(name).text();
  const metadata = root.get('metadata');
  const spec = root.get('spec');
  const name = metadata.get('name').peek() ?? '';
  const description = spec.get('description').text();
  const indicators = spec.get('indicator');
  const [kind, measured] = indicators.entries()[0] ?? ['', indicators];
  const total = measured.get('total', 'metric').text();
  const bad = measured.get('errors', 'metric').text();
  const good =
    measured.get('success', 'metric').text() ?? (kind === 'bool_gauge' ? measured.get('metric').text() : undefined);
  const { indicator, findings } = indicatorOf(
    [kind === 'latency' || kind === 'latencyNative' ? 'latency' : name, description],
    spec,
  );
  const share = percentOf(spec.get('target').text(), 'percent') ?? '';
  const bound = kind === 'latencyNative' ? measured.get('latency').text() : undefined;
  const alerting = spec.get('alerting');
  // `disabled` takes away the alert on missing metrics as well: it is left for the rest.
  const isAlertless = alerting.get('burnrates').flag() === false || alerting.get('disabled').peek() === 'true';
  const alert = alerting.get('name').text();
  if (alert === undefined && !isAlertless)
    findings.push(
      toDecide(
        spec,
        'alert',
        `It names no alert: Pyrra calls its alerts \`${usualAlert}\`, as those of all objectives.`,
        'Name it under `alerts:` where rules have a name of their own for it.',
      ),
    );
  const grouping = measured
    .get('grouping')
    .items()
    .flatMap((item) => item.text() ?? []);
  const fields: ObjectiveFields = {
    id: '',
    name,
    indicator,
    target: bound === undefined ? share : `${share} < ${bound}`,
    ...filled({
      description,
      window: spec.get('window').text(),
      queries: filled({ source: 'prometheus', good, bad, total }),
      groupBy: grouping.length === 0 ? undefined : grouping,
      labels: metadata.get('labels').texts(),
      alerts: alert === undefined ? undefined : [alert],
      alerting: filled({ disabled: isAlertless || undefined }),
    }),
  };
  return [{ format: 'pyrra', service: undefined, name: metadata.get('name'), fields, from: spec, findings }];
}
