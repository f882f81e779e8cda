/** What a reader may choose; nothing chosen means that the system decides. */
const themes = ['light', 'dark'];

/** Where the choice is kept. The script in the head of every page reads it, before anything is painted. */
const storageKey = 'alertbook.theme';

/** `<theme-choice>`: light or dark by hand, for this page at once, for other tabs and for later. */
class ThemeChoice extends HTMLElement {
  connectedCallback(): void {
    const select = this.querySelector('select');
    if (!select) return;
    const show = (theme: string): void => {
      select.value = theme;
      showTheme(theme);
    };
    show(document.documentElement.dataset['theme'] ?? '');
    select.addEventListener('change', () => {
      showTheme(select.value);
      keep(select.value);
    });
    addEventListener('storage', ({ key, newValue }) => {
      if (key === storageKey) show(newValue ?? '');
    });
  }
}

function showTheme(theme: string): void {
  const root = document.documentElement;
  if (themes.includes(theme)) root.dataset['theme'] = theme;
  else delete root.dataset['theme'];
  // The frame of the browser has a colour of its own for each theme.
  for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')) {
    meta.dataset['usual'] ??= meta.media;
    const usual = meta.dataset['usual'];
    meta.media = themes.includes(theme) ? (usual.includes(theme) ? 'all' : 'not all') : usual;
  }
}

function keep(theme: string): void {
  try {
    if (theme === '') localStorage.removeItem(storageKey);
    else localStorage.setItem(storageKey, theme);
  } catch {
    // A browser that keeps nothing still shows this page as the reader wants it.
  }
}

export function defineThemeChoice(): void {
  customElements.define('theme-choice', ThemeChoice);
}
