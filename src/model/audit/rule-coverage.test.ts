import { expect, test } from 'vitest';
import { catalogueFrom } from '../../../test/support/content-folder.ts';
import { shopFiles } from '../../../test/support/shop-with-rules.ts';
import { coverageJson, coverageText } from '../../outputs/rule-coverage.ts';
import { readRules } from '../../readers/rules/read-rules.ts';
import { ruleContextOf } from '../rule-links/linked-rule.ts';
import { urlIndexOf } from '../site/url-index.ts';
import { ruleCoverage, type RuleCoverage } from './rule-coverage.ts';

const site = 'https://oncall.example.com/';

function coverageOf(rules: readonly object[], files: Record<string, string> = {}, today = '2026-06-01'): RuleCoverage {
  const index = urlIndexOf(catalogueFrom({ ...shopFiles, ...files }), site);
  const read = readRules(JSON.stringify({ groups: [{ name: 'g', rules }] }), 'rules.yaml').rules;
  return ruleCoverage(read, ruleContextOf(read, { index }), today);
}

const rule = (alert: string, severity?: string, team?: string, runbook_url = ''): object => ({
  alert,
  expr: 'up == 0',
  labels: { ...(severity && { severity }), ...(team && { team }) },
  annotations: runbook_url === '' ? {} : { runbook_url },
});

const latency = shopFiles['runbooks/shop/latency.mdx']!;
const reviewed = (fields: string): Record<string, string> => ({
  'runbooks/shop/latency.mdx': latency
    .replace(/^reviewed.*\n/gm, '')
    .replace('service: shop\n', `service: shop\n${fields}`),
});

test('alerts are counted by severity and team, the worst first, those that the site does not know behind', () => {
  const { groups, total } = coverageOf(
    [
      rule('ShopLatencyHigh', 'whatever', 'web'),
      rule('ShopLatencyHigh', 'p2', 'web'),
      rule('ShopLatencyHigh', 'p1'),
      rule('Lonely', 'page', 'mail'),
      rule('Bare'),
    ],
    { 'site.yaml': `${shopFiles['site.yaml']!}severity: { page: p1 }\n`, ...reviewed('reviewed: 2026-01-01\n') },
  );

  expect(groups).toEqual([
    { severity: 'P1', team: 'mail', alerts: 1, runbook: 0, draft: 0, section: 0, reviewed: 0 },
    { severity: 'P1', team: 'shop', alerts: 1, runbook: 1, draft: 0, section: 1, reviewed: 1 },
    { severity: 'P2', team: 'web', alerts: 1, runbook: 1, draft: 0, section: 1, reviewed: 1 },
    { severity: 'whatever', team: 'web', alerts: 1, runbook: 1, draft: 0, section: 1, reviewed: 1 },
    { severity: undefined, team: undefined, alerts: 1, runbook: 0, draft: 0, section: 0, reviewed: 0 },
  ]);
  expect(total).toEqual({ alerts: 3, runbook: 1, draft: 0, section: 1, reviewed: 1 });
});

test.each([
  ['never was', '', 0],
  ['was, and stays good', 'reviewed: 2020-01-01\n', 1],
  ['was, and is due again', 'reviewed: 2026-01-01\nreviewEvery: 90 days\n', 0],
  ['was, and is not due yet', 'reviewed: 2026-01-01\nreviewEvery: 365 days\n', 1],
])('a runbook that %s reviewed counts so', (_, fields, count) => {
  expect(coverageOf([rule('ShopLatencyHigh', 'p1')], reviewed(fields)).total.reviewed).toBe(count);
});

test('a draft is a runbook, and is said to be one', () => {
  const draft = { 'runbooks/shop/latency.mdx': latency.replace('service: shop\n', 'service: shop\nstatus: draft\n') };
  const coverage = coverageOf([rule('ShopLatencyHigh', 'p1'), rule('ShopLatencyHigh', 'p2')], draft);

  expect(coverage.total).toMatchObject({ alerts: 1, runbook: 1, draft: 1 });
  expect(coverageText(coverage)).toContain('\nEvery alert has a runbook, 1 of them a draft.\n');
});

test('a runbook of several alerts has a section for one that it names one for, or whose link leads to one', () => {
  const several = latency.replace(/^alerts:[^]*?(?=^\S)/m, 'alerts: [A, { name: B, section: mitigation }, C]\n');
  const { groups } = coverageOf(
    [rule('A', 'p1', 'a'), rule('B', 'p1', 'b'), rule('C', 'p1', 'c', `${site}runbooks/shop/latency/#mitigation`)],
    { 'runbooks/shop/latency.mdx': several },
  );
  expect(groups.map(({ team, runbook, section }) => [team, runbook, section])).toEqual([
    ['a', 1, 0],
    ['b', 1, 1],
    ['c', 1, 1],
  ]);
});

test('the text is a table with a share of each number, and JSON says which alerts have none', () => {
  const coverage = coverageOf([rule('ShopLatencyHigh', 'p1'), rule('Lonely', 'p1', 'mail'), rule('Bare')]);

  expect(coverageText(coverage)).toMatchInlineSnapshot(`
    "Severity  Team    Alerts    Runbook    Draft    Section  Reviewed
    P1        mail         1    0 (0 %)  0 (0 %)    0 (0 %)   0 (0 %)
    P1        shop         1  1 (100 %)  0 (0 %)  1 (100 %)   0 (0 %)
    (none)    (none)       1    0 (0 %)  0 (0 %)    0 (0 %)   0 (0 %)
    All                    3   1 (33 %)  0 (0 %)   1 (33 %)   0 (0 %)

    2 alerts have no runbook: \`alertbook rules check\` names each, and \`alertbook new runbook --from-rules\` drafts them.
    "
  `);
  expect(JSON.parse(coverageJson(coverage))).toMatchObject({
    version: 1,
    total: { alerts: 3, runbook: 1 },
    groups: [{ team: 'mail' }, { team: 'shop' }, { severity: null, team: null }],
    without: [{ alert: 'Lonely', at: { file: 'rules.yaml', line: 1 } }, { alert: 'Bare' }],
  });
});
