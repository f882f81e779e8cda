import { expect, test } from 'vitest';
import { textOfTree } from '../catalogue/tree.ts';
import { h } from 'hastscript';
import { meaningOf } from './meaning.ts';

const bodyOf = (...children: Parameters<typeof h>[2][]) => ({ treeText: textOfTree(h(null, ...children)) });

test('an alert means the first sentence under the heading Meaning', () => {
  const body = bodyOf(
    h('h2', 'Impact'),
    h('p', 'Nobody can pay.'),
    h('h2', 'Meaning'),
    h('p', 'Jobs wait, e.g. mails. They are not lost.'),
  );
  expect(meaningOf(body)).toBe('Jobs wait, e.g. mails.');
});

test.each([
  ['without such a section', bodyOf(h('h2', 'Impact'), h('p', 'Nobody can pay.'))],
  ['that begins with a list', bodyOf(h('h2', 'Meaning'), h('ul', h('li', 'One.')), h('p', 'Two.'))],
  ['that shows what only a component knows', bodyOf(h('h2', 'Meaning'), h('p', 'At most ', h('mdx-slo'), '.'))],
])('a text %s has no sentence of its meaning', (_, body) => {
  expect(meaningOf(body)).toBeUndefined();
});
