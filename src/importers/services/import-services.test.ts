import { expect, test } from 'vitest';
import { readCatalogue } from '../../readers/content/read-catalogue.ts';
import { importServices, type ServiceCatalogue } from './import-services.ts';

const imported = (from: ServiceCatalogue, text: string) =>
  importServices([{ shown: 'catalog-info.yaml', text }], from, {
    shownAs: 'content',
    team: 'on-call',
    writesParameters: false,
  });
const textOf = (result: ReturnType<typeof imported>, path: string): string | undefined =>
  result.files.find((file) => file.path === path)?.text;
const notesOf = (result: ReturnType<typeof imported>): string[] =>
  result.findings
    .filter(({ at }) => at.file === 'catalog-info.yaml')
    .map(({ at, level, message }) => `${at.line} ${level} ${message}`);

const backstage = `apiVersion: backstage.io/v1alpha1
kind: Component
metadata:
  name: checkout-api
  title: Checkout API
  description: Takes orders.
  annotations:
    github.com/project-slug: shop/checkout
    pagerduty.com/service-id: PABC123
    backstage.io/techdocs-ref: dir:.
  links:
    - url: https://grafana.example.com/d/checkout
      title: Overview
      icon: dashboard
spec:
  type: service
  lifecycle: production
  owner: group:default/payments
---
apiVersion: backstage.io/v1alpha1
kind: Group
metadata:
  name: payments
spec:
  type: team
  profile:
    displayName: Payments
    email: payments@example.com
  parent: shop
  members: [ada]
---
apiVersion: backstage.io/v1alpha1
kind: User
metadata:
  name: ada
spec:
  profile:
    displayName: Ada Lovelace
    email: ada@example.com
  memberOf: [payments]
---
apiVersion: backstage.io/v1alpha1
kind: Group
metadata:
  name: shop
spec:
  type: department
---
apiVersion: backstage.io/v1alpha1
kind: API
metadata:
  name: orders
---
apiVersion: backstage.io/v1alpha1
kind: User
metadata:
  name: guest
spec:
  memberOf: []
`;

test('components, groups and users of Backstage become services, teams and people; every other value is named', () => {
  const result = imported('backstage', backstage);

  expect(result.refused).toEqual([]);
  expect(textOf(result, 'services/checkout-api.yaml')).toMatchInlineSnapshot(`
    "name: Checkout API
    summary: Takes orders.
    owner: payments
    links:
      - id: overview
        name: Overview
        kind: dashboard
        url: https://grafana.example.com/d/checkout
      - id: repository
        name: Repository
        kind: repository
        url: https://github.com/shop/checkout
      - id: pager
        name: PagerDuty service PABC123
        kind: pager
    "
  `);
  expect(textOf(result, 'teams/payments.yaml')).toMatchInlineSnapshot(`
    "name: Payments
    parent: shop
    people:
      - id: ada
        name: Ada Lovelace
        role: Member
        email: ada@example.com
    channels:
      - id: email
        name: payments@example.com
        kind: email
        email: payments@example.com
    "
  `);
  expect(notesOf(result)).toMatchInlineSnapshot(`
    [
      "10 note \`metadata.annotations.backstage.io/techdocs-ref: dir:.\` has no field here, and is not carried over.",
      "17 note \`spec.lifecycle: production\` has no field here, and is not carried over.",
      "47 note \`spec.type: department\` has no field here, and is not carried over.",
      "49 note \`kind: API\` has no page here.",
      "54 note \`kind: User (of no group)\` has no page here.",
    ]
  `);
});

test.each([
  [
    'of version 2',
    `schema-version: v2.2
dd-service: checkout-api
team: payments
tier: '1'
lifecycle: production
description: Takes orders.
contacts:
  - name: On-call
    type: slack
    contact: https://shop.slack.com/archives/C1
  - type: email
    contact: payments@example.com
links:
  - name: Runbook
    type: runbook
    url: https://wiki.example.com/checkout
integrations:
  pagerduty:
    service-url: https://shop.pagerduty.com/service-directory/P1
tags: ['env:prod']
`,
  ],
  [
    'of version 3',
    `apiVersion: v3
kind: service
metadata:
  name: checkout-api
  owner: payments
  description: Takes orders.
  contacts:
    - name: On-call
      type: slack
      contact: https://shop.slack.com/archives/C1
    - type: email
      contact: payments@example.com
  links:
    - name: Runbook
      type: runbook
      url: https://wiki.example.com/checkout
  tags: ['env:prod']
spec:
  tier: '1'
  lifecycle: production
integrations:
  pagerduty:
    serviceURL: https://shop.pagerduty.com/service-directory/P1
`,
  ],
])('a definition of Datadog %s becomes a service and the channels of its team', (_version, text) => {
  const result = imported('datadog', text);

  expect(result.refused).toEqual([]);
  expect(textOf(result, 'services/checkout-api.yaml')).toBe(`name: Checkout api
summary: Takes orders.
owner: payments
tier: 1
links:
  - id: runbook
    name: Runbook
    kind: document
    url: https://wiki.example.com/checkout
  - id: pagerduty
    name: Pagerduty
    kind: pager
    url: https://shop.pagerduty.com/service-directory/P1
`);
  expect(textOf(result, 'teams/payments.yaml')).toContain(
    'channels:\n  - id: on-call\n    name: On-call (https://shop.slack.com/archives/C1)'.replace(/ \(.*/, ''),
  );
  expect(notesOf(result).join('\n')).toMatch(/ `(?:spec\.)?lifecycle: production` has no field here/);
  expect(notesOf(result).join('\n')).toMatch(/ `(?:tags\[0\]: env:prod|metadata\.tags)` has no field here/);
  expect(notesOf(result)).toHaveLength(2);
});

test('what is written can be read as content', () => {
  const { files } = imported('backstage', backstage);
  const entries = files.map(({ path, text }) => ({ path, bytes: new TextEncoder().encode(text) }));
  const catalogue = readCatalogue(
    entries.toSorted((a, b) => (a.path < b.path ? -1 : 1)),
    { shownAs: 'content' },
  );

  expect(catalogue.findings.filter(({ level }) => level === 'error')).toEqual([]);
  expect([...catalogue.documents.service.keys()]).toEqual(['checkout-api']);
  expect([...catalogue.documents.team.keys()].toSorted()).toEqual(['payments', 'shop']);
});

test.each([
  ['another document', 'kind: Deployment\n', 'This is not an entry of that catalogue.'],
  ['two of one name', `${backstage.split('---')[0]!}---\n${backstage.split('---')[0]!}`, 'called `checkout-api`'],
  [
    'a link that is none',
    backstage.replace('https://grafana.example.com/d/checkout', 'grafana'),
    'The value for `links.0.url`',
  ],
  ['no YAML', 'a: [', 'The file is not YAML from here on'],
])('%s is refused at its place', (_what, text, message) => {
  expect(imported('backstage', text).refused).toMatchObject([
    {
      level: 'error',
      message: expect.stringContaining(message),
      at: { file: 'catalog-info.yaml', line: expect.any(Number) },
    },
  ]);
});
