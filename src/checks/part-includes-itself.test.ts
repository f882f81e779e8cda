import { expect, test } from 'vitest';
import { edited, findingsOf, findingsOfAll, reportOf } from '../../test/support/catalogue.ts';
import { partIncludesItself } from './part-includes-itself.ts';

const including = (id: string) => edited('parts/verify-health.mdx', ['## Ask', `<Include part="${id}" />\n\n## Ask`]);
const part = (text: string) => `---\ntitle: Part\n---\n\n${text}\n`;

test('a part that includes itself is reported', () => {
  expect(reportOf(partIncludesItself, including('verify-health'))).toMatchInlineSnapshot(`
    "content/parts/verify-health.mdx:10:10  error  part/includes-itself
      The part \`verify-health\` includes itself, so it has no end.
      Delete this \`<Include>\`, or the one that leads back."
  `);
});

test('a circle of parts is reported at each of its ends, and every check comes to an end', () => {
  const changes = {
    ...including('second'),
    'parts/second.mdx': part('<Include part="third" />'),
    'parts/third.mdx': part('<Include part="verify-health" />'),
  };
  expect(reportOf(partIncludesItself, changes)).toMatchInlineSnapshot(`
    "content/parts/second.mdx:5:10  error  part/includes-itself
      The part \`second\` includes itself by way of \`third\`, so it has no end.
      Delete this \`<Include>\`, or the one that leads back.

    content/parts/third.mdx:5:10  error  part/includes-itself
      The part \`third\` includes itself by way of \`verify-health\`, so it has no end.
      Delete this \`<Include>\`, or the one that leads back.

    content/parts/verify-health.mdx:10:10  error  part/includes-itself
      The part \`verify-health\` includes itself by way of \`second\`, so it has no end.
      Delete this \`<Include>\`, or the one that leads back."
  `);
  expect(findingsOfAll(changes).length).toBeGreaterThan(0);
});

test('a part that leads into a circle without being in it is not to blame', () => {
  const changes = { ...including('second'), 'parts/second.mdx': part('<Include part="second" />') };
  expect(findingsOf(partIncludesItself, changes)).toMatchObject([{ at: { file: 'content/parts/second.mdx' } }]);
});
