import { createHash } from 'node:crypto';
import ICAL from 'ical.js';
import { memberAddress } from '../model/site/addresses.ts';
import { addressOf } from '../model/site/document-address.ts';
import type { Catalogue } from '../model/catalogue/catalogue.ts';
import type { Document } from '../model/catalogue/document.ts';
import type { Rotation, Shift } from '../../schemas/team.ts';
import { hasCalendar } from '../model/on-call/cards.ts';
import { contactInfo } from '../model/on-call/contact-methods.ts';
import { dutiesOf, handoversBetween } from '../model/on-call/duties.ts';
import type { Duty } from '../model/on-call/handover-table.ts';
import { nextWindows } from '../model/on-call/schedule.ts';
import { zoneOfRotation } from '../model/on-call/rotation-zone.ts';
import { shiftOfOverride, spanOfOverride } from '../model/on-call/overrides.ts';
import { zonedMoment } from '../model/on-call/zoned-moment.ts';
import { fileTexts } from '../texts/published.ts';

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
  /** Of two versions of an event, the one with the higher number is the newer one. */
  sequence: number;
  /** Milliseconds since the epoch: of two versions with one number, the one with the later stamp is. */
  stamp: number;
}

/** Windows of maintenance that one calendar holds at most: one a day for a year. */
const maxWindows = 366;

/**
 * Who is on call in a rotation for a year: an event for each turn of a shift, and for each time in which someone else, or
 * nobody, is on call instead. In UTC, so that the clocks' changes need no rules. It begins with what runs and ends with the
 * turn that runs in a year; its description says when that is.
 *
 * @see https://www.rfc-editor.org/rfc/rfc5545
 */
export function rotationCalendar(team: Document<'team'>, rotation: Rotation, site: CalendarSite): string {
  const { events, timeZone } = rotationEvents(team, rotation, site);
  const end = Math.max(...events.map((event) => event.end));
  const reach = events.length > 0 ? fileTexts.onCallUntil(zonedMoment(end, timeZone)) : undefined;
  return calendar(`${rotation.name}, ${team.data.name}`, events, reach);
}

/** All that has a calendar of its own, in one to subscribe to: who is on call where, and when maintenance may be. */
export function siteCalendar(site: CalendarSite): string {
  const { documents, site: settings } = site.catalogue;
  const shifts = [...documents.team.values()].flatMap((team) =>
    team.data.rotations.filter(hasCalendar).flatMap((rotation) => rotationEvents(team, rotation, site).events),
  );
  const windows = [...documents.maintenance.values()].flatMap((maintenance) =>
    maintenanceEvents(maintenance, documents.service.get(maintenance.id)?.data.name ?? maintenance.id, site),
  );
  return calendar(settings?.data.name ?? 'Alertbook', [...shifts, ...windows]);
}

function rotationEvents(
  team: Document<'team'>,
  rotation: Rotation,
  site: CalendarSite,
): { events: Event[]; timeZone: string } {
  const { catalogue } = site;
  const url = site.absolute(memberAddress(`${team.id}/${rotation.id}`));
  const span = { from: Date.parse(`${site.today}T00:00:00Z`), until: Date.parse(`${yearAfter(site.today)}T00:00:00Z`) };
  const timeZone = zoneOfRotation(rotation, team, catalogue);
  const handovers = handoversBetween(rotation, timeZone, span).map(({ at }) => at);
  const events = rotation.shifts.flatMap((shift) =>
    dutiesOf({ team, rotation, shift }, catalogue, span)
      .flatMap((duty) => cutAtHandovers(duty, handovers))
      .map((duty): Event => {
        const holder = duty.who === undefined ? undefined : contactInfo(catalogue, duty.who);
        const methods = (holder?.methods ?? []).map(({ text }) => (typeof text === 'string' ? text : undefined));
        return {
          uid: `${team.id}/${shift.id}-${duty.from / 60_000}@${new URL(url).host}`,
          start: duty.from,
          end: duty.until,
          summary: fileTexts.shift({ shift: shift.name, who: holder?.name, team: team.data.name }),
          description: [holder?.role, duty.isCover && holder && fileTexts.standsIn, ...methods]
            .filter(Boolean)
            .join('\n'),
          url,
          ...revisionOf(rotation, shift, { ...duty, timeZone }),
        };
      }),
  );
  return { events, timeZone };
}

