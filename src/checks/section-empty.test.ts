import { expect, test } from 'vitest';
import { edited, findingsOf, reportOf } from '../../test/support/catalogue.ts';
import { sectionEmpty } from './section-empty.ts';

const text = (body: string) => ({ 'guides/on-call.mdx': `---\ntitle: Going on call\n---\n\n${body}\n` });

test('a heading with nothing below it is reported, at the end and before the next one', () => {
  expect(reportOf(sectionEmpty, text('## One\n\n## Two\n\nText.\n\n### Three\n\n## Four'))).toMatchInlineSnapshot(`
    "content/guides/on-call.mdx:5:1  warning  section/empty
      There is nothing below the heading \`One\`.
      Write the section, or delete the heading.

    content/guides/on-call.mdx:11:1  warning  section/empty
      There is nothing below the heading \`Three\`.
      Write the section, or delete the heading.

    content/guides/on-call.mdx:13:1  warning  section/empty
      There is nothing below the heading \`Four\`.
      Write the section, or delete the heading."
  `);
});

test('a heading over smaller headings, a component, a part or a comment with text after it is not empty', () => {
  expect(
    findingsOf(
      sectionEmpty,
      text(
        '## One\n\n### Two\n\nText.\n\n## Three\n\n<Include part="verify-health" />\n\n## Four\n\n{/* why */}\n\nText.',
      ),
    ),
  ).toEqual([]);
});

test('a comment alone is nothing', () => {
  expect(
    findingsOf(
      sectionEmpty,
      edited('guides/on-call.mdx', ['## The first day', '## Before\n\n{/* to do */}\n\n## The first day']),
    ),
  ).toHaveLength(1);
});
