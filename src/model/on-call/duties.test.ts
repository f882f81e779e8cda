import { describe, expect, test } from 'vitest';
import { catalogueWith } from '../../../test/support/catalogue.ts';
import { dutiesOf, membersOfShift, rosterOf } from './duties.ts';
import { dutyAt, type Duty } from './handover-table.ts';
import { handoversOfSite } from './handovers.ts';
import { zonedMoment } from './zoned-moment.ts';

/** Ada and Grace take weeks in Berlin, from Monday 09:00; Ada has the one of 21 December 2026. */
function teamWith(overrides: string, { every = 'weekly', starts = '2026-01-05', members = 'ada, grace' } = {}) {
  const catalogue = catalogueWith({
    'teams/payments.yaml': `name: Payments
timeZone: Europe/Berlin
people:
  - { id: ada, name: Ada, role: Engineer }
  - { id: grace, name: Grace, role: Engineer }
  - { id: nobody-else, name: Else, role: Engineer }
rotations:
  - id: on-call
    name: On call
    every: ${every}
    starts: ${starts}
    handover: { time: '09:00' }
    shifts: [{ id: primary, name: Primary, members: [${members}] }, { id: second, name: Second, members: [grace, ada] }]
    overrides: ${overrides}
`,
    'teams/search.yaml': 'name: Search\npeople: [{ id: alan, name: Alan, role: Engineer }]\n',
  });
  const team = catalogue.documents.team.get('payments')!;
  return { catalogue, team, rotation: team.data.rotations[0]! };
}

type Options = Parameters<typeof teamWith>[1];

function sharedTests(
  name: string,
  lines: (overrides: string, from: string, until: string, options?: Options) => string[],
) {
  describe(`who is on call, ${name},`, () => {
    const week = ['2026-12-21T12:00Z', '2026-12-28T12:00Z'] as const;

    test('is whose turn it is, where nothing is changed', () => {
      expect(lines('[]', ...week)).toEqual([
        'payments/ada until Mon 28 Dec 2026, 09:00',
        'payments/grace until Mon 4 Jan 2027, 09:00',
      ]);
    });

    test('is whoever stands in for whole days, the last day included, and before and after it whose turn it is', () => {
      expect(lines('[{ from: 2026-12-24, until: 2026-12-26, who: grace }]', ...week)).toEqual([
        'payments/ada until Thu 24 Dec 2026, 00:00',
        'payments/grace* until Sun 27 Dec 2026, 00:00',
        'payments/ada until Mon 28 Dec 2026, 09:00',
        'payments/grace until Mon 4 Jan 2027, 09:00',
      ]);
    });

    test('is whoever stands in over the hand-over itself', () => {
      expect(lines("[{ from: '2026-12-28 08:00', until: '2026-12-28 10:00', who: search/alan }]", ...week)).toEqual([
        'payments/ada until Mon 28 Dec 2026, 08:00',
        'search/alan* until Mon 28 Dec 2026, 10:00',
        'payments/grace until Mon 4 Jan 2027, 09:00',
      ]);
    });

    test('is nobody on a holiday with nobody', () => {
      expect(lines('[{ from: 2026-12-25, until: 2026-12-25, who: nobody }]', ...week)[1]).toBe(
        'nobody* until Sat 26 Dec 2026, 00:00',
      );
    });

    test('is the later one in the list where two overlap, and the earlier again after it', () => {
      const covers =
        '[{ from: 2026-12-22, until: 2026-12-26, who: grace }, { from: 2026-12-24, until: 2026-12-24, who: search/alan }]';
      expect(lines(covers, ...week).slice(0, 4)).toEqual([
        'payments/ada until Tue 22 Dec 2026, 00:00',
        'payments/grace* until Thu 24 Dec 2026, 00:00',
        'search/alan* until Fri 25 Dec 2026, 00:00',
        'payments/grace* until Sun 27 Dec 2026, 00:00',
      ]);
    });

    test('is not changed by an override of another shift, one that runs backwards, or one of nobody known', () => {
      const covers =
        '[{ from: 2026-12-22, until: 2026-12-23, who: search/alan, shift: second }, { from: 2026-12-24, until: 2026-12-23, who: grace }, { from: 2026-12-24, until: 2026-12-25, who: gone }]';
      expect(lines(covers, ...week)).toHaveLength(2);
    });

    test('is told at a moment of UTC where an override says its distance from it', () => {
      expect(lines('[{ from: 2026-12-24T00:00Z, until: 2026-12-24T12:00-05:00, who: grace }]', ...week)[1]).toBe(
        'payments/grace* until Thu 24 Dec 2026, 18:00',
      );
    });

    test('is told on the clock of the rotation, also on the night on which it skips an hour', () => {
      const night = ['2027-03-27T23:00Z', '2027-03-28T23:00Z'] as const;
      const covers = "[{ from: '2027-03-28 02:30', until: 2027-03-28, who: search/alan }]";
      expect(lines(covers, ...night).slice(0, 2)).toEqual([
        'payments/grace until Sun 28 Mar 2027, 03:30',
        'search/alan* until Mon 29 Mar 2027, 00:00',
      ]);
    });

    test('is always the one who has a shift alone, but for a cover', () => {
      const covers = '[{ from: 2026-12-24, until: 2026-12-26, who: grace }]';
      expect(lines(covers, ...week, { members: 'ada' })).toEqual([
        'payments/ada until Thu 24 Dec 2026, 00:00',
        'payments/grace* until Sun 27 Dec 2026, 00:00',
        'payments/ada always',
      ]);
    });

    test('is known for the time of a cover only, where nobody can tell whose turn it is', () => {
      const covers = '[{ from: 2026-12-24, until: 2026-12-26, who: grace }]';
      expect(lines(covers, ...week, { members: '' })).toEqual(['payments/grace* until Sun 27 Dec 2026, 00:00']);
    });

    test('changes on the last day of each month where it changes monthly from the 31st', () => {
      const months = lines('[]', '2026-12-31T12:00Z', '2027-04-01T00:00Z', { every: 'monthly', starts: '2026-12-31' });
      expect(months).toEqual([
        'payments/ada until Sun 31 Jan 2027, 09:00',
        'payments/grace until Sun 28 Feb 2027, 09:00',
        'payments/ada until Wed 31 Mar 2027, 09:00',
        'payments/grace until Fri 30 Apr 2027, 09:00',
      ]);
    });
  });
}

