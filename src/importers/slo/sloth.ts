import {
  filled,
  indicatorOf,
  percentOf,
  toDecide,
  type ObjectiveDraft,
  type ObjectiveFields,
} from './objective-draft.ts';
import type { SpecValue } from './specification.ts';

/** Spelling of fields: of files, `error_query`, and of objects of Kubernetes, `errorQuery`. */
type Spelling = (name: string) => string;

const ofFiles: Spelling = (name) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const ofObjects: Spelling = (name) => name;

/** @see https://sloth.dev/specs/default/ and https://sloth.dev/specs/kubernetes/ */
export const isSloth = (root: SpecValue): boolean => isSlothFile(root) || isSlothObject(root);
const isSlothFile = (root: SpecValue): boolean =>
  root.get('version').peek()?.startsWith('prometheus/') === true && root.get('slos').isThere;
const isSlothObject = (root: SpecValue): boolean =>
  root.get('apiVersion').peek()?.startsWith('sloth.slok.dev/') === true;

/** Objectives of a specification of Sloth. */
export function slothObjectives(root: SpecValue): ObjectiveDraft[] {
  const isFile = isSlothFile(root);
  const spec = isFile ? root : root.get('spec');
  if (isFile) root.get('version').text();
  const service = spec.get('service');
  const shared = spec.get('labels').texts();
  return spec
    .get('slos')
    .items()
    .map((slo) => slothObjective(slo, service, shared, isFile ? ofFiles : ofObjects));
}

function slothObjective(
  slo: SpecValue,
  service: SpecValue,
  shared: Record<string, string> | undefined,
  spelt: Spelling,
): ObjectiveDraft {
  const name = slo.get('name').peek() ?? '';
  const description = slo.get('description').text();
  const labels = { ...shared, ...slo.get('labels').texts() };
  const alerting = slo.get('alerting');
  const alert = alerting.get('name').text();
  const sli = slo.get('sli');
  const events = sli.get('events');
  const bad = events.get(spelt('errorQuery')).text();
  const { indicator, findings } = indicatorOf([name, description], slo);
  findings.push(
    toDecide(
      slo,
      'window',
      'Sloth’s files name no window: its own is 30 days, unless its command says otherwise.',
      'Write `window:` where it is another.',
    ),
  );
  const isPlugin = sli.get('plugin').isThere;
  if (isPlugin)
    findings.push(
      toDecide(
        sli.get('plugin'),
        'plugin',
        'A plugin of Sloth makes the query.',
        'Write the query that it makes into `queries:`.',
      ),
    );
  const fields: ObjectiveFields = {
    id: '',
    name,
    indicator,
    target: percentOf(slo.get('objective').text(), 'percent') ?? '',
    ...filled({
      description,
      queries: filled({
        source: 'prometheus',
        bad,
        total: events.get(spelt('totalQuery')).text(),
        badRatio: sli.get('raw', spelt('errorRatioQuery')).text(),
      }),
      labels: filled(labels),
      alerts: alert === undefined ? undefined : [alert],
      alerting: filled({
        labels: alerting.get('labels').texts(),
        annotations: alerting.get('annotations').texts(),
        page: alertOptions(alerting.get(spelt('pageAlert'))),
        ticket: alertOptions(alerting.get(spelt('ticketAlert'))),
      }),
    }),
  };
  return { format: 'sloth', service, name: slo.get('name'), fields, from: slo, findings };
}

function alertOptions(alert: SpecValue) {
  return filled({
    disabled: alert.get('disable').flag(),
    labels: alert.get('labels').texts(),
    annotations: alert.get('annotations').texts(),
  });
}
