import { expect, test } from 'vitest';
import { edited, findingsOf, reportOf } from '../../test/support/catalogue.ts';
import { sloRuleThreshold } from './slo-rule-threshold.ts';

const withRules = (...queries: string[]) => ({
  ...edited('slos/checkout.mdx', ['    component: api', '    component: api\n    alerts: [BudgetBurn]']),
  'alerts/slo.yaml': `groups:\n  - name: slo\n    rules:\n${queries.map((query) => `      - alert: BudgetBurn\n        expr: ${JSON.stringify(query)}\n`).join('')}`,
});

const burn = (factor: string, budget: string, long: string, short: string): string =>
  `(max(slo:sli_error:ratio_rate${short}{sloth_id="a"} > (${factor} * ${budget})) without (sloth_window)) and (max(slo:sli_error:ratio_rate${long}{sloth_id="a"} > (${factor} * ${budget})) without (sloth_window))`;

test('a rule that was made for another target is named, with both budgets', () => {
  expect(reportOf(sloRuleThreshold, withRules(burn('14.4', '0.01', '1h', '5m')))).toMatchInlineSnapshot(`
    "content/alerts/slo.yaml:4:16  warning  slo/rule-threshold
      \`BudgetBurn\` compares with \`(14.4 * 0.01)\`: that is 14.4 times a budget of 1%, but \`availability\` promises 99.9%, with a budget of 0.1%.
      Write \`14.4 * 0.001\` if the target is right; otherwise correct the target."
  `);
});

test('a burn rate that is none for its windows is named, with the nearest one', () => {
  expect(reportOf(sloRuleThreshold, withRules(burn('14.5', '0.001', '1h', '5m')))).toMatchInlineSnapshot(`
    "content/alerts/slo.yaml:4:16  warning  slo/rule-threshold
      \`BudgetBurn\` compares with \`(14.5 * 0.001)\`: that is 14.5 times the budget, no usual burn rate over 1h, but \`availability\` promises 99.9%, with a budget of 0.1%.
      Write \`14.4 * 0.001\` if the target is right; otherwise correct the target."
  `);
});

test.each([
  ['as Sloth writes them', burn('14.4', '0.0009999999999999432', '1h', '5m')],
  ['as Sloth writes them for 28 days', burn('13.44', '0.001', '1h', '5m')],
  ['the slowest of 28 days', burn('0.9333333333333333', '0.001', '3d', '6h')],
  ['as Pyrra writes them', 'x:burnrate5m{a="b"} > (14 * (1-0.999)) and x:burnrate1h{a="b"} > (14 * (1-0.999))'],
  ['of kube-prometheus', 'sum(x:burnrate1h) > (14.40 * 0.00100) and sum(x:burnrate5m) > (14.40 * 0.00100)'],
  ['folded', 'errors:ratio1h > 0.0144 and errors:ratio5m > 0.0144'],
  ['of good events', 'rate(g[1h]) / rate(t[1h]) < 1 - 14.4 * 0.001 and rate(g[5m]) / rate(t[5m]) < 1 - 14.4 * 0.001'],
  ['the other way round', '(14.4 * 0.001) < errors:ratio1h and 0.0144 < errors:ratio5m'],
  ['with windows of its own', 'x:burnrate64m > (14 * (1-0.999)) and x:burnrate5m > 0.014'],
  ['chosen with care over windows of its own', 'x:burnrate10m > (25 * 0.001)'],
  ['that are no burn rates', 'sum(rate(errors[5m])) / sum(rate(all[5m])) > 0.05'],
  ['of something else', 'up == 0 or x > 5 unless z > (100 * 60)'],
  ['of no PromQL', 'SELECT * FROM x WHERE a > 14.4 * 0.01'],
])('thresholds %s are fine', (_, query) => {
  expect(findingsOf(sloRuleThreshold, withRules(query!))).toEqual([]);
});

test.each([
  ['a changed target', burn('6', '0.0011', '6h', '30m')],
  ['a changed digit of a folded number', 'errors:ratio1h > 0.0154 and errors:ratio5m > 0.0154'],
  ['a swapped burn rate', burn('6', '0.001', '1h', '5m')],
  ['a budget of good events', 'g:ratio_rate1h < 1 - 14.4 * 0.01 and g:ratio_rate5m < 1 - 14.4 * 0.01'],
  ['a target in percent', 'x:burnrate5m > (14 * (100-99.9)/100) and x:burnrate1h > (14 * (1-0.99))'],
])('%s is found', (_, query) => {
  expect(findingsOf(sloRuleThreshold, withRules(query)).length).toBeGreaterThan(0);
});

const ofTwoWeeks = (rule: string) => ({
  ...withRules(rule),
  ...edited('slos/checkout.mdx', [
    '    component: api',
    '    component: api\n    window: 2w\n    alerts: [BudgetBurn]',
  ]),
});

test.each([
  ['x:burnrate3m > (14 * (1-0.999)) and x:burnrate30m > (14 * (1-0.999))', 0],
  ['x:burnrate1h > (2 * (1-0.999)) and x:burnrate12h > (2 * (1-0.999))', 0],
  ['x:burnrate15m > (7.5 * (1-0.999)) and x:burnrate3h > (7 * (1-0.999))', 1],
  ['x:burnrate1h > (3 * (1-0.999)) and x:burnrate12h > (2 * (1-0.999))', 1],
])('the windows of Pyrra are as much shorter as the objective is: %s', (rule, count) => {
  expect(findingsOf(sloRuleThreshold, ofTwoWeeks(rule))).toHaveLength(count);
});

test('a burn rate of a wide budget is a threshold, though it is more than all events', () => {
  const wide = (rule: string) => ({
    ...withRules(rule),
    ...edited(
      'slos/checkout.mdx',
      ['    component: api', '    component: api\n    alerts: [BudgetBurn]'],
      ['target: 99.9%', 'target: 90%'],
    ),
  });

  expect(findingsOf(sloRuleThreshold, wide(burn('14.4', '0.1', '1h', '5m')))).toEqual([]);
  expect(findingsOf(sloRuleThreshold, wide(burn('14.9', '0.1', '1h', '5m')))).toHaveLength(1);
});

test('of two objectives that one alert guards, each rule belongs to the one that it fits', () => {
  const two = edited('slos/checkout.mdx', [
    '    component: api',
    '    component: api\n    alerts: [BudgetBurn]\n  - id: reads\n    name: Reads\n    indicator: availability\n    target: 99%\n    alerts: [BudgetBurn]',
  ]);
  const rules = withRules(burn('14.4', '0.01', '1h', '5m'), burn('14.4', '0.001', '1h', '5m'));

  expect(findingsOf(sloRuleThreshold, { ...rules, ...two })).toEqual([]);
});
