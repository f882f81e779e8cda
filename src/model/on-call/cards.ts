import { isGap, type Gap } from '../../../schemas/quantities/quantity.ts';
import type { Phone } from '../../../schemas/quantities/phone.ts';
import type { Person, Team } from '../../../schemas/team.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Document } from '../catalogue/document.ts';
import { missingForHandovers, hasHandovers } from './handovers.ts';
import { nextDays, nextWindows } from './schedule.ts';

/** Where the contact card of a team, or of one of its people, is: `/contacts/payments/ada.vcf`. */
export function cardAddress(team: Document<'team'>, person?: Person): string {
  return person ? `/contacts/${team.id}/${person.id}.vcf` : `/contacts/${team.id}.vcf`;
}

/** Where the calendar of a rotation is. */
export function rotationCalendarAddress(team: Document<'team'>, rotation: Team['rotations'][number]): string {
  return `/contacts/${team.id}/${rotation.id}.ics`;
}

/** Where the calendar of the maintenance windows of a service is. */
export function maintenanceCalendarAddress(maintenance: Document<'maintenance'>): string {
  return `/maintenance/${maintenance.id}.ics`;
}

/** Where the calendar of all rotations and windows is; undefined where there are none. */
export function siteCalendarAddress(catalogue: Catalogue, today: string): string | undefined {
  const { team, maintenance } = catalogue.documents;
  const isAny =
    [...team.values()].some(({ data }) => data.rotations.some(hasCalendar)) ||
    [...maintenance.values()].some((document) => hasWindows(document, catalogue, today));
  return isAny ? '/calendar.ics' : undefined;
}

/** The address by which programs subscribe to a calendar and do not take it in once. @param absolute Address on the web. */
export function subscriptionAddress(absolute: string): string {
  return absolute.replace(/^https?:/, 'webcal:');
}

/** A value that someone wrote down; undefined for a placeholder. */
export function known<Value>(value: Value | Gap | undefined): Value | undefined {
  return value === undefined || isGap(value) ? undefined : value;
}

/** Whether a person has a number or an e-mail address that a telephone can keep. */
export function hasCard({ phone, email }: Person): boolean {
  return known(phone) !== undefined || known(email) !== undefined;
}

/** Whether a team, its shifts, its channels or its people have a number or an e-mail address. */
export function hasTeamCard({ data }: Document<'team'>): boolean {
  return data.people.some(hasCard) || waysOfTeam(data).length > 0;
}

/** Numbers and e-mail addresses that reach a team and not one person, with what each is. */
export function waysOfTeam({
  channels,
  rotations,
}: Team): { name: string; phone: Phone | undefined; email: string | undefined }[] {
  const shifts = rotations.flatMap((rotation) => rotation.shifts);
  return [
    ...shifts.map(({ name, phone }) => ({ name, phone: known(phone), email: undefined })),
    ...channels.map(({ name, phone, email }) => ({ name, phone: known(phone), email: known(email) })),
  ].filter((way) => way.phone !== undefined || way.email !== undefined);
}

/** Whether anybody can tell whose turn it is in a rotation, so that it has a calendar. */
export function hasCalendar(rotation: Team['rotations'][number]): boolean {
  const { every, starts } = rotation;
  if (!every || !starts || !hasHandovers(rotation) || missingForHandovers(rotation).length > 0) return false;
  return nextDays(every, { from: starts.date, starts: starts.date, count: 1 }).length > 0;
}

/** Whether any window of a service names its days. */
export function hasWindows(maintenance: Document<'maintenance'>, catalogue: Catalogue, today: string): boolean {
  const siteTimeZone = catalogue.site?.data.timeZone ?? 'UTC';
  return maintenance.data.windows.some(
    (window) => nextWindows(window, { from: today, siteTimeZone, count: 1 }).length > 0,
  );
}
