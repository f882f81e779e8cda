import { expect, test } from 'vitest';
import { catalogueFrom } from '../../../test/support/content-folder.ts';
import { termsOf } from './glossary.ts';

test('terms stand in the order of the alphabet, each with an anchor of its own', () => {
  const { glossary } = catalogueFrom({
    'glossary.yaml': 'terms: [{ term: SLO }, { term: Dead letter queue }, { term: slo }]',
  });

  expect(termsOf(glossary).map(({ term, anchor }) => [term, anchor])).toEqual([
    ['Dead letter queue', 'dead-letter-queue'],
    ['slo', 'slo-1'],
    ['SLO', 'slo'],
  ]);
});

test('a site without a glossary has no terms', () => {
  expect(termsOf(undefined)).toEqual([]);
});
