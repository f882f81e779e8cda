import { parseAllDocuments } from 'yaml';
import { describe, expect, test } from 'vitest';
import { catalogueFrom } from '../../../test/support/content-folder.ts';
import type { SpecificationFormat } from '../../../schemas/slo.ts';
import { importObjectives } from '../../importers/slo/import-objectives.ts';
import { yamlText } from '../../importers/write/new-file.ts';
import { exportObjectives } from './export-objectives.ts';

const exported = (format: SpecificationFormat, texts: Record<string, string>) => {
  const files = Object.entries(texts).map(([service, text]) => [`slos/${service}.yaml`, text]);
  return exportObjectives(
    [...catalogueFrom(Object.fromEntries(files) as Record<string, string>).documents.slo.values()],
    format,
  );
};

/** The objectives of a service `shop`, each with fields in place of the usual ones. */
const objectives = (...fields: Record<string, unknown>[]) => ({
  shop: yamlText({
    objectives: fields.map((own, index) => ({
      id: `orders-${index + 1}`,
      name: `orders-${index + 1}`,
      indicator: 'availability',
      target: '99.9%',
      window: '30d',
      ...own,
    })),
  }),
});

const data = (text: string): unknown[] => parseAllDocuments(text).map((document): unknown => document.toJS());
const ofOne = (format: SpecificationFormat, fields: Record<string, unknown>): unknown =>
  data(
    exported(format, objectives(fields))
      .files.map(({ text }) => text)
      .join('---\n'),
  )[0];
const said = (format: SpecificationFormat, fields: Record<string, unknown>, id = 'missing') =>
  exported(format, objectives(fields))
    .findings.filter((finding) => finding.id === `slo-export/${id}`)
    .map(({ at, message, hint }) => `${at.line}:${at.column} ${message} ${hint}`);

const counted = {
  queries: {
    source: 'prometheus',
    bad: 'sum(rate(orders{code="500"}[{{.window}}]))',
    total: 'sum(rate(orders[{{.window}}]))',
  },
  alerts: ['OrdersBurn'],
};

describe('to Sloth', () => {
  test('the objectives of a service are one file', () => {
    const { files, findings } = exported(
      'sloth',
      objectives(
        { ...counted, labels: { tier: 'gold' }, alerting: { labels: { team: 'shop' }, ticket: { disabled: true } } },
        { ...counted, target: '99.95%', description: 'Orders are taken.' },
      ),
    );

    expect(findings).toEqual([]);
    expect(files).toMatchObject([{ name: 'shop.yaml', objectives: 2 }]);
    expect(files[0]!.text).toMatchInlineSnapshot(`
      "version: prometheus/v1
      service: shop
      slos:
        - name: orders-1
          objective: 99.9
          labels:
            tier: gold
          sli:
            events:
              error_query: sum(rate(orders{code="500"}[{{.window}}]))
              total_query: sum(rate(orders[{{.window}}]))
          alerting:
            name: OrdersBurn
            labels:
              team: shop
            ticket_alert:
              disable: true
        - name: orders-2
          objective: 99.95
          description: Orders are taken.
          sli:
            events:
              error_query: sum(rate(orders{code="500"}[{{.window}}]))
              total_query: sum(rate(orders[{{.window}}]))
          alerting:
            name: OrdersBurn
      "
    `);
  });

  test('a share of good events is turned round, and a bound on failures is a share', () => {
    expect(
      ofOne('sloth', {
        ...counted,
        indicator: 'error-rate',
        target: '< 0.25%',
        queries: { goodRatio: 'good[{{.window}}] or vector(1)' },
      }),
    ).toMatchObject({
      slos: [{ objective: 99.75, sli: { raw: { error_ratio_query: '1 - (good[{{.window}}] or vector(1))' } } }],
    });
  });

  test.each([
    [{ ...counted, target: '< 15 minutes', indicator: 'latency' }, '`< 15 minutes` promises no share of good events.'],
    [{ ...counted, alerts: [] }, 'the objective names none. Write the name of the alert under `alerts:`'],
    [{ ...counted, queries: { good: 'a', total: 'b' } }, '`good:` does not say which are. Write `bad:`'],
    [{ ...counted, queries: undefined }, 'no query says which are'],
    [{ ...counted, timeslice: { length: '1m', target: '95%' } }, 'no slices of time'],
    [
      { ...counted, queries: { badRatio: 'orders_errors{job="a"}' } },
      'write `sum(rate(orders_errors{job="a"}[{{.window}}]))`',
    ],
    [{ ...counted, queries: { badRatio: 'a / b' } }, 'Write it like `sum(rate(requests_total[{{.window}}]))`'],
  ])('what it needs and an objective lacks is an error: %#', (fields, words) => {
    expect(exported('sloth', objectives(fields)).files).toEqual([]);
    expect(said('sloth', fields).join('\n')).toContain(words);
  });

  test('an objective without alerts needs no name of them', () => {
    const off = { ...counted, alerts: [], alerting: { disabled: true } };

    expect(ofOne('sloth', off)).toMatchObject({
      slos: [{ alerting: { page_alert: { disable: true }, ticket_alert: { disable: true } } }],
    });
  });

  test('another window has to be given to its command', () => {
    expect(said('sloth', { ...counted, window: '4 weeks' }, 'other-way')).toEqual([
      expect.stringContaining('Run `sloth generate --default-slo-period=28d`.'),
    ]);
    expect(said('sloth', { ...counted, window: 'monthly' }, 'other-way')).toEqual([
      expect.stringContaining('Sloth has no window of monthly'),
    ]);
  });

  test('what it has no field for is named', () => {
    const more = {
      ...counted,
      name: 'Orders',
      scope: 'All of them',
      groupBy: ['region'],
      alerts: ['A', 'B'],
      queries: { ...counted.queries, counts: 'counter' },
      specification: { format: 'pyrra', rest: { metadata: { namespace: 'x', labels: { a: 'b' } } } },
    };

    expect(said('sloth', more, 'not-carried')).toEqual([
      expect.stringContaining(
        '`name`, `scope`, `alerts.1`, `groupBy.0`, `queries.counts`, `specification` have no field in Sloth, and are not exported.',
      ),
    ]);
  });
});

