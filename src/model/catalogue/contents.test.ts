import { expect, test } from 'vitest';
import { catalogueWith } from '../../../test/support/catalogue.ts';
import { contentsOf } from './contents.ts';

test('the contents of a text are its headings and its steps, in order, where they can be linked', () => {
  const text = `---
title: X
service: checkout
kind: procedure
---

## Purpose

## Procedure

<Step id="drain" title="Drain it">

### Detail

#### Fine print

</Step>

## Verification
`;
  const runbook = catalogueWith({ 'runbooks/checkout/x.mdx': text }).documents.runbook.get('checkout/x')!;

  expect(contentsOf(runbook.body).map(({ depth, id }) => `${depth} ${id}`)).toEqual([
    '2 purpose',
    '2 procedure',
    '3 drain',
    '3 detail',
    '2 verification',
  ]);
});

test('what has no text has no contents', () => {
  expect(contentsOf(undefined)).toEqual([]);
});
