import ICAL from 'ical.js';
import { memberAddress } from '../model/site/addresses.ts';
import { addressOf } from '../model/site/document-address.ts';
import type { Catalogue } from '../model/catalogue/catalogue.ts';
import type { Document } from '../model/catalogue/document.ts';
import type { Rotation } from '../../schemas/team.ts';
import { contactInfoOf } from '../model/on-call/contact-methods.ts';
import { nextWindows } from '../model/on-call/schedule.ts';
import { participantOf } from '../model/on-call/handover-table.ts';
import { handoversOf, zoneOfRotation } from '../model/on-call/handovers.ts';

/** What a calendar needs to know of the site. */
export interface CalendarSite {
  catalogue: Catalogue;
  /** ISO 8601 day from which on dates are told. */
  today: string;
  /** Address of a page for those who come from elsewhere. */
  absolute: (address: string) => string;
}

interface Event {
  /** The same in every build, so that a calendar that is read again shows no event twice. */
  uid: string;
  /** Milliseconds since the epoch. */
  start: number;
  end: number;
  summary: string;
  description: string;
  url: string;
}

const maxEvents = 120;

/**
 * The turns of a rotation for a year: an event for each turn and shift, in UTC, so that the clocks' changes need no rules.
 * It begins with the turn that runs.
 *
 * @see https://www.rfc-editor.org/rfc/rfc5545
 */
export function rotationCalendar(team: Document<'team'>, rotation: Rotation, site: CalendarSite): string {
  const url = site.absolute(memberAddress(`${team.id}/${rotation.id}`));
  const timeZone = zoneOfRotation(rotation, team, site.catalogue);
  const handovers = handoversOf(rotation, { timeZone, from: site.today, until: yearAfter(site.today) });
  const shifts = rotation.shifts.map((shift) =>
    contactInfoOf({ kind: 'shift', team, rotation, shift }, `${team.id}/${shift.id}`),
  );
  const events = handovers.slice(0, maxEvents).flatMap(({ at, turn }, index) => {
    const end = handovers[index + 1]?.at;
    if (end === undefined) return [];
    return shifts.flatMap(({ reference, name, participants }): Event[] => {
      const holder = participants[participantOf(turn, participants.length)];
      if (!holder) return [];
      const methods = holder.methods.map(({ text }) => (typeof text === 'string' ? text : undefined));
      return [
        {
          uid: `${reference}-${at / 60_000}@${new URL(url).host}`,
          start: at,
          end,
          summary: `${name}: ${holder.name} (${team.data.name})`,
          description: [holder.role, ...methods].filter(Boolean).join('\n'),
          url,
        },
      ];
    });
  });
  return calendar(`${rotation.name}, ${team.data.name}`, events);
}

/** The maintenance windows of a service for a year, in UTC. */
export function maintenanceCalendar(maintenance: Document<'maintenance'>, name: string, site: CalendarSite): string {
  const url = site.absolute(addressOf(maintenance));
  const siteTimeZone = site.catalogue.site?.data.timeZone ?? 'UTC';
  const until = yearAfter(site.today);
  const events = maintenance.data.windows.flatMap((window) =>
    nextWindows(window, { from: site.today, siteTimeZone, count: maxEvents })
      .filter(({ start }) => start < until)
      .map(({ start, end, local, timeZone, announceBy }): Event => ({
        uid: `${maintenance.id}/${window.id}-${Date.parse(start) / 60_000}@${new URL(url).host}`,
        start: Date.parse(start),
        end: Date.parse(end),
        summary: `${name}: ${window.name}`,
        description: [
          `${local} ${timeZone}`,
          window.for && `For: ${window.for}`,
          announceBy && `Announce by ${announceBy}.`,
          ...window.activities.map((activity) => `- ${activity}`),
        ]
          .filter(Boolean)
          .join('\n'),
        url,
      })),
  );
  return calendar(`Maintenance of ${name}`, events);
}

function calendar(name: string, events: readonly Event[]): string {
  const sorted = events.toSorted((a, b) => a.start - b.start);
  const properties = [
    ['version', {}, 'text', '2.0'],
    ['prodid', {}, 'text', '-//Alertbook//EN'],
    ['method', {}, 'text', 'PUBLISH'],
    ['x-wr-calname', {}, 'text', name],
    ['refresh-interval', {}, 'duration', 'P1D'],
  ];
  // The same content makes the same file: what would be the time of the build is the beginning of the first event.
  const stamp = utc(sorted[0]?.start ?? 0);
  const components = sorted.map((event) => [
    'vevent',
    [
      ['uid', {}, 'text', event.uid],
      ['dtstamp', {}, 'date-time', stamp],
      ['dtstart', {}, 'date-time', utc(event.start)],
      ['dtend', {}, 'date-time', utc(event.end)],
      ['summary', {}, 'text', event.summary],
      ...(event.description === '' ? [] : [['description', {}, 'text', event.description]]),
      ['url', {}, 'uri', event.url],
      ['transp', {}, 'text', 'TRANSPARENT'],
    ],
    [],
  ]);
  return ICAL.stringify(['vcalendar', properties, components]);
}

function utc(at: number): string {
  return new Date(at).toISOString().replace('.000', '');
}

function yearAfter(day: string): string {
  return `${Number(day.slice(0, 4)) + 1}${day.slice(4).replace('-02-29', '-02-28')}`;
}
