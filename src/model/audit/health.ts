import { Temporal } from 'temporal-polyfill';
import type { Duration } from '../../../schemas/quantities/duration.ts';
import { isGap } from '../../../schemas/quantities/quantity.ts';
import { allDocuments, membersOf, ownerOf, type Catalogue } from '../catalogue/catalogue.ts';
import { contentTypeOf } from '../../../schemas/content-types.ts';
import type { Document } from '../catalogue/document.ts';
import type { DataPath } from '../../../schemas/content-type.ts';
import { placeOf, type Place } from '../text/place.ts';
import { viewOf } from '../catalogue/views.ts';
import { isUnreachable, contactInfoOf, type ContactInfo } from '../on-call/contact-methods.ts';

/** A value that nobody has filled in yet. */
export interface MissingValue {
  document: Document;
  /** What it belongs to and what it is, from the outside in, with ids for places in lists: `people`, `ada`, `phone`. */
  words: string[];
  /** What the writer put in its place. */
  text: string;
  at: Place;
}

/** A page whose review is due. */
export interface OverdueReview {
  document: Document<'runbook' | 'guide'>;
  /** ISO 8601 days. */
  reviewed: string;
  due: string;
}

/** What is missing, stale or without an owner. Every list is in the order of ids, or the most urgent first. */
export interface Health {
  missing: readonly MissingValue[];
  /** People and shifts without any way to reach them, not even a placeholder. */
  outOfReach: ContactInfo[];
  /** Runbooks still to be written, the most urgent first. */
  planned: Document<'runbook'>[];
  /** The longest overdue first. */
  overdue: OverdueReview[];
  /** Runbooks in use that nobody is known to have read against reality. */
  neverReviewed: Document<'runbook'>[];
  /** Runbooks and guides that no team keeps true. */
  withoutOwner: Document<'runbook' | 'guide'>[];
  servicesWithoutObjectives: Document<'service'>[];
  servicesWithoutEscalation: Document<'service'>[];
  servicesWithoutRecovery: Document<'service'>[];
}

/**
 * What people who answer for the content should look at. What is wrong is not here: that is for the checks.
 *
 * @param today ISO 8601 day.
 */
export function healthOf(catalogue: Catalogue, today: string): Health {
  const { service, runbook, guide, slo, recovery, team } = catalogue.documents;
  const services = [...service.values()];
  const runbooks = [...runbook.values()];
  const inUse = runbooks.filter(isInUse);
  const pages = [...inUse, ...guide.values()];
  return {
    missing: missingValuesOf(catalogue),
    outOfReach: [...team.values()].flatMap(membersOutOfReach),
    planned: runbooks.filter(({ data }) => data.status === 'planned').toSorted(byPriority),
    overdue: pages
      .flatMap((page) => overdueReview(page, today) ?? [])
      .toSorted((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0)),
    neverReviewed: inUse.filter(({ data }) => data.reviewed === undefined || isGap(data.reviewed)),
    withoutOwner: pages.filter((page) => ownerOf(catalogue, page) === undefined),
    servicesWithoutObjectives: services.filter(({ id }) => !slo.has(id)),
    servicesWithoutEscalation: services.filter(({ data }) => data.escalation === undefined),
    servicesWithoutRecovery: services.filter(({ id }) => !recovery.get(id)?.data.targets.length),
  };
}

/** What a document is called: its title or name, else its id. */
export function titleOf({ type, id, data }: Document): string {
  return contentTypeOf(type).titleOf(data) ?? id;
}

/** Number of things to look at. */
export function countOf(health: Health): number {
  return Object.values(health).reduce((sum: number, list: unknown[]) => sum + list.length, 0);
}

/**
 * Day on which a page is due for its next review, as ISO 8601, or undefined when it was never reviewed or a review stays
 * good for ever. Business days are days from Monday to Friday.
 */
export function reviewDue({ data }: Document<'runbook' | 'guide'>): string | undefined {
  const { reviewed, reviewEvery } = data;
  return reviewed === undefined || isGap(reviewed) || !reviewEvery ? undefined : dayAfter(reviewed.date, reviewEvery);
}

function overdueReview(document: Document<'runbook' | 'guide'>, today: string): OverdueReview | undefined {
  const due = reviewDue(document);
  const { reviewed } = document.data;
  if (due === undefined || due >= today || reviewed === undefined || isGap(reviewed)) return undefined;
  return { document, reviewed: reviewed.date, due };
}

function dayAfter(day: string, { seconds, months, businessDays }: Duration): string {
  const days = Math.ceil(Number(seconds) / 86_400);
  let date = Temporal.PlainDate.from(day).add({ months, days });
  for (let left = businessDays; left > 0; left -= date.dayOfWeek < 6 ? 1 : 0) date = date.add({ days: 1 });
  return date.toString();
}

function isInUse({ data }: Document<'runbook'>): boolean {
  return data.status === 'published' || data.status === 'draft';
}

const priorities = ['high', 'medium', 'low', undefined];

function byPriority(a: Document<'runbook'>, b: Document<'runbook'>): number {
  return priorities.indexOf(a.data.priority) - priorities.indexOf(b.data.priority);
}

function membersOutOfReach(team: Document<'team'>): ContactInfo[] {
  return [...membersOf(team)]
    .filter(([, { kind }]) => kind === 'person' || kind === 'shift')
    .map(([id, member]) => contactInfoOf(member, `${team.id}/${id}`))
    .filter(({ methods, participants }) => methods.length === 0 && participants.every(isUnreachable));
}

/** Every value of a catalogue that nobody has filled in yet. */
export const missingValuesOf = viewOf((catalogue): readonly MissingValue[] =>
  allDocuments(catalogue).flatMap(missingValues),
);

function missingValues(document: Document): MissingValue[] {
  if (!holdsGap(document.data)) return [];
  return gapsIn(document.data, [], []).map(({ path, words, text }) => ({
    document,
    words,
    text,
    at: placeOf(document, path),
  }));
}

/** Quick, because most documents hold none. */
function holdsGap(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return isGap(value) || Object.values(value).some(holdsGap);
}

function gapsIn(value: unknown, path: DataPath, words: string[]): { path: DataPath; words: string[]; text: string }[] {
  if (typeof value !== 'object' || value === null) return [];
  if (isGap(value)) return [{ path, words, text: value.text }];
  if (Array.isArray(value))
    return value.flatMap((item, index) => gapsIn(item, [...path, index], [...words, nameOf(item, index)]));
  return Object.entries(value).flatMap(([key, item]) => gapsIn(item, [...path, key], [...words, key]));
}

function nameOf(item: unknown, index: number): string {
  const id = typeof item === 'object' && item !== null && 'id' in item ? item.id : undefined;
  return typeof id === 'string' ? id : String(index + 1);
}
