import ical, { type VEvent } from 'node-ical';
import { describe, expect, test } from 'vitest';
import { catalogueWith, edited } from '../../test/support/catalogue.ts';
import { maintenanceCalendar, rotationCalendar } from './calendar.ts';

const absolute = (address: string) => `https://oncall.example.com${address}`;

const catalogue = catalogueWith({
  ...edited(
    'teams/payments.yaml',
    [
      'people:',
      'timeZone: Europe/Berlin\npeople:\n  - { id: grace, role: "Engineer; \\"second\\", or later", email: grace@example.com }',
    ],
    [
      '        members: [ada]',
      '        members: [ada, grace]\n      - { id: second, name: Secondary, members: [grace, ada] }',
    ],
    ['    shifts:', "    handover: { day: monday, time: '09:00' }\n    shifts:"],
  ),
  ...edited('maintenance/checkout.yaml', ['every: 2nd Sunday', 'every: 2nd Sunday\n    timeZone: America/New_York']),
});
const site = { catalogue, today: '2026-02-20', absolute };
const team = catalogue.documents.team.get('payments')!;
const maintenance = catalogue.documents.maintenance.get('checkout')!;

/** Events as an independent reader of calendars finds them. */
function eventsOf(text: string): VEvent[] {
  return Object.values(ical.sync.parseICS(text)).filter((part): part is VEvent => part?.type === 'VEVENT');
}

describe('the calendar of a rotation', () => {
  const text = rotationCalendar(team, team.data.rotations[0]!, site);
  const events = eventsOf(text);

  test('has a year of turns, of each shift, without a gap', () => {
    const primary = events.filter(({ uid }) => uid.startsWith('payments/primary-'));
    expect(primary).toHaveLength(53);
    expect(events).toHaveLength(2 * 53);
    for (const [index, { start }] of primary.slice(1).entries()) expect(start).toEqual(primary[index]!.end);
  });

  test('begins with the turn that runs, and follows the clocks of the team', () => {
    expect(events[0]).toMatchObject({
      start: new Date('2026-02-16T08:00:00Z'),
      summary: expect.stringMatching(/^Primary on-call: Ada/),
    });
    const startsInApril = events.filter(({ start }) => start.toISOString().startsWith('2026-04'));
    expect(new Set(startsInApril.map(({ start }) => start.toISOString().slice(11)))).toEqual(
      new Set(['07:00:00.000Z']),
    );
  });

  test('changes hands with every turn', () => {
    const participants = events
      .filter(({ uid }) => uid.startsWith('payments/second-'))
      .slice(0, 3)
      .map(({ summary }) => String(summary));
    expect(participants).toEqual([
      'Secondary: Engineer; "second", or later (Payments)',
      'Secondary: Ada Lovelace (Payments)',
      'Secondary: Engineer; "second", or later (Payments)',
    ]);
  });

  test('says how to reach whoever holds the turn', () => {
    expect(events.find(({ summary }) => String(summary).startsWith('Primary on-call: Ada'))?.description).toBe(
      'Engineering manager\n+1 202 555 0143',
    );
  });

  test('names each event for ever', () => {
    const later = eventsOf(rotationCalendar(team, team.data.rotations[0]!, { ...site, today: '2026-03-20' }));
    const sameTurn = (list: VEvent[]) =>
      list.find(({ start }) => start.toISOString() === '2026-03-23T08:00:00.000Z')?.uid;
    expect(sameTurn(later)).toBe(sameTurn(events));
    expect(new Set(events.map(({ uid }) => uid)).size).toBe(events.length);
  });

  test('is the same file until the next hand-over', () => {
    expect(
      rotationCalendar(team, team.data.rotations[0]!, { ...site, today: '2026-02-21' }).split('BEGIN:VEVENT')[1],
    ).toBe(text.split('BEGIN:VEVENT')[1]);
  });

  test('is folded at 75 bytes, with the ends of lines that the standard wants', () => {
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(76);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });
});

test('the calendar of maintenance windows has their dates, and what is done', () => {
  const events = eventsOf(maintenanceCalendar(maintenance, 'Checkout', site));
  expect(events.length).toBeGreaterThanOrEqual(11);
  // On 8 March the clocks of New York skip 02:00.
  expect(events[0]).toMatchObject({
    start: new Date('2026-03-08T07:00:00Z'),
    summary: 'Checkout: Scheduled maintenance',
  });
  expect(events[1]!.start).toEqual(new Date('2026-04-12T06:00:00Z'));
});