/** The turns of someone who has a shift alone, and so no turn that ends by itself. */
function cutAtHandovers(duty: Duty, handovers: readonly number[]): Duty[] {
  if (Number.isFinite(duty.from) && Number.isFinite(duty.until)) return [duty];
  return handovers.slice(0, -1).flatMap((at, index) => {
    const from = Math.max(duty.from, at);
    const until = Math.min(duty.until, handovers[index + 1]!);
    return from < until ? [{ ...duty, from, until }] : [];
  });
}

/**
 * Which of two versions of an event is the newer one. Nothing but the content decides, so that the same content makes the
 * same calendar: the number grows with each override of that time, with each person who is added to the turns, and most of
 * all when turns begin to count from a later day; the stamp changes with whoever is on call, and until when.
 *
 * @see https://www.rfc-editor.org/rfc/rfc5545#section-3.8.7.4
 */
function revisionOf(
  rotation: Rotation,
  shift: Shift,
  { who, from, until, timeZone }: Duty & { timeZone: string },
): { sequence: number; stamp: number } {
  const firstDay = Math.max(0, Math.floor(Date.parse(rotation.starts?.date ?? '1970-01-01') / day));
  const overrides = rotation.overrides.filter((override) => {
    const span = spanOfOverride(override, timeZone);
    return (
      shiftOfOverride(override, rotation) === shift &&
      span.from < span.until &&
      span.from <= until &&
      span.until >= from
    );
  }).length;
  const members = Math.min(shift.members.length, 99);
  const digest = createHash('sha256').update([who, from, until].join(' ')).digest().readUInt32BE();
  return {
    sequence: firstDay * 10_000 + members * 100 + Math.min(overrides, 99),
    stamp: (firstDay + overrides) * day + (digest % 86_400) * 1000,
  };
}

const day = 86_400_000;

/** The maintenance windows of a service for a year, in UTC. */
export function maintenanceCalendar(maintenance: Document<'maintenance'>, name: string, site: CalendarSite): string {
  return calendar(fileTexts.maintenanceOf(name), maintenanceEvents(maintenance, name, site));
}

function maintenanceEvents(maintenance: Document<'maintenance'>, name: string, site: CalendarSite): Event[] {
  const url = site.absolute(addressOf(maintenance));
  const siteTimeZone = site.catalogue.site?.data.timeZone ?? 'UTC';
  const until = yearAfter(site.today);
  return maintenance.data.windows.flatMap((window) =>
    nextWindows(window, { from: site.today, siteTimeZone, count: maxWindows })
      .filter(({ start }) => start < until)
      .map(({ start, end, local, timeZone, announceBy }, _index, [first]): Event => ({
        sequence: 0,
        // The same content makes the same file: what would be the time of the build is the beginning of the first event.
        stamp: Date.parse(first!.start),
        uid: `${maintenance.id}/${window.id}-${Date.parse(start) / 60_000}@${new URL(url).host}`,
        start: Date.parse(start),
        end: Date.parse(end),
        summary: fileTexts.windowOf({ service: name, window: window.name }),
        description: [
          `${local} ${timeZone}`,
          window.for && fileTexts.for(window.for),
          announceBy && fileTexts.announceBy(announceBy),
          ...window.activities.map((activity) => `- ${activity}`),
        ]
          .filter(Boolean)
          .join('\n'),
        url,
      })),
  );
}

function calendar(name: string, events: readonly Event[], description?: string): string {
  const sorted = events.toSorted((a, b) => a.start - b.start);
  const properties = [
    ['version', {}, 'text', '2.0'],
    ['prodid', {}, 'text', '-//Alertbook//EN'],
    ['method', {}, 'text', 'PUBLISH'],
    ['x-wr-calname', {}, 'text', name],
    ...(description === undefined ? [] : [['x-wr-caldesc', {}, 'text', description]]),
    ['refresh-interval', {}, 'duration', 'P1D'],
  ];
  const components = sorted.map((event) => [
    'vevent',
    [
      ['uid', {}, 'text', event.uid],
      ['dtstamp', {}, 'date-time', utc(event.stamp)],
      ['sequence', {}, 'integer', event.sequence],
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
