import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { shopWithRules } from '../../../test/support/shop-with-rules.ts';
import type { Finding } from '../../model/audit/finding.ts';
import { urlIndexOf } from '../../model/site/url-index.ts';
import { formatFindings } from '../../outputs/reporters.ts';
import { readRules } from '../../readers/rules/read-rules.ts';
import { allRuleChecks, checkRules, type RuleCheckInputs } from './registry.ts';

const site = 'https://oncall.example.com';
const index = urlIndexOf(shopWithRules(`${site}/`), `${site}/`);

function check(text: string, inputs: Partial<RuleCheckInputs> = {}): Finding[] {
  const { rules, findings } = readRules(text, 'rules/shop.yaml');
  return [
    ...findings,
    ...checkRules(rules, { index, texts: new Map([['rules/shop.yaml', text]]), ...inputs }).findings,
  ];
}

interface Written {
  name?: string;
  severity?: string;
  annotations?: Record<string, string>;
}

/** Rules of Prometheus. A link to the page of the alert is added where none is given. */
function rulesOf(...rules: Written[]): string {
  const items = rules.map(
    ({ name = 'ShopQueueBacklog', severity = 'p2', annotations = { runbook_url: `${site}/alerts/${name}/` } }) => ({
      alert: name,
      expr: 'up == 0',
      labels: { severity },
      annotations,
    }),
  );
  return JSON.stringify({ groups: [{ name: 'shop', rules: items }] });
}

const shown = (findings: readonly Finding[]): string[] => findings.map(({ level, id }) => `${level} ${id}`);

describe('the registry', () => {
  const folder = path.join(import.meta.dirname, '../../../docs/checks');
  const pages = readdirSync(folder).filter((name) => name.startsWith('rules-'));

  test('and the documentation have the same checks', () => {
    expect(pages.toSorted()).toEqual(allRuleChecks.map(({ id }) => `${id.replace('/', '-')}.md`).toSorted());
  });

  test.each(pages)('%s shows what the check says of its example, and nothing else is found in it', (page) => {
    const text = readFileSync(path.join(folder, page), 'utf8');
    const example = /```yaml rules\/shop\.yaml\n(.*?)```/s.exec(text)?.[1];
    const report = /```\n(.*?)```/s.exec(text.replace(/```yaml.*?```/s, ''))?.[1];
    if (example !== undefined) expect(formatFindings(check(example), 'text')).toBe(report);
    else expect(page).toBe('rules-no-rule.md');
  });

  test('takes levels from site.yaml, and makes nothing louder that a check reports more quietly', () => {
    const text = rulesOf({ name: 'ShopUncovered', severity: 'whatever' }, { annotations: {} });
    expect(shown(check(text))).toEqual(['warning rules/no-runbook', 'error rules/no-link']);
    expect(shown(check(text, { levels: { 'rules/no-link': 'off', 'rules/no-runbook': 'error' } }))).toEqual([
      'warning rules/no-runbook',
    ]);
  });
});

describe('an alert without a runbook', () => {
  test.each([
    ['p2', 'error'],
    ['Critical', 'error'],
    ['page', 'warning'],
    ['warning', 'warning'],
    ['info', 'warning'],
  ])('of severity %s is reported as %s, where only the levels themselves are known', (severity, level) => {
    expect(shown(check(rulesOf({ name: 'ShopUncovered', severity })))).toEqual([`${level} rules/no-runbook`]);
  });

  test.each([
    ['page', 'error'],
    ['TICKET', 'warning'],
    ['info', 'note'],
    ['critical', 'note'],
    ['whatever', 'warning'],
  ])('of severity %s is reported as %s, where the site says what words stand for', (severity, level) => {
    const levels = [1, 3, 5].map((rank) => ({ id: `s${rank}`, name: `Level ${rank}`, label: `S${rank}`, rank }));
    const words = { page: ['s1'], ticket: ['s3', 'p2'], info: ['s5'], critical: ['s5'] };
    const ofSite = { ...index, matrices: { shop: levels }, severity: { matrix: 'shop', words } };
    const findings = check(rulesOf({ name: 'ShopUncovered', severity }), { index: ofSite });

    expect(shown(findings)).toEqual([`${level} rules/no-runbook`]);
    if (severity === 'page')
      expect(findings[0]!.message).toContain('Its severity is `page`, which is `s1` (Level 1) here.');
  });

  test('is covered when its link leads to a page that someone wrote', () => {
    const annotations = { runbook_url: `${site}/runbooks/shop/latency/` };
    expect(check(rulesOf({ name: 'SomethingNew', annotations }))).toEqual([]);
  });

  test('whose link is dead is reported once', () => {
    expect(
      shown(check(rulesOf({ name: 'SomethingNew', annotations: { runbook_url: `${site}/alerts/SomethingNew/` } }))),
    ).toEqual(['error rules/dead-page']);
  });

  test('is offered a name that differs by a slip, and never that of another alert', () => {
    const hintOf = (name: string) =>
      check(rulesOf({ name, annotations: { runbook_url: 'https://wiki.example.com/' } })).find(
        ({ id }) => id === 'rules/no-runbook',
      )?.hint;
    expect(hintOf('ShopQueueBacklogs')).toMatch(/^Did you mean `ShopQueueBacklog`\?/);
    expect(hintOf('ShopQueueOverflow')).toMatch(/^Write a runbook/);
  });
});

