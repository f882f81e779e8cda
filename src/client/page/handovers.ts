import { momentInWords, wallTime } from '../../model/on-call/moment-in-words.ts';
import { ownValue } from '../../model/text/own-value.ts';
import type { PublishedHandovers } from '../../model/on-call/handovers.ts';
import { participantOf, shiftAt } from '../../model/on-call/handover-table.ts';
import { element } from './elements.ts';
import { loadScript } from './load.ts';

declare global {
  /** What `assets/turns.js` assigns: a time zone and a table of turns for each `team/rotation`. */
  var alertbookTurns: Record<string, PublishedHandovers> | undefined;
}

/** A function that says whose turn it is, and whose it is next, wherever people take turns: as of when it is called. */
export async function loadTurns(): Promise<() => void> {
  const lists = [...document.querySelectorAll<HTMLElement>('[data-turns]')];
  if (lists.length === 0) return () => undefined;
  const members = new Map(lists.map((list) => [list, [...list.children] as HTMLElement[]]));
  await loadScript('assets/turns.js').catch(() => undefined);
  return () => {
    for (const [list, items] of members) showTurns(list, items, Date.now());
  };
}

function showTurns(list: HTMLElement, items: readonly HTMLElement[], now: number): void {
  const rotation = ownValue(globalThis.alertbookTurns ?? {}, list.dataset['turns'] ?? '');
  if (!rotation) return;
  const running = shiftAt(rotation.turns, now);
  // To move what has the focus would take the focus away.
  const shown = running ? `${running.turn} ${wallTime(running.until, now)}` : 'over';
  if (list.dataset['shown'] === shown) return;
  list.dataset['shown'] = shown;
  for (const remark of list.parentElement?.querySelectorAll('.on-turn') ?? []) remark.remove();
  for (const item of items) delete item.dataset['holds'];
  if (!running) {
    list.before(
      element(
        'p',
        { class: 'on-turn small' },
        'This copy of the site does not reach to today: nobody can tell whose turn it is.',
      ),
    );
    return;
  }
  const holder = participantOf(running.turn, items.length);
  const until = momentInWords(running.until, { now, team: rotation.zone });
  const inOrder = items.map((_, index) => items[(holder + index) % items.length]!);
  list.append(...inOrder);
  const [first, second] = inOrder;
  if (first) {
    first.dataset['holds'] = '';
    first.querySelector('a')?.after(element('span', { class: 'on-turn small' }, ` on call now, until ${until} `));
  }
  second?.querySelector('a')?.after(element('span', { class: 'on-turn small soft' }, ' next '));
}
