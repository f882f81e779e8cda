import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { launchBrowser } from '../test/support/browser.ts';
import { defaultSource, makeContent } from './make-content.ts';
import { serve, type Line, type Served } from './serve.ts';

const help = `npm run first-result -- [--pages 108] [--query crashloop] [--repeat 5] [--from DIR]

Builds the same pages with Alertbook and with Starlight, and measures what a search costs on a fast and on a slow line: bytes
and seconds from the first key to the first result that can be seen, with an empty cache.
`;

interface Contestant {
  name: string;
  site: string;
  /** Types the query as a reader would, and comes back when the first result is seen. */
  search: (page: Page, query: string) => Promise<void>;
}

const { values } = parseArgs({
  options: {
    pages: { type: 'string', default: '108' },
    query: { type: 'string', default: 'KubePodCrashLooping1' },
    text: { type: 'string', default: 'restarts' },
    repeat: { type: 'string', default: '5' },
    from: { type: 'string', default: defaultSource },
    help: { type: 'boolean' },
  },
});
const [count, repeat] = [Number(values.pages), Number(values.repeat)];
if (values.help || !Number.isInteger(count) || count < 1 || !Number.isInteger(repeat) || repeat < 1) {
  console.error(help);
  process.exit(values.help ? 0 : 2);
}

const checkout = path.resolve(import.meta.dirname, '..');
const folder = makeContent(count, values.from);
const out = path.join(folder, 'alertbook-site');
run(checkout, ['src/cli/alertbook.mjs', 'build', '--content', `${folder}/alertbook`, '--out', out]);
run(`${folder}/starlight-mdx`, [path.join(import.meta.dirname, 'node_modules/astro/bin/astro.mjs'), 'build']);

/** The slow one is the line of a phone in a cellar. */
const fast: Line = { latencyMs: 0, bytesPerSecond: Infinity };
const lines: [name: string, line: Line][] = [
  ['fast', fast],
  ['slow', { latencyMs: 400, bytesPerSecond: 400_000 / 8 }],
];

const contestants: Contestant[] = [
  {
    name: 'alertbook, a name',
    site: out,
    search: async (page, query) => {
      await page.keyboard.press('/');
      await page.keyboard.type(query);
      await page.locator('[role="option"]').first().waitFor();
    },
  },
  {
    name: 'alertbook, in the text',
    site: out,
    search: async (page) => {
      await page.keyboard.press('/');
      await page.keyboard.type(values.text);
      await page.locator('[role="option"] mark').first().waitFor({ timeout: 120_000 });
    },
  },
  ...[
    ['starlight, a name', values.query],
    ['starlight, in the text', values.text],
  ].map(([name, query]): Contestant => ({
    name: name!,
    site: `${folder}/starlight-mdx/dist`,
    search: async (page) => {
      await page.keyboard.press('Control+k');
      await page.locator('.pagefind-ui__search-input').waitFor({ timeout: 120_000 });
      await page.keyboard.type(query!);
      await page.locator('.pagefind-ui__result-link').first().waitFor({ timeout: 120_000 });
    },
  })),
];

const browser = await launchBrowser();
console.log(`\n${count} pages, median of ${repeat}, from the first key to the first result, with an empty cache\n`);
console.log('| search | line | seconds | kB over the line |\n| --- | --- | --- | --- |');
for (const contestant of contestants) {
  const server = await serve(contestant.site, fast);
  for (const [line, limits] of lines) {
    const costs = [];
    for (let round = 0; round < repeat; round++) costs.push(await measure(contestant, server, limits));
    const seconds = median(costs.map((cost) => cost.seconds));
    const bytes = median(costs.map((cost) => cost.bytes));
    console.log(`| ${contestant.name} | ${line} | ${seconds.toFixed(2)} | ${(bytes / 1000).toFixed(1)} |`);
  }
  server.close();
}
await browser.close();

async function measure(
  { search }: Contestant,
  server: Served,
  line: Line,
): Promise<{ seconds: number; bytes: number }> {
  const context = await browser.newContext({ serviceWorkers: 'block' });
  const page = await context.newPage();
  await page.goto(`${server.origin}/index.html`);
  await page.waitForLoadState('networkidle');
  const bytesBefore = server.bytesSent();
  server.use(line);
  const started = performance.now();
  await search(page, values.query);
  const seconds = (performance.now() - started) / 1000;
  const bytes = server.bytesSent() - bytesBefore;
  server.use(fast);
  await context.close();
  return { seconds, bytes };
}

function run(cwd: string, args: string[]): void {
  execFileSync(process.execPath, args, {
    cwd,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
  });
}

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return (sorted[Math.floor((sorted.length - 1) / 2)]! + sorted[Math.ceil((sorted.length - 1) / 2)]!) / 2;
}
