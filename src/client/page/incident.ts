import { spanInWords } from '../../model/on-call/escalation-clock.ts';
import { makeClock } from './clock.ts';
import { element } from './elements.ts';
import type { Given } from './given.ts';
import { LogBook } from './incident-log.ts';
import { comeBackTo, logKeyOf, openIncident, remember, takeOver, type OpenIncident } from './open-incident.ts';
import { fillParameters } from './parameters.ts';
import { keepProgress } from './progress.ts';
import { loadOwn, loadScript } from './load.ts';
import { incidentTexts } from '../../texts/scripts.ts';

/** How often what depends on the time is shown anew, in milliseconds. */
const beat = 15_000;

/** What a page does in an incident: values in its commands, progress, the escalation clock, and whose turn it is. */
export async function followIncident(given: Given): Promise<void> {
  const open = openIncident(given);
  const { incident } = open;
  const names = fillParameters(open);
  const book = new LogBook(logKeyOf(incident), incident.start);
  const note = (): void => noteClock(incident, book.start);
  book.whenChanged(() => remember(incident));
  book.whenChanged(note);
  note();
  keepProgress(book);
  const showClock = makeClock(book, given.problem, new Map(incident.values).get('severity'));
  showClock();
  offerOther(open, names);
  let showOnCall = (): void => undefined;
  const show = (): void => {
    showOnCall();
    showClock();
  };
  book.whenChanged(showClock);
  setInterval(show, beat);
  document.addEventListener('visibilitychange', show);
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted && comeBackTo(incident)) location.reload();
  });
  // The clock goes on while a server keeps this waiting.
  showOnCall = (await loadOnCall()) ?? showOnCall;
  show();
}

/** Tells the next page of this incident in this tab to keep room for its clock; `before-paint.ts` reads it. */
function noteClock({ subject, shows = '' }: OpenIncident['incident'], start: number | undefined): void {
  try {
    if (start !== undefined) sessionStorage.setItem('alertbook.running', `${subject} ${shows} ${start}`);
    else sessionStorage.removeItem('alertbook.running');
  } catch {
    // A browser that keeps nothing makes room when the clock is there.
  }
}

/** What says who is on call. Its script and its table are only loaded where people take turns. */
async function loadOnCall(): Promise<(() => void) | undefined> {
  if (!document.querySelector('[data-turns]')) return undefined;
  await Promise.all([loadScript('assets/turns.js'), loadOwn('on-call')]).catch(() => undefined);
  return globalThis.alertbookOnCall?.();
}

/** Offers the values and the clock of another alert that was open in this tab; they never come by themselves. */
function offerOther({ incident, other }: OpenIncident, names: readonly string[]): void {
  if (!other) return;
  const values = new Map(
    [...other.values, ...other.typed].filter(([name, value]) => names.includes(name) && value !== ''),
  );
  const start = document.querySelector('.sheet-head[data-zone]')
    ? new LogBook(logKeyOf(other), other.start).start
    : undefined;
  const said = [
    ...[...values].map(([name, value]) => `${name} ${value}`.slice(0, 80)),
    ...(start === undefined ? [] : [incidentTexts.started(spanInWords(Date.now() - start))]),
  ];
  if (said.length === 0) return;
  const { useValues, useClock, useBoth } = incidentTexts;
  const use = start === undefined ? useValues : values.size > 0 ? useBoth : useClock;
  const button = element('button', { type: 'button' }, use);
  button.addEventListener('click', () => takeOver(other, start, incident));
  const text = `${incidentTexts.other({ title: other.title, values: said })} `;
  document.querySelector('main h1')?.after(element('p', { class: 'offer small' }, text, button));
}
