import ical, { type VEvent } from 'node-ical';
import { describe, expect, test } from 'vitest';
import { catalogueWith, edited } from '../../test/support/catalogue.ts';
import { maintenanceCalendar, rotationCalendar, siteCalendar } from './calendar.ts';

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

  test('has the same turns for someone who has a shift alone, but for a cover', () => {
    const { team, ...other } = changed(
      ['members: [grace, ada]', 'members: [ada]'],
      [
        '    shifts:',
        '    overrides: [{ from: 2026-03-11, until: 2026-03-11, who: grace, shift: second }]\n    shifts:',
      ],
    );
    const events = eventsOf(rotationCalendar(team, team.data.rotations[0]!, other));
    const alone = events.filter(({ uid }) => uid.startsWith('payments/second-'));
    expect(alone).toHaveLength(53 + 2);
    for (const [index, { start }] of alone.slice(1).entries()) expect(start).toEqual(alone[index]!.end);
  });

  test('says how far it goes, and goes as far', () => {
    const end = events
      .map(({ end }) => end!.toISOString())
      .toSorted()
      .at(-1);
    expect(end).toBe('2027-02-22T08:00:00.000Z');
    expect(text.replaceAll('\r\n ', '')).toContain(
      String.raw`X-WR-CALDESC;VALUE=TEXT:Who is on call until Mon 22 Feb 2027\, 09:00 Europe/Berlin.`,
    );
  });

  test.each([
    ['daily', 2 * 366],
    ['annually', 2 * 2],
    ['monthly', 2 * 13],
  ])('reaches a year ahead also where it changes hands %s', (every, count) => {
    const { team, ...other } = changed(
      ['every: weekly', `every: ${every}`],
      ['    handover: { day: monday,', '    handover: {'],
    );
    expect(eventsOf(rotationCalendar(team, team.data.rotations[0]!, other))).toHaveLength(count);
  });

  test('is folded at 75 bytes, with the ends of lines that the standard wants', () => {
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(76);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });
});

/** The same team with something changed. */
function changed(...edits: [string, string][]) {
  const text = edits.reduce((all, [from, to]) => {
    expect(all).toContain(from);
    return all.replace(from, to);
  }, team.source);
  const other = catalogueWith({ 'teams/payments.yaml': text });
  return { ...site, catalogue: other, team: other.documents.team.get('payments')! };
}

describe('an event whose holder changes', () => {
  const at = Date.UTC(2026, 2, 9, 8) / 60_000;
  const eventIn = (...edits: [string, string][]) => {
    const { team, ...other } = changed(...edits);
    const text = rotationCalendar(team, team.data.rotations[0]!, other);
    const event = text.split('BEGIN:VEVENT').find((part) => part.includes(`UID:payments/primary-${at}@`))!;
    const value = (name: string) => new RegExp(`${name}:(.*)\r`).exec(event)![1]!;
    return { sequence: Number(value('SEQUENCE')), stamp: value('DTSTAMP'), summary: value('SUMMARY') };
  };
  const override = (who: string): [string, string] => [
    '    shifts:',
    `    overrides: [{ from: '2026-03-09 09:00', until: '2026-03-16 09:00', who: ${who}, shift: primary }]\n    shifts:`,
  ];
  const before = eventIn();

  test.each([
    ['someone stands in', override('ada')],
    ['nobody is on call', override('nobody')],
    ['turns count from a later day', ['starts: 2026-01-05', 'starts: 2026-01-12'] as [string, string]],
    ['a person is added to the turns', ['members: [ada, grace]', 'members: [ada, ada, grace]'] as [string, string]],
  ])('keeps its name, and has a higher number and another stamp when %s', (_, edit) => {
    const after = eventIn(edit);
    expect(after.summary).not.toBe(before.summary);
    expect(after.sequence).toBeGreaterThan(before.sequence);
    expect(after.stamp).not.toBe(before.stamp);
  });

  test('has another stamp whenever its holder changes', () => {
    const swapped = eventIn(['members: [ada, grace]', 'members: [grace, ada]']);
    expect(swapped.summary).not.toBe(before.summary);
    expect(swapped.stamp).not.toBe(before.stamp);
  });

  test('has the same number and stamp where only others change', () => {
    const elsewhere = '    overrides: [{ from: 2026-05-01, until: 2026-05-02, who: ada, shift: primary }]\n    shifts:';
    expect(eventIn(['    shifts:', elsewhere])).toEqual(before);
  });

  test('is cut where someone stands in for a part of it', () => {
    const { team, ...other } = changed([
      '    shifts:',
      '    overrides: [{ from: 2026-03-11, until: 2026-03-12, who: ada, shift: primary }]\n    shifts:',
    ]);
    const events = eventsOf(rotationCalendar(team, team.data.rotations[0]!, other));
    const week = events
      .filter(({ uid, start }) => uid.startsWith('payments/primary') && +start >= at * 60_000)
      .slice(0, 3);
    expect(week.map(({ start, end, summary }) => [start.toISOString(), end!.toISOString(), summary])).toEqual([
      ['2026-03-09T08:00:00.000Z', '2026-03-10T23:00:00.000Z', expect.stringContaining('second')],
      ['2026-03-10T23:00:00.000Z', '2026-03-12T23:00:00.000Z', expect.stringContaining('Ada Lovelace')],
      ['2026-03-12T23:00:00.000Z', '2026-03-16T08:00:00.000Z', expect.stringContaining('second')],
    ]);
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

test('the calendar of the site has each event of the others once, under the same name for programs', () => {
  const uids = (text: string): string[] => eventsOf(text).map(({ uid }) => uid);
  const own = [
    ...uids(rotationCalendar(team, team.data.rotations[0]!, site)),
    ...uids(maintenanceCalendar(maintenance, 'Checkout', site)),
  ];

  const all = uids(siteCalendar(site));

  expect(all.toSorted()).toEqual(own.toSorted());
  expect(new Set(all).size).toBe(all.length);
  expect(all.length).toBeGreaterThan(100);
});
