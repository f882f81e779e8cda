import { expect, test } from 'vitest';
import { compareWithBaseline, entriesFor, inOrder, withoutGone } from './baseline.ts';
import type { Finding } from './finding.ts';

function deadLink(to: string, { line = 1, alert = 'ShopDown', file = 'rules/shop.yaml' } = {}): Finding {
  return {
    id: 'rules/dead-page',
    level: 'error',
    message: `\`${to}\` leads nowhere.`,
    at: { file, line, column: 1 },
    alert,
  };
}

const fileOf = ({ at }: Finding): string => at.file;
const options = { fileOf, isJudged: () => true };

test('a finding is known wherever its line has moved, and in whatever words', () => {
  const baseline = entriesFor([deadLink('/old/')], fileOf);
  const now = { ...deadLink('/old/', { line: 90 }), message: 'Nothing is at `/old/`.' };

  expect(compareWithBaseline([now], baseline, options)).toMatchObject({
    fresh: [],
    known: [{ acceptedBy: 'baseline', at: { line: 90 } }],
    gone: [],
  });
});

test.each([
  ['another link', deadLink('/other/')],
  ['another alert', deadLink('/old/', { alert: 'ShopSlow' })],
  ['another file', deadLink('/old/', { file: 'rules/new.yaml' })],
  ['another check', { ...deadLink('/old/'), id: 'rules/redirect' }],
])('%s makes a new finding, and the old one is gone', (_, now) => {
  const comparison = compareWithBaseline([now], entriesFor([deadLink('/old/')], fileOf), options);
  expect([comparison.fresh, comparison.known, comparison.gone.length]).toEqual([[{ ...now, isNew: true }], [], 1]);
});

test('of more findings of one kind than are known, the last ones are new', () => {
  const [first, second, third] = [1, 2, 3].map((line) => deadLink('/old/', { line }));
  const baseline = entriesFor([first!, second!], fileOf);
  expect(baseline).toEqual([
    { file: 'rules/shop.yaml', check: 'rules/dead-page', alert: 'ShopDown', values: ['/old/'], count: 2 },
  ]);
  expect(compareWithBaseline([first!, second!, third!], baseline, options).fresh).toEqual([{ ...third, isNew: true }]);
});

test('what is found less often than it is known shrinks, and what is not found at all goes', () => {
  const twice = [1, 2].map((line) => deadLink('/old/', { line }));
  const baseline = entriesFor([...twice, deadLink('/x/')], fileOf);
  const { gone } = compareWithBaseline([twice[0]!], baseline, options);

  expect(gone.map(({ entry, found }) => [entry.values, found])).toEqual([
    [['/old/'], 1],
    [['/x/'], 0],
  ]);
  expect(withoutGone(baseline, gone)).toEqual([{ ...baseline[0], count: 1 }]);
});

test('what was not looked at is not gone', () => {
  const baseline = entriesFor([deadLink('/old/')], fileOf);
  expect(compareWithBaseline([], baseline, { fileOf, isJudged: () => false }).gone).toEqual([]);
});

test('the order of entries does not depend on that of the findings', () => {
  const some = [deadLink('/b/'), deadLink('/a/'), deadLink('/a/', { file: 'a.yaml' })];
  expect(inOrder(entriesFor(some, fileOf))).toEqual(inOrder(entriesFor(some.toReversed(), fileOf)));
});
