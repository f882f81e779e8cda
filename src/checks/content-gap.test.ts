import { expect, test } from 'vitest';
import { edited, findingsOf, reportOf } from '../../test/support/catalogue.ts';
import { contentGap } from './content-gap.ts';

test('a value that nobody filled in is noted where it is', () => {
  const changes = {
    ...edited('recovery/checkout.yaml', ['next: 2026-06-01', 'next: TBD']),
    ...edited('runbooks/checkout/latency.mdx', ['reviewed: 2026-02-01', 'reviewed: 2026-XX-XX']),
  };
  expect(reportOf(contentGap, changes)).toMatchInlineSnapshot(`
    "content/recovery/checkout.yaml:19:11  note  content/gap
      \`next\` of \`restore\` is still the placeholder \`TBD\`.
      Fill it in, or delete the line.

    content/runbooks/checkout/latency.mdx:9:11  note  content/gap
      \`reviewed\` is still the placeholder \`2026-XX-XX\`.
      Fill it in, or delete the line."
  `);
});

test('gaps in contacts have a check of their own', () => {
  expect(findingsOf(contentGap, edited('teams/payments.yaml', ["phone: '+12025550143'", 'phone: TBD']))).toEqual([]);
});
