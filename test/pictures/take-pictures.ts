/**
 * Takes pictures of every type of page at five widths in both themes, and of states that a script makes, for eyes to look at:
 * `npm run pictures -- [--site DIR] [--out DIR] [--only WORD]`. Without `--site` it builds the sample.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../support/browser.ts';
import { serveFolder } from '../support/static-server.ts';

const widths = [360, 768, 1024, 1280, 1600];
const themes = ['light', 'dark'] as const;

/** Which pages are of one type; the longest of each is taken, because that one has most to go wrong. */
const types: Readonly<Record<string, RegExp>> = {
  home: /^\/$/,
  alert: /^\/alerts\/[^/]+\/$/,
  alerts: /^\/alerts\/$/,
  runbook: /^\/runbooks\/[^/]+\/[^/]+\/$/,
  'runbooks-of-service': /^\/runbooks\/[^/]+\/$/,
  runbooks: /^\/runbooks\/$/,
  guide: /^\/guides\/.+\/$/,
  guides: /^\/guides\/$/,
  service: /^\/services\/[^/]+\/$/,
  services: /^\/services\/$/,
  slos: /^\/slos\/$/,
  severities: /^\/severities\/$/,
  contacts: /^\/contacts\/$/,
  recovery: /^\/recovery\/$/,
  maintenance: /^\/maintenance\/$/,
  glossary: /^\/glossary\/$/,
  health: /^\/health\/$/,
  'a-z': /^\/a-z\/$/,
};

interface State {
  type: string;
  /** What the address carries besides. */
  query?: string;
  /** What a reader does before the picture is taken. */
  act?: (page: Page) => Promise<unknown>;
}

const ago = (minutes: number): string => new Date(Date.now() - minutes * 60_000).toISOString();

const states: Readonly<Record<string, State>> = {
  'clock-runs': { type: 'alert', query: `?namespace=shop&pod=api-1&startsAt=${ago(2)}` },
  'deadline-missed': { type: 'alert', query: `?namespace=shop&pod=api-1&startsAt=${ago(45)}` },
  'value-asked-for': {
    type: 'alert',
    act: async (page) => await page.locator('.listing:has(var) .copy').first().click(),
  },
  'menu-open': {
    type: 'alert',
    act: async (page) => {
      const menu = page.locator('.menu > summary');
      if (await menu.isVisible()) await menu.click();
    },
  },
  search: {
    type: 'home',
    act: async (page) => {
      await page.keyboard.press('/');
      await page.getByRole('combobox', { name: 'Search' }).fill('queue');
      await page.locator('[role=option]').first().waitFor();
    },
  },
  'calls-open': { type: 'alert', act: async (page) => await page.locator('.sheet-head .all-calls > summary').click() },
};

const { values } = parseArgs({
  options: { site: { type: 'string' }, out: { type: 'string' }, only: { type: 'string', default: '' } },
});
const site = values.site ?? buildSample();
const out = path.resolve(values.out ?? 'test-results/pictures');
mkdirSync(out, { recursive: true });
const served = await serveFolder(site);
const browser = await launchBrowser();
const taken: string[] = [];
try {
  const addresses = await longestOfEachType(browser);
  for (const [name, address] of addresses) await takeAll(name, address);
  for (const [name, { type, query = '', act }] of Object.entries(states)) {
    const address = addresses.get(type);
    if (address !== undefined) await takeAll(`state-${name}`, address + query, { act, whole: false });
  }
} finally {
  await browser.close();
  await served.close();
}
writeFileSync(path.join(out, 'index.html'), contactSheet());
console.log(`${taken.length} pictures in ${out}; open index.html there.`);

function buildSample(): string {
  const { status } = spawnSync('npm', ['run', '--silent', 'build'], { stdio: 'inherit' });
  if (status !== 0) process.exit(1);
  return 'dist';
}

async function longestOfEachType(browser: Browser): Promise<Map<string, string>> {
  const all = readdirSync(site, { recursive: true, encoding: 'utf8' })
    .filter((file) => path.basename(file) === 'index.html')
    .map((file) => `/${file.replaceAll(path.sep, '/').replace(/index\.html$/, '')}`)
    .toSorted();
  const page = await browser.newPage({ viewport: { width: 360, height: 740 } });
  const found = new Map<string, string>();
  for (const [name, pattern] of Object.entries(types)) {
    let longest = 0;
    for (const address of all.filter((one) => pattern.test(one))) {
      await page.goto(served.origin + address);
      const height = await page.evaluate(() => document.documentElement.scrollHeight);
      if (height <= longest) continue;
      longest = height;
      found.set(name, address);
    }
  }
  await page.close();
  return found;
}

async function takeAll(
  name: string,
  address: string,
  { act, whole = true }: Pick<State, 'act'> & { whole?: boolean } = {},
): Promise<void> {
  if (!name.includes(values.only)) return;
  for (const theme of themes) {
    for (const width of widths) {
      const viewport = { width, height: width < 700 ? 740 : 900 };
      const context = await browser.newContext({ viewport, colorScheme: theme, serviceWorkers: 'block' });
      const page = await context.newPage();
      await page.goto(served.origin + address, { waitUntil: 'load' });
      await page.waitForTimeout(300);
      await act?.(page);
      const file = `${name}-${width}-${theme}.png`;
      await page.screenshot({ path: path.join(out, file), fullPage: whole && width === 360 });
      taken.push(file);
      await context.close();
    }
  }
}

function contactSheet(): string {
  const pictures = taken.map(
    (file) =>
      `<figure><a href="${file}"><img src="${file}" alt="" loading="lazy"></a><figcaption>${file}</figcaption></figure>`,
  );
  const style =
    'body{display:flex;flex-wrap:wrap;gap:1rem;background:#777;font:0.8rem system-ui}figure{margin:0}img{height:24rem;max-width:40rem;object-fit:cover;object-position:top}';
  return `<!doctype html><meta charset="utf-8"><title>Pictures</title><style>${style}</style>${pictures.join('\n')}`;
}
