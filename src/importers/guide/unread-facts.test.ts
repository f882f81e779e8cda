import { expect, test } from 'vitest';
import { importGuide } from './import-guide.ts';

function unreadIn(text: string) {
  const { files, findings } = importGuide(
    { path: 'OPERATIONS.md', shown: 'OPERATIONS.md', bytes: new TextEncoder().encode(`# Shop\n\n${text}\n`) },
    { service: 'shop', shownAs: 'content', site: 'https://oncall.example.com/', writesParameters: false } as never,
  );
  return findings
    .filter(({ id }) => id === 'import/unread-fact')
    .map(({ message, at }) => {
      const file = files.find(({ path }) => `content/${path}` === at.file);
      return { message, line: file?.text.split('\n')[at.line - 1] };
    });
}

test.each([
  [
    'a sentence',
    '## Recovery\n\nWe aim for an RTO of four hours.',
    'recovery targets',
    'We aim for an RTO of four hours.',
  ],
  ['a quotation', '## SLO\n\n> 99% of requests succeed', 'service level objectives', '> 99% of requests succeed'],
  [
    'a block without a language',
    '## Availability objective\n\n```text\n99% availability\n```',
    'service level objectives',
    '99% availability',
  ],
  [
    'a list',
    '## Escalation\n\n- P1: call someone within 5 minutes',
    'steps of escalation',
    '- P1: call someone within 5 minutes',
  ],
  ['a nested list', '## Backups\n\n- Database\n  - nightly to tape', 'backups', '  - nightly to tape'],
  ['a table', '## On-call roster\n\n| Week | Primary |\n|---|---|\n| 1 | Ada |', 'an on-call rotation', '| 1 | Ada |'],
  [
    'examples below a level',
    '## Severity model\n\n### Critical\n\n- money moves by itself',
    'levels of severity',
    '- money moves by itself',
  ],
  [
    'a window in words',
    '## Maintenance windows\n\nSunday mornings, by arrangement',
    'maintenance windows',
    'Sunday mornings, by arrangement',
  ],
])('%s that may be a fact is reported at its place', (_form, text, kind, line) => {
  expect(unreadIn(text)).toMatchObject([{ message: expect.stringContaining(`may be ${kind}`), line }]);
});

test('what became fields is not reported, and what stands beside it is', () => {
  const text = '## Maintenance windows\n\n- **Scheduled**: Tue 02:00-04:00 UTC\n- **Emergency**: any time';
  expect(unreadIn(text)).toMatchObject([{ line: '- **Emergency**: any time' }]);
});

test('a table that was read in part says how many rows were not', () => {
  const rows = '| Ledger | Daily | 30 days |\n| Tape | sometimes | |';
  expect(unreadIn(`## Backups\n\n| Data | Frequency | Retention |\n|---|---|---|\n${rows}`)).toMatchObject([
    { message: expect.stringContaining('1 of 2 rows of the table below “Backups”'), line: '| Tape | sometimes | |' },
  ]);
});

test.each(['## Deploying\n\nRun `deploy` and wait for 5 minutes.', '## History\n\nThe shop opened in 2019.'])(
  'text that states no fact is not reported: %s',
  (text) => {
    expect(unreadIn(text)).toEqual([]);
  },
);
