import path from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { launchBrowser } from './support/browser.ts';
import { alertbook, temporaryFolderForFile, writeFiles } from './support/command.ts';
import { inheritedIds, inheritedNames, inheritedNamesSite } from './support/inherited-names.ts';
import { ask } from './support/search-site.ts';
import { serveFolder, type Served } from './support/static-server.ts';

const runbook = '/runbooks/constructor/constructor/';

let folder: string;
let served: Served;
let browser: Browser;
beforeAll(async () => {
  folder = temporaryFolderForFile();
  writeFiles(path.join(folder, 'content'), inheritedNamesSite);
  const { code, stdout, stderr } = await alertbook(['build'], { cwd: folder });
  if (code !== 0) throw new Error(stdout + stderr);
  served = await serveFolder(path.join(folder, 'dist'));
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
  context = await browser.newContext({ serviceWorkers: 'block' });
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: served.origin });
  page = await context.newPage();
  page.on('pageerror', (error) => errors.push(error.message));
});
afterEach(async () => {
  await context.close();
  expect(errors).toEqual([]);
});

/** A value for a parameter that differs from those of the others. */
const valueOf = (name: string): string => `v${name.replaceAll('_', '').toLowerCase()}`;
const query = inheritedNames.map((name) => `${name}=${valueOf(name)}`).join('&');
const listing = (title: string) => page.locator('.listing', { has: page.getByText(title, { exact: true }) });

test('every listing, parameter, section, step and task of a page is shown, and filled by an alert’s link', async () => {
  await page.goto(`${served.origin}${runbook}?${query}`);

  expect(await page.locator('[data-parameter]').count()).toBe(inheritedNames.length);
  for (const name of inheritedNames) {
    expect(await page.locator(`[data-fill=${name}]`).inputValue(), name).toBe(valueOf(name));
    expect(await listing(`Listing ${name}`).locator('code').textContent(), name).toContain(
      `echo ${valueOf(name)} ${name}`,
    );
    expect(await page.locator(`[id="${name}"]`).textContent(), name).toContain(`Heading ${name}`);
  }
  const all = inheritedNames.map((name) => `run --${name}=${valueOf(name)}`).join('\n');
  expect((await listing('Listing of all').locator('code').textContent())?.trim()).toBe(all);
  await listing('Listing of all').getByRole('button', { name: 'Copy' }).click();
  await listing('Listing of all').getByText('Copied').waitFor();
  expect(await page.evaluate('navigator.clipboard.readText()')).toBe(all);
  const details = ['Part constructor', 'Note of proto.', 'Objective name', 'Person prototype', 'Link constructor'];
  const text = await page.locator('main').innerText();
  for (const detail of details.filter((detail) => detail !== 'Part constructor')) expect(text).toContain(detail);
  expect(text).toContain('Text of the part constructor.');
});

test('what is typed and ticked is there again when the page is loaded again', async () => {
  await page.goto(`${served.origin}${runbook}`);
  await page.locator('.params > summary').first().click();
  for (const name of inheritedNames) await page.locator(`[data-fill=${name}]`).fill(valueOf(name));
  const tasks = page.locator('.task input');
  for (const task of await tasks.all()) await task.check();
  await page.locator('.branch input').first().check();

  await page.reload();

  expect(await tasks.count()).toBe(inheritedNames.length);
  for (const task of await tasks.all()) expect(await task.isChecked()).toBe(true);
  expect(await page.locator('.branch input').first().isChecked()).toBe(true);
  for (const name of inheritedNames)
    expect(await page.locator(`[data-fill=${name}]`).inputValue(), name).toBe(valueOf(name));
  await page.getByRole('button', { name: 'Copy timeline' }).click();
  await page.getByText('Copied').waitFor();
  const timeline = String(await page.evaluate('navigator.clipboard.readText()'));
  for (const name of inheritedNames) expect(timeline).toContain(`, ${name.replaceAll('_', '\\_')}\n`);
});

