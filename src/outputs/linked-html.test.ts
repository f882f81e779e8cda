import { expect, test } from 'vitest';
import { linkedHtml } from './linked-html.ts';

const toRelative = (written: string): string | undefined => (written.startsWith('/') ? `..${written}` : undefined);

test.each([
  [
    '<p><a class="x" href="/slos/?a=1&amp;b=2#c">SLOs</a></p>',
    '<p><a class="x" href="../slos/?a=1&amp;b=2#c">SLOs</a></p>',
  ],
  ["<IMG SRC='/images/a.svg' alt=A>", '<IMG src="../images/a.svg" alt=A>'],
  ['<svg><a href=/x/><text>/x/</text></a></svg>', '<svg><a href="../x/"><text>/x/</text></a></svg>'],
  [
    '<table><tr><td><a href="/a/">1</a><td><a href="/b/">2',
    '<table><tr><td><a href="../a/">1</a><td><a href="../b/">2',
  ],
])('%s: addresses are written anew, and nothing else is', (html, expected) => {
  expect(linkedHtml(html, toRelative)).toBe(expected);
});

test.each([
  '<a href="https://example.com/">x</a>',
  '<p>href="/x/" &lt;a href="/y/"></p>',
  '<!-- <a href="/x/"> --><script>const a = \'<a href="/x/">\';</script>',
  '<a data-href="/x/" href="#y">z</a>',
])('%s stays as it is', (html) => {
  expect(linkedHtml(html, toRelative)).toBe(html);
});
