import { expect, test } from 'vitest';
import { catalogueWith, today } from '../../test/support/catalogue.ts';
import { allDocuments, type Catalogue } from '../model/catalogue/catalogue.ts';
import type { Check } from '../model/audit/finding.ts';
import { runCheck } from './run-check.ts';

const catalogue = catalogueWith();

/** A check that finds every document, and fails where it meets some of them. */
function failingAt(...ids: string[]): Check {
  return {
    id: 'test/failing',
    level: 'error',
    summary: 'Fails.',
    run: (all: Catalogue) =>
      allDocuments(all).map(({ id, file }) => {
        if (ids.includes(id)) throw new RangeError('Too deep');
        return { message: id, at: { file, line: 1, column: 1 } };
      }),
  };
}

test('a check that fails on one file is run on all others', () => {
  const { reported, failed } = runCheck(failingAt('checkout/latency'), catalogue, { today });

  expect(failed).toEqual([{ file: 'content/runbooks/checkout/latency.mdx', why: 'Too deep' }]);
  expect(reported).toHaveLength(allDocuments(catalogue).length - 1);
});

test('and so is one that fails on a few', () => {
  const { failed } = runCheck(failingAt('checkout/restore', 'default', 'search'), catalogue, { today });

  expect(failed.map(({ file }) => file).toSorted()).toEqual([
    'content/runbooks/checkout/restore.mdx',
    'content/services/search.yaml',
    'content/severities/default.yaml',
  ]);
});

test('what no file explains is a fault of ours', () => {
  const check: Check = {
    ...failingAt(),
    run: () => {
      throw new Error('ours');
    },
  };
  expect(() => runCheck(check, catalogue, { today })).toThrow('ours');
});
