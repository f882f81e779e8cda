import type { AskBeforeCopy } from './ask.ts';
import { loadOwn } from './load.ts';

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
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'copy';
  const isDestructive = listing.dataset['risk'] === 'destructive';
  const name = isDestructive ? 'Copy…' : 'Copy';
  button.textContent = name;
  const status = document.createElement('span');
  status.className = 'copy-status small';
  status.setAttribute('role', 'status');
  const say = (text: string): void => {
    status.textContent = text;
  };
  /** What could not be filled in when the button was last pressed: pressed again, it copies the rest. */
  let left = '';
  const withAsk = (use: (ask: AskBeforeCopy) => void): void => {
    loadOwn('ask').then(
      () => use(globalThis.alertbookAsk!),
      () => say('The network does not answer: select the command and copy it.'),
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
      button.textContent = 'Copy the rest';
      say(`Fill in ${refused.join(' and ')} by hand after pasting. ${[...new Set(reasons)].join(' ')}`);
      return;
    }
    left = '';
    button.textContent = name;
    const text = commandOf(code);
    const { doubt } = listing.dataset;
    const whole = doubt === undefined ? 'Copied' : `Copied whole, because ${doubt}.`;
    // No field of the page fills these in, or none does yet.
    const done = missing.length === 0 ? whole : `Copied. Fill in ${missing.join(' and ')} by hand after pasting.`;
    const copy = async (): Promise<void> => say((await copied(text)) ? done : 'Select the command and copy it.');
    if (isDestructive) withAsk(({ whetherToDestroy }) => whetherToDestroy(listing, text, () => void copy()));
    else void copy();
  };
  button.addEventListener('click', press);
  const caption = listing.querySelector('figcaption') ?? document.createElement('figcaption');
  const bar = document.createElement('span');
  bar.className = 'copy-bar';
  bar.append(status, button);
  caption.append(bar);
  listing.prepend(caption);
}

/** What of a block is copied: its commands, without prompts and output, and no line end, which would run the last one. */
function commandOf(code: Element): string {
  const copy = code.cloneNode(true) as Element;
  for (const element of copy.querySelectorAll('.prompt, .output')) element.remove();
  return copy.textContent.trimEnd();
}

/** Placeholders of what is copied. */
function placeholdersIn(code: Element, selector: string): HTMLElement[] {
  return [...code.querySelectorAll<HTMLElement>(`var[data-name]${selector}`)].filter(
    (element) => !element.closest('.prompt, .output'),
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