function lineOf({ who = 'nobody', until, isCover }: Duty): string {
  const end = Number.isFinite(until)
    ? `until ${zonedMoment(until, 'Europe/Berlin').replace(' Europe/Berlin', '')}`
    : 'always';
  return `${who}${isCover ? '*' : ''} ${end}`;
}

sharedTests('as calendars and pages have it', (overrides, from, until, options) => {
  const { catalogue, team, rotation } = teamWith(overrides, options);
  const span = { from: Date.parse(from), until: Date.parse(until) };
  return dutiesOf({ team, rotation, shift: rotation.shifts[0]! }, catalogue, span).map(lineOf);
});

sharedTests('as browsers find it, quarter of an hour by quarter', (overrides, from, until, options) => {
  const { catalogue, team, rotation } = teamWith(overrides, options);
  const shift = rotation.shifts[0]!;
  const table = handoversOfSite(catalogue, from.slice(0, 10))['payments/on-call']!;
  const members = membersOfShift({ team, rotation, shift });
  const found = new Map<string, Duty>();
  for (let at = Date.parse(from); at < Date.parse(until); at += 15 * 60_000) {
    const duty = dutyAt(table, { shift: 'primary', members }, at);
    if (duty) found.set(`${duty.who} ${duty.until}`, duty);
  }
  return [...found.values()].map(lineOf);
});

test('the next changes of a rotation are a table of all its shifts, each row until something changes', () => {
  const { catalogue, team, rotation } = teamWith(
    '[{ from: 2026-12-24, until: 2026-12-26, who: search/alan, shift: second }]',
  );
  const rows = rosterOf({ team, rotation }, catalogue, '2026-12-21', 4).map(({ until, duties }) => [
    zonedMoment(until, 'Europe/Berlin'),
    ...duties.map((duty) => duty?.who),
  ]);
  expect(rows).toEqual([
    ['Mon 21 Dec 2026, 09:00 Europe/Berlin', 'payments/grace', 'payments/ada'],
    ['Thu 24 Dec 2026, 00:00 Europe/Berlin', 'payments/ada', 'payments/grace'],
    ['Sun 27 Dec 2026, 00:00 Europe/Berlin', 'payments/ada', 'search/alan'],
    ['Mon 28 Dec 2026, 09:00 Europe/Berlin', 'payments/ada', 'payments/grace'],
  ]);
});
