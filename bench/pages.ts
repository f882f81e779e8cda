import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../test/support/browser.ts';
import { defaultSource, makeContent } from './make-content.ts';
import { costOf, showsCommandAlone, slowPhone, type PageCost } from './page-cost.ts';
import { sizesOf, type PageSize } from './page-sizes.ts';
import { serve, type Line } from './serve.ts';

const help = `npm run pages -- [--alone] [--pages 108] [--shown 5] [--repeat 3] [--from DIR]

Weighs every page of the sample, and opens the same texts in Alertbook and in Starlight on a slow phone. --alone leaves
Starlight out. Exit code 1: a runbook is over a budget (bytes of HTML and CSS, bytes of scripts, requests before its first
command can be read), or another page loads too much script.
`;

/** Bytes, compressed. The page fits into the first round trip of a connection: ten packets. */
const budgets = { page: 14 * 1024, scripts: 12_000 };
/** Looks for the nearest pages as soon as it is there: its reader has asked, by an address that is none. */
const searching = '404.html';
const fast: Line = { latencyMs: 0, bytesPerSecond: Infinity };
const checkout = path.resolve(import.meta.dirname, '..');

const { values } = parseArgs({
  options: {
    alone: { type: 'boolean', default: false },
    pages: { type: 'string', default: '108' },
    shown: { type: 'string', default: '5' },
    repeat: { type: 'string', default: '3' },
    from: { type: 'string', default: defaultSource },
    help: { type: 'boolean' },
  },
});
const [pages, shown, repeat] = [values.pages, values.shown, values.repeat].map(Number) as [number, number, number];
if (values.help || [pages, shown, repeat].some((count) => !Number.isInteger(count) || count < 1)) {
  console.error(help);
  process.exit(values.help ? 0 : 2);
}

const browser = await launchBrowser();
const problems = await weighSample(browser);
if (!values.alone) await compare(browser);
await browser.close();
for (const problem of problems) console.log(`\n${problem}`);
process.exitCode = problems.length > 0 ? 1 : 0;

/** Every page of the sample against the budgets. Returns what is over them. */
async function weighSample(browser: Browser): Promise<string[]> {
  const site = path.join(import.meta.dirname, 'dist/sample-site');
  run(checkout, ['src/cli/alertbook.mjs', 'build', '--content', path.join(checkout, 'content'), '--out', site]);
  const sizes = sizesOf(site);
  console.log(`\n${sizes.length} pages of the sample: bytes of HTML with its CSS, and of the scripts that it loads\n`);
  console.log('| pages | number | heaviest | brotli | gzip | median, brotli | scripts, brotli |');
  console.log('| --- | --- | --- | --- | --- | --- | --- |');
  for (const kind of ['runbook', 'alert', 'other'] as const) {
    const ofKind = sizes.filter((size) => size.kind === kind);
    const heaviest = ofKind[0]!;
    const others = ofKind.filter(({ file }) => file !== searching);
    const row = [
      kind,
      ofKind.length,
      heaviest.file,
      heaviest.brotli,
      heaviest.gzip,
      median(ofKind.map(({ brotli }) => brotli)),
    ];
    console.log(`| ${[...row, Math.max(...others.map(({ scripts }) => scripts))].join(' | ')} |`);
  }
  const { scripts } = sizes.find(({ file }) => file === searching)!;
  console.log(
    `\n${searching} loads ${scripts} bytes of scripts, because it searches at once: no budget holds for them.`,
  );
  return [...sizes.flatMap(overBudget), ...(await unreadable(browser, site, sizes))];
}

function overBudget({ file, kind, brotli, scripts, blocking }: PageSize): string[] {
  return [
    kind === 'runbook' &&
      brotli > budgets.page &&
      `${file}: ${brotli} bytes of HTML and CSS, more than ${budgets.page}.`,
    scripts > budgets.scripts &&
      file !== searching &&
      `${file}: ${scripts} bytes of scripts, more than ${budgets.scripts}.`,
    ...blocking.map((tag) => `${file}: is not painted before ${tag} has arrived.`),
  ].filter((problem) => typeof problem === 'string');
}

/** Runbooks whose first command takes more than one request. */
async function unreadable(browser: Browser, site: string, sizes: readonly PageSize[]): Promise<string[]> {
  const server = await serve(site, fast);
  const found = [];
  const runbooks = sizes.filter(({ kind }) => kind === 'runbook');
  for (const { file } of runbooks)
    if (!(await showsCommandAlone(browser, server, `/${file}`)))
      found.push(`${file}: its first command cannot be read after one request.`);
  server.close();
  console.log(
    `\nThe first command of ${runbooks.length - found.length} of ${runbooks.length} runbooks can be read after 1 request.`,
  );
  return found;
}

/** The same texts in both, on a slow phone. */
async function compare(browser: Browser): Promise<void> {
  const folder = makeContent(pages, values.from);
  const out = path.join(folder, 'alertbook-site');
  run(checkout, ['src/cli/alertbook.mjs', 'build', '--content', `${folder}/alertbook`, '--out', out]);
  run(`${folder}/starlight-mdx`, [path.join(import.meta.dirname, 'node_modules/astro/bin/astro.mjs'), 'build']);
  const peer = `${folder}/starlight-mdx/dist`;
  // Alertbook also has copies of its pages, under the spellings that links in the field use.
  const inBoth = new Set(sizesOf(peer).map(({ file }) => file));
  const runbooks = sizesOf(out).filter(({ kind, file }) => kind === 'runbook' && inBoth.has(file));
  const addresses = everyNth(runbooks.map(({ file }) => `/${file.replace('index.html', '')}`).toSorted(), shown);
  const { latencyMs, bitsPerSecond, cpuSlowdown } = slowPhone;
  console.log(
    `\n${addresses.length} of ${pages} runbooks, ${latencyMs} ms, ${bitsPerSecond / 1000} kbit/s, CPU ${cpuSlowdown} times slower, gzip, medians of ${repeat} rounds each\n`,
  );
  console.log(
    '| site | kB | requests | before the first paint | FCP, s | LCP, s |\n| --- | --- | --- | --- | --- | --- |',
  );
  for (const [name, site] of [
    ['Alertbook', out],
    ['Starlight', peer],
  ] as const) {
    const server = await serve(site, fast);
    const costs: PageCost[] = [];
    for (let round = 0; round < repeat; round++)
      for (const address of addresses) costs.push(await costOf(browser, server, address));
    server.close();
    const of = (key: keyof PageCost): number => median(costs.map((cost) => cost[key]));
    const seconds = [of('firstPaintMs'), of('largestPaintMs')].map((ms) => (ms / 1000).toFixed(2));
    console.log(
      `| ${[name, (of('bytes') / 1000).toFixed(1), of('requests'), of('requestsBeforePaint'), ...seconds].join(' | ')} |`,
    );
  }
}

function everyNth<Item>(items: readonly Item[], count: number): Item[] {
  const step = Math.max(1, Math.floor(items.length / count));
  return items.filter((_, index) => index % step === 0).slice(0, count);
}

function run(cwd: string, args: string[]): void {
  execFileSync(process.execPath, args, {
    cwd,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
  });
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]!;
}
