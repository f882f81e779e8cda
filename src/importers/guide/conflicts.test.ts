import { describe, expect, test } from 'vitest';
import { importedGuide } from '../../../test/support/imported-guide.ts';

const table = (title: string, ...rows: string[]): string => `## ${title}\n\n${rows.join('\n')}\n\n`;
const conflicts = (text: string): string[] =>
  importedGuide(text)
    .findings.filter(({ id }) => id === 'import/conflict')
    .map(({ message }) => message);

describe('a level that two tables state differently', () => {
  const text =
    table('Severity levels', '| Level | Meaning | Response time |', '|---|---|---|', '| P1 | Outage | 15 minutes |') +
    table(
      'Response SLA',
      '| Severity | Response time | Resolution |',
      '|---|---|---|',
      '| P1 | 30 minutes | 4 hours |',
    );

  test('takes neither value, is reported with both places, and keeps both rows as text', () => {
    const { typed, guides, unread } = importedGuide(text);
    expect(typed['severities']?.['levels']).toEqual([
      { id: 'p1', name: 'P1', meaning: 'Outage', recoverWithin: '4 hours' },
    ]);
    expect(conflicts(text)).toEqual([
      'The source states `respond` of “P1” differently: `15 minutes` (line 7) and `30 minutes` (line 13). Neither was taken.',
    ]);
    expect(guides).toContain('15 minutes');
    expect(guides).toContain('30 minutes');
    expect(unread).toEqual([]);
  });

  test('takes no third value either', () => {
    const third = `${text}${table('Response times', '| Priority | Response time |', '|---|---|', '| P1 | 1 hour |')}`;
    expect(importedGuide(third).typed['severities']?.['levels']?.[0]).not.toHaveProperty('respond');
    expect(conflicts(third)[0]).toContain('`15 minutes` (line 7) and `30 minutes` (line 13) and `1 hour` (line 19)');
  });

  test('is none when both say the same in other units', () => {
    expect(conflicts(text.replace('30 minutes', '15 min'))).toEqual([]);
  });
});

test('how soon a level is acknowledged, in a table and in its first step, is reported when they differ', () => {
  const text = `${table('Severity levels', '| Level | Acknowledge |', '|---|---|', '| P1 | 5 minutes |')}## Steps\n\n### P1 incident\n\n1. Acknowledge the page within 10 minutes\n2. Open a bridge`;
  expect(importedGuide(text).typed['severities']?.['levels']?.[0]).not.toHaveProperty('acknowledge');
  expect(conflicts(text)[0]).toContain('`5 minutes` (line 7) and `10 minutes` (line 13)');
});

test('a contact of one name with two numbers, and an objective with two targets, are both kept and reported', () => {
  const text =
    table('Contacts', '| Role | Phone |', '|---|---|', '| Database lead | +49 30 1234567 |') +
    table('Emergency contacts', '| Role | Phone |', '|---|---|', '| Database lead | +49 30 7654321 |') +
    '## SLO\n\n- Availability: 99.9% over 30 days\n\n### SLO targets\n\n- Availability: 99.5% over 30 days';
  const { typed } = importedGuide(text);
  expect(typed['teams']?.['people']).toHaveLength(2);
  expect(typed['slos']?.['objectives']).toHaveLength(2);
  expect(conflicts(text)).toEqual([
    'The source states `phone` of “Database lead” differently: `+49 30 1234567` (line 7) and `+49 30 7654321` (line 13). Both are kept.',
    'The source states `target` of “Availability” differently: `99.9%` (line 17) and `99.5%` (line 21). Both are kept.',
  ]);
});

test('two percentiles of one measure, and people who are still to be named, state nothing twice', () => {
  const text =
    '## SLO\n\n### Response time\n\n- P50: < 100ms over 30 days\n- P95: < 500ms over 30 days\n\n' +
    table('Contacts', '| Role | Name | Chat |', '|---|---|---|', '| VP | [Name] | @vp |', '| CISO | [Name] | @ciso |');
  expect(importedGuide(text).typed['teams']?.['people']).toHaveLength(2);
  expect(importedGuide(text).typed['slos']?.['objectives']).toHaveLength(2);
  expect(conflicts(text)).toEqual([]);
});
