import { readerFullMoment } from '../../model/on-call/zoned-moment.ts';

/*
 * What a page says anew before anyone sees it: this stands in the head itself, because a script that waits would move what is
 * read already, and one in a file would cost a request. What it cannot do stays as the page was made.
 */

const root = document.documentElement;
const isOnHost = location.protocol[0] === 'h';

// Two slashes in an address lead relative links astray, that of the page's script too.
if (isOnHost && /\/\//.test(location.pathname))
  location.replace(location.pathname.replace(/\/+/g, '/') + location.search + location.hash);
// What reads the address comes beside the script of the page, and not after it.
else if (location.search[1] && !('live' in root.dataset))
  document.head.append(
    Object.assign(document.createElement('link'), {
      rel: 'preload',
      as: 'script',
      href: `${root.dataset['root']}assets/link.js`,
    }),
  );

try {
  root.dataset['theme'] = localStorage.getItem('alertbook.theme') ?? '';
} catch {
  // Nothing was chosen.
}

let running = '';
try {
  running = sessionStorage.getItem('alertbook.running') ?? '';
} catch {
  // Nothing is kept from other pages.
}
const given = new URLSearchParams(location.search);
const severity = given.get('severity')?.toLowerCase();

/** Says what has arrived by now: the parser may pause, and the browser paints, anywhere in a page. */
function prepare(): void {
  prepareClock();
  if (root.dataset['clock']) for (const box of whole('[data-moments]')) keepLines(box);
  if (severity) chooseSeverity(severity);
  for (const time of whole<HTMLTimeElement>('time[data-zone]')) {
    const at = Date.parse(time.dateTime);
    if (!Number.isNaN(at)) time.textContent = readerFullMoment(at, time.dataset['zone']!);
    delete time.dataset['zone'];
  }
  for (const line of whole('.call-line, .on-call-line')) showDuty(line);
}

/** Keeps room for what the script of the page shows while an alert lasts. */
function prepareClock(): void {
  const log = document.querySelector<HTMLElement>('[data-log]')?.dataset['log'];
  const zone = document.querySelector<HTMLElement>('.sheet-head[data-zone]')?.dataset['zone'];
  if (zone === undefined || root.dataset['clock'] !== undefined) return;
  if (!/startsAt=\d/.test(location.href) && !running.split(' ').includes(log!)) return;
  const now = new Date();
  const clock = (timeZone?: string) => now.toLocaleString('en', { timeZone, timeStyle: 'short' });
  root.dataset['clock'] = clock() === clock(zone) ? 'one' : 'two';
}

/** Keeps room for the lines of who to call that the clock shows at this moment; for all that it ever shows, where its start is not read here. */
function keepLines(box: HTMLElement): void {
  const start = Date.parse(given.get('startsAt') ?? '') || Number(running.split(' ')[2]);
  const moments = box.dataset['moments']!.split(' ').map((moment) => moment.split(':'));
  const reached = moments.filter(([from]) => Number(from) * 60_000 <= Date.now() - start).slice(-1);
  box.dataset['lines'] += ` ${(reached[0] ? reached : moments)
    .map(([, lines]) => lines)
    .join()
    .replaceAll(',', ' ')}`;
  delete box.dataset['moments'];
}

/** Keeps the one severity that the link names, where the page shows several. */
function chooseSeverity(word: string): void {
  const boxes = whole('.clock[data-words]');
  const named = boxes.filter(({ dataset }) => dataset['words']!.split('\n').includes(word));
  if (named.length > 0) for (const box of boxes) box.hidden = !named.includes(box);
}

/** Keeps whoever is on call now, and the name after them, of those who a page was made with; all of them where that was too long ago. */
function showDuty(line: HTMLElement): void {
  const duties = [...line.querySelectorAll<HTMLElement>('.duty')];
  // Without an end, someone is on call alone.
  const ends = duties.map(({ dataset }) => Number(dataset['until'] ?? Infinity) * 60_000);
  if (!ends.some(Number.isFinite)) return;
  const now = duties[ends.findIndex((end) => end > Date.now())];
  const next = now?.nextElementSibling;
  for (const duty of duties) {
    duty.hidden = now !== undefined && duty !== now && duty !== next;
    duty.toggleAttribute('data-next', duty === next);
  }
  // Of a folded list, whoever is on call is in view.
  for (const item of line.parentElement!.querySelectorAll<HTMLElement>('.turn-list [data-who]'))
    item.toggleAttribute('data-holds', now !== undefined && item.dataset['who'] === now.dataset['whose']);
  line.toggleAttribute('data-chosen', now !== undefined);
}

/** Elements of which the last tag was read: something comes after them. */
function whole<Kind extends HTMLElement>(selector: string): Kind[] {
  return [...document.querySelectorAll<Kind>(selector)].filter((element) => {
    if (document.readyState !== 'loading') return true;
    for (let node: Node | null = element; node; node = node.parentNode) if (node.nextSibling) return true;
    return false;
  });
}

const observer = new MutationObserver(prepare);
observer.observe(root, { childList: true, subtree: true });
document.addEventListener('DOMContentLoaded', () => {
  prepare();
  observer.disconnect();
});
// Hand-overs come while a page is open.
setInterval(prepare, 30_000);
