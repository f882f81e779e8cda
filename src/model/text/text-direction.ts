/** Scripts in use that are written from right to left (ISO 15924). */
const rightToLeft = ['Adlm', 'Arab', 'Hebr', 'Mand', 'Mend', 'Nkoo', 'Rohg', 'Samr', 'Syrc', 'Thaa', 'Yezi'];

interface WithTextInfo {
  getTextInfo?: () => { direction?: string };
}

/**
 * Where lines of a language begin, for the `dir` of a page.
 *
 * @param language BCP 47 tag; one that nobody knows is taken to be written from left to right.
 */
export function textDirection(language: string): 'ltr' | 'rtl' {
  try {
    const locale = new Intl.Locale(language);
    const direction = (locale as WithTextInfo).getTextInfo?.().direction;
    if (direction !== undefined) return direction === 'rtl' ? 'rtl' : 'ltr';
    return rightToLeft.includes(locale.maximize().script ?? '') ? 'rtl' : 'ltr';
  } catch {
    return 'ltr';
  }
}
