import { timelineText, utcTime } from '../../model/on-call/timeline.ts';
import { copied } from './copy.ts';
import { element } from './elements.ts';
import type { LogBook, LogEntry } from './incident-log.ts';
import { progressTexts } from '../../texts/scripts.ts';

/** Something on the page that can be done: a step, a task of a checklist, an answer to a decision. */
interface Mark {
  /** Its entry in the log. */
  key: string;
  input: HTMLInputElement;
  /** What the timeline says when it is done. */
  text: string;
  /** What shows that it is done. */
  target: HTMLElement;
}

/** Lets steps and tasks be ticked and decisions be taken, and offers what was done as a timeline. */
export function keepProgress(book: LogBook): void {
  const prose = document.querySelector<HTMLElement>('.prose');
  if (!prose) return;
  const marks = [...steps(prose), ...tasks(prose), ...decisions(prose)];
  if (marks.length === 0) return;
  const bar = new ProgressBar(book, marks);
  for (const mark of marks) {
    mark.input.addEventListener('change', () => {
      const entries = new Map(book.log.entries);
      if (mark.input.checked) entries.set(mark.key, { at: Date.now(), text: mark.text });
      else entries.delete(mark.key);
      book.write({ ...book.log, entries });
    });
  }
  const show = (): void => {
    for (const mark of marks) showMark(mark, book.log.entries.get(mark.key));
    bar.show();
  };
  book.whenChanged(show);
  prose.append(bar.element);
  show();
}

function showMark({ input, text, target }: Mark, entry: LogEntry | undefined): void {
  const isDone = entry !== undefined && (input.type !== 'radio' || entry.text === text);
  input.checked = isDone;
  target.toggleAttribute('data-done', isDone);
  const time = target.querySelector(':scope > .tick time, :scope > label time');
  if (time) time.textContent = isDone ? ` ${utcTime(entry.at)}` : '';
}

function steps(prose: HTMLElement): Mark[] {
  return [...prose.querySelectorAll<HTMLElement>('.step')].map((target, index) => {
    const headline = target.querySelector('.headline')!;
    const number = headline.querySelector('.step-number')?.textContent || String(index + 1);
    const title = textWithout(headline, '.hidden, .step-number');
    const input = element('input', { type: 'checkbox', 'aria-label': progressTexts.stepIsDone(number) });
    target.prepend(
      element('label', { class: 'tick' }, input, element('span', {}, progressTexts.done), element('time')),
    );
    return { key: target.id || `step ${number}`, input, text: progressTexts.step({ number, title }), target };
  });
}

function tasks(prose: HTMLElement): Mark[] {
  const seen = new Map<string, number>();
  return [...prose.querySelectorAll<HTMLInputElement>('.task input')].map((input) => {
    const target = input.closest<HTMLElement>('.task')!;
    const label = input.closest('label');
    const title = textWithout(label ?? target, 'ul, ol');
    const list = target.closest('.checklist')?.querySelector('.headline');
    label?.append(element('time', { class: 'small soft' }));
    const text = [list && textWithout(list, '.hidden'), title].filter(Boolean).join(', ');
    const times = (seen.get(text) ?? 0) + 1;
    seen.set(text, times);
    return { key: times > 1 ? `${text} (${times})` : text, input, text, target };
  });
}

function decisions(prose: HTMLElement): Mark[] {
  return [...prose.querySelectorAll<HTMLElement>('.decision')].flatMap((decision, index) => {
    const question = textWithout(decision.querySelector('.headline')!, '.hidden');
    const key = decision.id || `decision ${index + 1}`;
    return [...decision.querySelectorAll<HTMLElement>('.branch')].map((target): Mark => {
      const headline = target.querySelector('.headline')!;
      const answer = textWithout(headline, '.hidden');
      const input = element('input', { type: 'radio', name: `choice-${key}`, 'aria-label': `${question} ${answer}` });
      headline.before(
        element('label', { class: 'tick' }, input, element('span', {}, progressTexts.chosen), element('time')),
      );
      // To follow an answer is to choose it.
      target.querySelector('.goto a')?.addEventListener('click', () => {
        if (!input.checked) input.click();
      });
      return { key, input, text: progressTexts.decision({ question, answer }), target };
    });
  });
}

function textWithout(node: Element, selector: string): string {
  const copy = node.cloneNode(true) as Element;
  for (const part of copy.querySelectorAll(selector)) part.remove();
  return copy.textContent.replace(/\s+/g, ' ').trim();
}

/** How far one has come, the timeline to copy, and a way to start over. */
class ProgressBar {
  readonly element: HTMLElement;
  readonly #book: LogBook;
  readonly #marks: readonly Mark[];
  readonly #count = element('span', { role: 'status' });
  readonly #again = element('button', { type: 'button' });
  #cleared: LogBook['log'] | undefined;

  constructor(book: LogBook, marks: readonly Mark[]) {
    this.#book = book;
    this.#marks = marks;
    const copy = element('button', { type: 'button' }, progressTexts.copyTimeline);
    copy.addEventListener('click', () => void this.#copy());
    this.#again.addEventListener('click', () => this.#startOver());
    this.element = element(
      'section',
      { class: 'progress', 'aria-label': progressTexts.label },
      this.#count,
      copy,
      this.#again,
    );
  }

  show(): void {
    const { entries } = this.#book.log;
    const noted = entries.size;
    if (noted > 0) this.#cleared = undefined;
    const all = this.#marks.filter(({ input }) => input.type === 'checkbox');
    const done = all.filter(({ input }) => input.checked).length;
    this.#count.textContent = this.#cleared
      ? progressTexts.nothingTicked
      : progressTexts.count({ done, all: all.length });
    this.#again.textContent = this.#cleared ? progressTexts.undo : progressTexts.startOver;
    this.element.hidden = noted === 0 && !this.#cleared;
  }

  async #copy(): Promise<void> {
    const { start, log } = this.#book;
    const text = timelineText({
      title: document.querySelector('h1')?.textContent.trim() ?? document.title,
      address: document.querySelector<HTMLLinkElement>('link[rel=canonical]')?.href ?? location.href.split(/[?#]/)[0]!,
      entries: [
        ...(start === undefined ? [] : [{ at: start, text: progressTexts.alertStarts }]),
        ...log.entries.values(),
      ],
    });
    this.#count.textContent = (await copied(text)) ? progressTexts.copied : progressTexts.notCopied;
  }

  #startOver(): void {
    const cleared = this.#cleared;
    this.#cleared = cleared ? undefined : this.#book.log;
    this.#book.write(cleared ?? { entries: new Map() });
  }
}
