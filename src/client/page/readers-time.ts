import { readerMoment } from '../../model/on-call/zoned-moment.ts';

/** Writes the moments of a page on the reader's clock, and on the team's where it reads differently. */
export function showReadersTime(): void {
  for (const time of document.querySelectorAll<HTMLTimeElement>('time[data-zone]')) {
    const at = Date.parse(time.dateTime);
    if (!Number.isNaN(at)) time.textContent = readerMoment(at, { team: time.dataset['zone'] ?? 'UTC' });
  }
}
