import { describe, expect, test } from 'vitest';
import { objectiveSchema } from '../../../schemas/slo.ts';
import { importObjectives } from './import-objectives.ts';

const read = (text: string, service?: string) => importObjectives([{ shown: 'slo.yaml', text }], service);
const only = (text: string) => [...read(text).byService.values()].flat();
const said = (text: string, id: string) =>
  read(text)
    .findings.filter((finding) => finding.id === `slo-import/${id}`)
    .map(({ at, message }) => `${at.line}:${at.column} ${message}`);

const sloth = `version: prometheus/v1
service: Web Shop
labels: { owner: shop }
slos:
  - name: orders-availability
    objective: 99.95
    description: Orders are taken.
    labels: { tier: gold }
    sli:
      events:
        error_query: sum(rate(orders_total{code=~"5.."}[{{.window}}]))
        total_query: sum(rate(orders_total[{{.window}}]))
    alerting:
      name: OrdersBudgetBurns
      labels: { team: shop }
      annotations: { summary: Orders fail }
      page_alert: { labels: { severity: page } }
      ticket_alert: { disable: true }
`;

describe('of Sloth', () => {
  test('every value is in the objective', () => {
    expect([...read(sloth).byService]).toEqual([
      [
        'web-shop',
        [
          {
            id: 'orders-availability',
            name: 'orders-availability',
            indicator: 'availability',
            target: '99.95%',
            description: 'Orders are taken.',
            queries: {
              source: 'prometheus',
              bad: 'sum(rate(orders_total{code=~"5.."}[{{.window}}]))',
              total: 'sum(rate(orders_total[{{.window}}]))',
            },
            labels: { owner: 'shop', tier: 'gold' },
            alerts: ['OrdersBudgetBurns'],
            alerting: {
              labels: { team: 'shop' },
              annotations: { summary: 'Orders fail' },
              page: { labels: { severity: 'page' } },
              ticket: { disabled: true },
            },
            // Its id is lower case and hyphens.
            specification: { format: 'sloth', rest: { service: 'Web Shop' } },
          },
        ],
      ],
    ]);
    expect(said(sloth, 'not-carried')).toEqual([]);
  });

  test('the window is said to be that of its command', () => {
    expect(said(sloth, 'window')).toEqual([expect.stringContaining('5:5 Sloth’s files name no window')]);
  });

  test('objects of Kubernetes are read with their own spelling', () => {
    const object = `apiVersion: sloth.slok.dev/v1
kind: PrometheusServiceLevel
metadata: { name: shop, namespace: monitoring }
spec:
  service: shop
  slos:
    - name: raw
      objective: 99
      sli: { raw: { errorRatioQuery: "errors:ratio[{{.window}}]" } }
      alerting: { pageAlert: { disable: true }, ticketAlert: { labels: { severity: warning } } }
`;
    expect(only(object)).toMatchObject([
      {
        target: '99%',
        queries: { badRatio: 'errors:ratio[{{.window}}]' },
        alerting: { page: { disabled: true }, ticket: { labels: { severity: 'warning' } } },
      },
    ]);
    expect(only(object)[0]!.specification!.rest).toEqual({
      apiVersion: 'sloth.slok.dev/v1',
      kind: 'PrometheusServiceLevel',
      metadata: { name: 'shop', namespace: 'monitoring' },
    });
    expect(said(object, 'not-carried')).toEqual([]);
    expect(said(object, 'kept')).toEqual([
      '7:7 Kept for `alertbook slo export`, and shown on no page: `apiVersion`, `kind`, `metadata`.',
    ]);
  });

  test('a misspelt field is kept unread, and said', () => {
    expect(said(sloth.replace('page_alert', 'pageAlert'), 'kept')).toEqual([
      expect.stringContaining('shown on no page: `service`, `slos[0].alerting.pageAlert`.'),
    ]);
  });

  test('a plugin makes a query that is not known', () => {
    const plugin = sloth.replace(
      /events:[^]*?alerting/,
      'plugin: { id: own/plugin, options: { job: shop } }\n    alerting',
    );

    expect(only(plugin)[0]).not.toHaveProperty('queries.bad');
    expect(said(plugin, 'plugin')).toHaveLength(1);
    expect(only(plugin)[0]!.specification!.rest).toMatchObject({
      slos: [{ sli: { plugin: { id: 'own/plugin', options: { job: 'shop' } } } }],
    });
  });
});

