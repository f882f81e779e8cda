import { expect, test } from 'vitest';
import { edited, findingsOf, reportOf } from '../../test/support/catalogue.ts';
import { imageNoAlt } from './image-no-alt.ts';

const showing = (image: string) => edited('guides/on-call.mdx', ['See the', `${image} See the`]);

test('an image without words is reported', () => {
  expect(reportOf(imageNoAlt, showing('![](diagram.png)'))).toMatchInlineSnapshot(`
    "content/guides/on-call.mdx:7:1  error  image/no-alt
      The image \`diagram.png\` has no alternative text for people who cannot see it.
      Say what it shows: \`![What it shows](diagram.png)\`."
  `);
});

test('an image with words is fine', () => {
  expect(findingsOf(imageNoAlt, showing('![Three queues and one worker](diagram.png)'))).toEqual([]);
});
