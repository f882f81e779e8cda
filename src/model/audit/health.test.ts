import { describe, expect, test } from 'vitest';
import { catalogueFrom } from '../../../test/support/content-folder.ts';
import { countOf, healthOf } from './health.ts';

const today = '2026-06-30';

function healthFrom(texts: Record<string, string>) {
  const catalogue = catalogueFrom(texts);
  expect(catalogue.findings).toEqual([]);
  return healthOf(catalogue, today);
}

function runbook(fields: string): string {
  return `---\ntitle: A page\nservice: shop\n${fields}\n---\n`;
}

const idsOf = (documents: { id: string }[]): string[] => documents.map(({ id }) => id);

describe('what is missing', () => {
  test('is found at any depth, named by ids, at the place where it is written', () => {
    const { missing } = healthFrom({
      'teams/payments.yaml': 'name: Payments\npeople:\n  - id: ada\n    role: Manager\n    phone: +1-XXX-XXX-XXXX\n',
      'services/shop.yaml':
        'name: Shop\nsummary: Sells.\nowner: payments\nlinks:\n  - { id: status, name: Status, kind: other, url: TBD }\n',
    });

    expect(missing.map(({ words, text, at }) => [words.join(' '), text, `${at.file}:${at.line}:${at.column}`])).toEqual(
      [
        ['links status url', 'TBD', 'content/services/shop.yaml:5:51'],
        ['people ada phone', '+1-XXX-XXX-XXXX', 'content/teams/payments.yaml:5:12'],
      ],
    );
  });

  test('is not what was left out, nor what is there', () => {
    expect(
      healthFrom({ 'teams/a.yaml': 'name: A\npeople:\n  - { id: ada, role: Manager, phone: "+49 30 901820" }\n' })
        .missing,
    ).toEqual([]);
  });
});

test('people and shifts that nobody can reach are told of, unless a placeholder already is', () => {
  const { outOfReach } = healthFrom({
    'teams/a.yaml': `name: A
people:
  - { id: ada, role: Manager, chat: "@ada" }
  - { id: bob, role: Director }
  - { id: eve, role: Support, phone: TBD }
channels:
  - { id: ops, name: "#ops", kind: chat }
rotations:
  - id: on-call
    name: On call
    every: weekly
    shifts:
      - { id: primary, name: Primary, members: [bob, ada] }
      - { id: secondary, name: Secondary, members: [bob] }
      - { id: third, name: Third, contact: Look into the pager }
      - { id: fourth, name: Fourth }
`,
  });

  expect(outOfReach.map(({ reference }) => reference).toSorted()).toEqual(['a/bob', 'a/fourth', 'a/secondary']);
});

describe('planned runbooks', () => {
  test('stand in the order of their priority, those without one last', () => {
    const { planned } = healthFrom({
      'runbooks/shop/a.mdx': runbook('status: planned'),
      'runbooks/shop/b.mdx': runbook('status: planned\npriority: low'),
      'runbooks/shop/c.mdx': runbook('status: planned\npriority: high'),
      'runbooks/shop/d.mdx': runbook('status: planned\npriority: medium'),
      'runbooks/shop/e.mdx': runbook('status: published\npriority: high'),
    });

    expect(idsOf(planned)).toEqual(['shop/c', 'shop/d', 'shop/b', 'shop/a']);
  });
});

describe('a review', () => {
  test.each([
    ['2026-04-01', '90 days', undefined],
    ['2026-03-31', '90 days', '2026-06-29'],
    ['2025-12-31', '6 months', undefined],
    ['2025-12-30', '6 months', undefined],
    ['2025-12-29', '6 months', '2026-06-29'],
    ['2026-02-28', '4 months', '2026-06-28'],
    // Friday 19 June: five business days on is Friday 26 June.
    ['2026-06-19', '5 business days', '2026-06-26'],
    ['2026-06-27', '1 business day', '2026-06-29'],
    ['2026-06-28', '36 hours', undefined],
    ['2026-06-27', '36 hours', '2026-06-29'],
  ])('of %s that stays good for %s was due on %s', (reviewed, every, due) => {
    const { overdue } = healthFrom({ 'runbooks/shop/a.mdx': runbook(`reviewed: ${reviewed}\nreviewEvery: ${every}`) });

    expect(overdue.map(({ due }) => due)).toEqual(due === undefined ? [] : [due]);
  });

  test('that stays good for ever is never due', () => {
    expect(healthFrom({ 'runbooks/shop/a.mdx': runbook('reviewed: 2001-01-01') }).overdue).toEqual([]);
  });

  test('is due of guides too, the longest overdue first, and not of pages that are planned or deprecated', () => {
    const old = 'reviewed: 2025-01-01\nreviewEvery: 30 days';
    const { overdue } = healthFrom({
      'runbooks/shop/a.mdx': runbook('reviewed: 2026-01-01\nreviewEvery: 30 days'),
      'runbooks/shop/b.mdx': runbook(`status: deprecated\n${old}`),
      'runbooks/shop/c.mdx': runbook(`status: planned\n${old}`),
      'guides/on-call.mdx': `---\ntitle: On call\n${old}\n---\n`,
    });

    expect(overdue.map(({ document }) => document.id)).toEqual(['on-call', 'shop/a']);
  });

  test('that nobody noted is told of runbooks in use', () => {
    const { neverReviewed } = healthFrom({
      'runbooks/shop/a.mdx': runbook(''),
      'runbooks/shop/b.mdx': runbook('reviewed: TBD'),
      'runbooks/shop/c.mdx': runbook('reviewed: 2026-01-01'),
      'runbooks/shop/d.mdx': runbook('status: draft'),
      'runbooks/shop/e.mdx': runbook('status: planned'),
      'runbooks/shop/f.mdx': runbook('status: deprecated'),
    });

    expect(idsOf(neverReviewed)).toEqual(['shop/a', 'shop/b', 'shop/d']);
  });
});

test('a page belongs to its own owner, or to the owner of its service; others have none', () => {
  const { withoutOwner } = healthFrom({
    'teams/payments.yaml': 'name: Payments',
    'services/shop.yaml': 'name: Shop\nsummary: Sells.\nowner: payments',
    'services/lost.yaml': 'name: Lost\nsummary: Lost.\nowner: nobody',
    'runbooks/shop/a.mdx': runbook(''),
    'runbooks/lost/b.mdx': '---\ntitle: B\nservice: lost\n---\n',
    'runbooks/lost/c.mdx': '---\ntitle: C\nservice: lost\nowner: payments\n---\n',
    'guides/d.mdx': '---\ntitle: D\n---\n',
  });

  expect(idsOf(withoutOwner)).toEqual(['lost/b', 'd']);
});

test('a service is told of that has no objectives, no escalation or no recovery targets', () => {
  const health = healthFrom({
    'services/whole.yaml': 'name: Whole\nsummary: S.\nowner: a\nescalation: a',
    'services/bare.yaml': 'name: Bare\nsummary: S.\nowner: a',
    'slos/whole.yaml': 'objectives:\n  - { id: up, name: Up, indicator: availability, target: 99% }',
    'recovery/whole.yaml': 'targets:\n  - { id: all, scope: All, rto: 1h }',
    'recovery/bare.yaml': 'backups:\n  - { id: db, what: Database, every: daily }',
  });

  expect(idsOf(health.servicesWithoutObjectives)).toEqual(['bare']);
  expect(idsOf(health.servicesWithoutEscalation)).toEqual(['bare']);
  expect(idsOf(health.servicesWithoutRecovery)).toEqual(['bare']);
  expect(countOf(health)).toBe(3);
});
