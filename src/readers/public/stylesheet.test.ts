import { expect, test } from 'vitest';
import { stylesheetProblems } from './stylesheet.ts';

const problemsIn = (css: string) => stylesheetProblems(Buffer.from(css), 'public/brand.css');

test.each([
  '@import "https://fonts.example.com/a.css";',
  '@import url(//fonts.example.com/a.css) layer(x);',
  '@im\\port "HTTP://fonts.example.com/a.css";',
  'a { background: url(https://cdn.example.com/a.png) }',
  'a { background: u\\72l("https://cdn.example.com/a.png") }',
  'a { background: url("/\\/cdn.example.com/a.png") }',
  'a { background: image-set("https://cdn.example.com/a.png" type("image/png") 1x) }',
  'a { background: URL(  "https://cdn.example.com/a.png") }',
  'a { background: url(\\\\\\\\cdn.example.com/a.png) }',
  'a { background: url(data:image/png;base64,AAAA) }',
  'a { --x: url(https://cdn.example.com/a.png) }',
])('what fetches from elsewhere is refused: %s', (css) => {
  expect(problemsIn(css)).toMatchObject([{ kind: 'stylesheet' }]);
});

test.each([
  'a { content: "https://example.com" } /* url(https://example.com/x) */',
  '@import "print.css"; @font-face { font-family: B; src: url("fonts/b.woff2") format("woff2") }',
  'a { background: url(/brand/a.png#x); width: calc((1px + 2px) * 2) }',
  'a[href^="https://"] { color: red }',
])('what stays in the site, and what is only text, may be there: %s', (css) => {
  expect(problemsIn(css)).toEqual([]);
});

test('a finding is at the address, after any end of a line', () => {
  expect(problemsIn('a {}\r\n\r\n  b { mask: url(https://x.example/) }')).toMatchObject([
    { message: '`https://x.example/` in the stylesheet leads to another host.', at: { line: 3, column: 13 } },
  ]);
});