describe('severities', () => {
  test.each(['p2', 'P2', 'high', 'High'])('`%s` fits a runbook of level p2 (High)', (severity) => {
    expect(check(rulesOf({ severity }))).toEqual([]);
  });

  test.each(['info', 'warning', 'page'])(
    'of `%s` nothing is said, because nobody says what it stands for',
    (severity) => {
      expect(check(rulesOf({ severity }))).toEqual([]);
    },
  );

  test('are what the site says that a word stands for', () => {
    const severity = { matrix: 'shop', words: { page: ['p1'], ticket: ['p2'] } };
    expect(check(rulesOf({ severity: 'ticket' }), { index: { ...index, severity } })).toEqual([]);
    expect(check(rulesOf({ severity: 'page' }), { index: { ...index, severity } })).toMatchObject([
      {
        id: 'rules/severity-contradiction',
        hint: 'Change one of the two: `p2`, `high`, `ticket` would fit this rule.',
      },
    ]);
  });

  test.each(['p1', 'critical'])('`%s` does not', (severity) => {
    expect(shown(check(rulesOf({ severity })))).toEqual(['warning rules/severity-contradiction']);
  });

  test('of several rules of one name need fit in one only', () => {
    expect(check(rulesOf({ severity: 'p1' }, { severity: 'p2' }))).toEqual([]);
    expect(shown(check(rulesOf({ severity: 'p1' }, { severity: 'critical' })))).toHaveLength(2);
  });
});

describe('other keys', () => {
  test.each(['runbook', 'runbookUrl', 'runbook-url', 'runbook_link', 'Runbook URL'])(
    '`%s` is not where tools look',
    (key) => {
      expect(shown(check(rulesOf({ annotations: { [key]: `${site}/alerts/ShopQueueBacklog/` } })))).toEqual([
        'warning rules/other-key',
      ]);
    },
  );

  test('hold links that are followed all the same', () => {
    expect(shown(check(rulesOf({ annotations: { runbook: `${site}/gone/` } })))).toEqual([
      'warning rules/other-key',
      'error rules/dead-page',
    ]);
  });

  test('are no fault beside the right one, nor when they are asked for', () => {
    const link = `${site}/alerts/ShopQueueBacklog/`;
    expect(check(rulesOf({ annotations: { runbook_url: link, runbook: 'text' } }))).toEqual([]);
    expect(check(rulesOf({ annotations: { runbook: link } }), { linkKeys: ['runbook'] })).toEqual([]);
  });
});

describe('links beside the one to the runbook', () => {
  const runbook_url = `${site}/alerts/ShopQueueBacklog/`;
  const found = (annotations: Record<string, string>): string[] =>
    shown(check(rulesOf({ annotations: { runbook_url, ...annotations } })));

  test.each(['runbook', 'link', 'playbook', 'dashboard_url', 'description'])(
    'are judged when they lead here: `%s`',
    (key) => {
      expect(found({ [key]: `${site}/gone/` })).toEqual(['error rules/dead-page']);
      expect(found({ [key]: runbook_url })).toEqual([]);
      expect(found({ [key]: 'https://elsewhere.example.com/gone/' })).toEqual([]);
    },
  );

  test('are judged in the middle of a text, at their place and with their templates', () => {
    const description = `See ${site}/gone/?namespace={{ $labels.namespace }}, or ${site}/alerts/ShopQueueBacklog/#nowhere.`;
    const text = rulesOf({ annotations: { runbook_url, description } });
    expect(check(text)).toMatchObject([
      { id: 'rules/dead-page', at: { column: text.indexOf('/gone/') + 1 } },
      {
        id: 'rules/dead-anchor',
        at: { column: text.indexOf('#nowhere') + 1 },
        message: expect.not.stringContaining('nowhere.`'),
      },
    ]);
  });
});

