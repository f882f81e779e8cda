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

test.each([
  ['a share in a list', '## Rollback\n\n- Error rate > 5%', 'figures with a target', '- Error rate > 5%'],
  [
    'a time behind a label',
    '## Review\n\n**Post-mortem:** within 48 hours',
    'times',
    '**Post-mortem:** within 48 hours',
  ],
  [
    'a bold sentence',
    '## Restore\n\n**Never delete the copy before 14 days.**',
    'times',
    '**Never delete the copy before 14 days.**',
  ],
  ['a label alone', '## Notice\n\n**Before (48 hours):**\n\n- tell them', 'times', '**Before (48 hours):**'],
  ['a cadence', '## Paging\n\n- Test the route quarterly', 'what is done regularly', '- Test the route quarterly'],
  [
    'an order with a cadence',
    '## Tasks\n\n- Run a restore every month',
    'what is done regularly',
    '- Run a restore every month',
  ],
  ['an address', '## Misc\n\n- Ask ops@example.com', 'contacts', '- Ask [ops@example.com](mailto:ops@example.com)'],
  ['an account', '## Misc\n\n- Social: Twitter (@shop_status)', 'contacts', '- Social: Twitter (@shop_status)'],
  ['a way to reach an owner', '## Alert\n\n**Owner:** Ada (PagerDuty)', 'contacts', '**Owner:** Ada (PagerDuty)'],
  ['money', '## Spend\n\n- Cloud: $600 a month', 'a budget', '- Cloud: $600 a month'],
  ['a size', '## Limits\n\n- Largest file: 50 MB', 'quantities', '- Largest file: 50 MB'],
  ['a row of any table', '## Routes\n\n| Route | Limit |\n|---|---|\n| /pay | 30 s |', 'times', '| /pay | 30 s |'],
  [
    'a second paragraph of an item',
    '## Restore\n\n- Copy the dump\n\n  It takes 30 minutes.',
    'times',
    '  It takes 30 minutes.',
  ],
  ['a list in a quotation', '## Note\n\n> - takes 30 minutes', 'times', '> - takes 30 minutes'],
])('%s is a fact by its value alone', (_form, text, kind, line) => {
  expect(unreadIn(text)).toMatchObject([{ message: expect.stringContaining(`may be ${kind}`), line }]);
});

test('a table with a cell too long to be a fact is reported all the same', () => {
  const long = 'word '.repeat(300);
  expect(unreadIn(`## Limits\n\n| Route | Limit |\n|---|---|\n| /pay | 30 s |\n| /old | ${long} |`)).toMatchObject([
    { message: expect.stringContaining('The table below “Limits” may be times'), line: '| /pay | 30 s |' },
  ]);
});

test('lines of one kind are one finding that quotes three of them', () => {
  const items = ['Errors > 5%', 'Timeouts > 1%', 'Retries > 9%', 'Drops > 2%'].map((item) => `- ${item}`).join('\n');
  expect(unreadIn(`## Rollback\n\n${items}`).map(({ message }) => message)).toEqual([
    '4 lines below “Rollback” may be figures with a target, and stayed text: nothing says of what (`Errors > 5%`, `Timeouts > 1%`, `Retries > 9%` and 1 more).',
  ]);
});

test.each([
  '## Step 2 (20 minutes)\n\nRestore the dump.',
  '## History\n\n- Written on 2026-05-04',
  '## Links\n\n- `docs/a.md`: maps every address',
])('headings, days and words that only look like a cadence are no facts: %s', (text) => {
  expect(unreadIn(text)).toEqual([]);
});

test('the storage S3 is no level of severity', () => {
  const levels = (text: string) => unreadIn(text).filter(({ message }) => message.includes('levels of severity'));
  expect(levels('## Backups\n\n### S3 bucket structure\n\n- S3 upload: within 5 minutes')).toEqual([]);
  expect(levels('## Rules\n\n- S3 Minor: answered within 5 minutes')).toHaveLength(1);
});

test.each([
  '## Rollout\n\n- Monitor the error rate for 30 minutes',
  '## Latency\n\n- `histogram_quantile(0.95, rate(latency_bucket[15m]))`',
  '## Logs\n\n- `docker compose logs --since=15m api`',
  '## Note\n\n> Read the logs:\n>\n> ```bash\n> gcloud logging read --freshness=30m\n> ```',
  '## Contents\n\n1. [P1 Critical Incidents](#p1)',
])('a value inside a step, a query or a command is no fact: %s', (text) => {
  expect(unreadIn(text)).toEqual([]);
});

test.each(['## Limits\n\n- `error rate > 5%`', '## Limits\n\n- Notify the customer within 30 minutes'])(
  'a value alone in code, and who to tell by when, are facts: %s',
  (text) => {
    expect(unreadIn(text)).toHaveLength(1);
  },
);

test.each([
  ['who has which role', '## Incidents\n\n| Role | Person |\n|---|---|\n| Sponsor | Ada |', 'contacts'],
  ['weeks of stand-ins', '## On-call rotation\n\n- Week 1: Engineer A\n- Week 2: Engineer B', 'an on-call rotation'],
  ['a level as a heading', '## Scenarios\n\n### Critical (P0)\n\n- The region is lost', 'levels of severity'],
  ['times in a language that is not read', '## 事件分级\n\n- **响应时间**: 1小时内响应', 'times'],
  ['steps in a language that is not read', '## 升级路径\n\n1. **L1 (运维)**: 初始响应', 'steps of escalation'],
])('%s is said to have stayed text', (_what, text, kind) => {
  expect(unreadIn(text)).toEqual([expect.objectContaining({ message: expect.stringContaining(`may be ${kind}`) })]);
});
