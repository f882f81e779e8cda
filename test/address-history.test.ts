import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from './support/browser.ts';
import { residentAlertbook, temporaryFolderForFile, writeFiles } from './support/command.ts';
import { shop } from './support/shop.ts';
import { serveFolder } from './support/static-server.ts';

/** Where an address must lead: to the text that stood there when it was published. */
type Promises = Map<string, string>;

const sections = ['Meaning', 'Impact', 'Diagnosis', 'Mitigation'];
const pageCount = 14;

function runbook(page: number): string {
  const body = sections
    .map((section) => `## ${section}\n\nText ${section.toLowerCase()} of page ${page}.\n`)
    .join('\n');
  return `---\ntitle: Page ${page}\nservice: shop\n---\n\n${body}`;
}

let cwd: string;
let browser: Browser;
let page: Page;
const promises: Promises = new Map();

function file(id: string): string {
  return path.join(cwd, `content/runbooks/shop/${id}.mdx`);
}

async function run(...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await residentAlertbook(args, { cwd });
  expect(`${code} ${stderr}`, `alertbook ${args.join(' ')}`).toMatch(/^0 /);
  return stdout;
}

/** Builds, serves, and opens every address of every step so far; answers those that do not show their text. */
async function broken(): Promise<string[]> {
  await run('build');
  const served = await serveFolder(path.join(cwd, 'dist'));
  const wrong: string[] = [];
  for (const [address, text] of promises) {
    // A section of the page that is open is gone to without a load: no script runs that could tell the difference.
    await page.goto(`${served.origin}${address.replace('#', '?namespace=shop#')}`);
    const shown = await page.evaluate(`(() => {
      const target = ${JSON.stringify(address)}.includes('#') ? document.querySelector(':target')?.closest('.anchored')?.nextElementSibling : document.querySelector('h1');
      return target?.textContent.trim() + (location.search === '' && ${JSON.stringify(address)}.includes('#') ? ' without its query' : '');
    })()`);
    if (shown !== text) wrong.push(`${address}: ${String(shown)}`);
  }
  await served.close();
  return wrong;
}

beforeAll(async () => {
  cwd = temporaryFolderForFile();
  const pages = Array.from(
    { length: pageCount },
    (_, index) => [`runbooks/shop/page-${index + 1}.mdx`, runbook(index + 1)] as const,
  );
  writeFiles(path.join(cwd, 'content'), { ...shop, ...Object.fromEntries(pages) });
  writeFileSync(path.join(cwd, 'content/site.yaml'), `${shop['site.yaml']!}runbookKinds: {alert: []}\n`);
  for (let index = 1; index <= pageCount; index++) {
    promises.set(`/runbooks/shop/page-${index}/`, `Page ${index}`);
    for (const section of sections)
      promises.set(
        `/runbooks/shop/page-${index}/#${section.toLowerCase()}`,
        `Text ${section.toLowerCase()} of page ${index}.`,
      );
  }
  browser = await launchBrowser();
  page = await browser.newPage({ javaScriptEnabled: false });
  await run('urls', 'record');
}, 120_000);
afterAll(() => browser.close());

/** Renames a heading of a page; its text stays, and with it what the old anchor promised. */
function renameHeading(id: string, from: string, to: string): void {
  const text = readFileSync(file(id), 'utf8');
  expect(text).toContain(`## ${from}\n`);
  writeFileSync(file(id), text.replace(`## ${from}\n`, `## ${to}\n`));
}

// Each step: six headings renamed, two pages moved, one deleted.
const steps = [1, 2, 3];
const pageIds = Array.from({ length: pageCount }, (_, index) => `page-${index + 1}`);

test.each(steps)(
  'after step %i of renames, moves and deletions every address of every step before still leads to its text',
  { timeout: 300_000 },
  async (step) => {
    const alive = pageIds.filter((id) => existsSync(file(id)));
    for (const [index, id] of alive.slice(0, 6).entries()) {
      const from = step === 1 ? sections[index % 4]! : `${sections[index % 4]!} in step ${step - 1}`;
      const text = readFileSync(file(id), 'utf8');
      const heading = text.includes(`## ${from}\n`)
        ? from
        : sections.find((section) => text.includes(`## ${section}\n`))!;
      renameHeading(id, heading, `${heading.replace(/ in step \d/, '')} in step ${step}`);
    }
    const beforeMend = await residentAlertbook(['check'], { cwd });
    expect(beforeMend.stdout.match(/ error {2}url\/dead/g)).toHaveLength(6);
    await run('urls', 'fix');

    for (const id of alive.slice(6, 8)) {
      const moved = `${id}-moved-${step}`;
      renameSync(file(id), file(moved));
      pageIds[pageIds.indexOf(id)] = moved;
      await run('urls', 'move', `/runbooks/shop/${id}/`, `/runbooks/shop/${moved}/`);
      promises.set(`/runbooks/shop/${moved}/`, promises.get(`/runbooks/shop/${id}/`)!);
    }

    const gone = alive.at(-1)!;
    rmSync(file(gone));
    const unsaid = await residentAlertbook(['build'], { cwd });
    expect(unsaid.code).toBe(1);
    expect(unsaid.stderr).toContain(
      `\`/runbooks/shop/${gone}/\` was published, and no page has that address any more.`,
    );
    await run('urls', 'retire', `/runbooks/shop/${gone}/`, '--reason', 'Nothing took its place.');
    const goneName = promises.get(`/runbooks/shop/${gone}/`)!;
    for (const [address, text] of promises)
      if (text === goneName || text.endsWith(` of ${goneName.toLowerCase()}.`)) promises.delete(address);
    await run('urls', 'record');

    expect(await broken()).toEqual([]);
  },
);
