import { expect, test } from 'vitest';
import { findingsOf, findingsOfAll, reportOf } from '../../test/support/catalogue.ts';
import { imageUnsafeSvg } from './image-unsafe-svg.ts';

const svg = (inside: string) => ({
  'images/deep/flow.svg': `<svg xmlns="http://www.w3.org/2000/svg">\n  ${inside}\n</svg>\n`,
});

test('an SVG with a script is reported at its place', () => {
  expect(reportOf(imageUnsafeSvg, svg('<script>alert(1)</script>'))).toMatchInlineSnapshot(`
    "content/images/deep/flow.svg:2:3  error  image/unsafe-svg
      \`<script>\` is not one of the elements that only draw.
      Delete \`<script>\` with all that is in it, or save the picture as PNG."
  `);
});

test('an SVG that only draws is fine', () => {
  expect(findingsOfAll(svg('<path d="M0 0"/>'))).toEqual([]);
});

test('an SVG that cannot be read is the business of another check', () => {
  expect(findingsOf(imageUnsafeSvg, svg('<g>'))).toEqual([]);
});
