import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isNoValue } from '../src/model/alerts/given-link.ts';
import { problemOf } from '../src/model/commands/parameter-values.ts';
import { launchBrowser } from './support/browser.ts';
import { shapes } from './support/command-shapes.ts';
import { alertbook, temporaryFolderForFile, writeFiles } from './support/command.ts';
import { filledCommand } from './support/filled-command.ts';
import { hostileValues } from './support/hostile-values.ts';
import { shop } from './support/shop.ts';
import { serveFolder, type Served } from './support/static-server.ts';

const blocks = [
  ...shapes,
  { language: 'sql', block: "SELECT '{{v}}' AS v;" },
  { language: 'promql', block: 'up{pod="{{v}}", job=~"{{v}}"}' },
  { language: 'logql', block: '{pod="{{v}}"}' },
];

const page_ = `---
title: Commands
service: shop
kind: procedure
params:
  - { name: v, label: Value, example: api }
  - { name: other, label: Other value, example: api, default: api }
---

## Purpose

Look at [the board](https://grafana.example.com/d/x?var-v={{v}}) of {{other}}, or type \`standin {{v}}\`.

## Procedure

${blocks.map(({ language, block }, index) => `\`\`\`\`${language || 'text'} title="Block ${index}"\n${block}\n\`\`\`\``).join('\n\n')}

## Verification

Look.

## Rollback

None.
`;

let served: Served;
let browser: Browser;
let page: Page;
beforeAll(async () => {
  const folder = temporaryFolderForFile();
  writeFiles(path.join(folder, 'content'), { ...shop, 'runbooks/shop/commands.mdx': page_ });
  const { code, stderr } = await alertbook(['build'], { cwd: folder });
  if (code !== 0) throw new Error(stderr);
  served = await serveFolder(path.join(folder, 'dist'));
  browser = await launchBrowser();
  const context = await browser.newContext();
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: served.origin });
  page = await context.newPage();
});
afterAll(async () => {
  await browser?.close();
  await served?.close();
});

const open = (value: string) =>
  page.goto(`${served.origin}/runbooks/shop/commands/?v=${encodeURIComponent(value)}&from=alert`);

/**
 * Presses the button of every command: what is put on the clipboard, and what is said, in the order of the blocks. Between page and
 * clipboard stands a list here, which is read at once; other stories read the clipboard itself.
 */
async function pressEach(): Promise<{ copied: string | undefined; said: string }[]> {
  return page.evaluate<{ copied: string | undefined; said: string }[]>(`(async () => {
    const all = [];
    let copied;
    navigator.clipboard.writeText = async (text) => void (copied = copied === undefined ? text : copied + text);
    for (const listing of document.querySelectorAll('.prose .listing')) {
      copied = undefined;
      listing.querySelector('button.copy').click();
      const status = listing.querySelector('[role=status]');
      const { port1, port2 } = new MessageChannel();
      while (!/^(Copied|Fill in)/.test(status.textContent))
        await new Promise((resolve) => ((port1.onmessage = resolve), port2.postMessage('')));
      all.push({ copied, said: status.textContent });
    }
    return all;
  })()`);
}

// What a template prints for nothing is no value: the page says that the alert gave none.
const usable = hostileValues.filter((value) => problemOf(value, undefined) === undefined && !isNoValue(value));
const refused = hostileValues.filter((value) => problemOf(value, undefined) !== undefined);

test('there are values enough of both kinds', () => {
  expect(usable.length).toBeGreaterThanOrEqual(80);
  expect(refused.length).toBeGreaterThanOrEqual(10);
});

// What shells and databases make of these is tried in quoting-in-shells and beside the quoting; this is about the page.
describe.each(usable)('the value %j', (value) => {
  test('is copied in each command as the build has read its place, or said to be left to type', async () => {
    await open(value);
    const pressed = await pressEach();

    for (const [index, { language, block }] of blocks.entries()) {
      const expected = filledCommand(block, language || 'text', value);
      expect(pressed[index]!.copied, block).toBe(expected);
      if (expected === undefined) expect(pressed[index]!.said).toMatch(/^Fill in v by hand .* is not filled in here/);
    }
    const link = await page.getByText('the board').getAttribute('href');
    expect(new URL(link!).searchParams.get('var-v')).toBe(value);
    expect(await page.locator('.prose script, .prose img').count()).toBe(0);
  });
});

test('a command in a sentence, which is copied by hand, shows inert values only', async () => {
  const inline = page.locator('p code', { hasText: 'standin' });
  await open('api-7f9');
  expect(await inline.textContent()).toBe('standin api-7f9');

  await open('x; touch owned');
  expect(await inline.textContent()).toBe('standin {{v}}');
});

test('a second press copies what could be filled in, with the name of the rest', async () => {
  await open('two words');
  const listing = page.locator('.listing', {
    has: page.getByText(`Block ${blocks.findIndex(({ block }) => block.startsWith('ssh'))}`, { exact: true }),
  });
  await listing.getByRole('button').click();
  expect(await listing.getByRole('status').textContent()).toBe(
    'Fill in v by hand after pasting. “two words” is not filled in here, because ssh reads its words a second time.',
  );

  await listing.getByRole('button').click();
  await listing.getByText('Copied').waitFor();
  expect(await page.evaluate('navigator.clipboard.readText()')).toBe('ssh host standin {{v}}');
});

describe.each(refused)('the value %j', (value) => {
  test('is not filled in anywhere, and its field says why', async () => {
    await open(value);

    expect(await page.locator('[data-parameter=v] [role=status]').textContent()).toContain('it is not filled in');
    const listing = page.locator('.listing').first();
    await listing.getByRole('button', { name: 'Copy' }).click();
    await listing.locator('.ask-values input').waitFor();
    expect(await listing.locator('code').textContent()).toContain('standin {{v}}');
  });
});
