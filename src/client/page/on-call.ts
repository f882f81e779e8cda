import { readerFullMoment, readerMoment, wallTime } from '../../model/on-call/zoned-moment.ts';
import { ownValue } from '../../model/text/own-value.ts';
import { dutyAt, type Duty, type PublishedHandovers } from '../../model/on-call/handover-table.ts';
import { element } from './elements.ts';
import { onCallTexts } from '../../texts/scripts.ts';

declare global {
  /** A function that says who is on call, and who is next, wherever people take turns: as of when it is called. */
  var alertbookOnCall: (() => () => void) | undefined;
  /** What `assets/turns.js` assigns: time zone, turns and covers of each `team/rotation`. */
  var alertbookTurns: Record<string, PublishedHandovers> | undefined;
}

/** A list of those who take turns in a shift, as the page has it. */
interface TurnList {
  list: HTMLElement;
  shift: string;
  /** In the order of their turns, each with `team/person`. */
  items: readonly HTMLElement[];
  members: readonly string[];
}

globalThis.alertbookOnCall = (): (() => void) => {
  const lists = [...document.querySelectorAll<HTMLElement>('[data-turns]')].map((list): TurnList => {
    const items = [...list.children] as HTMLElement[];
    const members = items.map((item) => item.dataset['who'] ?? '');
    return { list, shift: list.dataset['shift'] ?? '', items, members };
  });
  return () => {
    for (const list of lists) showOnCall(list, Date.now());
  };
};

function showOnCall(turns: TurnList, now: number): void {
  const { list, items, members, shift } = turns;
  const rotation = ownValue(globalThis.alertbookTurns ?? {}, list.dataset['turns'] ?? '');
  if (!rotation) return;
  const duty = dutyAt(rotation, { shift, members }, now);
  // To write again what has the focus would take the focus away.
  const shown = duty ? `${duty.who} ${duty.from} ${wallTime(Math.min(duty.until, 8.64e15), now)}` : 'over';
  if (list.dataset['shown'] === shown) return;
  list.dataset['shown'] = shown;
  for (const held of around(list).querySelectorAll<HTMLElement>('[data-holds]')) delete held.dataset['holds'];
  if (!duty) {
    if (rotation.turns !== '' && members.length > 1) lineOf(list).replaceChildren(untold(rotation, now));
    return;
  }
  const holder = items.find(({ dataset }) => dataset['who'] === duty.who);
  if (holder) holder.dataset['holds'] = '';
  const after = dutyAt(rotation, { shift, members }, duty.until)?.who;
  const next = after === duty.who ? undefined : items.find(({ dataset }) => dataset['who'] === after);
  // In the words of the page, so that nothing moves where it was right.
  lineOf(list).replaceChildren(
    onCallTexts.onCall,
    holder ? nameIn(holder) : standIn(list, duty),
    duty.isCover && duty.who !== undefined ? onCallTexts.covering : '',
    Number.isFinite(duty.until) ? onCallTexts.until(readerFullMoment(duty.until, rotation.zone)) : '',
    ...(next ? [onCallTexts.then, nameIn(next)] : []),
  );
}

/** The line that says who is on call; one that is made where the page could not tell. */
function lineOf(list: HTMLElement): Element {
  const known = around(list).querySelector('.on-call-line');
  if (known) return known;
  const made = element(list.tagName === 'OL' ? 'p' : 'span', { class: 'small on-call-line' });
  list.before(made);
  return made;
}

/** What shows a list of those who take turns: the list may be folded. */
function around(list: HTMLElement): Element {
  return list.closest('.holders, .contact')!;
}

function nameIn(item: HTMLElement): Node {
  const name = item.querySelector('a:not(.way), .name')!;
  return name.matches('a') ? name.cloneNode(true) : new Text(name.textContent.replace(/[:\s]+$/, ''));
}

/** Someone who takes no turns, with how to reach them, and nobody. */
function standIn(list: HTMLElement, { who }: Duty): HTMLElement {
  const others = around(list).querySelectorAll<HTMLElement>('[data-stands-in]');
  const known = [...others].find(({ dataset }) => dataset['standsIn'] === who)?.cloneNode(true) as Element | undefined;
  known?.querySelector('.when')?.remove();
  const content = known?.childNodes ?? [element('span', { class: 'gap' }, onCallTexts.nobody)];
  return element('span', { 'data-holds': '' }, ...content);
}

/** Why nobody can tell who is on call: the turns have not begun, or the table is of another time. */
function untold({ turns, zone }: PublishedHandovers, now: number): string {
  const [turn, minute] = turns.split(' ').map(Number);
  const first = minute! * 60_000;
  return turn === 0 && now < first
    ? onCallTexts.firstTurn(readerMoment(first, { now, team: zone }))
    : onCallTexts.oldCopy;
}
