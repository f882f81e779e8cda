import { expect, test } from 'vitest';
import { catalogueWith } from '../../../test/support/catalogue.ts';
import { onlyAlertOf, severitiesOfAlert } from './alert-page.ts';
import { alertsOf } from './alerts.ts';

const rule = (severity: string): string => `      - alert: Unclaimed
        expr: up == 0
        labels: {service: checkout, severity: ${severity}}
`;

/** Levels that an alert without a runbook may have, and by which words, from the severities of its rules. */
function levels(...severities: string[]): [id: string, words: string[]][] {
  const catalogue = catalogueWith({
    'alerts/more.yaml': `groups:\n  - name: more\n    rules:\n${severities.map(rule).join('')}`,
  });
  const alert = alertsOf(catalogue).get('Unclaimed')!;
  return severitiesOfAlert(catalogue, alert).map(({ level, words }) => [level.id, words]);
}

test('an alert whose rules have several severities may be of each level, the worst first', () => {
  expect(levels('high', 'critical')).toEqual([
    ['p1', ['p1', 'critical']],
    ['p2', ['p2', 'high']],
  ]);
});

test('an alert of one level is of it by every word of its rules', () => {
  expect(levels('P2', 'paging')).toEqual(
    [['p2', ['p2', 'high', 'paging']]].map(([id, words]) => [id, expect.arrayContaining(words as string[])]),
  );
});

test('an alert whose severities the matrix does not know has no level', () => {
  expect(levels('sev-9')).toEqual([]);
});

test('what a runbook states is the one level of its alert', () => {
  const catalogue = catalogueWith();
  const [runbook] = [...catalogue.documents.runbook.values()].filter(({ data }) => data.alerts.length > 0);
  const alert = alertsOf(catalogue).get(runbook!.data.alerts[0]!.name)!;
  expect(severitiesOfAlert(catalogue, alert).map(({ level }) => level.id)).toEqual([runbook!.data.severity]);
});

test('the page of a runbook and that of its only alert are of one incident; with several alerts it has its own', () => {
  const catalogue = catalogueWith();
  const alerts = alertsOf(catalogue);
  const runbook = [...catalogue.documents.runbook.values()].find(({ data }) => data.alerts.length === 1)!;
  const [{ name }] = runbook.data.alerts as [{ name: string }];
  expect(onlyAlertOf(runbook, alerts)).toBe(name);
  const second = {
    ...runbook,
    data: { ...runbook.data, alerts: [...runbook.data.alerts, { name: 'Other', section: undefined }] },
  };
  expect(onlyAlertOf(second as typeof runbook, alerts)).toBeUndefined();
  expect(onlyAlertOf({ ...runbook, id: 'checkout/other' }, alerts)).toBeUndefined();
});