describe('to Pyrra', () => {
  const plain = { queries: { bad: 'orders{code="500"}', total: 'orders' }, alerts: ['OrdersBurn'] };

  test('each objective is an object of its own', () => {
    const { files } = exported(
      'pyrra',
      objectives(
        { ...plain, groupBy: ['region'], labels: { prometheus: 'k8s' }, alerting: { annotations: { team: 'a' } } },
        { ...plain, alerting: { disabled: true } },
      ),
    );

    expect(files.map(({ name }) => name)).toEqual(['shop-orders-1.yaml', 'shop-orders-2.yaml']);
    expect(files[0]!.text).toMatchInlineSnapshot(`
      "apiVersion: pyrra.dev/v1alpha1
      kind: ServiceLevelObjective
      metadata:
        name: orders-1
        labels:
          prometheus: k8s
        annotations:
          pyrra.dev/team: a
      spec:
        target: "99.9"
        window: 30d
        indicator:
          ratio:
            errors:
              metric: orders{code="500"}
            total:
              metric: orders
            grouping:
              - region
        alerting:
          name: OrdersBurn
      "
    `);
    expect(data(files[1]!.text)).toMatchObject([{ spec: { alerting: { burnrates: false } } }]);
  });

  test.each([
    [
      { queries: { good: 'd_bucket{le="0.2"}', total: 'd_count' } },
      { latency: { success: { metric: 'd_bucket{le="0.2"}' } } },
    ],
    [
      { queries: { total: 'd' }, target: '99% < 0.5 s' },
      { latencyNative: { latency: '500ms', total: { metric: 'd' } } },
    ],
    [{ queries: { good: 'up' } }, { bool_gauge: { metric: 'up' } }],
  ])('an indicator is of the kind that its queries make it: %#', (fields, indicator) => {
    expect(ofOne('pyrra', fields)).toMatchObject({ spec: { indicator } });
  });

  test.each([
    [{ ...plain, window: undefined }, 'Pyrra needs a window, and the objective names none. Write `window: 30d`'],
    [{ ...plain, window: 'monthly' }, 'and not monthly.'],
    [{ ...plain, queries: { bad: 'sum(orders)', total: 'orders' } }, 'a metric with its labels, and no expression'],
    [{ ...plain, queries: { good: 'd_bucket', total: 'd_count' } }, 'the queries do not say which they are'],
  ])('what it needs and an objective lacks is an error: %#', (fields, words) => {
    expect(said('pyrra', fields).join('\n')).toContain(words);
  });
});

