import { describe, expect, test } from 'vitest';
import { importedGuide } from '../../../test/support/imported-guide.ts';

const team = (text: string) => importedGuide(text).typed['teams'];

describe('people', () => {
  test.each([
    ['a length', '- **Duration**: 1 week rotations, offset from primary'],
    ['a rule', '- **Minimum rest period**: Minimum 2 weeks between rotations'],
    ['what is done', '- **Immediate notification**: Contact secondary engineer'],
    ['a way of calling', '- **Phone**: [PagerDuty or rotation tool]'],
  ])('%s is nobody', (_what, line) => {
    expect(team(`## On-call roster\n\n### Rotation rules\n\n${line}`)?.['people']).toBeUndefined();
  });

  test('a number without its country stays in the words of the source, and is named', () => {
    const { typed, findings } = importedGuide('## Emergency contacts\n\n- **Team Lead**: 555-0102-33');
    expect(typed['teams']?.['people']).toMatchObject([{ role: 'Team Lead', contact: '555-0102-33' }]);
    expect(findings).toContainEqual(expect.objectContaining({ id: 'import/phone' }));
  });

  test('contacts in a table are people even where the title speaks of escalation too', () => {
    expect(
      team('## Contact / Escalation\n\n| Role | Contact |\n|---|---|\n| Platform lead | Slack: #platform |')?.[
        'people'
      ],
    ).toMatchObject([{ role: 'Platform lead', contact: 'Slack: #platform' }]);
  });

  test('how to reach those on duty is no duty of theirs', () => {
    const rotations = team('## Contacts\n\n**Primary On-Call:**\n\n- Slack: @oncall or /who\n- Carry the pager')?.[
      'rotations'
    ];
    expect(JSON.stringify(rotations ?? [])).not.toContain('@oncall');
  });
});

test('channels are listed with what they are for behind a dash', () => {
  expect(
    team('## Tools\n\n### Slack\n\n- `#incidents` - Coordination\n- `#support` – Questions')?.['channels'],
  ).toMatchObject([
    { name: '#incidents', purpose: 'Coordination' },
    { name: '#support', purpose: 'Questions' },
  ]);
});

describe('weeks', () => {
  const table = (rows: string) => `## On-call rotation\n\n| Week starting | Primary | Notes |\n|---|---|---|\n${rows}`;

  test('by their first day are seven days each, which is said', () => {
    const { findings } = importedGuide(table('| 2025-12-01 | Ada Byron | - |\n| 2025-12-08 | Grace Hopper | - |'));
    expect(findings).toContainEqual(expect.objectContaining({ id: 'import/inferred' }));
    const [rotation] =
      team(table('| 2025-12-01 | Ada Byron | - |\n| 2025-12-08 | Grace Hopper | Holiday |'))?.['rotations'] ?? [];
    expect(rotation?.['overrides']).toMatchObject([
      { from: '2025-12-01', until: '2025-12-07', who: 'ada-byron' },
      { from: '2025-12-08', until: '2025-12-14', who: 'grace-hopper' },
    ]);
  });

  test('of roles and placeholders are of nobody', () => {
    expect(
      team(table('| 2025-12-01 | Senior Engineer A | - |\n| 2025-12-08 | Tech Lead | - |'))?.['people'],
    ).toBeUndefined();
  });
});

test('data is kept as long as its section says, and copies are not data', () => {
  const text =
    '## Retention\n\n- Incident reports: 7 years\n- Access logs: Keep for 90 days (compressed)\n- Backups: 30 days';
  expect(importedGuide(text).typed['services']?.['retention']).toEqual([
    { what: 'Incident reports', kept: '7 years' },
    { what: 'Access logs', kept: '90 days', note: 'Compressed' },
  ]);
});
