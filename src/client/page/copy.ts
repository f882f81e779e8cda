import { element } from './elements.ts';

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
  const press = (): void => {
    listing.querySelector('.ask-values')?.remove();
    const missing = namesOf(code, ':not([data-filled]):not([data-refused])').filter((name) => fieldOf(name));
    if (missing.length > 0) {
      say('');
      askForValues(listing, missing, press);
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
    const done = doubt === undefined ? 'Copied' : `Copied whole, because ${doubt}.`;
    const copy = async (): Promise<void> => say((await copied(text)) ? done : 'Select the command and copy it.');
    if (isDestructive) ask(listing, text, () => void copy());
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

/** The field of the page for a parameter. */
function fieldOf(name: string): HTMLInputElement | null {
  return document.querySelector<HTMLInputElement>(`[data-fill="${CSS.escape(name)}"]`);
}

/** Asks at the command for the values that it lacks; they go into the fields of the page, which know what is wrong with one. */
function askForValues(listing: HTMLElement, names: readonly string[], done: () => void): void {
  const rows = names.map((name) => {
    const field = fieldOf(name)!;
    const input = element('input', { type: 'text', autocomplete: 'off', spellcheck: 'false', autocapitalize: 'none' });
    input.placeholder = field.placeholder;
    input.value = field.value;
    const message = element('span', { class: 'problem small', role: 'status' });
    const label = element('label', {}, element('span', {}, labelOf(name)), input);
    return { field, input, message, element: element('div', {}, label, message) };
  });
  const form = element(
    'form',
    { class: 'ask-values' },
    ...rows.map((row) => row.element),
    element('button', { type: 'submit' }, 'Fill in and copy'),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    for (const { field, input } of rows) {
      field.value = input.value;
      field.dispatchEvent(new Event('input'));
    }
    const wrong = rows.filter(({ field }) => field.value === '' || field.getAttribute('aria-invalid') === 'true');
    for (const { field, input, message } of rows) {
      const problem = field.closest('dd')?.querySelector('.problem')?.textContent ?? '';
      message.textContent = field.value === '' ? 'A value is needed.' : problem;
      input.setAttribute('aria-invalid', String(message.textContent !== ''));
    }
    if (wrong.length === 0) done();
    else rows.find(({ field }) => field === wrong[0]!.field)?.input.focus();
  });
  (listing.querySelector('figcaption') ?? listing).after(form);
  rows[0]?.input.focus();
}

/** What the page calls a parameter: `namespace Kubernetes namespace`. */
function labelOf(name: string): string {
  const label = fieldOf(name)?.closest('[data-parameter]')?.querySelector('dt')?.textContent ?? name;
  return label.replace(/\s+/g, ' ').trim();
}

/** Says once more what a command destroys, and copies it only when the reader means it. */
function ask(listing: HTMLElement, text: string, copy: () => void): void {
  const dialog = document.createElement('dialog');
  dialog.className = 'ask';
  dialog.setAttribute('aria-labelledby', 'ask-title');
  const title = document.createElement('h2');
  title.id = 'ask-title';
  title.textContent = 'This command destroys something';
  const command = document.createElement('pre');
  command.tabIndex = 0;
  command.textContent = text;
  const stakes = listing.querySelector('.stakes')?.cloneNode(true);
  const cancel = document.createElement('button');
  cancel.textContent = 'Do not copy it';
  cancel.autofocus = true;
  const confirm = document.createElement('button');
  confirm.textContent = 'Copy it';
  for (const button of [cancel, confirm]) button.type = 'button';
  cancel.addEventListener('click', () => dialog.close());
  confirm.addEventListener('click', () => {
    dialog.close();
    copy();
  });
  dialog.addEventListener('close', () => dialog.remove());
  const buttons = document.createElement('div');
  buttons.className = 'ask-buttons';
  buttons.append(cancel, confirm);
  dialog.append(title, ...(stakes ? [stakes] : []), command, buttons);
  document.body.append(dialog);
  dialog.showModal();
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
