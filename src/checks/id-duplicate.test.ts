import { expect, test } from 'vitest';
import { edited, findingsOf, reportOf } from '../../test/support/catalogue.ts';
import { idDuplicate } from './id-duplicate.ts';

test('a second component of the same id is reported where it is written', () => {
  expect(reportOf(idDuplicate, edited('services/checkout.mdx', ['id: database', 'id: api']))).toMatchInlineSnapshot(`
    "content/services/checkout.mdx:9:9  error  id/duplicate
      \`api\` is already the id of another component in this file, on line 7.
      Give one of the two another id, and update what refers to it."
  `);
});

test('a shift with the id of a person is reported, because both are called by it', () => {
  expect(reportOf(idDuplicate, edited('teams/payments.yaml', ['id: primary', 'id: ada']))).toMatchInlineSnapshot(`
    "content/teams/payments.yaml:18:13  error  id/duplicate
      \`ada\` is already the id of another person, shift, rotation or channel in this file, on line 3.
      Give one of the two another id, and update what refers to it."
  `);
});

test.each([
  [
    'environments',
    edited('services/checkout.mdx', [
      '    name: Production\n',
      '    name: Production\n  - id: production\n    name: Production too\n',
    ]),
  ],
  ['links', edited('services/checkout.mdx', ['id: pods', 'id: overview'])],
  ['levels', edited('severities/default.yaml', ['id: p2', 'id: p1'])],
  [
    'windows',
    edited('maintenance/checkout.yaml', [
      'windows:\n',
      "windows:\n  - { id: sunday, name: Other, every: weekly, from: '01:00', to: '02:00' }\n",
    ]),
  ],
  [
    'drills',
    edited('recovery/checkout.yaml', ['drills:\n', 'drills:\n  - { id: restore, what: Other, every: weekly }\n']),
  ],
  [
    'backups',
    edited('recovery/checkout.yaml', ['backups:\n', 'backups:\n  - { id: database, what: Other, every: weekly }\n']),
  ],
  [
    'parameters',
    edited('runbooks/checkout/latency.mdx', [
      'params:\n',
      'params:\n  - { name: namespace, label: Other, example: shop }\n',
    ]),
  ],
  [
    'objectives',
    edited('slos/checkout.mdx', [
      'objectives:\n',
      'objectives:\n  - { id: availability, name: Other, indicator: latency, target: p95 < 1s }\n',
    ]),
  ],
  ['terms, whatever their case', edited('glossary.yaml', ['terms:\n', 'terms:\n  - term: slo\n'])],
])('two %s of one name are reported once', (_what, changes) => {
  expect(findingsOf(idDuplicate, changes)).toHaveLength(1);
});

test('the same id in another list or another file is fine', () => {
  expect(findingsOf(idDuplicate, edited('services/checkout.mdx', ['id: overview', 'id: api']))).toEqual([]);
});