describe('of Pyrra', () => {
  const pyrra = (indicator: string, more = '') => `apiVersion: pyrra.dev/v1alpha1
kind: ServiceLevelObjective
metadata:
  name: shop-errors
  labels: { pyrra.dev/team: shop }
spec:
  target: "99.9"
  window: 4w
  indicator:
    ${indicator}
${more}`;

  test.each([
    ['ratio: { errors: { metric: bad }, total: { metric: all }, grouping: [region] }', { bad: 'bad', total: 'all' }],
    [
      'latency: { success: { metric: fast }, total: { metric: all }, grouping: [region] }',
      { good: 'fast', total: 'all' },
    ],
    ['bool_gauge: { metric: up, grouping: [region] }', { good: 'up' }],
  ])('%s', (indicator, queries) => {
    expect(only(pyrra(indicator))).toMatchObject([
      { target: '99.9%', window: '4w', groupBy: ['region'], queries, labels: { 'pyrra.dev/team': 'shop' } },
    ]);
    expect(said(pyrra(indicator), 'not-carried')).toEqual([]);
  });

  test('a latency is the bound of its events', () => {
    expect(only(pyrra('latencyNative: { latency: 200ms, total: { metric: all } }'))).toMatchObject([
      { indicator: 'latency', target: '99.9% < 200ms' },
    ]);
  });

  test('alerts that are switched off are said to be', () => {
    const off = pyrra(
      'ratio: { errors: { metric: bad }, total: { metric: all } }',
      '  alerting: { burnrates: false }\n',
    );

    expect(only(off)).toMatchObject([{ alerting: { disabled: true } }]);
    expect(said(off, 'alert')).toEqual([]);
  });
});

describe('of OpenSLO', () => {
  const openslo = (spec: string, head = 'openslo/v1') => `apiVersion: ${head}
kind: SLO
metadata: { name: web-latency, displayName: Web latency, labels: { tier: gold } }
spec:
  service: web
${spec}`;
  const bound = `  indicator: { metadata: { name: ms }, spec: { thresholdMetric: { metricSource: { type: prometheus, spec: { query: q } } } } }
  objectives:
    - { op: lt, value: 0.5, target: 0.995 }
`;

  test('a bound and a share are one target, whose unit is to be written', () => {
    expect(only(openslo(bound))).toMatchObject([
      { id: 'web-latency', target: '99.5% < 0.5', queries: { source: 'prometheus', value: 'q' } },
    ]);
    expect(said(openslo(bound), 'unit')).toEqual([expect.stringContaining('The bound `< 0.5` has no unit')]);
  });

  test.each([
    ['[{ duration: 28d, isRolling: true }]', { window: '28d' }],
    [
      '[{ duration: 1M, isRolling: false, calendar: { startTime: 2026-01-01 00:00:00, timeZone: Europe/Berlin } }]',
      { window: 'monthly', windowStarts: '2026-01-01 00:00:00', timeZone: 'Europe/Berlin' },
    ],
    [
      '[{ duration: 1Q, isRolling: false, calendar: { startTime: 2026-01-01 00:00:00, timeZone: UTC } }]',
      { window: 'quarterly' },
    ],
  ])('a window of %s', (window, fields) => {
    expect(only(openslo(`${bound}  timeWindow: ${window}\n`))).toMatchObject([fields]);
  });

  test.each([
    '[{ duration: 2w, isRolling: false, calendar: { startTime: 2026-01-01 00:00:00, timeZone: UTC } }]',
    '[{ duration: 1m, isRolling: false, calendar: { startTime: 2026-01-01 00:00:00, timeZone: UTC } }]',
  ])('a window that objectives cannot have is left out, and said: %s', (window) => {
    const text = openslo(`${bound}  timeWindow: ${window}\n`);

    expect(only(text)[0]).not.toHaveProperty('window');
    expect(said(text, 'window')).toHaveLength(1);
    expect(only(text)[0]!.specification!.rest).toHaveProperty('spec.timeWindow');
  });

  test('the first version writes its window and its queries in another way', () => {
    const first = openslo(
      `  timeWindows: [{ unit: Day, count: 30, isRolling: true }]
  objectives:
    - displayName: good
      target: 0.99
      ratioMetrics: { incremental: true, good: { source: prometheus, query: g }, total: { source: prometheus, query: t } }
`,
      'openslo/v1alpha',
    );
    expect(only(first)).toMatchObject([
      { target: '99%', window: '30d', queries: { source: 'prometheus', good: 'g', total: 't', counts: 'counter' } },
    ]);
  });

  test('slices of time are kept with their share', () => {
    const slices = openslo(
      `${bound.replace('target: 0.995', 'target: 0.995, timeSliceTarget: 0.95, timeSliceWindow: 5')}  budgetingMethod: Timeslices\n`,
    );
    expect(only(slices)).toMatchObject([{ timeslice: { length: '5m', target: '95%' } }]);
  });

  test('an indicator of another document is looked up, and one that is nowhere is said', () => {
    const spec = '  indicatorRef: shared\n  objectives: [{ targetPercent: 99 }]\n';
    const sli = `---
apiVersion: openslo/v1
kind: SLI
metadata: { name: shared }
spec: { ratioMetric: { raw: { metricSource: { metricSourceRef: prom, spec: { query: r } } }, rawType: success } }
`;
    expect(only(openslo(spec) + sli)).toMatchObject([
      {
        target: '99%',
        queries: { dataSource: 'prom', goodRatio: 'r' },
        specification: { rest: { spec: { indicator: { metadata: { name: 'shared' } } } } },
      },
    ]);
    expect(said(openslo(spec), 'indicator-ref')).toHaveLength(1);
  });

  test('several objectives of one have ids of their own, and lists of documents are read', () => {
    const list = openslo('  objectives: [{ target: 0.9 }, { target: 0.99 }]\n')
      .replace(/^/gm, '  ')
      .replace('  ', '- ');

    expect(only(list).map(({ id, target }) => [id, target])).toEqual([
      ['web-latency', '90%'],
      ['web-latency-2', '99%'],
    ]);
  });
});

