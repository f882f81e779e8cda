import { loadOwn, loadScript, loadStyles } from './load.ts';

/** Opens the search with what was typed meanwhile. Assigned by `assets/search.js`. */
export type OpenSearch = (typed: string, load: typeof loadScript) => void;

declare global {
  var alertbookOpenSearch: OpenSearch | undefined;
}

let isAsked = false;
let typed = '';

/** Opens the search when it is asked for: by its button, by typing into the field of the home page, by `/` or Ctrl-K, or by `?q=` in the address. */
export function listenForSearch(): void {
  const button = document.querySelector<HTMLAnchorElement>('[data-search]');
  if (!button) return;
  button.setAttribute('role', 'button');
  button.setAttribute('aria-haspopup', 'dialog');
  button.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    void ask(button.href);
  });
  document.addEventListener('keydown', (event) => {
    const isSpaceOnButton = event.key === ' ' && event.target === button;
    if (isAsked && !globalThis.alertbookOpenSearch) keepTyped(event);
    else if (isShortcut(event) || isSpaceOnButton) {
      event.preventDefault();
      void ask(button.href);
    }
  });
  const field = document.querySelector<HTMLInputElement>('[data-search-field]');
  const askWithField = (event: Event): void => {
    event.preventDefault();
    typed = field!.value;
    void ask(button.href).then(() => {
      if (globalThis.alertbookOpenSearch) field!.value = '';
    });
  };
  field?.addEventListener('input', askWithField);
  field?.form?.addEventListener('submit', askWithField);
  if (new URLSearchParams(location.search).has('q')) void ask(button.href);
}

function isShortcut(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.isComposing || event.altKey) return false;
  const hasControl = event.ctrlKey || event.metaKey;
  if (event.key.toLowerCase() === 'k') return hasControl && !event.shiftKey;
  return event.key === '/' && !hasControl && !isField(event.target);
}

function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));
}

/** On a slow line people type before there is a field to type into. */
function keepTyped(event: KeyboardEvent): void {
  if (event.key.length !== 1 || event.ctrlKey || event.metaKey || event.altKey || isField(event.target)) return;
  event.preventDefault();
  typed += event.key;
}

/** @param instead Page to go to when the search cannot be loaded. */
async function ask(instead: string): Promise<void> {
  if (isAsked && !globalThis.alertbookOpenSearch) return;
  isAsked = true;
  try {
    loadScript('assets/search-index.js').catch(() => undefined);
    const styles = loadStyles('assets/search.css');
    await loadOwn('search', 'search');
    // A server that stalls on the looks does not keep the search from working.
    await Promise.race([styles, new Promise((resolve) => setTimeout(resolve, 1000))]);
    if (!globalThis.alertbookOpenSearch) throw new Error('The search did not arrive whole.');
    globalThis.alertbookOpenSearch(typed, loadScript);
    typed = '';
  } catch {
    location.assign(instead);
  }
}