describe('to OpenSLO', () => {
  const ratio = { queries: { source: 'Prometheus', dataSource: 'prom', good: 'g', total: 't', counts: 'counter' } };

  test('an objective is a document', () => {
    const { files, findings } = exported(
      'openslo',
      objectives({
        ...ratio,
        name: 'Orders are taken',
        timeslice: { length: '60s', target: '95%' },
        window: 'monthly',
        windowStarts: '2026-01-01 00:00:00',
        timeZone: 'Europe/Berlin',
        labels: { on: 'yes', tier: '1' },
        alerting: { policies: ['burn'] },
      }),
    );

    expect(findings).toEqual([]);
    expect(files[0]!.text).toMatchInlineSnapshot(`
      "apiVersion: openslo/v1
      kind: SLO
      metadata:
        name: orders-1
        displayName: Orders are taken
        labels:
          "on": "yes"
          tier: "1"
      spec:
        service: shop
        indicator:
          metadata:
            name: orders-1
          spec:
            ratioMetric:
              counter: true
              good:
                metricSource:
                  metricSourceRef: prom
                  type: Prometheus
                  spec:
                    query: g
              total:
                metricSource:
                  metricSourceRef: prom
                  type: Prometheus
                  spec:
                    query: t
        timeWindow:
          - duration: 1M
            isRolling: false
            calendar:
              startTime: "2026-01-01 00:00:00"
              timeZone: Europe/Berlin
        budgetingMethod: Timeslices
        objectives:
          - target: 0.999
            timeSliceTarget: 0.95
            timeSliceWindow: 1m
        alertPolicies:
          - alertPolicyRef: burn
      "
    `);
  });

  test.each([
    ['99% < 200ms', 's', 0.2],
    ['99% < 1.5 s', 'ms', 1500],
    ['99% >= 100 jobs', undefined, 100],
  ])('the bound of %s is a number in the unit of its query, %s', (target, unit, value) => {
    expect(ofOne('openslo', { target, queries: { value: 'q', unit } })).toMatchObject({
      spec: { objectives: [{ target: 0.99, value }] },
    });
  });

  test.each([
    [{ target: '99% < 200ms', queries: { value: 'q' } }, 'nothing says which unit the query gives'],
    [{ target: '99% < 200ms', queries: { value: 'q', unit: 'GB' } }, 'it cannot be told in `GB`'],
    [{ target: 'p95 < 200ms', indicator: 'latency', queries: { value: 'q' } }, 'promises no share of good events'],
    [{ queries: { value: 'q' } }, '`99.9%` has none. Write it behind the share, such as `target: 99.9% < 200ms`'],
    [{ queries: { good: 'g', total: 't' } }, 'Write `counts: counter` or `counts: gauge`'],
    [{ ...ratio, window: undefined }, 'the objective names none'],
    [{ ...ratio, window: 'monthly' }, 'the moment at which the first calendar window starts'],
    [{ ...ratio, window: 'monthly' }, 'the time zone of a calendar window'],
    [{ ...ratio, timeslice: { length: '1m' } }, 'the share of good events that makes a slice of time good'],
    [{ queries: undefined }, 'no query says how the objective is measured'],
    [{ ...ratio, id: 'a'.repeat(64) }, 'at most 63 characters'],
  ])('what it needs and an objective lacks is an error: %#', (fields, words) => {
    expect(said('openslo', fields).join('\n')).toContain(words);
  });
});

test('two of one name are not both exported', () => {
  const twice = objectives(
    { queries: { good: 'up' }, specification: { format: 'pyrra', rest: { metadata: { name: 'same' } } } },
    { queries: { good: 'up' }, specification: { format: 'pyrra', rest: { metadata: { name: 'same' } } } },
  );
  const { files, findings } = exported('pyrra', twice);

  expect(files).toHaveLength(1);
  expect(findings.filter(({ level }) => level === 'error')).toMatchObject([
    { id: 'slo-export/same-name', message: expect.stringContaining('under the name of `orders-1` of `shop` too') },
  ]);
});

