import { expect, test } from 'vitest';
import { edited, findingsOf, reportOf } from '../../test/support/catalogue.ts';
import { headingSkippedLevel } from './heading-skipped-level.ts';

const text = (body: string) => edited('guides/on-call.mdx', ['## The first day\n', body]);

test('a heading two levels below the one above it is reported with what it should be', () => {
  expect(reportOf(headingSkippedLevel, text('## The first day\n\n.\n\n#### At noon\n'))).toMatchInlineSnapshot(`
    "content/guides/on-call.mdx:9:1  warning  heading/skipped-level
      \`At noon\` has 4 \`#\`, but \`The first day\` above it has 2: a level is missing between them.
      Write \`### At noon\`."
  `);
});

test('the title of the page is the first level', () => {
  expect(reportOf(headingSkippedLevel, text('### The first day\n'))).toMatchInlineSnapshot(`
    "content/guides/on-call.mdx:5:1  warning  heading/skipped-level
      \`The first day\` has 3 \`#\`, but the title of the page above it has 1: a level is missing between them.
      Write \`## The first day\`."
  `);
});

test('going up any number of levels is fine', () => {
  expect(findingsOf(headingSkippedLevel, text('## One\n\n### Two\n\n#### Three\n\n## Four\n\n### Five\n'))).toEqual([]);
});
