import type { AskBeforeCopy } from './ask.ts';
import { element } from './elements.ts';
import { loadOwn } from './load.ts';
import { copyTexts } from '../../texts/scripts.ts';

declare global {
  var alertbookAsk: AskBeforeCopy | undefined;
}

/** Puts a button on every command that copies it as it should be pasted. */
export function offerCopies(): void {
  for (const listing of document.querySelectorAll<HTMLElement>('.listing:not([data-kind="output"])'))
    addButton(listing);
}

function addButton(listing: HTMLElement): void {
  const code = listing.querySelector('pre > code');
  if (!code) return;
  const isDestructive = listing.dataset['risk'] === 'destructive';
  const name = isDestructive ? copyTexts.copyAfterQuestion : copyTexts.copy;
  const word = element('span', {}, name);
  const button = element(
    'button',
    { type: 'button', class: 'copy' },
    word,
    element('span', { class: 'hidden' }, `: ${whatOf(listing, code)}`),
  );
  const status = element('span', { class: 'copy-status small', role: 'status' });
  const say = (text: string): void => {
    status.textContent = text;
    // Said by the button, so that nothing moves; others hear the words.
    const isShort = text === copyTexts.copied;
    status.classList.toggle('hidden', isShort);
    if (isShort) button.dataset['copied'] = text;
    else delete button.dataset['copied'];
  };
  /** What could not be filled in when the button was last pressed: pressed again, it copies the rest. */
  let left = '';
  const withAsk = (use: (ask: AskBeforeCopy) => void): void => {
    loadOwn('ask').then(
      () => use(globalThis.alertbookAsk!),
      () => say(copyTexts.noNetwork),
    );
  };
  const press = (): void => {
    listing.querySelector('.ask-values')?.remove();
    const missing = namesOf(code, ':not([data-filled]):not([data-refused])');
    const asked = missing.filter((name) => document.querySelector(`[data-fill="${CSS.escape(name)}"]`));
    if (asked.length > 0) {
      say('');
      withAsk(({ forValues }) => forValues(listing, asked, press));
      return;
    }
    const refused = namesOf(code, '[data-refused]');
    const reasons = placeholdersIn(code, '[data-refused]').map(({ dataset }) => dataset['refused'] ?? '');
    if (refused.length > 0 && left !== reasons.join()) {
      left = reasons.join();
      word.textContent = copyTexts.copyRest;
      say([copyTexts.fillInAfter(refused), ...new Set(reasons)].join(' '));
      return;
    }
    left = '';
    word.textContent = name;
    const text = commandOf(code);
    const { doubt } = listing.dataset;
    const whole = doubt === undefined ? copyTexts.copied : copyTexts.copiedWhole(doubt);
    // No field of the page fills these in, or none does yet.
    const done = missing.length === 0 ? whole : copyTexts.copiedWithout(missing);
    const copy = async (): Promise<void> => say((await copied(text)) ? done : copyTexts.byHand);
    if (isDestructive) withAsk(({ whetherToDestroy }) => whetherToDestroy(listing, text, () => void copy()));
    else void copy();
  };
  button.addEventListener('click', press);
  listing.querySelector('figcaption')?.append(button, status);
}

/** What a button copies, in words: the title of the block, else how it begins. */
function whatOf(listing: HTMLElement, code: Element): string {
  const title = listing.querySelector('.listing-title:not(.soft)')?.textContent.trim();
  const [first = ''] = commandOf(code).trim().split('\n');
  return title || (first.length > 60 ? `${first.slice(0, 60)}…` : first);
}

/** What of a block is copied: its commands, without prompts and output, and no line end, which would run the last one. */
function commandOf(code: Element): string {
  const copy = code.cloneNode(true) as Element;
  for (const element of copy.querySelectorAll('.prompt, .output, [data-mark="del"]')) element.remove();
  return copy.textContent.trimEnd();
}

/** Placeholders of what is copied. */
function placeholdersIn(code: Element, selector: string): HTMLElement[] {
  return [...code.querySelectorAll<HTMLElement>(`var[data-name]${selector}`)].filter(
    (placeholder) => !placeholder.closest('.prompt, .output'),
  );
}

/** Names of the parameters of some placeholders, each once. */
function namesOf(code: Element, selector: string): string[] {
  return [...new Set(placeholdersIn(code, selector).map(({ dataset }) => dataset['name'] ?? ''))];
}

/** Whether the text is on the clipboard now. From a folder or without TLS, browsers have only the old way. */
export async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const field = document.createElement('textarea');
    field.value = text;
    field.style.setProperty('position', 'fixed');
    document.body.append(field);
    field.select();
    const isCopied = document.execCommand('copy');
    field.remove();
    return isCopied;
  }
}