/** What is exported of a file that was imported, as data. */
function thereAndBack(format: SpecificationFormat, text: string): unknown[] {
  const imported = importObjectives([{ shown: 'slo.yaml', text }], format === 'pyrra' ? 'shop' : undefined);
  expect(imported.findings.filter(({ level, id }) => level === 'error' || id.endsWith('not-carried'))).toEqual([]);
  const texts = [...imported.byService].map(([service, list]) => [service!, yamlText({ objectives: list })]);
  const { files, findings } = exported(format, Object.fromEntries(texts) as Record<string, string>);
  expect(findings.filter(({ id }) => id !== 'slo-export/other-way')).toEqual([]);
  return files.flatMap(({ text }) => data(text));
}

describe('what was imported is exported as it was', () => {
  test.each([
    [
      'sloth',
      `version: prometheus/v1
service: Web Shop
slo_plugins: { overridePrevious: true, chain: [{ id: a/b, priority: -5, config: { text: "10", list: [1, { x: true }] } }] }
slos:
  - name: Orders_Available
    objective: 99.95
    sli: { plugin: { id: own/plugin, options: { job: shop } } }
    alerting: { name: Burn, page_alert: { labels: { severity: "1" } }, ticket_alert: { disable: true } }
  - name: raw
    objective: 99
    plugins: { chain: [{ id: c/d }] }
    sli: { raw: { error_ratio_query: "e[{{.window}}]" } }
    alerting: { page_alert: { disable: true }, ticket_alert: { disable: true } }
`,
    ],
    [
      'sloth',
      `apiVersion: sloth.slok.dev/v1
kind: PrometheusServiceLevel
metadata: { name: shop, namespace: monitoring, labels: { role: rules } }
spec:
  service: shop
  slos:
    - name: raw
      objective: 99
      sli: { raw: { errorRatioQuery: "e[{{.window}}]" } }
      alerting: { name: Burn, pageAlert: { disable: true }, ticketAlert: { annotations: { a: b } } }
`,
    ],
    [
      'pyrra',
      `apiVersion: pyrra.dev/v1alpha1
kind: ServiceLevelObjective
metadata: { name: a, namespace: monitoring, labels: { pyrra.dev/team: shop }, annotations: { pyrra.dev/runbook_url: x, own: y } }
spec:
  target: "99"
  window: 4w
  partial_response_strategy: warn
  indicator: { latencyNative: { latency: 200ms, total: { metric: sum(d) }, grouping: [region] } }
  alerting: { name: Burn, absent: false, severities: { absent: info, fastBurn: page } }
`,
    ],
    [
      'openslo',
      `apiVersion: openslo/v1
kind: SLO
metadata: { name: a, displayName: Title, labels: { team: [x, y], tier: gold }, annotations: { z: z } }
spec:
  service: shop
  budgetingMethod: RatioTimeslices
  description: Why
  timeWindow: [{ duration: 4w, isRolling: true }]
  alertPolicies: [{ alertPolicyRef: one }, { kind: AlertPolicy, metadata: { name: two }, spec: { conditions: [c] } }]
  objectives:
    - { displayName: Good, target: 0.9, timeSliceWindow: 5m, compositeWeight: 2, indicator: { metadata: { name: i }, spec: { description: d, ratioMetric: { counter: false, good: { metricSource: { metricSourceRef: r1, type: Datadog, spec: { query: g, dimensions: [h] } } }, total: { metricSource: { metricSourceRef: r2, type: Datadog, spec: { query: t } } } } } } }
    - { displayName: Better, target: 0.99, timeSliceWindow: 5m, indicatorRef: elsewhere }
`,
    ],
    [
      'openslo',
      `apiVersion: openslo/v1
kind: SLO
metadata: { name: b }
spec:
  service: shop
  budgetingMethod: Occurrences
  timeWindow: [{ duration: 2w, isRolling: false, calendar: { startTime: 2026-01-05 00:00:00, timeZone: UTC } }]
  indicator: { metadata: { name: i }, spec: { thresholdMetric: { metricSource: { type: prometheus, spec: { promql: q, step: 5 } } } } }
  objectives:
    - { op: lte, value: 0.5, target: 0.995 }
`,
    ],
  ] as const)('%s: %#', (format, text) => {
    const [original] = data(text);

    expect(thereAndBack(format, text)).toEqual([original]);
  });

  test('several objectives of OpenSLO are one document again, with the indicator of another one inside', () => {
    const text = (spec: string, more: string) => `apiVersion: openslo/v1
kind: SLO
metadata: { name: a, displayName: Title }
spec: { service: shop, budgetingMethod: Occurrences, timeWindow: [{ duration: 28d, isRolling: true }], ${spec}, objectives: [{ displayName: x, op: lt, value: 1, target: 0.9 }, { displayName: y, op: lt, value: 2, target: 0.99 }] }
${more}`;
    const sli =
      '{ metadata: { name: i, labels: { a: b } }, spec: { thresholdMetric: { metricSource: { metricSourceRef: p, spec: { query: q } } } } }';
    const apart = text('indicatorRef: i', `---\n${sli.replace('{', '{ apiVersion: openslo/v1, kind: SLI,')}`);

    expect(thereAndBack('openslo', apart)).toEqual(data(text(`indicator: ${sli}`, '')));
  });

  test('the first version of OpenSLO and the second alpha become openslo/v1', () => {
    const first = `apiVersion: openslo/v1alpha
kind: SLO
metadata: { name: a }
spec:
  service: shop
  budgetingMethod: Timeslices
  timeWindows: [{ unit: Day, count: 7, isRolling: true }]
  objectives:
    - { target: 0.9, timeSliceTarget: 0.8, ratioMetrics: { incremental: true, good: { source: p, queryType: promql, query: g }, total: { source: p, queryType: promql, query: t } } }
`;
    const second = `apiVersion: openslo.com/v2alpha
kind: SLO
metadata: { name: a }
spec:
  serviceRef: shop
  budgetingMethod: Occurrences
  timeWindow: [{ duration: 7d, isRolling: true }]
  sli: { metadata: { name: i }, spec: { ratioMetric: { counter: true, good: { dataSourceRef: p, spec: { query: g } }, total: { dataSourceSpec: { type: redshift, connectionDetails: { db: x } }, spec: { query: t, region: eu } } } } }
  objectives: [{ target: 0.9 }]
`;
    const metric = (source: object, spec: object) => ({ metricSource: { ...source, spec } });

    expect(thereAndBack('openslo', first)).toMatchObject([
      {
        apiVersion: 'openslo/v1',
        spec: {
          timeWindow: [{ duration: '7d' }],
          budgetingMethod: 'Timeslices',
          objectives: [{ target: 0.9, timeSliceTarget: 0.8 }],
          indicator: { spec: { ratioMetric: { good: metric({ type: 'p' }, { query: 'g', queryType: 'promql' }) } } },
        },
      },
    ]);
    expect(thereAndBack('openslo', second)).toMatchObject([
      {
        spec: {
          service: 'shop',
          indicator: {
            metadata: { name: 'i' },
            spec: {
              ratioMetric: {
                good: metric({ metricSourceRef: 'p' }, { query: 'g' }),
                total: metric(
                  { type: 'redshift' },
                  { query: 't', region: 'eu', dataSourceSpec: { connectionDetails: { db: 'x' } } },
                ),
              },
            },
          },
        },
      },
    ]);
  });

  test('what was changed since is as it was changed', () => {
    const text = `apiVersion: pyrra.dev/v1alpha1
kind: ServiceLevelObjective
metadata: { name: a, namespace: monitoring }
spec: { target: "99", window: 4w, indicator: { bool_gauge: { metric: up } } }
`;
    const [list] = [...importObjectives([{ shown: 'a.yaml', text }], 'shop').byService.values()];
    const changed = { ...list![0]!, target: '99.5%', window: '2w' };

    expect(data(exported('pyrra', { shop: yamlText({ objectives: [changed] }) }).files[0]!.text)).toMatchObject([
      { metadata: { namespace: 'monitoring' }, spec: { target: '99.5', window: '2w' } },
    ]);
  });

  const changedSince = (format: SpecificationFormat, text: string, changes: Record<string, unknown>) => {
    const [list] = [...importObjectives([{ shown: 'a.yaml', text }], 'shop').byService.values()];
    const { files, findings } = exported(format, {
      shop: yamlText({ objectives: [{ ...list![0]!, ...changes }] }),
    });
    return { document: data(files[0]!.text)[0], notes: findings.map(({ message }) => message) };
  };

  test('what was written since stands in place of what objectives could not hold', () => {
    const text = `apiVersion: openslo/v1
kind: SLO
metadata: { name: w, labels: { a: [x, y], b: [z] } }
spec:
  service: shop
  indicator: { metadata: { name: i }, spec: { thresholdMetric: { metricSource: { type: p, spec: { query: q } } } } }
  timeWindow: [{ duration: 2w, isRolling: false, calendar: { startTime: 2026-01-01 00:00:00, timeZone: UTC } }]
  alertPolicies: [{ kind: AlertPolicy, metadata: { name: own } }]
  objectives: [{ op: lt, value: 0.5, target: 0.995 }]
`;

    expect(
      changedSince('openslo', text, { window: '30d', labels: { a: 'new' }, alerting: { policies: ['shared'] } })
        .document,
    ).toMatchObject({
      metadata: { labels: { a: 'new', b: ['z'] } },
      spec: {
        timeWindow: [{ duration: '30d', isRolling: true }],
        alertPolicies: [{ alertPolicyRef: 'shared' }, { kind: 'AlertPolicy', metadata: { name: 'own' } }],
      },
    });
  });

  test('alerts of Pyrra that were switched on since are on', () => {
    const text = `apiVersion: pyrra.dev/v1alpha1
kind: ServiceLevelObjective
metadata: { name: a }
spec: { target: "99", window: 4w, indicator: { bool_gauge: { metric: up } }, alerting: { disabled: true, absent: false } }
`;

    expect(changedSince('pyrra', text, {}).document).toMatchObject({ spec: { alerting: { disabled: true } } });
    expect(changedSince('pyrra', text, { alerting: undefined }).document).toMatchObject({
      spec: { alerting: { absent: false } },
    });
    expect(changedSince('pyrra', text, { alerting: undefined }).document).not.toHaveProperty('spec.alerting.disabled');
  });

  test('beside a plugin of Sloth, which takes one of the two, queries are not exported, and said', () => {
    const text =
      'version: prometheus/v1\nservice: shop\nslos: [{ name: a, objective: 99, sli: { plugin: { id: own/p } }, alerting: { name: A } }]\n';
    const { document, notes } = changedSince('sloth', text, { queries: counted.queries });

    expect(document).toMatchObject({ slos: [{ sli: { plugin: { id: 'own/p' } } }] });
    expect(document).not.toHaveProperty('slos[0].sli.events');
    expect(notes).toEqual([expect.stringContaining('and not the queries')]);
  });

  test('objectives that are weighed beside each other may have the indicator of their document', () => {
    const text = `apiVersion: openslo/v1
kind: SLO
metadata: { name: a }
spec:
  service: shop
  budgetingMethod: Occurrences
  timeWindow: [{ duration: 28d, isRolling: true }]
  indicator: { metadata: { name: i }, spec: { ratioMetric: { counter: true, good: { metricSource: { type: Datadog, spec: { query: g } } }, total: { metricSource: { type: Other, spec: { query: t } } } } } }
  objectives: [{ target: 0.9, compositeWeight: 2 }, { target: 0.99, compositeWeight: 1 }]
`;

    expect(thereAndBack('openslo', text)).toEqual(data(text));
  });

  test('a name that was changed beside one that the file keeps is said not to be exported', () => {
    const text = `apiVersion: openslo/v1
kind: SLO
metadata: { name: a, displayName: Title }
spec:
  service: shop
  budgetingMethod: Occurrences
  timeWindow: [{ duration: 28d, isRolling: true }]
  indicator: { metadata: { name: i }, spec: { thresholdMetric: { metricSource: { type: p, spec: { query: q } } } } }
  objectives: [{ displayName: x, op: lt, value: 1, target: 0.9 }, { op: lt, value: 2, target: 0.99 }]
`;

    expect(thereAndBack('openslo', text)).toEqual(data(text));
    expect(changedSince('openslo', text, { name: 'Other' }).notes).toEqual([
      expect.stringContaining('`name` has no field in OpenSLO'),
    ]);
  });
});
