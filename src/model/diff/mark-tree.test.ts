import { expect, test } from 'vitest';
import type { Element, Root } from 'hast';
import { markCatalogue } from './mark-catalogue.ts';
import { treeOf } from '../catalogue/tree.ts';
import { blocksOf } from './blocks.ts';
import { markTree } from './mark-tree.ts';
import type { Block } from './site-state.ts';
import { catalogueFrom } from '../../../test/support/content-folder.ts';
import { replayed, stateFrom, withEdits } from '../../../test/support/replays.ts';

const element = (tagName: string, ...children: (Element | string)[]): Element => ({
  type: 'element',
  tagName,
  properties: {},
  children: children.map((child) => (typeof child === 'string' ? { type: 'text', value: child } : child)),
});
const text = (value: string): Block => ({ kind: 'text', text: value });

/** A tree as one line: `p{changed: …}`. */
function drawn(node: Root | Root['children'][number]): string {
  if (node.type === 'text') return node.value;
  if (node.type !== 'element' && node.type !== 'root') return '';
  const inside = node.children.map(drawn).join('');
  return node.type === 'root' ? inside : `<${node.tagName}>${inside}</${node.tagName}>`;
}

function marked(old: readonly Block[], ...children: Element[]): string {
  return drawn(markTree(old, { type: 'root', children }));
}

test('a paragraph that changed says so in a word, with what was and what is', () => {
  expect(marked([text('Stop the shop now')], element('p', 'Stop the shop later'))).toBe(
    '<p><span>Changed </span>Stop the shop later</p><div>Before and after: Stop the shop <del>now</del><ins>later</ins></div>',
  );
});

test('a paragraph that is new says so, and one that is gone is struck out where it stood', () => {
  expect(
    marked(
      [text('First'), text('Gone'), text('Last')],
      element('p', 'First'),
      element('p', 'Last'),
      element('p', 'New'),
    ),
  ).toBe('<p>First</p><p><span>Removed </span><del>Gone</del></p><p>Last</p><p><span>Added </span>New</p>');
  expect(marked([text('First'), text('Gone')], element('p', 'First'))).toBe(
    '<p>First</p><p><span>Removed </span><del>Gone</del></p>',
  );
});

test('marks are where HTML lets them: items in lists, words of a row in a cell, what is gone of a table above it', () => {
  expect(marked([text('- One'), text('- Two')], element('ul', element('li', 'Two')))).toBe(
    '<ul><li><span>Removed </span><del>- One</del></li><li>Two</li></ul>',
  );
  const table = element(
    'table',
    element('tbody', element('tr', element('td', 'orders'), element('td', 'all of today'))),
  );
  expect(marked([text('| gone | gone |'), text('| orders | all of yesterday |')], table)).toBe(
    '<p><span>Removed </span><del>| gone | gone |</del></p><table><tbody><tr><td><span>Changed </span>orders<div>Before and after: | orders | all of <del>yesterday</del><ins>today</ins> |</div></td><td>all of today</td></tr></tbody></table>',
  );
});

test('a text that did not change has no marks', () => {
  const catalogue = catalogueFrom(replayed);
  const state = stateFrom(replayed);

  expect(markCatalogue(catalogue, state, state)).toEqual(catalogue);
});

test('a text keeps all of its words, whatever is marked', () => {
  const edits = {
    'runbooks/shop/restore.mdx': [
      ['restore --snapshot latest', 'restore --snapshot newest'],
      ['1. Stop the shop.', '1. Stop the shop at once.'],
      ['| orders | all of yesterday |\n', ''],
      ['Keep the old database for a day.', 'Keep the old one.\n\n- Tell the others.'],
    ] as [string, string][],
  };
  const files = withEdits(replayed, edits);
  const catalogue = catalogueFrom(files);

  const after = markCatalogue(catalogue, stateFrom(replayed), stateFrom(files)).documents.runbook.get('shop/restore')!;

  const plain = blocksOf(treeOf(catalogue.documents.runbook.get('shop/restore')!.body!)).map((block) => block.text);
  const shown = drawn(treeOf(after.body!))
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');
  for (const block of plain) for (const word of block.match(/[a-z]+/gi) ?? []) expect(shown).toContain(word);
  expect(drawn(treeOf(after.body!)).match(/<span>(?:Added|Removed|Changed) /g)).toEqual([
    '<span>Changed ',
    '<span>Removed ',
    '<span>Changed ',
    '<span>Added ',
  ]);
  expect(drawn(treeOf(after.body!))).toContain(
    '<p>Changed </p><div>Before and after: restore --snapshot <del>latest</del><ins>newest</ins></div>',
  );
});
