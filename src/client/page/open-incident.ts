import { alertStart, type StartProblem } from '../../model/alerts/alert-start.ts';
import { isNoValue, labelsOf, valueOf, type GivenLink } from '../../model/alerts/given-link.ts';
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
  /** What its link gave. */
  pairs: GivenLink['pairs'];
  /** What was typed in since, by the name of the parameter; an empty text clears what the link gave. */
  typed: GivenLink['pairs'];
}

/** What a page knows of the incident that it is opened in. */
export interface OpenIncident {
  incident: Incident;
  /** Whether the values come from another page of the same alert, and not from this page's own link. */
  isHandedOn: boolean;
  /** Another alert's incident in this tab, which the reader may mean here too. */
  other: Incident | undefined;
  /** Why the start that the link gives is none, as a sentence. */
  problem: string | undefined;
}

const storageKey = 'alertbook.incidents';
/** How many a tab remembers. */
const most = 8;

const problems: Record<StartProblem, string> = {
  'not-a-time': 'is not a time: the clock waits. Expected one like 2026-11-21T02:14:00Z.',
  'no-time-zone': 'has no time zone: the clock waits. Expected one like 2026-11-21T02:14:00Z.',
  future: 'lies in the future: the clock waits. Is this device’s time right?',
  'too-old': 'is no start of an alert: the clock waits.',
};

/** The incident that the page is opened in: what its link gives, or what this tab came with from a page of the same alert. */
export function openIncident({ pairs }: GivenLink, now: number): OpenIncident {
  const { log: subject = location.pathname, shows } = document.querySelector<HTMLElement>('[data-log]')?.dataset ?? {};
  const title = document.querySelector('h1')?.textContent.trim() ?? document.title;
  const written = valueOf(pairs, 'startsAt');
  const read = written === undefined || isNoValue(written) ? undefined : alertStart(written, now);
  const start = read && 'start' in read ? read.start : undefined;
  const problem =
    read && 'problem' in read ? `startsAt “${written!.slice(0, 60)}” ${problems[read.problem]}` : undefined;
  const own: Incident = { subject, shows, title, labels: labelsOf(pairs), start, pairs, typed: [] };
  const remembered = isFromHere() ? recall() : [];
  if (own.labels !== '' || written !== undefined || pairs.some(([, value]) => isNoValue(value))) {
    const same = recall().findLast((known) => isSame(known, own));
    const incident = same ? { ...own, typed: same.typed } : own;
    remember(incident);
    return { incident, isHandedOn: false, other: undefined, problem };
  }
  const handedOn = remembered.findLast((known) => known.subject === subject || known.shows === subject);
  const other = handedOn ? undefined : remembered.at(-1);
  return { incident: handedOn ?? own, isHandedOn: handedOn !== undefined, other, problem };
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
    navigation?.type === 'reload' || (document.referrer !== '' && new URL(document.referrer).origin === location.origin)
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
  const { subject, title, labels, start, shows, pairs, typed } = (value ?? {}) as Partial<Incident>;
  const isText = (part: unknown): boolean => typeof part === 'string';
  return (
    [subject, title, labels].every(isText) &&
    (start === undefined || isMoment(start)) &&
    (shows === undefined || isText(shows)) &&
    [pairs, typed].every(
      (list) =>
        Array.isArray(list) && list.every((pair) => Array.isArray(pair) && pair.length === 2 && pair.every(isText)),
    )
  );
}
