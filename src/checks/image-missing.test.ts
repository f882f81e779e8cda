import { describe, expect, test } from 'vitest';
import { edited, findingsOf, reportOf } from '../../test/support/catalogue.ts';
import { imageMissing } from './image-missing.ts';

const svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 480"/>';
const showing = (image: string) => ({
  ...edited('guides/on-call.mdx', ['See the', `${image} See the`]),
  'images/rotation.svg': svg,
  'images/a b/käfer.svg': svg,
});

test('a picture that is not there is reported where it is shown, with the nearest name', () => {
  expect(reportOf(imageMissing, showing('![Who is on call](../images/rotatoin.svg)'))).toMatchInlineSnapshot(`
    "content/guides/on-call.mdx:7:1  error  image/missing
      There is no picture \`images/rotatoin.svg\` in the content folder.
      Did you mean \`images/rotation.svg\`?"
  `);
});

describe('a picture that is there is fine', () => {
  test.each([
    '![x](../images/rotation.svg)',
    '![x](./../images/./rotation.svg?raw=1#a)',
    '![x](/images/rotation.svg)',
    '[x](../images/rotation.svg)',
    '![x](../images/a%20b/k%C3%A4fer.svg)',
    '![x](<../images/a b/käfer.svg>)',
    '![x](https://oncall.example.com/images/rotation.svg)',
    '![x](https://elsewhere.example/rotatoin.svg)',
    '[x](//elsewhere.example/rotatoin.svg)',
    '[x](https://grafana.example.com/render/{{panel}}.png)',
  ])('%s', (image) => {
    expect(findingsOf(imageMissing, showing(image))).toEqual([]);
  });
});

test.each([
  [
    '![x](rotation.svg)',
    'The picture `rotation.svg` is at `guides/rotation.svg` in the content folder, but only pictures in `images/` are published.',
  ],
  [
    '![x](../../images/rotation.svg)',
    'The picture `../../images/rotation.svg` is outside the content folder, and nothing outside it is published.',
  ],
  ['[x](../images/none.png)', 'There is no picture `images/none.png` in the content folder.'],
])('%s leads to no picture', (image, message) => {
  expect(findingsOf(imageMissing, showing(image)).map((finding) => finding.message)).toEqual([message]);
});
