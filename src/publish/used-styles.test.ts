import { expect, test } from 'vitest';
import { namesIn, styleParts } from './style-parts.ts';
import { partsOfPage, partsOfSeveral, withUsedStyles, type PageParts } from './used-styles.ts';

const page = (sheet: string, body: string): string =>
  `<html><head><style>${sheet}</style></head><body>${body}</body></html>`;

const partsOf = (sheet: string, body: string): PageParts => partsOfPage(page(sheet, body));

/** What is kept of a style sheet in a page with this body. */
function kept(sheet: string, body: string, created: string[] = []): string {
  const parts = styleParts(sheet, new Set(created));
  const html = withUsedStyles(partsOf(sheet, body), { partsOf: () => parts, scripts: new Set() });
  return /<style>([^]*)<\/style>/.exec(html)![1]!;
}

test.each([
  ['a class', '.a{color:red}', '<p class="b a">', '<p class="ab">'],
  ['an id', '#a{color:red}', "<p id='a'>", '<p class="b">'],
  ['an element', 'dialog{color:red}', '<DIALOG open>', '<p>'],
  ['all of what is combined', '.a>p .b{color:red}', '<i class=a><p><b class="b">', '<i class="a"><p>'],
  ['one of several choices', ':is(.a,.b.c) p{color:red}', '<p class="b c">', '<p class="b">'],
  ['what a rule asks to be inside', 'p:has(.a){color:red}', '<p><i class="a">', '<p>'],
])('a rule is kept where there is what it selects, and not elsewhere: %s', (_, sheet, there, notThere) => {
  expect(kept(sheet, there)).toBe(sheet);
  expect(kept(sheet, notThere)).toBe('');
});

test('what has to be absent, a state, an attribute and what scripts bring in later, keep no rule away', () => {
  for (const sheet of ['p:not(.a){color:red}', 'p:hover{color:red}', 'p[data-state]{color:red}', ':root{--a:1}'])
    expect(kept(sheet, '<p>')).toBe(sheet.startsWith(':root') ? ':root{--a:1}' : sheet);
  expect(kept('.later p{color:red}', '<p>', ['later'])).toBe('.later p{color:red}');
});

test('of a list only the selectors that select something are kept, and of a condition only what is kept in it', () => {
  expect(kept('.a,.b,p{color:red}', '<p class="b">')).toBe('.b,p{color:red}');
  const sheet = '@media print{.a{color:red}@supports (gap:0){.b{top:0}}}@media (width>1px){.b{top:1px}}';
  expect(kept(sheet, '<p class="a">')).toBe('@media print{.a{color:red}}');
  expect(kept(sheet, '<p class="b">')).toBe(
    '@media print{@supports (gap:0){.b{top:0}}}@media (width>1px){.b{top:1px}}',
  );
});

test('what is no rule is always kept, and the order stays', () => {
  const sheet = '@charset "utf-8";@font-face{font-family:a}@keyframes b{0%{top:0}to{top:1px}}.a{top:0}@page{margin:0}';
  expect(kept(sheet, '<p class="a">')).toBe(sheet);
  expect(kept(sheet, '<p>')).toBe(sheet.replace('.a{top:0}', ''));
});

test('a style sheet of a team, and those of a page that runs a script of a team, stay whole', () => {
  const parts = styleParts('.a{top:0}', new Set());
  const own = { partsOf: (sheet: string) => (sheet === '.a{top:0}' ? parts : undefined), scripts: new Set(['go()']) };
  const whole = (body: string): boolean => withUsedStyles(partsOf('.a{top:0}', body), own).includes('.a{top:0}');

  expect(whole('<script>go()</script><script defer src="../assets/site.js"></script>')).toBe(false);
  expect(whole('<script>mine()</script>')).toBe(true);
  expect(whole('<script src="https://stats.example.com/assets/site.js.php"></script>')).toBe(true);
  expect(whole('<script type="module" src="/_astro/page.js"></script>')).toBe(true);
  expect(withUsedStyles(partsOf('.mine{top:0}', ''), own)).toContain('.mine{top:0}');
});

test.each([
  ['no style sheet', '<p>a</p>', []],
  ['one', '<style>.a{}</style><p>a</p>', ['.a{}']],
  ['two, one with attributes, one empty', '<style media="print">.a{}</style>b<style></style>', ['.a{}', '']],
  ['the word in a text, and a tag that begins like it', '&lt;style><styled>.a{}</styled>', []],
  ['a tag in a style sheet', '<style>/* <style> */.a{}</style>b', ['/* <style> */.a{}']],
  ['one without an end', '<style>.a{}', []],
])('a page is taken apart, and its pieces are the page: %s', (_, html, sheets) => {
  const parts = partsOfPage(html);

  expect(parts.sheets).toEqual(sheets);
  expect(parts.around.map((piece, place) => piece + (sheets[place] ?? '')).join('')).toBe(html);
});

test('several style sheets of the program in one style are known, and with anything else in it none is', () => {
  const sheets = ['.a{top:0}', '.b{top:0}'].map((sheet) => [sheet, styleParts(sheet, new Set())] as const);

  expect(partsOfSeveral('.b{top:0}.a{top:0}', sheets)).toEqual([...sheets[1]![1], ...sheets[0]![1]]);
  expect(partsOfSeveral('.b{top:0}.mine{top:0}', sheets)).toBeUndefined();
  expect(partsOfSeveral('.mine{top:0}.b{top:0}', sheets)).toBeUndefined();
});

test('a script names what it makes, and not what it looks for', () => {
  const names = namesIn(
    'box.className = `by small${late ? " missed" : ""}`; find(".due > .who:not(.is-shown), [data-late]"); add("tick")',
  );

  expect([...names].toSorted()).toEqual(['by', 'missed', 'small', 'tick']);
});
