import { expect, test } from 'vitest';
import { withLiveParts } from './live-page.ts';

const page = '<!doctype html><html><body><p>Text with </body> in it</p></body></html>';

test('a page that is written says what is wrong as text, whatever it quotes', () => {
  const html = withLiveParts(page, {
    changes: '/docs/x',
    version: '3',
    errors: 'a.mdx:1:1 `</pre><script>alert(1)</script>`',
  });
  expect(html).toContain('&#x3C;/pre>&#x3C;script>alert(1)');
  expect(html.endsWith('</script></body></html>')).toBe(true);
});

test('without anything wrong it only waits for the next version', () => {
  const html = withLiveParts(page, { changes: '/docs/x', version: '3', errors: '' });
  expect(html).not.toContain('role="alert"');
  expect(html).toContain('new EventSource("/docs/x")');
  expect(html).toContain('"3"');
});
