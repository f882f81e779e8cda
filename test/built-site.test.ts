import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { fileOfAddress, isOwnPlace } from '../schemas/address.ts';
import { readFolder } from '../src/workspace/read-folder.ts';
import { alertsOf } from '../src/model/alerts/alerts.ts';
import { alternatesOf } from '../src/model/site/alternates.ts';
import { publishedOf } from '../src/model/site/dead-addresses.ts';
import { siteMapOf } from '../src/model/site/site-map.ts';
import { attributeOf, elementsBelow, parsePage, visibleText } from './support/page-text.ts';
import { builtSample, sampleContent } from './support/sample-site.ts';

interface Page {
  /** Path of the file below the site. */
  file: string;
  html: string;
  elements: ReturnType<typeof elementsBelow>;
  ids: string[];
}

let site: string;
let pages: Page[];
beforeAll(async () => {
  site = await builtSample();
  const files = readdirSync(site, { recursive: true })
    .map(String)
    .filter((name) => name.endsWith('.html'));
  pages = files.map((file) => {
    const html = readFileSync(path.join(site, file), 'utf8');
    const elements = elementsBelow(parsePage(html));
    return { file, html, elements, ids: elements.flatMap((element) => attributeOf(element, 'id') ?? []) };
  });
});

function pageAt(address: string): Page | undefined {
  const below = decodeURI(address).slice(1);
  return pages.find(({ file }) => file === (below.endsWith('/') || below === '' ? `${below}index.html` : below));
}

test('every link between pages leads to a page that exists, and to an element of it', () => {
  const dead = pages.flatMap(({ file, elements, ids }) =>
    elements.flatMap((element) => {
      const href = element.tagName === 'a' ? attributeOf(element, 'href') : undefined;
      if (href === undefined || /^(?:https?|mailto|tel):/.test(href)) return [];
      const { pathname, hash } = new URL(href, `https://a.example/${encodeURI(file)}`);
      const fragment = hash.slice(1);
      const target = href.startsWith('#') ? { ids } : pageAt(pathname);
      if (target && (fragment === '' || target.ids.includes(decodeURIComponent(fragment)))) return [];
      return existsSync(path.join(site, pathname)) && !pathname.endsWith('/') ? [] : [`${file}: ${href}`];
    }),
  );

  expect(dead).toEqual([]);
});

test('every page and anchor that the checks count on is there', () => {
  const siteMap = siteMapOf(readFolder(sampleContent));

  const missing = [...siteMap].flatMap(([address, anchors]) => {
    const page = pageAt(address);
    if (!page) return [address];
    return [...(anchors ?? [])].filter((anchor) => !page.ids.includes(anchor)).map((anchor) => `${address}#${anchor}`);
  });

  expect(missing).toEqual([]);
  expect(siteMap.size).toBeGreaterThan(100);
});

test('what a build writes besides pages lies where no page may have its address', () => {
  const catalogue = readFolder(sampleContent);
  const published = publishedOf(catalogue);
  const addresses = [
    ...published.keys(),
    ...alternatesOf(catalogue, alertsOf(catalogue), published).map(({ address }) => address),
  ];
  const pageFiles = new Set(addresses.map(fileOfAddress));

  const others = readdirSync(site, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(site, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .filter((file) => !pageFiles.has(file));

  expect(others.filter((file) => !isOwnPlace(`/${file}`))).toEqual([]);
  expect(new Set(others.map((file) => file.split('/')[0]))).toEqual(
    new Set([
      '404.html',
      '_astro',
      'api',
      'assets',
      'calendar.ics',
      'contacts',
      'feed.xml',
      'icons',
      'images',
      'maintenance',
      'manifest.webmanifest',
      'robots.txt',
      'schemas',
      'sitemap.xml',
      'sw.js',
    ]),
  );
});

test('no id appears twice on a page', () => {
  const twice = pages.flatMap(({ file, ids }) =>
    ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `${file}#${id}`),
  );

  expect(twice).toEqual([]);
});

test('every page has one title, one heading of the first rank, a language and text', () => {
  const odd = pages.filter(({ html, elements }) => {
    const count = (name: string): number => elements.filter(({ tagName }) => tagName === name).length;
    return (
      count('h1') !== 1 ||
      count('title') !== 1 ||
      count('main') !== 1 ||
      !/<html lang="[a-z]/.test(html) ||
      // A page of another spelling says where the page is, and no more.
      (visibleText(parsePage(html)).length < 100 && !html.includes('data-depth="'))
    );
  });

  expect(odd.map(({ file }) => file)).toEqual([]);
});

test('pages hold no style attribute, no handler, no address that runs code, and nothing that was meant as data', () => {
  const odd = pages.flatMap(({ file, html, elements }) => {
    const attributes = elements.flatMap(({ attrs }) => attrs.map(({ name, value }) => `${name}=${value}`));
    const refused = attributes.filter((attribute) =>
      /^(?:style|on[a-z]+)=|^(?:href|src)=\s*(?:javascript|data|vbscript):|=\[object |^key=/i.test(attribute),
    );
    const leaked = /\[object Object\]|mdx-[a-z]+|undefined<|>undefined|>NaN/.exec(html)?.[0];
    return [...refused, ...(leaked ? [leaked] : [])].map((found) => `${file}: ${found}`);
  });

  expect(odd).toEqual([]);
});

test.each([
  ['99.9 % over 30 days allows 43 min 12 s', '43 min 12 s'],
  ['95 % of fast answers leaves 5 %', '5%'],
])('the page of objectives says that %s', (_, text) => {
  expect(visibleText(parsePage(pageAt('/slos/')!.html))).toContain(text);
});
