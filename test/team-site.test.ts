import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { builtSite } from './support/built-site.ts';
import { residentAlertbook, temporaryFolder, writeFiles } from './support/command.ts';
import { attributeOf, elementsBelow, parsePage } from './support/page-text.ts';
import { shop } from './support/shop.ts';

const drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>\n';

const look = `theme:
  accent: { light: '#0b6e4f', dark: '#5fd3a8' }
  logo: { light: brand/logo.svg, dark: brand/logo-dark.svg }
  stylesheet: brand/site.css
  picture: share.png
menu:
  - { id: slos, name: Promises }
  - { id: alerts, hidden: true }
robots: none
contentSecurity:
  load: https://stats.example.com/s.js?a=1&b=2
  connect: [https://in.stats.example.com]
`;

const content = {
  ...shop,
  'site.yaml': shop['site.yaml'] + look,
  '../public/brand/logo.svg': drawing,
  '../public/brand/logo-dark.svg': drawing,
  '../public/brand/site.css': 'h1 { color: var(--link) }\n',
  '../public/share.png': readFileSync('public/icons/share.png'),
  '../public/robots.txt': 'User-agent: ours\n',
  '../public/icons/icon.svg': drawing,
  '../public/.well-known/security.txt': 'Contact: mailto:a@example.com\n',
  '../public/stats.js': 'go()\n',
  '../public/CNAME': 'oncall.example.com\n',
  '../public/.env': 'SECRET=1\n',
};

let site: string;
const read = (file: string): string => readFileSync(path.join(site, file), 'utf8');
beforeAll(async () => {
  ({ site } = await builtSite(content));
});

test('what lies in public/ is in the site, and wins over what the site leaves to the team', () => {
  expect(read('brand/logo.svg')).toBe(drawing);
  expect(read('robots.txt')).toBe('User-agent: ours\n');
  expect(read('icons/icon.svg')).toBe(drawing);
  expect(read('.well-known/security.txt')).toContain('Contact');
  expect(existsSync(path.join(site, '.env'))).toBe(false);
});

test('hosts get their files, and devices of readers are not told to keep them', () => {
  const manifest = read('assets/offline/0.json');

  expect(read('CNAME')).toBe('oncall.example.com\n');
  for (const file of ['CNAME', 'robots.txt', '.well-known', 'feed.xml', 'sitemap.xml'])
    expect(manifest).not.toContain(`"${file}`);
  expect(manifest).toContain('"brand/logo.svg"');
});

test('each page has the logo, the colours, the stylesheet and the script of the team, and tells chats what it is', () => {
  const elements = elementsBelow(parsePage(read('runbooks/shop/queue-backlog/index.html')));
  const all = (tag: string, attribute: string) =>
    elements.filter(({ tagName }) => tagName === tag).map((element) => attributeOf(element, attribute));
  const meta = (property: string) =>
    elements
      .filter((element) => attributeOf(element, 'property') === property)
      .map((element) => attributeOf(element, 'content'));

  expect(all('img', 'src').slice(0, 2)).toEqual(['../../../brand/logo.svg', '../../../brand/logo-dark.svg']);
  expect(all('img', 'alt')[0]).toBe('Shop on call');
  expect(all('link', 'href')).toContain('../../../brand/site.css');
  expect(all('script', 'src')).toContain('https://stats.example.com/s.js?a=1&b=2');
  expect(read('index.html')).toContain(':root:root{--link:light-dark(#0b6e4f,#5fd3a8)}');
  expect(meta('og:title')).toHaveLength(1);
  expect(meta('og:url')[0]).toMatch(/^https:.*\/runbooks\/shop\/queue-backlog\/$/);
  expect(meta('og:image')[0]).toMatch(/^https:.*\/share\.png$/);
  expect(elements.some((element) => attributeOf(element, 'content') === 'noindex')).toBe(true);
});

test('the policy lets in what site.yaml names, and nothing else', () => {
  const policy = /content-security-policy" content="([^"]*)"/.exec(read('index.html'))![1]!;

  expect(policy).toContain("font-src 'self';");
  expect(policy).toContain('connect-src https://in.stats.example.com;');
  expect(policy).toMatch(/script-src 'self' 'wasm-unsafe-eval'(?: 'sha256-[^']+')+ https:\/\/stats\.example\.com;/);
  expect(policy).not.toMatch(/unsafe-inline|\*|data:/);
});

test('the menu has the order and the names of site.yaml', () => {
  const menu = [...read('index.html').matchAll(/<nav[^>]* aria-label="Site">.*?<\/nav>/gs)].join('');
  const names = [...menu.matchAll(/<a [^>]*>([^<]*)</g)].map(([, name]) => name!.trim());

  expect(names[0]).toBe('Promises');
  expect(names).not.toContain('Alerts');
});

test('a preview has what pages show, and no script or rule for hosts: the change may be a stranger’s', async () => {
  const { site: preview } = await builtSite(content, { flags: ['--preview', 'PR 1'] });

  const html = readFileSync(path.join(preview, 'index.html'), 'utf8');
  expect(html).not.toContain('stats.example.com');
  expect(html).toContain('brand/logo.svg');
  expect(existsSync(path.join(preview, 'brand/site.css'))).toBe(true);
  expect(existsSync(path.join(site, 'stats.js'))).toBe(true);
  for (const file of ['stats.js', 'CNAME']) expect(existsSync(path.join(preview, file))).toBe(false);
});

test('links that lead out of public/ are not followed, nor is one that leads there', async () => {
  const folder = temporaryFolder();
  const run = (cwd: string) => residentAlertbook(['check'], { cwd: path.join(folder, cwd) });
  writeFiles(folder, { 'secret.txt': 'x', 'a/public/x.txt': 'x', 'b/.keep': '' });
  for (const name of ['a', 'b']) writeFiles(path.join(folder, name, 'content'), shop);
  symlinkSync('../../secret.txt', path.join(folder, 'a/public/secret.txt'));
  symlinkSync('..', path.join(folder, 'b/public'));

  expect((await run('a')).stdout).toContain('public/secret.txt:1:1  error  content/link-outside');
  expect((await run('b')).stdout).toContain('public:1:1  error  content/link-outside');
});
