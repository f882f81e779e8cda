import { element } from './elements.ts';
import { askTexts } from '../../texts/scripts.ts';

/** What a copy asks for first. Assigned by `assets/ask.js`. */
export interface AskBeforeCopy {
  forValues: (listing: HTMLElement, names: readonly string[], done: () => void) => void;
  whetherToDestroy: (listing: HTMLElement, text: string, copy: () => void) => void;
}

globalThis.alertbookAsk = { forValues, whetherToDestroy };

/** Asks at the command for the values that it lacks; they go into the fields of the page, which know what is wrong with one. */
function forValues(listing: HTMLElement, names: readonly string[], done: () => void): void {
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
    element('button', { type: 'submit' }, askTexts.fillIn),
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
      message.textContent = field.value === '' ? askTexts.needed : problem;
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
function whetherToDestroy(listing: HTMLElement, text: string, copy: () => void): void {
  const dialog = document.createElement('dialog');
  dialog.className = 'ask';
  dialog.setAttribute('aria-labelledby', 'ask-title');
  const title = document.createElement('h2');
  title.id = 'ask-title';
  title.textContent = askTexts.destroys;
  const command = document.createElement('pre');
  command.tabIndex = 0;
  command.textContent = text;
  const stakes = listing.querySelector('.stakes')?.cloneNode(true);
  const cancel = document.createElement('button');
  cancel.textContent = askTexts.cancel;
  cancel.autofocus = true;
  const confirm = document.createElement('button');
  confirm.textContent = askTexts.confirm;
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

/** The field of the page for a parameter. */
function fieldOf(name: string): HTMLInputElement | null {
  return document.querySelector<HTMLInputElement>(`[data-fill="${CSS.escape(name)}"]`);
}