test('what is kept of one objective is that of its own document, without the others of its list', () => {
  const both = sloth
    .replace(
      '  - name:',
      '  - { name: second, objective: 99, plugins: { chain: [] }, sli: { raw: { error_ratio_query: x } } }\n  - name:',
    )
    .replace(
      'description: Orders',
      'plugins: { chain: [{ id: own/plugin, priority: -10, config: { on: yes, text: "10" } }] }\n    description: Orders',
    )
    .replace('service: Web Shop', 'service: shop\nslo_plugins: { overridePrevious: true }');

  expect(only(both).map(({ specification }) => specification!.rest)).toEqual([
    { slo_plugins: { overridePrevious: true } },
    {
      slo_plugins: { overridePrevious: true },
      slos: [{ plugins: { chain: [{ id: 'own/plugin', priority: -10, config: { on: true, text: '10' } }] } }],
    },
  ]);
  expect(said(both, 'not-carried')).toEqual([]);
});

test('lists that Kubernetes writes are read, and a document without objectives is an error', () => {
  const list = `apiVersion: v1
kind: List
items:
  - apiVersion: pyrra.dev/v1alpha1
    kind: ServiceLevelObjective
    metadata: { name: a }
    spec: { target: "99", window: 4w, indicator: { bool_gauge: { metric: up } } }
`;
  expect(only(list).map(({ id }) => id)).toEqual(['a']);
  expect(said('version: prometheus/v1\nservice: shop\nslos: []\n', 'no-objectives')).toHaveLength(1);
});

test('objectives are what their schema takes', () => {
  for (const fields of only(sloth)) expect(objectiveSchema.safeParse(fields).error).toBeUndefined();
});

test('an objective that its schema refuses is not imported, and the others are', () => {
  const text = `${sloth}  - { name: absurd, objective: 101, sli: { raw: { error_ratio_query: x } } }\n`;

  expect(only(text).map(({ name }) => name)).toEqual(['orders-availability']);
  expect(said(text, 'refused')).toEqual([expect.stringContaining('`101%` leaves no error budget')]);
});

test('what is no specification is an error at its place, as is what is no YAML', () => {
  expect(said('groups: []\n', 'kind')).toEqual([expect.stringContaining('1:1 This is not a specification')]);
  expect(said('a: [\n', 'yaml')).toHaveLength(1);
});

test.each([
  ['a: &a [*a]\n', '1:8 `*a` is inside the value that it repeats.'],
  ['a: *b\n', '1:4 `*b` repeats a value that nothing before it marks.'],
  [
    `${['a: &a [1,1,1,1,1,1,1,1,1,1]', ...'bcdef'.split('').map((name, index) => `${name}: &${name} [${Array(10).fill(`*${'abcde'[index]}`).join(',')}]`)].join('\n')}\n`,
    'repeat more than ten thousand values',
  ],
  [`${'['.repeat(200)}${']'.repeat(200)}\n`, 'too deep'],
])('aliases and depths that have no end are refused at their place: %#', (text, words) => {
  expect(said(text, 'yaml')).toEqual([expect.stringContaining(words)]);
  expect(only(text)).toEqual([]);
});

test('values that are shared by aliases and merges are read at each place', () => {
  const text = sloth
    .replace('labels: { owner: shop }', 'labels: &shared { owner: shop }')
    .replace('labels: { tier: gold }', 'labels: { <<: *shared, tier: gold }');

  expect(only(text)[0]!.labels).toEqual({ owner: 'shop', tier: 'gold' });
  expect(said(text, 'not-carried')).toEqual([]);
});

test('a key that is written twice is read once, and its second value is said', () => {
  expect(said(sloth.replace('    objective: 99.95', '    objective: 99.95\n    objective: 99'), 'not-carried')).toEqual(
    ['7:16 `slos[0].objective: 99` has no field in an objective, and is not carried over.'],
  );
});

test('names that are names of every object are names like others', () => {
  const text = sloth.replace('owner: shop', '__proto__: x, constructor: y');

  expect(said(text, 'not-carried')).toEqual([]);
  expect(Object.entries(only(text)[0]!.labels!)).toEqual(
    expect.arrayContaining([
      ['__proto__', 'x'],
      ['constructor', 'y'],
    ]),
  );
});
