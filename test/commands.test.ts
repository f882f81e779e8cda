import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { violationsOn } from './support/axe.ts';
import { launchBrowser } from './support/browser.ts';
import { alertbook, temporaryFolderForFile, writeFiles } from './support/command.ts';
import { shop } from './support/shop.ts';
import { serveFolder, type Served } from './support/static-server.ts';

const commands = `---
title: Commands of every kind
service: shop
kind: procedure
params:
  - name: namespace
    label: Kubernetes namespace
    pattern: '[a-z0-9-]+'
    example: shop
  - name: pod
    label: Pod
    pattern: '(\S+ ?)+|x'
    example: api-7f9
  - name: table
    label: Table
    example: orders
    default: jobs
---

## Purpose

Look at {{pod}} on [the board](https://grafana.example.com/d/x?var-pod={{pod}}&var-ns={{namespace}}).

## Procedure

\`\`\`bash risk=safe title="Shell"
kubectl -n {{namespace}} logs "{{pod}}"
echo {{pod}}
\`\`\`

\`\`\`promql risk=safe title="Query"
up{pod=~"{{pod}}"}
\`\`\`

\`\`\`sql risk=safe title="SQL"
SELECT count(*) FROM {{table}} WHERE name = '{{pod}}';
\`\`\`

\`\`\`console risk=safe title="Session"
$ kubectl get pods \\
>   --namespace {{namespace}}
NAME    READY
api-1   1/1
$ uptime
 02:14 up 3 days
\`\`\`

\`\`\`bash risk=destructive destroys="Every row." undo="Restore the last backup." title="Empty"
psql --command 'TRUNCATE {{table}}'
\`\`\`

## Verification

Count again.

## Rollback

Restore.
`;

const address = '/runbooks/shop/commands/';
const other = '/runbooks/shop/queue-backlog/';

let site: string;
let served: Served;
let browser: Browser;
beforeAll(async () => {
  const folder = temporaryFolderForFile();
  // A pattern that would keep a page busy for hours is an error; here it is shipped all the same.
  const settings = `${shop['site.yaml']}checks: { parameter/slow-pattern: note }\n`;
  const content = { ...shop, 'site.yaml': settings, 'runbooks/shop/commands.mdx': commands };
  writeFiles(path.join(folder, 'content'), content);
  const { code, stderr } = await alertbook(['build'], { cwd: folder });
  if (code !== 0) throw new Error(stderr);
  site = path.join(folder, 'dist');
  served = await serveFolder(site);
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await served?.close();
});

let context: BrowserContext;
let page: Page;
const errors: string[] = [];
beforeEach(async () => {
  errors.length = 0;
  context = await browser.newContext({ viewport: { width: 360, height: 640 } });
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: served.origin });
  page = await context.newPage();
  page.on('pageerror', (error) => errors.push(error.message));
});
afterEach(async () => {
  await context.close();
  expect(errors).toEqual([]);
});

const listing = (title: string) => page.locator('.listing', { has: page.getByText(title, { exact: true }) });
const shown = async (title: string) => (await listing(title).locator('code').textContent())?.trim();
const clipboard = () => page.evaluate('navigator.clipboard.readText()');

const firstCommand = () => page.locator('.listing code').first().textContent();
const source = (name: string) => page.locator(`[data-parameter=${name}] .source`).textContent();

/** Goes on to another page of the site as a reader does, by a link. */
async function followTo(to: string): Promise<void> {
  await page.evaluate((to) => {
    const link = document.createElement('a');
    link.href = to;
    document.body.append(link);
    link.click();
  }, to);
  await page.waitForURL(`**${to}`);
}

async function copy(title: string): Promise<unknown> {
  await listing(title).getByRole('button', { name: 'Copy' }).click();
  await listing(title).getByText('Copied').waitFor();
  return clipboard();
}

/** The fields of the page are folded below a line that says what they hold. */
async function openValues(): Promise<void> {
  await page.locator('.params > summary').click();
}