describe('beginnings of links that stand for the site', () => {
  const prefixes = {
    'https://git.example.com/docs/blob/main/': '/',
    'docs/': '/runbooks/',
    '{{ .Values.runbookUrl }}': '/',
  };
  const judged = (runbook_url: string): Finding[] =>
    check(rulesOf({ annotations: { runbook_url } }), { index: { ...index, prefixes } });

  test.each([
    'https://git.example.com/docs/blob/main/runbooks/shop/latency.md',
    'https://git.example.com/docs/blob/main/runbooks/shop/latency/README.md',
    'https://git.example.com/docs/blob/main/runbooks/shop/latency/',
  ])('lead to a page: %s', (url) => {
    expect(judged(url)).toMatchObject([
      { id: 'rules/redirect', level: 'note', hint: `Write \`runbook_url: ${site}/runbooks/shop/latency/\`.` },
    ]);
  });

  test('lead to none where there is none', () => {
    expect(shown(judged('https://git.example.com/docs/blob/main/runbooks/shop/gone.md'))).toEqual([
      'error rules/dead-page',
    ]);
    expect(shown(judged('https://git.example.com/other/x.md'))).toEqual(['warning rules/other-host']);
  });

  test('make a path of a repository an address, with its query', () => {
    expect(judged('docs/shop/latency.md?namespace=x')).toMatchObject([
      {
        id: 'rules/relative-link',
        hint: `Write \`runbook_url: ${site}/runbooks/shop/latency/?namespace=x\`.`,
      },
    ]);
  });
});

describe('a runbook whose alert has no rule', () => {
  const at = { file: 'content/runbooks/shop/latency.mdx', line: 7, column: 11 };
  const runbookPlaces = new Map([['ShopLatencyHigh', at]]);

  test('is reported where it names the alert', () => {
    expect(check(rulesOf({}), { runbookPlaces })).toMatchObject([{ id: 'rules/no-rule', at }]);
  });

  test('is not, when a name that a stack fills in can be its alert, or when no rule was read at all', () => {
    expect(
      shown(
        check(rulesOf({ name: 'Shop${What}High', annotations: { runbook_url: `${site}/runbooks/shop/latency/` } }), {
          runbookPlaces,
        }),
      ),
    ).toEqual([]);
    expect(checkRules([], { index, runbookPlaces }).findings).toEqual([]);
  });
});

test('names and links of any kind are findings and never a crash', () => {
  const odd = [
    '\u0000',
    '__proto__',
    '%',
    '%zz',
    '[',
    '(',
    '{{',
    '${',
    '#',
    '?',
    'https://',
    'https://[',
    '\ud800',
    'x'.repeat(10_000),
    `${site}/${'%E0'.repeat(100)}`,
    `${site}/../../x`,
    `${site}/alerts/{{`,
    `${site}/(/[/#)`,
    `${site}/#%`,
    '{{ $labels.x }}',
    `${site}/{{ $labels.x }}(/#{{ $labels.y }}[`,
  ];
  for (const text of odd)
    expect(() => check(rulesOf({ name: text || 'x', annotations: { runbook_url: text } })), text).not.toThrow();
});

describe('a label in a link that the rule itself adds', () => {
  const own = (expr: string, path: string, labels: Record<string, string> = { team: 'shop' }): string =>
    JSON.stringify({
      groups: [
        {
          name: 'g',
          rules: [
            {
              alert: 'ShopQueueBacklog',
              expr,
              labels: { severity: 'p2', ...labels },
              annotations: { runbook_url: `${site}/${path}` },
            },
          ],
        },
      ],
    });
  const byTeam = 'runbooks/{{ $labels.team }}/queue-backlog/';

  test('is not there when the link is filled in, so its value counts for nothing', () => {
    expect(shown(check(own('up == 0', byTeam)))).toEqual(['warning rules/shadowed-label']);
    expect(shown(check(own('up == 0', byTeam, { team: 'nobody' })))).toEqual(['warning rules/shadowed-label']);
    expect(shown(check(own('up == 0', 'alerts/{{ $labels.alertname }}/')))).toEqual(['warning rules/shadowed-label']);
  });

  test('has the value that the expression asks for, whatever the rule sets', () => {
    expect(check(own('up{team="shop"} == 0', byTeam, { team: 'nobody' }))).toEqual([]);
    expect(shown(check(own('up{team="nobody"} == 0', byTeam)))).toEqual(['error rules/dead-page']);
    expect(check(own('sum by (team, namespace) (up) == 0', byTeam, { team: 'nobody' }))).toEqual([]);
  });

  test('that the expression never has is reported once, as such', () => {
    expect(shown(check(own('sum by (job, namespace) (up) == 0', byTeam)))).toEqual(['error rules/impossible-label']);
  });
});
