import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { policyOf } from '../src/publish/content-security.ts';
import { launchBrowser } from './support/browser.ts';
import { builtSite, hostOf } from './support/built-site.ts';
import { alertbook, temporaryFolder, writeFiles } from './support/command.ts';
import { attributeOf, elementsBelow, parsePage } from './support/page-text.ts';
import { searchedContent } from './support/search-site.ts';
import { serveFolder, type Served } from './support/static-server.ts';

let site: string;
let served: Served;
let browser: Browser;
beforeAll(async () => {
  ({ site } = await builtSite(searchedContent));
  served = await serveFolder(hostOf(site));
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await served?.close();
});

function pages(): string[] {
  const files = readdirSync(site, { recursive: true }).map((name) => String(name).replaceAll(path.sep, '/'));
  return files.filter((name) => /(?:^|\/)index\.html$|^404\.html$/.test(name)).toSorted();
}

describe.each([
  ['a host', () => `${served.origin}/`],
  ['a path of a host', () => `${served.origin}/deep/base/`],
  ['a folder', () => `${pathToFileURL(site).href}/`],
] as const)('from %s', (place, root) => {
  test('no page loads or runs what its policy forbids, from the first look to a hit in the text', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    const refused: string[] = [];
    await page.exposeFunction('refusedByPolicy', (what: string) => void refused.push(what));
    await page.addInitScript(() =>
      addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) =>
        (globalThis as unknown as { refusedByPolicy: (what: string) => void }).refusedByPolicy(
          `${location.pathname} ${violatedDirective} ${blockedURI} ${sample}`,
        ),
      ),
    );
    // From a folder, 404 has addresses of a host, and no page leads to it.
    for (const name of pages().filter((name) => place === 'a host' || name !== '404.html')) {
      await page.goto(root() + name);
      await page.waitForLoadState();
    }
    await page.goto(`${root()}runbooks/shop/queue-backlog/index.html?namespace=shop&startsAt=2026-11-21T02:00:00Z`);
    await page.locator('[data-risk="destructive"] .copy').first().click();
    await page.getByRole('button', { name: 'Do not copy it' }).click();
    const hit = await findInText(page);

    expect(refused).toEqual([]);
    expect(hit).toContain('Card readers are silent');
    expect(pages().length).toBeGreaterThan(30);
    await context.close();
  }, 120_000);
});

test('a page may be kept on the device under its policy', async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${served.origin}/`);

  await page.getByText('The whole site is kept on this device').waitFor();

  await context.close();
});

test('what a policy does not name is refused: the test above would see it', async () => {
  const page = await browser.newPage();
  await page.goto(`${served.origin}/`);

  const refused = await page.evaluate(async () => {
    const seen: string[] = [];
    addEventListener('securitypolicyviolation', ({ violatedDirective }) => seen.push(violatedDirective));
    const script = document.createElement('script');
    script.textContent = 'globalThis.hasRun = true';
    document.body.append(script);
    document.body.setAttribute('style', 'color: red');
    document.body.insertAdjacentHTML('beforeend', '<img alt="" src="https://elsewhere.example/x.png">');
    await fetch('/index.html').catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, 200));
    return { seen: seen.toSorted(), hasRun: 'hasRun' in globalThis };
  });

  expect(refused).toEqual({
    seen: ['connect-src', 'img-src', 'script-src-elem', 'style-src-attr'],
    hasRun: false,
  });
  await page.close();
});

test('every page says its policy before anything that it holds, and has no style attribute and no handler', () => {
  const wrong = pages().flatMap((name) => {
    const elements = elementsBelow(parsePage(readFileSync(path.join(site, name), 'utf8')));
    const [, , , policy] = elements;
    const first = policy && attributeOf(policy, 'http-equiv') === 'content-security-policy' ? [] : ['no policy first'];
    const unsafe = policy && attributeOf(policy, 'content')!.includes('unsafe-inline') ? ["'unsafe-inline'"] : [];
    const attributes = elements
      .flatMap(({ attrs }) => attrs.map((attribute) => attribute.name))
      .filter((attribute) => attribute === 'style' || attribute.startsWith('on'));
    return [...first, ...unsafe, ...attributes].map((what) => `${name}: ${what}`);
  });

  expect(wrong).toEqual([]);
});

test('a page that needs more than the policy gives is not built, and its author is told what to do', async () => {
  const folder = temporaryFolder();
  writeFiles(path.join(folder, 'content'), {
    ...searchedContent,
    'pages/about.mdx': '---\ntitle: About\n---\n\n<p onclick="alert(1)">Text</p>\n',
  });

  const { code, stderr } = await alertbook(['build'], { cwd: folder });

  expect(code).toBe(1);
  expect(stderr).toContain('/about/index.html: `onclick` of <p> is never run here: write a <script> beside it.');
  expect(stderr).toContain('Not built.');
});

test('a page may show images of the hosts that it names, and of no other', () => {
  const policy = policyOf(
    '<img alt="" src="https://img.example.com/a.png"><style>a{}</style><script src="x.js"></script>',
  );

  expect(policy.split(';')).toEqual([
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self' 'sha256-X1RutGBrXCt9KkSaXMK7tHftWiRscFHOhxsS8tv8hBk='",
    "img-src 'self' https://img.example.com",
    "manifest-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ]);
});

/** Looks for words that stand in the text of one page, and answers the first place. */
async function findInText(page: Page): Promise<string> {
  await page.keyboard.press('/');
  await page.keyboard.type('certificate has expired');
  const hit = page.locator('[role="option"]:has(mark)').first();
  await hit.waitFor();
  return await hit.innerText();
}