describe('parameters of an alert', () => {
  test('fill every command, query and link of the page, each quoted as its language reads it', async () => {
    await page.goto(`${served.origin}${address}?namespace=shop&pod=api+%22x%22%3B+rm+-rf+%2F#procedure`);

    expect(await shown('Shell')).toBe(`kubectl -n shop logs "api \\"x\\"; rm -rf /"\necho 'api "x"; rm -rf /'`);
    expect(await shown('Query')).toBe('up{pod=~"api \\"x\\"; rm -rf /"}');
    expect(await shown('SQL')).toBe(`SELECT count(*) FROM jobs WHERE name = 'api "x"; rm -rf /';`);
    expect(await page.getByText('the board').getAttribute('href')).toBe(
      'https://grafana.example.com/d/x?var-pod=api%20%22x%22%3B%20rm%20-rf%20%2F&var-ns=shop',
    );
    expect(await page.evaluate('document.querySelector(":target")?.id')).toBe('procedure');
  });

  test('are never markup', async () => {
    await page.goto(`${served.origin}${address}?pod=${encodeURIComponent('<img src=x onerror="document.title=1">')}`);

    expect(await page.locator('.prose img').count()).toBe(0);
    expect(await shown('Query')).toContain('<img src=x onerror=');
    expect(await page.title()).toContain('Commands');
  });

  test('are found behind the fragment too, where the page opens at the section and the address is put right', async () => {
    await page.goto(`${served.origin}${address}#procedure?namespace=shop&pod=api`);

    expect(await shown('Shell')).toBe('kubectl -n shop logs "api"\necho api');
    expect(new URL(page.url()).search).toBe('?namespace=shop&pod=api');
    expect(await page.evaluate('document.querySelector(":target")?.id')).toBe('procedure');
  });

  test.each([
    [
      'that hides characters',
      'api\u202Egpj',
      '“api‹U+202E›gpj” contains characters that cannot be seen (U+202E): it is not filled in.',
    ],
    [
      'of look-alikes',
      '\u0430pi',
      '“\u0430pi” mixes letters that look alike (\u0430): it is not filled in. Type it yourself.',
    ],
  ])('a value %s is shown for what it is, and not filled in', async (_what, value, sentence) => {
    await page.goto(`${served.origin}${address}?pod=${encodeURIComponent(value)}`);

    expect(await page.locator('[data-parameter=pod] [role=status]').textContent()).toBe(sentence);
    expect(await shown('Query')).toBe('up{pod=~"{{pod}}"}');
  });

  test('a value against the pattern of the parameter is refused with the pattern', async () => {
    await page.goto(`${served.origin}${address}?namespace=Shop;ls`);

    expect(await page.locator('[data-parameter=namespace] [role=status]').textContent()).toBe(
      '“Shop;ls” is not of the form [a-z0-9-]+: it is not filled in.',
    );
    expect(await shown('Shell')).toContain('-n {{namespace}} logs');
  });

  test('a pattern that some value would keep busy is never asked, whatever the level of its check', async () => {
    await page.goto(`${served.origin}${address}?pod=${'a'.repeat(100)}%20%20b`);
    await openValues();
    await page.locator('[data-fill=pod]').fill(`${'b'.repeat(100)}  c`);

    expect(await shown('Query')).toContain('bbb  c');
    expect(await page.locator('[data-parameter=pod]').getAttribute('data-pattern')).toBeNull();
  });

  test('that are missing are typed in once, kept in the tab, and never move to the page of another alert by themselves', async () => {
    await page.goto(`${served.origin}${address}`);
    expect(await shown('Shell')).toBe('kubectl -n {{namespace}} logs "{{pod}}"\necho {{pod}}');

    await openValues();
    await page.locator('[data-fill=namespace]').fill('shop-2');
    expect(await shown('Shell')).toContain('-n shop-2 logs');
    expect(await source('namespace')).toBe('typed here');
    await page.reload();
    expect(await shown('Shell')).toContain('-n shop-2 logs');
    expect(await source('namespace')).toBe('from earlier in this tab');

    await followTo(other);
    expect(await firstCommand()).toContain('-n {{namespace}} get pods');
    expect(await page.locator('.offer').textContent()).toBe(
      'Commands of every kind is open in this tab too: namespace shop-2. Use its values here',
    );
    await page.getByRole('button', { name: 'Use its values here' }).click();
    await page.waitForFunction(() =>
      document.querySelector('.listing code')?.textContent.includes('-n shop-2 get pods'),
    );
    expect(await page.locator('.offer').count()).toBe(0);

    const fresh = await context.newPage();
    await fresh.goto(`${served.origin}${other}`);
    expect(await fresh.locator('.listing code').first().textContent()).toContain('-n {{namespace}} get pods');
  });

  test('say where they come from, and can be cleared', async () => {
    await page.goto(`${served.origin}${address}?namespace=shop&pod=%3Cno+value%3E`);

    expect(await source('namespace')).toBe('from the alert’s link');
    expect(await source('pod')).toBe('the alert gave none');
    expect(await source('table')).toBe('the usual value');
    expect(await shown('Query')).toBe('up{pod=~"{{pod}}"}');

    await openValues();
    await page.getByRole('button', { name: 'Clear namespace' }).click();
    expect(await shown('Shell')).toContain('-n {{namespace}} logs');
    await page.reload();
    expect(await shown('Shell')).toContain('-n {{namespace}} logs');
  });

  test('of one firing of an alert are not those of the next one', async () => {
    await page.goto(`${served.origin}${address}?namespace=shop&startsAt=1796000000`);
    await openValues();
    await page.locator('[data-fill=pod]').fill('api-1');
    await page.goto(`${served.origin}${address}?namespace=other&startsAt=1796000000`);
    expect(await page.locator('[data-fill=pod]').inputValue()).toBe('');

    await page.goto(`${served.origin}${address}?namespace=shop&startsAt=1796000000`);
    expect(await page.locator('[data-fill=pod]').inputValue()).toBe('api-1');
    await page.goto(`${served.origin}${address}?namespace=&startsAt=1796000000`);
    expect(await page.locator('[data-fill=namespace]').inputValue()).toBe('');
  });

  test('never leave the browser', async () => {
    const asked: string[] = [];
    await page.goto(`${served.origin}${address}`);
    page.on('request', (request) => asked.push(request.url()));
    await openValues();
    await page.locator('[data-fill=pod]').fill('secret-pod');
    await copy('Query');

    expect(asked.filter((url) => url.includes('secret'))).toEqual([]);
  });
});

