import { expect, test } from 'vitest';
import { catalogueWith, edited } from '../../../test/support/catalogue.ts';

const path = 'runbooks/checkout/latency.mdx';
const found = (text: string, by: string): string[] =>
  catalogueWith(edited(path, [text, by])).findings.map(({ id, message }) => `${id} ${message}`);

test('a field that is misspelt is named as that, and not as missing too: to add it would make it two', () => {
  expect(found('service: checkout', 'servce: checkout')).toEqual([
    'content/unknown-field `servce` is not a field here.',
  ]);
});

test('a field that is wrong is named beside another one that nearly spells it', () => {
  expect(found('service: checkout', 'service: 7\nservce: checkout')).toEqual([
    expect.stringMatching(/^content\/wrong-(?:type|value) `service`/),
    'content/unknown-field `servce` is not a field here.',
  ]);
});

test('a field that is missing is named', () => {
  expect(found('service: checkout\n', '')).toEqual([
    expect.stringMatching(/^content\/missing-field `service` is missing/),
  ]);
});

test('the value that is proposed for a number is one that the field takes', () => {
  const hintsOf = (written: string): (string | undefined)[] =>
    catalogueWith(edited('slos/checkout.mdx', ['target: 99.9%', written])).findings.map(({ hint }) => hint);

  expect(hintsOf('target: 99.9')).toEqual(['Write its unit: `target: 99.9%`.']);
  expect(hintsOf('target: 99.9%\n    window: 30')).toEqual([expect.stringMatching(/^Write for example `window: /)]);
  expect(hintsOf('target: 99.9%\n    scope: 5')).toEqual(['Put it in quotes: `scope: "5"`.']);
});
