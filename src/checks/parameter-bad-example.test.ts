import { expect, test } from 'vitest';
import { edited, findingsOf, reportOf } from '../../test/support/catalogue.ts';
import { parameterBadExample } from './parameter-bad-example.ts';

const latency = 'runbooks/checkout/latency.mdx';

test('an example that its own pattern refuses is reported, and so is a default', () => {
  expect(reportOf(parameterBadExample, edited(latency, ['example: shop', 'example: Shop']))).toMatchInlineSnapshot(`
    "content/runbooks/checkout/latency.mdx:17:14  error  parameter/bad-example
      The example \`Shop\` of the parameter \`namespace\` does not match its pattern \`[a-z0-9-]+\`, which must match the whole value.
      Fix the example, or the pattern."
  `);
  expect(reportOf(parameterBadExample, edited(latency, ['example: shop', 'example: shop\n    default: the shop'])))
    .toMatchInlineSnapshot(`
    "content/runbooks/checkout/latency.mdx:18:14  error  parameter/bad-example
      The default \`the shop\` of the parameter \`namespace\` does not match its pattern \`[a-z0-9-]+\`, which must match the whole value.
      Fix the default, or the pattern."
  `);
});

test('the pattern stands for the whole value, with its alternatives', () => {
  expect(findingsOf(parameterBadExample, edited(latency, ["'[a-z0-9-]+'", "'sh|op'"]))).toHaveLength(1);
  expect(findingsOf(parameterBadExample, edited(latency, ["'[a-z0-9-]+'", "'shop|till'"]))).toEqual([]);
});