describe('a copy', () => {
  test('is the command as it should be pasted: no prompt, no output, continuations whole, parameters filled', async () => {
    await page.goto(`${served.origin}${address}?namespace=shop&pod=api`);

    expect(await copy('Session')).toBe('kubectl get pods \\\n  --namespace shop\nuptime');
    expect(await copy('Shell')).toBe('kubectl -n shop logs "api"\necho api');
  });

  test('without a value asks for it at the command, says what is wrong with it, and then copies', async () => {
    await page.goto(`${served.origin}${address}`);
    await listing('Shell').getByRole('button', { name: 'Copy' }).click();
    await listing('Shell').locator('.ask-values input:focus').waitFor();

    expect(await page.evaluate('document.activeElement.closest("label").textContent')).toContain(
      'Kubernetes namespace',
    );
    await page.keyboard.type('Not Valid');
    await page.keyboard.press('Enter');
    expect(await listing('Shell').locator('.ask-values .problem').allTextContents()).toEqual([
      '“Not Valid” is not of the form [a-z0-9-]+: it is not filled in.',
      'A value is needed.',
    ]);

    await listing('Shell').locator('.ask-values input').first().fill('shop');
    await listing('Shell').locator('.ask-values input').last().fill('api-1');
    await page.keyboard.press('Enter');
    await listing('Shell').getByText('Copied').waitFor();
    expect(await clipboard()).toBe('kubectl -n shop logs "api-1"\necho api-1');
    expect(await page.locator('[data-fill=pod]').inputValue()).toBe('api-1');
    expect(await listing('Shell').locator('.ask-values').count()).toBe(0);
  });

  test('while a server stalls on what reads the link says what is left to fill in, and the page goes on without it', async () => {
    await page.route('**/assets/link.js', () => undefined);
    await page.goto(`${served.origin}${address}?namespace=shop`, { waitUntil: 'commit' });

    await listing('Shell').getByRole('button', { name: 'Copy' }).click();
    await listing('Shell').getByText('Copied. Fill in namespace and pod by hand after pasting.').waitFor();
    expect(await clipboard()).toBe('kubectl -n {{namespace}} logs "{{pod}}"\necho {{pod}}');

    await page.getByText('The values in the link could not be read: reload the page.').waitFor({ timeout: 15_000 });
    await openValues();
    await page.locator('[data-fill=namespace]').fill('shop');
    expect(await shown('Shell')).toContain('-n shop logs');
  });

  test('that lacks values and destroys something asks for both', async () => {
    await page.goto(`${served.origin}${address}`);
    await openValues();
    await page.getByRole('button', { name: 'Clear table' }).click();
    await listing('Empty').getByRole('button', { name: 'Copy' }).click();
    await listing('Empty').locator('.ask-values input:focus').waitFor();
    await page.keyboard.type('orders');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Copy it', exact: true }).click();
    await listing('Empty').getByText('Copied').waitFor();
    expect(await clipboard()).toBe("psql --command 'TRUNCATE orders'");
  });

  test('of what destroys says what it destroys and how to undo it, and asks first', async () => {
    await page.goto(`${served.origin}${address}`);
    await page.evaluate('navigator.clipboard.writeText("before")');

    await listing('Empty').getByRole('button', { name: 'Copy' }).click();
    const dialog = page.getByRole('dialog', { name: 'This command destroys something' });
    expect(await dialog.textContent()).toContain('Every row.');
    expect(await dialog.textContent()).toContain('Restore the last backup.');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Do not copy it');
    await page.keyboard.press('Escape');
    expect(await clipboard()).toBe('before');

    await listing('Empty').getByRole('button', { name: 'Copy' }).click();
    await page.getByRole('button', { name: 'Copy it', exact: true }).click();
    await listing('Empty').getByText('Copied').waitFor();
    expect(await clipboard()).toBe("psql --command 'TRUNCATE jobs'");
  });

  test('has a button that a thumb hits, and axe finds nothing, with the question open too', async () => {
    await page.goto(`${served.origin}${address}?namespace=Not Valid`);
    for (const button of await page.getByRole('button', { name: 'Copy' }).all())
      expect((await button.boundingBox())!.height).toBeGreaterThanOrEqual(44);

    expect(await violationsOn(page)).toEqual([]);
    await listing('Empty').getByRole('button', { name: 'Copy' }).click();
    expect(await violationsOn(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
  });

  test('works from a folder', async () => {
    await page.goto(`${pathToFileURL(path.join(site, address, 'index.html')).href}?pod=api`);

    await listing('Query').getByRole('button', { name: 'Copy' }).click();
    await listing('Query').getByText('Copied').waitFor();
  });
});

test('without JavaScript, placeholders are plain text that says what goes there', async () => {
  const plain = await browser.newPage({ javaScriptEnabled: false });
  await plain.goto(`${served.origin}${address}?pod=api`);

  expect(await plain.locator('.listing code').first().textContent()).toContain('{{namespace}}');
  expect(await plain.locator('[data-parameter=namespace]').textContent()).toMatch(
    /Kubernetes namespace.*for example.*shop/s,
  );
  await plain.close();
});
