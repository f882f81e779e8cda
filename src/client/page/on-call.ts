import { readerMoment, wallTime } from '../../model/on-call/zoned-moment.ts';
import { ownValue } from '../../model/text/own-value.ts';
import {
  dutyAt,
  participantOf,
  shiftAt,
  type Duty,
  type PublishedHandovers,
} from '../../model/on-call/handover-table.ts';
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

/** The name in an item. */
const named = 'a:not(.way), .name';

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
  // To move what has the focus would take the focus away.
  const shown = duty ? `${duty.who} ${duty.from} ${wallTime(Math.min(duty.until, 8.64e15), now)}` : 'over';
  if (list.dataset['shown'] === shown) return;
  list.dataset['shown'] = shown;
  const around = list.parentElement!;
  for (const remark of around.querySelectorAll('.on-turn')) remark.remove();
  for (const item of items) delete item.dataset['holds'];
  list.append(...items);
  if (!duty) {
    if (rotation.turns !== '' && members.length > 1) list.before(untold(rotation, now));
    return;
  }
  around.querySelector('.on-call-at-build')?.remove();
  const running = shiftAt(rotation.turns, now);
  const first = running ? participantOf(running.turn, items.length) : 0;
  const inOrder = items.map((_, index) => items[(first + index) % items.length]!);
  const holder = holderOf(turns, duty, inOrder);
  list.append(...new Set([holder, ...inOrder]));
  holder.dataset['holds'] = '';
  markHolder(holder, duty, now, rotation.zone);
  const next = dutyAt(rotation, { shift, members }, duty.until)?.who;
  const after = inOrder.find((item) => item !== holder && item.dataset['who'] === next);
  after?.querySelector(named)?.after(element('span', { class: 'on-turn small soft' }, ` ${onCallTexts.next} `));
}

/** The item of whoever is on call; one that is made for someone who takes no turns, and for nobody. */
function holderOf({ list }: TurnList, { who, isCover }: Duty, inOrder: readonly HTMLElement[]): HTMLElement {
  const own = isCover ? inOrder.find(({ dataset }) => dataset['who'] === who) : inOrder[0];
  if (own) return own;
  const made = element(list.tagName === 'OL' ? 'li' : 'span', { class: 'on-turn' });
  const others = list.parentElement!.querySelectorAll<HTMLElement>('[data-stands-in]');
  const known = [...others].find(({ dataset }) => dataset['standsIn'] === who)?.cloneNode(true) as Element | undefined;
  known?.querySelector('.when')?.remove();
  made.append(...(known?.childNodes ?? [element('span', { class: 'gap' }, onCallTexts.nobody)]));
  return made;
}

function markHolder(holder: HTMLElement, { until, isCover, who }: Duty, now: number, team: string): void {
  const end = Number.isFinite(until) ? onCallTexts.until(readerMoment(until, { now, team })) : '';
  if (who === undefined) return holder.querySelector('.gap')?.append(end);
  const words = ` ${isCover ? onCallTexts.coveringNow : onCallTexts.onCallNow}${end} `;
  holder.querySelector(named)?.after(element('span', { class: 'on-turn small' }, words));
}

/** Why nobody can tell who is on call: the turns have not begun, or the table is of another time. */
function untold({ turns, zone }: PublishedHandovers, now: number): HTMLElement {
  const [turn, minute] = turns.split(' ').map(Number);
  const first = minute! * 60_000;
  const text =
    turn === 0 && now < first ? onCallTexts.firstTurn(readerMoment(first, { now, team: zone })) : onCallTexts.oldCopy;
  return element('p', { class: 'on-turn small' }, text);
}
