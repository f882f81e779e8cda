import { spawn, type ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { violationsOn } from './support/axe.ts';
import { launchBrowser } from './support/browser.ts';
import { launcher as compiled, temporaryFolderForFile, writeFiles } from './support/command.ts';
import { rawRequest, sendRaw, type RawRequest } from './support/raw-requests.ts';
import { shop } from './support/shop.ts';

const runbook = 'runbooks/shop/queue-backlog.mdx';

const launchers = {
  'its sources': fileURLToPath(new URL('../src/cli/alertbook.mjs', import.meta.url)),
  'what is installed': compiled,
};

describe.each(Object.entries(launchers))('from %s', (program, launcher) => {
  let content: string;
  let server: ChildProcess;
  let origin: string;
  let said = '';
  beforeAll(async () => {
    content = path.join(temporaryFolderForFile(), 'content');
    writeFiles(content, shop);
    server = spawn(process.execPath, [launcher, 'dev', '--content', content, '--port', '0'], {
      // Under vitest, Astro's development server serves no pages, and takes the mode of the tests for its own.
      env: { ...process.env, NO_COLOR: '1', VITEST: undefined, MODE: undefined, NODE_ENV: undefined },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [server.stdout!, server.stderr!]) stream.on('data', (data) => (said += String(data)));
    origin = await until(() => /(http:\/\/localhost:\d+\S*)\/\s/.exec(said)?.[1]);
  }, 60_000);
  afterAll(() => server.kill('SIGTERM'));

  /** What a function answers once it answers something. @throws Error with what the server said when it never does. */
  async function until<Answer>(ask: () => Answer | undefined | Promise<Answer | undefined>): Promise<Answer> {
    for (let attempt = 0; attempt < 200; attempt++) {
      const answer = await ask();
      if (answer !== undefined) return answer;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`The server never came so far:\n${said}`);
  }

  async function textOf(address: string): Promise<string> {
    const response = await fetch(origin + address);
    return `${response.status} ${await response.text()}`;
  }

  function edit(from: string, to: string): void {
    const file = path.join(content, runbook);
    const source = readFileSync(file, 'utf8');
    expect(source).toContain(from);
    writeFileSync(file, source.replace(from, to));
  }

  test('the development server shows a change, then what is wrong with one beside the last good page', async () => {
    const address = '/runbooks/shop/queue-backlog/';
    expect(await textOf(address)).toMatch(/^200 /);

    edit('## Meaning\n', '## Meaning\n\nA sentence that was just written.\n');
    await until(async () => (await textOf(address)).includes('A sentence that was just written.') || undefined);

    said = '';
    edit('A sentence that was just written.', 'A sentence that was just written. <Nonsense />');
    await until(() => /runbooks\/shop\/queue-backlog\.mdx:\d+:\d+ {2}error {2}/.exec(said)?.[0]);
    expect(said).toContain('`<Nonsense>`');
    expect(await textOf(address)).toContain('A sentence that was just written.');

    edit(' <Nonsense />', ' It is fine again.');
    await until(async () => (await textOf(address)).includes('It is fine again.') || undefined);
  }, 90_000);

  test('the content folder may go and come back, as when a branch is switched', async () => {
    const address = '/runbooks/shop/queue-backlog/';
    renameSync(content, `${content}.away`);
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect(await textOf(address)).toMatch(/^200 /);
    expect(server.exitCode).toBe(null);

    renameSync(`${content}.away`, content);
    // The watcher of Astro's server is Vite's.
    if (program === 'its sources') return;
    edit('## Meaning\n', '## Meaning\n\nWritten on the other branch.\n');
    await until(async () => (await textOf(address)).includes('Written on the other branch.') || undefined);
  }, 60_000);

  test('the development server answers other spellings of an alert, with their query', async () => {
    const exact = await textOf('/alerts/ShopQueueBacklog/');
    expect(exact).toMatch(/^200 [^]*<h1/);
    for (const spelling of ['/alerts/shopqueuebacklog/', '/alerts/shopqueuebacklog', '/alerts/ShopQueueBacklog.html'])
      expect(await textOf(`${spelling}?namespace=shop`), spelling).toMatch(
        /^200 [^]*Shop<wbr>Queue|^200 [^]*ShopQueueBacklog/,
      );
  }, 30_000);

  const ofSources = program === 'its sources' ? describe : undefined;

  // What is installed has none: it is for those who change the pages.
  ofSources?.('the gallery', () => {
    let browser: Browser;
    let page: Page;
    beforeAll(async () => {
      browser = await launchBrowser();
      page = await browser.newPage();
      await page.goto(`${origin}/gallery/`);
    }, 60_000);
    afterAll(() => browser?.close());

    test('shows every component that has examples', async () => {
      const examples = readdirSync(path.join(import.meta.dirname, '../src/components'), { recursive: true })
        .map(String)
        .filter((name) => name.endsWith('.examples.ts'))
        .map((name) => path.basename(name, '.examples.ts'));

      // The server loads a page again when it has found out what its scripts need.
      const shown = () =>
        page
          .getByRole('heading', { level: 2 })
          .allInnerTexts()
          .catch(() => []);

      await expect.poll(shown, { timeout: 10_000 }).toEqual(expect.arrayContaining(examples));
      expect(examples.length).toBeGreaterThan(25);
    });

    test.each([
      ['light', 360],
      ['dark', 360],
      ['light', 1280],
      ['dark', 1280],
    ] as const)('has no violation that axe can find, and is not cut off: %s, %i pixels', async (colorScheme, width) => {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme });

      // The same element is shown in many states: their ids appear twice, as on no page of a site.
      expect(await violationsOn(page, ['duplicate-id-aria', 'landmark-unique'])).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
    });
  });

  test('a stranger’s pictures and links are not served, under no address that Vite knows for them', async () => {
    const folder = path.dirname(content);
    writeFiles(folder, {
      'secret.svg': 'not for those who ask',
      'content/images/good.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
      'content/images/evil.svg': '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    });
    symlinkSync(path.join(folder, 'secret.svg'), path.join(content, 'images/outside.svg'));
    const asked = async (address: string): Promise<string> => {
      const response = await fetch(origin + address);
      const text = await response.text();
      return /alert\(1\)|not for those/.test(text) ? 'served' : String(response.status);
    };

    // Without Vite there is nothing of such a name.
    const refused = program === 'its sources' ? '403' : '404';
    expect(await asked('/images/good.svg')).toBe('200');
    for (const name of ['evil', 'outside']) {
      expect(await asked(`/images/${name}.svg`)).toBe('404');
      expect(await asked(`/@fs${content}/images/${name}.svg`)).toBe(refused);
      expect(await asked(`/@fs${content}/images/${name}.svg?raw`)).toBe(refused);
    }
    expect(await asked(`/@fs${content}/site.yaml`)).toBe(refused);
  }, 30_000);

  test('whatever is asked of it, the development server lives on', async () => {
    const port = Number(new URL(origin).port);
    const send = (request: RawRequest): Promise<string | undefined> => sendRaw(port, request, 'localhost');
    const statusOf = async (line: string): Promise<string | undefined> => {
      const bytes = Buffer.from(`${line} HTTP/1.1\r\nHost: localhost\r\n\r\n`);
      return (await send({ bytes, then: 'wait' }))?.split(' ')[1];
    };

    for (const target of ['/%', '/%00', '/..%2f..%2fsite.yaml'])
      expect(await statusOf(`GET ${target}`), target).toBe('400');
    for (const target of ['//', '//evil.example'])
      expect(await statusOf(`GET ${target}`), target).toBe(program === 'its sources' ? '400' : '301');
    expect(await statusOf('GET http://evil.example/')).toBe(program === 'its sources' ? '400' : '421');
    for (const method of ['POST', 'PUT', 'TRACE', 'OPTIONS']) expect(await statusOf(`${method} /`), method).toBe('405');
    for (const request of fc.sample(rawRequest, { numRuns: 200, seed: 1 }))
      expect(await send(request), request.bytes.toString('latin1')).not.toBeUndefined();

    expect(server.exitCode).toBe(null);
    expect(await textOf('/runbooks/shop/queue-backlog/')).toMatch(/^200 /);
  }, 120_000);
});