test.each([
  ['nothing', 'null'],
  ['a list', '["constructor"]'],
  ['a text', '"constructor"'],
  ['no JSON', '{'],
  ['objects', '{"constructor":{},"__proto__":{"then":"vthen"},"entries":{"constructor":null,"__proto__":{"at":1}}}'],
  ['times that are none', '{"start":1e300,"entries":{"__proto__":{"at":1e300,"text":"x"}},"touched":1e999}'],
  [
    'an incident that is none',
    '[{"subject":"alerts/__proto__","title":1},{"subject":"a","title":"","labels":"","pairs":[["then"]],"typed":{}}]',
  ],
  ['texts as entries', '{"start":"now","entries":"constructor","touched":{"valueOf":1}}'],
])('a page works whatever is stored in the browser: %s', async (_what, stored) => {
  await page.goto(`${served.origin}/404.html`);
  await page.evaluate((stored) => {
    sessionStorage.setItem('alertbook.incidents', stored);
    const log = `alertbook.log ${location.origin}/alerts/__proto__ constructor=vconstructor `;
    for (const key of ['alertbook.theme', log, 'alertbook.log other ']) localStorage.setItem(key, stored);
  }, stored);

  await page.goto(`${served.origin}/alerts/__proto__/?constructor=vconstructor`);
  await page.getByRole('button', { name: 'Start clock' }).click();
  expect(await page.locator('[data-fill=constructor]').inputValue()).toBe('vconstructor');
  expect(await page.locator('[data-fill=then]').inputValue()).toBe('');
  await page.goto(`${served.origin}${runbook}`);
  const [task] = await page.locator('.task input').all();
  await task!.check();
  expect(await page.getByText(/^1 of /).count()).toBe(1);
});

test('the page of every alert has its name, its labels and its value of the link', async () => {
  for (const name of inheritedNames) {
    await page.goto(`${served.origin}/alerts/${name}/?${name}=${valueOf(name)}&startsAt=`);
    expect((await page.locator('h1').textContent())?.trim()).toBe(name);
    expect(await page.locator(`[data-fill=${name}]`).inputValue()).toBe(valueOf(name));
    const labels = await page.locator('#rules code').allTextContents();
    for (const label of inheritedNames) expect(labels).toContain(`${label}=Label ${label}`);
  }
});

test('the search finds every name', { timeout: 120_000 }, async () => {
  await page.goto(`${served.origin}/index.html`);
  await page.keyboard.press('/');
  await page.locator('.search-filters').waitFor();

  for (const name of inheritedNames)
    expect(await ask(page, name), name).toContainEqual(`${name} alerts/${name}/index.html`);
});

test('every other page opens', { timeout: 120_000 }, async () => {
  const shared = ['contacts', 'slos', 'severities', 'recovery', 'maintenance', 'glossary', 'health', 'a-z', 'alerts'];
  const own = inheritedIds.flatMap((id) => [`services/${id}`, `runbooks/${id}`, `runbooks/${id}/${id}`]);
  for (const address of [...shared, ...own, ...inheritedIds.map((id) => `guides/${id}/${id}`)]) {
    const response = await page.goto(`${served.origin}/${address}/?__proto__=x&constructor=y&q=`);
    expect(response?.status(), address).toBe(200);
  }
  await page.goto(`${served.origin}/old/__proto__/`);
  expect(await page.locator('h1').textContent()).toContain('Runbook constructor');
});

test('what a built site says of itself is the same as its content: links of rules are alive, and nothing has changed', async () => {
  const rules = await alertbook(['rules', 'check', 'content/alerts/rules.yaml', '--dist', 'dist'], { cwd: folder });
  expect(rules).toMatchObject({ code: 0 });

  const diff = await alertbook(['diff', 'dist', 'content', '--format', 'json'], { cwd: folder });
  expect(JSON.parse(diff.stdout)).toMatchObject({ changes: [] });
});

test.each([
  [['constructor'], 'There is no command `constructor`.'],
  [['__proto__'], 'There is no command `__proto__`.'],
  [['new', 'constructor'], 'has no type `constructor`: expected one of'],
  [['new', '__proto__', 'a'], 'has no type `__proto__`: expected one of'],
  [['new', 'guide', 'a', '--constructor', 'b'], 'has no option `--constructor`'],
  [['check', '--format', 'toString'], 'expected one of'],
  [['urls', 'valueOf'], 'expected one of'],
  [['diff', '__proto__'], '__proto__'],
])('`alertbook %s` is wrong use, as any other word there', async (args, sentence) => {
  const { code, stderr } = await alertbook(args, { cwd: folder });

  expect(code).toBe(2);
  expect(stderr).toContain(sentence);
  expect(stderr).not.toContain('    at ');
});
