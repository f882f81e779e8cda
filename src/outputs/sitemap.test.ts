import { SaxesParser } from 'saxes';
import { expect, test } from 'vitest';
import { catalogueWith, edited } from '../../test/support/catalogue.ts';
import { formatRobots, formatSitemap } from './sitemap.ts';

const absolute = (address: string): string => `https://oncall.example.com/docs${address}`;

test('the sitemap names every page once, by its own address in the form of the web', () => {
  const sitemap = formatSitemap(
    catalogueWith({
      'alerts/rules.yaml': 'groups: [{ name: a, rules: [{ alert: Größe & Zahl, expr: up == 0 }] }]\n',
    }),
    absolute,
  );

  const addresses: string[] = [];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('text', (text) => void (text.trim() === '' || addresses.push(text)));
  parser.write(sitemap).close();
  expect(addresses).toContain('https://oncall.example.com/docs/');
  expect(addresses).toContain('https://oncall.example.com/docs/runbooks/checkout/latency/');
  expect(addresses).toContain('https://oncall.example.com/docs/alerts/Gr%C3%B6%C3%9Fe%20-%20Zahl/');
  expect(new Set(addresses).size).toBe(addresses.length);
  expect(addresses.filter((address) => /\.html$|404|#|\/api\//.test(address))).toEqual([]);
});

test('search engines may read all and find the list of pages, or nothing where site.yaml says so', () => {
  expect(formatRobots(catalogueWith({}), absolute)).toBe(
    'User-agent: *\nAllow: /\n\nSitemap: https://oncall.example.com/docs/sitemap.xml\n',
  );
  const closed = catalogueWith(
    edited('site.yaml', ['severityMatrix: default', 'severityMatrix: default\nrobots: none']),
  );
  expect(formatRobots(closed, absolute)).toBe('User-agent: *\nDisallow: /\n');
});
