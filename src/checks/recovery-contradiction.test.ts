import { describe, expect, test } from 'vitest';
import { edited, findingsOf, reportOf } from '../../test/support/catalogue.ts';
import { recoveryContradiction } from './recovery-contradiction.ts';

const recovery = (...replacements: [string, string][]) => edited('recovery/checkout.yaml', ...replacements);
const other = (fields: string) => recovery(['targets:\n', `targets:\n  - { id: first, ${fields} }\n`]);

describe('numbers that exclude each other are reported', () => {
  test('two values for one thing', () => {
    expect(reportOf(recoveryContradiction, other('scope: database, component: database, rto: 2 hours')))
      .toMatchInlineSnapshot(`
      "content/recovery/checkout.yaml:6:10  error  recovery/contradiction
        The RTO of \`Database\` is 4 hours here and 2 hours in \`first\`.
        Delete one of the two, or say in \`scope:\` how they differ."
    `);
  });

  test('a mean above the longest time', () => {
    expect(reportOf(recoveryContradiction, recovery(['mttr: 1 hour', 'mttr: < 5 hours']))).toMatchInlineSnapshot(`
      "content/recovery/checkout.yaml:7:11  error  recovery/contradiction
        The mean time to recovery of \`Database\` is < 5 hours, which is longer than the longest time that its RTO allows, 4 hours.
        Fix one of the two."
    `);
  });

  test('an RPO shorter than the time between two copies of the same component', () => {
    expect(reportOf(recoveryContradiction, recovery(['rpo: 24 hours', 'rpo: 1 hour']))).toMatchInlineSnapshot(`
      "content/recovery/checkout.yaml:6:10  error  recovery/contradiction
        The RPO of \`Database\` is 1 hour, but its most frequent backup, \`database\`, is made daily: everything since then is lost.
        Back it up more often, write the longer RPO, or say in \`how:\` of the backup what covers the time between."
    `);
  });

  test('an RPO shorter than the time between two copies of what has the same name', () => {
    expect(
      findingsOf(
        recoveryContradiction,
        recovery(
          ['rpo: 24 hours', 'rpo: 1 hour'],
          ['    component: database\n', ''],
          ['    component: database\n', ''],
        ),
      ),
    ).toHaveLength(1);
  });

  test('an RPO of a component, and a backup that has its name', () => {
    expect(
      findingsOf(
        recoveryContradiction,
        recovery(['rpo: 24 hours', 'rpo: 1 hour'], ['what: Database\n    component: database', 'what: Database']),
      ),
    ).toHaveLength(1);
  });

  test('a copy that is thrown away before the next one is made', () => {
    expect(
      reportOf(
        recoveryContradiction,
        recovery(
          ['every: daily', 'every: weekly'],
          ['kept: 35 days', 'kept: 3 days'],
          ['rpo: 24 hours', 'rpo: 1 week'],
        ),
      ),
    ).toMatchInlineSnapshot(`
      "content/recovery/checkout.yaml:13:11  error  recovery/contradiction
        A copy of \`Database\` is kept for 3 days and made weekly, so for some of the time there is none.
        Keep it longer, or make it more often."
    `);
  });
});

describe('nothing is said of', () => {
  test.each([
    ['the same value in other words', other('scope: Database, component: database, rto: 240 minutes')],
    ['other scopes', other('scope: Reports, component: database, rto: 2 hours')],
    ['other components', other('scope: Database, component: api, rto: 2 hours')],
    [
      'a second, more frequent backup',
      recovery(
        ['rpo: 24 hours', 'rpo: 1 hour'],
        ['backups:\n', 'backups:\n  - { id: log, what: Log, component: database, every: continuous }\n'],
      ),
    ],
    [
      'a backup that something covers in between',
      recovery(
        ['rpo: 24 hours', 'rpo: 1 hour'],
        ['every: daily', 'every: daily\n    note: Point-in-time recovery is on.'],
      ),
    ],
    [
      'a backup of another component',
      recovery(
        ['rpo: 24 hours', 'rpo: 1 hour'],
        ['what: Database\n    component: database', 'what: Files\n    component: api'],
      ),
    ],
    [
      'targets for all, and a backup of a part',
      recovery(['scope: Database\n    component: database', 'scope: Everything'], ['rpo: 24 hours', 'rpo: 1 hour']),
    ],
    ['a backup that nobody says how long to keep', recovery(['    kept: 35 days\n', ''])],
    ['a copy that is kept until the next one is made', recovery(['kept: 35 days', 'kept: 1 day'])],
    [
      'a backup of something else without a component',
      recovery(['rpo: 24 hours', 'rpo: 1 hour'], ['what: Database\n    component: database', 'what: Files']),
    ],
    ['a mean of the same length as the longest time', recovery(['mttr: 1 hour', 'mttr: 4 hours'])],
  ])('%s', (_what, changes) => {
    expect(findingsOf(recoveryContradiction, changes)).toEqual([]);
  });
});
