import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { policyAdditions, policyOf } from './content-security.ts';

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

test('the policy of a page names each script and style that stands in it, once', () => {
  const policy = policyOf('<style>a{}</style><script>go()</script><script>go()</script><script src="a.js"></script>');

  expect(policy).toContain(`script-src 'self' 'wasm-unsafe-eval' ${hashOf('go()')};`);
  expect(policy).toContain(`style-src 'self' ${hashOf('a{}')};`);
});

test('it lets pictures in from the hosts that the page shows pictures of, and from no other', () => {
  const policy = policyOf(
    '<img alt="" src="https://grafana.example.com/a.png"><img src="https://grafana.example.com/b.png"><img src="c.png"><a href="https://other.example.com/">',
  );

  expect(policy).toContain("img-src 'self' https://grafana.example.com;");
});

test('an address that would end the directive ends the host', () => {
  expect(policyOf(`<img src="https://a.example;script-src 'unsafe-inline'">`)).toContain(
    "img-src 'self' https://a.example;manifest-src",
  );
});

test('what is not named may not be loaded', () => {
  expect(policyOf('')).toMatch(/^default-src 'none';script-src 'self' 'wasm-unsafe-eval';/);
});

test('what site.yaml adds is in the policy, with the host of the script that it loads, and nothing is without it', () => {
  const additions = policyAdditions({
    contentSecurity: {
      load: 'https://stats.example.com/s.js',
      scripts: ['https://stats.example.com', 'https://cdn.example.com'],
      connect: ['https://in.example.com'],
    },
    theme: { stylesheet: 'brand.css' },
  });

  const policy = policyOf('', additions).split(';');

  expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval' https://stats.example.com https://cdn.example.com");
  expect(policy).toContain('connect-src https://in.example.com');
  expect(policy).toContain("font-src 'self'");
  expect(policyOf('', policyAdditions({}))).toBe(policyOf(''));
});
