import { expect, test } from 'vitest';
import { findingsOf, findingsOfAll, reportOf } from '../../test/support/catalogue.ts';
import { imageWrongFormat } from './image-wrong-format.ts';

test('a page under the name of a picture is reported', () => {
  expect(reportOf(imageWrongFormat, { 'images/flow.png': '<!doctype html>\n<script>alert(1)</script>\n' }))
    .toMatchInlineSnapshot(`
      "content/images/flow.png:1:1  error  image/wrong-format
        The file holds a page of HTML, and its name says PNG.
        Delete it, or move it out of the content folder."
    `);
});

test('an SVG that is not well-formed is reported where it stops to be', () => {
  expect(reportOf(imageWrongFormat, { 'images/flow.svg': '<svg xmlns="http://www.w3.org/2000/svg">\n  <g>\n</svg>\n' }))
    .toMatchInlineSnapshot(`
    "content/images/flow.svg:3:7  error  image/wrong-format
      The SVG is not well-formed XML: unexpected close tag.
      Save it again as SVG, with the program that draws it."
  `);
});

test('whatever else lies among the pictures is reported once', () => {
  const files = { 'images/notes.txt': 'To do\n', 'images/guide.mdx': '---\ntitle: A\n---\n' };

  expect(findingsOfAll(files).map(({ id, at }) => `${at.file} ${id}`)).toEqual([
    'content/images/guide.mdx image/wrong-format',
    'content/images/notes.txt image/wrong-format',
  ]);
});

test('a picture is fine', () => {
  expect(findingsOf(imageWrongFormat, { 'images/flow.gif': 'GIF89a' })).toEqual([]);
});
