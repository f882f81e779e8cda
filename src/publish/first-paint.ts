/** What a new connection brings in its first round trip, in characters: compressed, four times less. */
const firstRoundTrip = 64_000;

const charset = '<meta charset="utf-8">';

/**
 * Has a browser paint a page for the first time when all of its text is there, where that is no later: a parser that pauses would
 * show a part, and what comes next would move it. A page of several round trips is painted as it comes.
 *
 * @see https://developer.mozilla.org/docs/Web/HTML/Reference/Attributes/rel#expect
 */
export function paintedWhole(html: string): string {
  if (html.length > firstRoundTrip || !html.includes('id="content"')) return html;
  return html.replace(charset, () => `${charset}<link rel="expect" href="#content" blocking="render">`);
}
