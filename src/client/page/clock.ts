import { deadlineInWords, dueSteps, spanInWords } from '../../model/on-call/escalation-clock.ts';
import { readerMoment } from '../../model/on-call/zoned-moment.ts';
import { element } from './elements.ts';
import type { LogBook } from './incident-log.ts';
import { clockTexts } from '../../texts/scripts.ts';

const minute = 60_000;

/** Shows how long an alert has lasted, what is due by when, and who to call now and next; again whenever it is called. */
export function makeClock(book: LogBook, problem: string | undefined, word: string | undefined): () => void {
  const head = document.querySelector<HTMLElement>('.sheet-head[data-zone]');
  if (!head) return () => undefined;
  const team = head.dataset['zone'] ?? 'UTC';
  chooseSeverity(head, word);
  const severity = severityOf(head);
  const elapsed = severity.querySelector<HTMLElement>('.elapsed')!;
  const button = element('button', { type: 'button', class: 'start' });
  button.addEventListener('click', () => {
    const { entries } = book.log;
    book.write(book.isByHand ? { entries } : { entries, start: Date.now() });
  });
  elapsed.before(button);
  return () => {
    const now = Date.now();
    // The clock of what sent the alert may be ahead of this one.
    const start = book.start === undefined ? undefined : Math.min(book.start, now);
    keepRoom(start !== undefined);
    button.hidden = start !== undefined && !book.isByHand;
    button.textContent = start === undefined ? clockTexts.start : clockTexts.stop;
    elapsed.replaceChildren(
      ...(start === undefined
        ? [problem ?? '']
        : [
            element('b', {}, spanInWords(now - start)),
            element('span', { class: 'small' }, ` ${clockTexts.since(readerMoment(start, { now, team }))}`),
          ]),
    );
    showDeadlines(head, start, now);
    showCalls(head, start, now);
  };
}

/** Keeps the one severity that the link names, where the page shows several; a word that it does not know is said. */
function chooseSeverity(head: HTMLElement, word: string | undefined): void {
  if (!word) return;
  const boxes = [...head.querySelectorAll<HTMLElement>('.clock')];
  const named = boxes.filter(({ dataset }) => dataset['words']?.split('\n').includes(word.toLowerCase()));
  if (named.length > 0) for (const box of boxes) box.hidden = !named.includes(box);
  else severityOf(head).append(element('p', { class: 'small' }, clockTexts.severity(word.slice(0, 60))));
}

/** Until when something is due at this severity, as it stands to now: `in 5 min (09:26)`, `missed 20 min ago (09:01)`. */
function showDeadlines(head: HTMLElement, start: number | undefined, now: number): void {
  for (const row of head.querySelectorAll<HTMLElement>('[data-within], [data-every]')) {
    row.querySelector('.by')?.remove();
    if (start === undefined) continue;
    const { within, every } = row.dataset;
    const period = Number(within ?? every) * minute;
    const at = start + (within ? period : Math.max(1, Math.ceil((now - start) / period)) * period);
    const isMissed = at < now;
    const text = deadlineInWords(at, now);
    if (period > 0) row.append(element('dd', { class: `by small${isMissed ? ' missed' : ''}` }, text));
  }
}

