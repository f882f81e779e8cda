/** What a new connection brings in its first two round trips, in characters: compressed, six times less. */
const firstRoundTrips = 128_000;

const charset = '<meta charset="utf-8">';

/**
 * Has a browser paint a page for the first time when all of its text is there, where that is no later: a parser that pauses would
 * show a part, and what comes next would move it. A page of more than two round trips is painted as it comes. What is waited for comes
 * after the text: Chromium goes on as soon as the element is opened, whatever it holds.
 *
 * @see https://developer.mozilla.org/docs/Web/HTML/Reference/Attributes/rel#expect
 */
export function paintedWhole(html: string): string {
  if (html.length > firstRoundTrips || !html.includes('id="_end"')) return html;
  return html.replace(charset, () => `${charset}<link rel="expect" href="#_end" blocking="render">`);
}
