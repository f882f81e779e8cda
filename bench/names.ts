/// <reference lib="dom" />
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { CDPSession, Page } from 'playwright-core';
import { alertAddress } from '../src/model/alerts/alerts.ts';
import { packSearchIndex } from '../src/model/search/search-index.ts';
import type { SearchEntry } from '../src/model/search/search.ts';
import { launchBrowser } from '../test/support/browser.ts';
import { manyAlertNames, randomFrom } from '../test/support/many-alerts.ts';
import { serve, type Line, type Served } from './serve.ts';

const help = `npm run names -- [--alerts 1000,10000] [--query KubePodCrashLooping] [--repeat 3] [--built DIR]

Gives a small site the names of so many alerts, and searches for one of them by its name on a slow phone: 400 ms, 400 kbit/s, a CPU
that is four times slower, an empty cache. Prints how long the first result takes after the first key, the longest task of the page
until the search has come to rest, and what was asked for before the first result. --built measures a site that is there, instead.
Exit code 1 when the first result takes more than 2.5 s, a task more than 200 ms, or there were more than 60 kB before it.
`;

const { values } = parseArgs({
  options: {
    alerts: { type: 'string', default: '1000,10000' },
    query: { type: 'string', default: 'KubePodCrashLooping' },
    repeat: { type: 'string', default: '3' },
    built: { type: 'string' },
    help: { type: 'boolean' },
  },
});
const counts = values.alerts.split(',').map(Number);
const repeat = Number(values.repeat);
if (values.help || ![...counts, repeat].every((count) => Number.isInteger(count) && count > 0)) {
  console.error(help);
  process.exit(values.help ? 0 : 2);
}

const checkout = path.resolve(import.meta.dirname, '..');
const fast: Line = { latencyMs: 0, bytesPerSecond: Infinity };
const slow: Line = { latencyMs: 400, bytesPerSecond: 400_000 / 8 };
const cpuSlowdown = 4;
const limits = { seconds: 2.5, taskMilliseconds: 200, bytes: 60_000 };

interface Cost {
  seconds: number;
  /** Longest task of the page from the first key until all of the search has come to rest. */
  taskMilliseconds: number;
  bytes: number;
}

const site = values.built ?? buildSite();
const browser = await launchBrowser();
console.log(
  '| alerts | seconds to the first result | longest task, ms | kB before the first result |\n| --- | --- | --- | --- |',
);
for (const count of values.built ? ['its own'] : counts) {
  if (typeof count === 'number') writeIndex(site, count);
  const server = await serve(site, fast);
  const costs: Cost[] = [];
  for (let round = 0; round < repeat; round++) costs.push(await measure(server));
  server.close();
  const cost = {
    seconds: median(costs.map(({ seconds }) => seconds)),
    taskMilliseconds: median(costs.map(({ taskMilliseconds }) => taskMilliseconds)),
    bytes: median(costs.map(({ bytes }) => bytes)),
  };
  const { seconds, taskMilliseconds, bytes } = cost;
  console.log(`| ${count} | ${seconds.toFixed(2)} | ${taskMilliseconds.toFixed(0)} | ${(bytes / 1000).toFixed(1)} |`);
  if ((Object.keys(limits) as (keyof Cost)[]).some((key) => cost[key] > limits[key])) process.exitCode = 1;
}
await browser.close();

async function measure(server: Served): Promise<Cost> {
  const context = await browser.newContext({ serviceWorkers: 'block', viewport: { width: 360, height: 740 } });
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await page.goto(`${server.origin}/index.html`);
  await page.waitForLoadState('networkidle');
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: cpuSlowdown });
  server.use(slow);
  const cost = await search(page, cdp);
  server.use(fast);
  await context.close();
  return cost;
}

/** Asks for the search and types the name while it loads; the page itself notes when the first result is in it. */
async function search(page: Page, cdp: CDPSession): Promise<Cost> {
  await page.evaluate(() => {
    const notes = { started: 0, found: 0, longest: 0 };
    Reflect.set(globalThis, 'notes', notes);
    document.addEventListener('keydown', () => (notes.started ||= performance.now()), { capture: true });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) notes.longest = Math.max(notes.longest, duration);
    }).observe({ type: 'longtask' });
    new MutationObserver(() => {
      if (document.querySelector('#search-names [role=option]')) notes.found ||= performance.now();
    }).observe(document, { childList: true, subtree: true });
  });
  await page.keyboard.press('/');
  await page.keyboard.type(values.query);
  await page.locator('#search-names [role=option]').first().waitFor({ state: 'attached', timeout: 120_000 });
  await page.locator('#search-list[aria-busy=false]').waitFor({ state: 'attached', timeout: 120_000 });
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  return await page.evaluate(() => {
    const { started, found, longest } = Reflect.get(globalThis, 'notes') as Record<
      'started' | 'found' | 'longest',
      number
    >;
    const before = (performance.getEntriesByType('resource') as PerformanceResourceTiming[]).filter(
      ({ startTime }) => startTime >= started && startTime < found,
    );
    const bytes = before.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0);
    return { seconds: (found - started) / 1000, taskMilliseconds: longest, bytes };
  });
}

/** A site of one alert, made once: what search has to know of the others needs no pages. */
function buildSite(): string {
  const folder = path.join(import.meta.dirname, 'dist/names');
  rmSync(folder, { recursive: true, force: true });
  const write = (below: string, text: string): void => {
    const file = path.join(folder, 'content', below);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  };
  write('site.yaml', 'name: Bench\nurl: https://bench.example/\n');
  write('teams/one.yaml', 'name: One\npeople: [{id: ada, name: Ada, role: Engineer, phone: "+12025550143"}]\n');
  write('services/shop.yaml', 'name: Shop\nsummary: A part of it.\nowner: one\n');
  write('alerts/all.yaml', 'groups: [{name: all, rules: [{alert: KubePodCrashLooping, expr: up == 0}]}]\n');
  const site = path.join(folder, 'site');
  const command = ['src/cli/alertbook.mjs', 'build', '--content', path.join(folder, 'content'), '--out', site];
  execFileSync(process.execPath, command, { cwd: checkout, stdio: ['ignore', 'ignore', 'inherit'] });
  return site;
}

/** Gives a site the index of so many alerts, in 70 services, each of one of four levels. */
function writeIndex(site: string, count: number): void {
  const random = randomFrom(count);
  const oneOf = (most: number): number => 1 + Math.floor(random() * most);
  const entries = manyAlertNames(count).map((title): SearchEntry => {
    const id = `service-${oneOf(70)}`;
    const level = `P${oneOf(4)}`;
    return { kind: 'alert', title, address: alertAddress(title), words: [], service: { id, name: id }, level };
  });
  const script = `globalThis.alertbookSearchIndex=${JSON.stringify(packSearchIndex(entries))};\n`;
  writeFileSync(path.join(site, 'assets/search-index.js'), script);
}

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return (sorted[Math.floor((sorted.length - 1) / 2)]! + sorted[Math.ceil((sorted.length - 1) / 2)]!) / 2;
}
