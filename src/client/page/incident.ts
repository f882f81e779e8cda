import { givenStart, makeClock } from './clock.ts';
import { LogBook } from './incident-log.ts';
import { fromRoot } from './load.ts';
import { keepProgress } from './progress.ts';
import { loadTurns } from './handovers.ts';

/** How often what depends on the time is shown anew, in milliseconds. */
const beat = 15_000;

/** What a page does in an incident: progress, the escalation clock, and whose turn it is. */
export async function followIncident(): Promise<void> {
  const { start, problem } = givenStart(Date.now());
  const log = document.querySelector<HTMLElement>('[data-log]')?.dataset['log'];
  // A preview on the same host is another site: what is ticked there is not done here.
  const page = log === undefined ? location.pathname : fromRoot(log);
  const book = new LogBook(page, start);
  keepProgress(book);
  const showClock = makeClock(book, problem);
  showClock();
  const showTurns = await loadTurns();
  const show = (): void => {
    showTurns();
    showClock();
  };
  book.whenChanged(showClock);
  show();
  setInterval(show, beat);
  document.addEventListener('visibilitychange', show);
}