/** Marks the steps of the escalation with when they are due, and puts who to call now and next at the top. */
function showCalls(head: HTMLElement, start: number | undefined, now: number): void {
  const steps = [...document.querySelectorAll<HTMLElement>('.sheet-head .calls > li')];
  const after = steps.map(({ dataset }) => (dataset['after'] === undefined ? undefined : Number(dataset['after'])));
  const isRunning = start !== undefined;
  const elapsed = isRunning ? (now - start) / minute : 0;
  const due = dueSteps(after, elapsed);
  for (const remark of document.querySelectorAll('.due-now')) remark.remove();
  for (const step of isRunning ? due.now.flatMap((index) => steps[index] ?? []) : []) {
    step.prepend(element('b', { class: 'due-now small' }, clockTexts.dueNow));
  }
  // Without a clock, a page knows more than the line that was made with it only when someone holds a turn.
  const isBetter = steps.length > 0 && (isRunning || steps[0]!.querySelector('[data-holds]') !== null);
  const room = head.querySelector('.first-call');
  room?.classList.toggle('is-known', isBetter);
  const shown = head.querySelector('.due');
  if (!isBetter) return shown?.remove();
  const [first, ...others] = due.now.flatMap((index) => calledIn(steps[index]!));
  const [next, ...more] = due.next === undefined ? [] : calledIn(steps[due.next]!);
  const wait = due.next === undefined ? undefined : after[due.next];
  const lines = [first && lineOf('to-call', isRunning ? clockTexts.callNow : clockTexts.call, first)];
  if (isRunning) {
    const when = wait === undefined ? clockTexts.noTime : deadlineInWords(start + wait * minute, now);
    lines.push(others[0] && lineOf('also', clockTexts.also, others[0], others.length - 1));
    lines.push(next && lineOf('next', clockTexts.next, [`${when}: `, ...next], more.length));
  }
  const panel = element('div', { class: 'due' }, ...lines.filter((line) => line !== undefined));
  if (!shown) room?.append(panel);
  else if (!shown.isEqualNode(panel)) replaceFocused(shown, panel);
}

/** One line of who to call, of which nothing is cut: the rest of those who are due is with the steps. */
function lineOf(kind: string, word: string, called: readonly (Node | string)[], more = 0): HTMLElement {
  return element(
    'p',
    { class: kind === 'next' ? `${kind} small` : kind },
    element('b', {}, word),
    ' ',
    ...called,
    ...(more > 0 ? [element('span', {}, clockTexts.more(more))] : []),
  );
}

/** Puts a panel in the place of another one; whoever was about to call someone still is. */
function replaceFocused(old: Element, panel: HTMLElement): void {
  const href = old.contains(document.activeElement) ? document.activeElement?.getAttribute('href') : undefined;
  old.replaceWith(panel);
  if (href) panel.querySelector<HTMLElement>(`a[href="${CSS.escape(href)}"]`)?.focus();
}

/** The box of the severity, or the one for the clock where no severity is known. */
function severityOf(head: HTMLElement): HTMLElement {
  return head.querySelector<HTMLElement>('.clock:not([hidden])')!;
}

/** Those who a step names, and the fastest way to reach each: whoever holds the turn, where people take turns. */
function calledIn(step: HTMLElement): Node[][] {
  return [...step.querySelectorAll<HTMLElement>('.reach')].map((reach) => {
    const holder = reach.querySelector<HTMLElement>('[data-holds]');
    // The person first, then the role.
    const names = [holder, reach].flatMap((part) => part?.querySelector('a:not(.way)')?.textContent.trim() ?? []);
    const [name = '', ...roles] = names;
    const who = [name, ...roles.map((role) => element('span', { class: 'small soft' }, `, ${role}`))];
    const own = [...reach.querySelectorAll('.way, .gap')].filter((way) => !way.closest('.holders'));
    // Whoever holds the turn is nearer than the schedule that knows it. The fastest way alone: all of them are with the steps.
    const [way] = [...(holder?.querySelectorAll('.way, .gap') ?? []), ...own];
    return [element('span', { class: 'who' }, ...who), ...(way ? [new Text(' '), wayIn(way)] : [])];
  });
}

/** A copy of a way; where there is little room, styles leave its number to the steps. */
function wayIn(way: Element): Node {
  const copy = way.cloneNode(true) as Element;
  if (copy.matches('a') && copy.lastChild) copy.append(element('span', { class: 'number' }, copy.lastChild));
  return copy;
}

/** Says to the styles that a clock runs, where the page has not known it before it was painted. */
function keepRoom(isRunning: boolean): void {
  const { dataset } = document.documentElement;
  if (!isRunning) delete dataset['clock'];
  else dataset['clock'] ??= 'one';
}
