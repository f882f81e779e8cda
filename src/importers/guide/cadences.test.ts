import { describe, expect, test } from 'vitest';
import { importedGuide } from '../../../test/support/imported-guide.ts';

const routines = (text: string) => importedGuide(text).typed['maintenance']?.['routines'];
const drills = (text: string) => importedGuide(text).typed['recovery']?.['drills'];

describe('work that comes back', () => {
  test('intervals in front of what is done', () => {
    expect(
      routines('## SLO review\n\n- **Weekly**: Look at the budget\n- **Annually**: Review all targets'),
    ).toMatchObject([
      { name: 'Weekly SLO review', every: 'weekly', tasks: ['Look at the budget'] },
      { name: 'Annual SLO review', every: 'annually', tasks: ['Review all targets'] },
    ]);
  });

  test('tasks in a table with their intervals', () => {
    const rows = '| Clean the database | Weekly | 30 min |\n| Patch | When needed | 1 hour |';
    expect(routines(`## Maintenance tasks\n\n| Task | Frequency | Duration |\n|---|---|---|\n${rows}`)).toMatchObject([
      { name: 'Clean the database', every: 'Weekly', tasks: ['Clean the database; Duration: 30 min'] },
    ]);
  });

  test.each([
    ['one interval alone', '## Review\n\n- **Quarterly**: Review this page'],
    [
      'work that interrupts something',
      '## Maintenance\n\n| Task | Frequency | Impact |\n|---|---|---|\n| Patch | Weekly | Down |',
    ],
    ['what is said of backups', '## Backup review\n\n- **Daily**: full copy\n- **Weekly**: archive'],
  ])('%s is no routine', (_what, text) => {
    expect(routines(text)).toBeUndefined();
  });
});

describe('drills', () => {
  test.each([
    [
      'intervals in front',
      '### Drill schedule\n\n- Quarterly: Failover exercise\n- Annually: Full drill',
      'Failover exercise',
    ],
    ['intervals behind', '### Regular testing schedule\n\n- Failover exercise quarterly', 'Failover exercise'],
    [
      'a table of tests',
      '### Regular testing\n\n| Test | Frequency |\n|---|---|\n| Failover exercise | Quarterly |',
      'Failover exercise',
    ],
    ['what is tested in front', '### Backup tests\n\n- **Shop**: Quarterly restore tests', 'Shop: restore tests'],
  ])('%s', (_form, text, what) => {
    expect(drills(`## Disaster recovery\n\n${text}`)?.[0]).toMatchObject({
      what,
      every: expect.stringMatching(/^quarterly$/i),
    });
  });

  test('tests elsewhere are none', () => {
    expect(drills('## Development\n\n### Testing\n\n- Unit tests daily\n- Load tests weekly')).toBeUndefined();
  });
});
