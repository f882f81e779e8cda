import { spanInWords } from '../../model/on-call/escalation-clock.ts';
import { openingsWithin, type Opening, type PublishedWindows } from '../../model/on-call/opening-table.ts';
import { readerMoment } from '../../model/on-call/zoned-moment.ts';
import { ownValue } from '../../model/text/own-value.ts';
import { element } from './elements.ts';
import { fromRoot, loadScript } from './load.ts';
import { nowTexts } from '../../texts/scripts.ts';

declare global {
  /** What `assets/windows.js` assigns. */
  var alertbookWindows: PublishedWindows | undefined;
}

const day = 86_400_000;
const beat = 30_000;

/** Says on the pages of a service which maintenance of it runs or begins within a day, as long as the page is open. */
function showMaintenance(line: HTMLElement): void {
  const windows = ownValue(globalThis.alertbookWindows ?? {}, line.dataset['service'] ?? '');
  if (!windows) return;
  let said = '';
  const show = (): void => {
    const now = Date.now();
    const [first, ...more] = openingsWithin(windows, now, day);
    const words = first && wordsOf(first, now);
    const text = [...(words ?? []), more.length].join('|');
    if (text === said) return;
    said = text;
    if (!words) return line.replaceChildren();
    const [when, exactly, name] = words;
    line.replaceChildren(
      element('a', { href: fromRoot(`maintenance/index.html#${line.dataset['service']}`) }, nowTexts.maintenance(when)),
      element('span', { class: 'more' }, `, ${exactly}: ${name}${more.length > 0 ? nowTexts.more(more.length) : ''}`),
    );
    // What there is no room for.
    line.title = line.textContent;
  };
  show();
  setInterval(show, beat);
  document.addEventListener('visibilitychange', show);
}

function wordsOf(
  { name, zone, isOpen, from, until }: Opening,
  now: number,
): [when: string, exactly: string, name: string] {
  const inMinutes = (at: number): string => spanInWords(Math.ceil((at - now) / 60_000) * 60_000);
  return isOpen
    ? [nowTexts.open(inMinutes(until)), nowTexts.until(readerMoment(until, { now, team: zone })), name]
    : [nowTexts.in(inMinutes(from)), readerMoment(from, { now, team: zone }), name];
}

const line = document.querySelector<HTMLElement>('.now');
// Where it cannot be loaded nothing is said, as without JavaScript.
if (line)
  loadScript('assets/windows.js').then(
    () => showMaintenance(line),
    () => undefined,
  );
