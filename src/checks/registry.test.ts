import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { catalogueWith, edited, findingsOfAll, today } from '../../test/support/catalogue.ts';
import { checks, runChecks } from './registry.ts';

const folder = path.join(import.meta.dirname, '../../docs/checks');
const fileOf = (id: string) => `${id.replace('/', '-')}.md`;

describe('the registry', () => {
  test('has every check once, under an id of the form `<subject>/<problem>`', () => {
    const ids = checks.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-z]+\/[a-z]+(?:-[a-z]+)*$/);
  });

  test('has every check that has a file', () => {
    const files = readdirSync(import.meta.dirname).filter(
      (name) => name.endsWith('.test.ts') && !['registry.test.ts', 'docs.test.ts', 'run-check.test.ts'].includes(name),
    );
    const known = new Set(checks.map(({ id }) => fileOf(id).replace('.md', '.test.ts')));
    expect(files.filter((name) => !known.has(name))).toEqual([]);
  });

  test('says of every check what holds when it finds nothing', () => {
    for (const { id, summary } of checks) expect(summary, id).toMatch(/^[A-Z].*\.$/);
  });

  test('and the documentation have the same checks', () => {
    const pages = readdirSync(folder).filter((name) => name.endsWith('.md') && name !== 'README.md');
    // Errors of reading are no checks, but have pages too; checks of rules have a registry of their own.
    const ofChecks = pages.filter((name) => !/^(?:content|rules)-/.test(name) || name === 'content-gap.md');
    expect(ofChecks.toSorted()).toEqual(checks.map(({ id }) => fileOf(id)).toSorted());
  });
});

test('nothing is found in the healthy content, so that each test breaks one thing', () => {
  expect(findingsOfAll()).toEqual([]);
});

describe('the levels that site.yaml sets', () => {
  const settingLevels = (levels: Record<string, string>) =>
    edited('site.yaml', [
      '  url/unrecorded: off\n',
      Object.entries({ 'url/unrecorded': 'off', ...levels })
        .map(([id, level]) => `  ${id}: ${level}\n`)
        .join(''),
    ]);
  const latency = edited(
    'runbooks/checkout/latency.mdx',
    ['reviewed: 2026-02-01', 'reviewed: 2020-02-01'],
    ['component: api', 'component: apis'],
  );
  const withLevels = (levels: Record<string, string>) => ({
    ...latency,
    ...settingLevels(levels),
  });
  const shown = (levels: Record<string, string>) =>
    findingsOfAll(withLevels(levels)).map(({ id, level }) => `${level} ${id}`);

  test('are those of the checks when it sets none', () => {
    expect(shown({})).toEqual(['error reference/unknown', 'warning review/overdue']);
  });

  test('make a check louder, quieter, or silent', () => {
    expect(shown({ 'review/overdue': 'error', 'reference/unknown': 'note' })).toEqual([
      'note reference/unknown',
      'error review/overdue',
    ]);
    expect(shown({ 'review/overdue': 'off' })).toEqual(['error reference/unknown']);
  });

  test('do not make louder what the check itself reports more quietly', () => {
    const draft = edited(
      'runbooks/checkout/restore.mdx',
      ['## Rollback', '## Notes'],
      ['kind: procedure', 'kind: procedure\nstatus: draft'],
    );
    const levelsOf = (level: string) =>
      findingsOfAll({
        ...draft,
        ...settingLevels({ 'runbook/missing-section': level }),
      }).map((finding) => finding.level);
    expect(levelsOf('error')).toEqual(['warning']);
    expect(levelsOf('note')).toEqual(['note']);
  });

  test('cannot hide a file that cannot be read', () => {
    const broken = { ...withLevels({ 'content/missing-field': 'off' }), 'services/search.yaml': 'name: Search' };
    expect(
      findingsOfAll(broken)
        .filter(({ id }) => id.startsWith('content/') || id.startsWith('site/'))
        .map(({ id, level }) => `${level} ${id}`),
    ).toEqual(['error content/missing-field', 'error content/missing-field', 'error site/unknown-check']);
  });
});

test('findings come in the order in which a reader goes through the files', () => {
  const changes = {
    ...edited(
      'runbooks/checkout/latency.mdx',
      ['component: api', 'component: apis'],
      ['slos: [availability]', 'slos: [durability]'],
    ),
    ...edited('services/checkout.mdx', ['owner: payments', 'owner: billing']),
  };
  expect(runChecks(catalogueWith(changes), { today }).map(({ at }) => `${at.file}:${at.line}`)).toEqual([
    'content/runbooks/checkout/latency.mdx:4',
    'content/runbooks/checkout/latency.mdx:12',
    'content/services/checkout.mdx:4',
  ]);
});
