import { expect, test } from 'vitest';
import { importedGuide } from '../../../test/support/imported-guide.ts';

const targets = (text: string) => importedGuide(text).typed['recovery']?.['targets'];

test('both figures of what a label names, in lists and lists below items', () => {
  const text =
    '## Recovery\n\n- **Critical systems:** RPO < 1 hour, RTO < 4 hours\n- Components:\n  - MongoDB: RTO 2 hours, RPO 1 hour\n  - Cache: RTO 5-10 minutes, RPO 0';
  expect(targets(text)).toMatchObject([
    { scope: 'Critical systems', rpo: '< 1 hour', rto: '< 4 hours' },
    { scope: 'MongoDB', rto: '2 hours', rpo: '1 hour' },
  ]);
});

test('one figure of several things, in a list below its label', () => {
  const text =
    '## Core metrics\n\n- **Recovery Point Objective (RPO):**\n  - **Database:** 5 minutes\n  - **Files:** 24 hours (daily snapshots)\n- **Recovery Time Objective (RTO):**\n  - **Database:** < 15 minutes';
  expect(targets(text)).toMatchObject([
    { scope: 'Database', rpo: '5 minutes', rto: '< 15 minutes' },
    { scope: 'Files', rpo: '24 hours', note: 'RPO: Daily snapshots' },
  ]);
});

test('a sentence about what a system can do is no copy', () => {
  const { typed } = importedGuide('## Automated backups\n\nOn:\n\n- The system supports automated daily backups');
  expect(typed['recovery']?.['backups']).toBeUndefined();
});

test.each([
  [
    'one of several ways',
    '### PostgreSQL\n\n- **Preferred:** Daily managed snapshots\n- **Self-managed:** Daily base backups + WAL archiving\n- **Retention:** 7 days',
  ],
  ['a condition', '- If self-hosted: Daily dumps\n- Otherwise: Weekly dumps'],
  ['an exercise', '### Backup testing\n\n| Test | Frequency |\n|---|---|\n| Backup verification | Weekly |'],
])('%s is no copy', (_what, text) => {
  expect(importedGuide(`## Backups\n\n${text}`).typed['recovery']?.['backups']).toBeUndefined();
});

test('figures in brackets behind a title hold for what it names, which stays text', () => {
  const { typed, guides } = importedGuide(
    '## Backups\n\n### Search index (RPO: < 1 hour)\n\nSnapshots are shipped.\n\n### Orders (RTO: 5-15 minutes)\n\nA replica.',
  );
  expect(typed['recovery']?.['targets']).toMatchObject([{ scope: 'Search index', rpo: '< 1 hour' }]);
  expect(guides).toContain('Search index (RPO:');
});

test.each([
  [
    'what will hold once something has happened',
    '| Metric | Now | Target (post-migration) |\n|---|---|---|\n| RTO | 2 h | 30 min |',
  ],
  ['a sample', '- Production sample RTO: 60 minutes'],
])('%s is no target', (_what, text) => {
  expect(targets(`## RTO and RPO\n\n${text}`)).toBeUndefined();
});
