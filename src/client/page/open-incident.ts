import type { Given } from './given.ts';
import { isMoment } from './incident-log.ts';
import { fromRoot } from './load.ts';

/** One firing of an alert, as far as its link tells it from others: what a page is filled in with, and what is done belong to it. */
export interface Incident {
  /** What its log is kept under: `alerts/OrdersLate`, or `runbooks/shop/orders-late` where a runbook is of several alerts. */
  subject: string;
  /** Runbook that the page of the alert shows. */
  shows: string | undefined;
  /** Title of the page. */
  title: string;
  labels: string;
  /** When it started, in milliseconds since the epoch, as its link says. */
  start: number | undefined;
  /** What its link gave: each key once, and an empty value where the alert has none. */
  values: Given['values'];
  /** What was typed in since, by the name of the parameter; an empty text clears what the link gave. */
  typed: Given['values'];
}

/** What a page knows of the incident that it is opened in. */
export interface OpenIncident {
  incident: Incident;
  /** Whether the values come from another page of the same alert, and not from this page's own link. */
  isHandedOn: boolean;
  /** Another alert's incident in this tab, which the reader may mean here too. */
  other: Incident | undefined;
}

const storageKey = 'alertbook.incidents';
/** How many a tab remembers. */
const most = 20;

/** The incident that the page is opened in: what its link gives, or what this tab came with from a page of the same alert. */
export function openIncident({ values, labels, start, problem }: Given): OpenIncident {
  const { log: subject = location.pathname, shows } = document.querySelector<HTMLElement>('[data-log]')?.dataset ?? {};
  const title = document.querySelector('h1')?.textContent.trim() ?? document.title;
  const own: Incident = { subject, shows, title, labels, start, values, typed: [] };
  const known = recall();
  if (values.length > 0 || start !== undefined || problem !== undefined) {
    own.typed = known.find((incident) => isSame(incident, own))?.typed ?? [];
    remember(own);
    return { incident: own, isHandedOn: false, other: undefined };
  }
  const mine = isFromHere() ? known : [];
  const handedOn = mine.findLast((incident) => incident.subject === subject || incident.shows === subject);
  const incident = handedOn ?? own;
  // Whoever goes on from here means this one, and not the last that was opened, even where nothing is known of it.
  if (handedOn || shows !== undefined) remember(incident);
  const other = isEmpty(incident) ? mine.findLast((known) => !isEmpty(known)) : undefined;
  return { incident, isHandedOn: handedOn !== undefined, other };
}

function isEmpty({ values, typed, start }: Incident): boolean {
  return values.length === 0 && typed.length === 0 && start === undefined;
}

/** Remembers an incident for this tab, as the one that its reader is at now. */
export function remember(incident: Incident): void {
  const others = recall().filter((known) => !isSame(known, incident));
  try {
    sessionStorage.setItem(storageKey, JSON.stringify([...others, incident].slice(-most)));
  } catch {
    // A browser that keeps nothing still fills in this page.
  }
}

/**
 * Remembers an incident as the one that its reader is at now, who came back to a page that the browser had kept as it was.
 *
 * @returns Whether other values were typed on another page in the meantime.
 */
export function comeBackTo(incident: Incident): boolean {
  const known = recall().find((other) => isSame(other, incident));
  if (known) remember(known);
  return known !== undefined && JSON.stringify(known.typed) !== JSON.stringify(incident.typed);
}

/** Takes the values and the start of another alert's incident over to this page, because the reader says so. */
export function takeOver(other: Incident, start: number | undefined, here: Incident): void {
  remember({ ...other, subject: here.subject, shows: here.shows, title: here.title, start });
  location.reload();
}

/** What the log of an incident is kept under. A preview on the same host is another site: what is ticked there is not done here. */
export function logKeyOf({ subject, labels, start }: Incident): string {
  return [fromRoot(subject), labels, start ?? ''].join(' ');
}

function isSame(a: Incident, b: Incident): boolean {
  return logKeyOf(a) === logKeyOf(b);
}

/** Whether the reader followed a link of this site, or loads the page again: an address that is typed in is a new beginning. */
function isFromHere(): boolean {
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  return (
    navigation?.type === 'reload' ||
    navigation?.type === 'back_forward' ||
    (document.referrer !== '' && new URL(document.referrer).origin === location.origin)
  );
}

/** What this tab remembers, the latest last. It need not be what was written: nothing of it is certain. */
function recall(): Incident[] {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(storageKey) ?? '[]');
    return Array.isArray(stored) ? stored.filter(isIncident) : [];
  } catch {
    return [];
  }
}

function isIncident(value: unknown): value is Incident {
  const { subject, title, labels, start, shows, values, typed } = (value ?? {}) as Partial<Incident>;
  const isText = (part: unknown): boolean => typeof part === 'string';
  return (
    [subject, title, labels].every(isText) &&
    (start === undefined || isMoment(start)) &&
    (shows === undefined || isText(shows)) &&
    [values, typed].every(
      (list) =>
        Array.isArray(list) && list.every((pair) => Array.isArray(pair) && pair.length === 2 && pair.every(isText)),
    )
  );
}
