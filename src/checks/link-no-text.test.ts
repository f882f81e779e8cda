import { expect, test } from 'vitest';
import { edited, findingsOf, reportOf } from '../../test/support/catalogue.ts';
import { linkNoText } from './link-no-text.ts';

const saying = (text: string) => edited('guides/on-call.mdx', ['See the', `${text} See the`]);

test('a link without a text is reported', () => {
  expect(reportOf(linkNoText, saying('[](https://example.com/plan)'))).toMatchInlineSnapshot(`
    "content/guides/on-call.mdx:7:1  error  link/no-text
      The link to \`https://example.com/plan\` has no text, so nobody can see or hear it.
      Write \`[where it leads](https://example.com/plan)\`, or delete it."
  `);
});

test.each([
  '[the plan](https://example.com/plan)',
  '[![The plan](plan.png)](https://example.com/plan)',
  '[the plan][plan]\n\n[plan]: https://example.com/plan\n\n',
  '[`plan`](https://example.com/plan)',
  'https://example.com/plan',
  '[<Severity level="p1" />](https://example.com/plan)',
])('a link is fine with words, code, a picture with words, or a component: %s', (text) => {
  expect(findingsOf(linkNoText, saying(text))).toEqual([]);
});
