import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { temporaryFolderForFile, writeFiles } from './support/command.ts';
import { shop } from './support/shop.ts';

const launcher = fileURLToPath(new URL('../src/cli/alertbook.mjs', import.meta.url));
const runbook = 'runbooks/shop/queue-backlog.mdx';

let content: string;
let server: ChildProcess;
let origin: string;
let said = '';
beforeAll(async () => {
  content = path.join(temporaryFolderForFile(), 'content');
  writeFiles(content, shop);
  server = spawn(process.execPath, [launcher, 'dev', '--content', content, '--port', '0'], {
    // Under vitest, Astro's development server serves no pages.
    env: { ...process.env, NO_COLOR: '1', VITEST: undefined },
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

test('the development server answers other spellings of an alert, with their query', async () => {
  const exact = await textOf('/alerts/ShopQueueBacklog/');
  expect(exact).toMatch(/^200 [^]*<h1/);
  for (const spelling of ['/alerts/shopqueuebacklog/', '/alerts/shopqueuebacklog', '/alerts/ShopQueueBacklog.html'])
    expect(await textOf(`${spelling}?namespace=shop`), spelling).toMatch(
      /^200 [^]*Shop<wbr>Queue|^200 [^]*ShopQueueBacklog/,
    );
}, 30_000);
