import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { violationsOn } from './support/axe.ts';
import { launchBrowser } from './support/browser.ts';
import { alertbook, temporaryFolderForFile, writeFiles } from './support/command.ts';
import { dataSite } from './support/data-site.ts';

const names = ['slos', 'severities', 'contacts', 'recovery', 'maintenance', 'glossary', 'health'];

let site: string;
let browser: Browser;
beforeAll(async () => {
  const folder = temporaryFolderForFile();
  site = path.join(folder, 'site');
  writeFiles(path.join(folder, 'content'), dataSite);
  const flags = ['--content', path.join(folder, 'content'), '--out', site, '--today', '2026-03-20'];
  const { code, stdout, stderr } = await alertbook(['build', ...flags]);
  if (code !== 0) throw new Error(stdout + stderr);
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

/** Opens a page of the site from its files, until the test has ended. */
async function open(name: string, { javaScriptEnabled = true } = {}): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, javaScriptEnabled });
  onTestFinished(() => page.close());
  await page.goto(pathToFileURL(path.join(site, name, 'index.html')).href);
  return page;
}

/** Text that is seen in the element of an id, white space folded. */
async function seen(page: Page, id: string): Promise<string> {
  return (await page.locator(`#${id}`).innerText()).replace(/\s+/g, ' ').trim();
}

describe('objectives', () => {
  test('are shown as they are written, with what may go wrong beside them', async () => {
    const page = await open('slos');

    expect(await seen(page, 'shop-availability')).toBe(
      'Availability availability 99.9% monthly Shop API · Production 43 min 12 s of full outage, or 0.1% of events A month counts as 30 days.',
    );
    expect(await seen(page, 'till-availability')).toContain(
      '99.99% 28d 4 min 1.92 s of full outage, or 0.01% of events',
    );
    expect(await seen(page, 'shop-cost')).toContain('< 10% monthly None: the target promises no share of events');
  });

  test('whose fast-burn alert can never fire say so where they are', async () => {
    const page = await open('slos');

    expect(await seen(page, 'shop-median')).toContain(
      'Reads only 50% of events may be slower Its fast-burn alert can never fire: 14.4 times the budget is 720% of events.',
    );
    expect(await seen(page, 'till-availability')).not.toContain('never fire');
  });

  test('have burn rates that open without JavaScript and are printed', async () => {
    const page = await open('slos', { javaScriptEnabled: false });
    const rates = page.locator('#till table').last();

    expect(await rates.isVisible()).toBe(false);
    await page.locator('#till .burn > summary').click();
    expect((await rates.innerText()).replace(/\s+/g, ' ')).toContain(
      'Availability 99.99% 0.1344% 13.44 × the budget, of which 2% is gone 0.056% 5.6 × the budget, of which 5% is gone',
    );

    const printed = await open('slos', { javaScriptEnabled: false });
    await printed.emulateMedia({ media: 'print' });
    expect(await printed.locator('#till table').last().isVisible()).toBe(true);
  });

  test('show of each budget how much is gone when an alert on it fires', async () => {
    const page = await open('slos');

    const bar = page.locator('#shop-availability').getByRole('img');
    expect(await bar.getAttribute('aria-label')).toBe('Alerts fire when 2%, 5%, 10% of it is gone');
    const [whole, ...gone] = await bar
      .locator('rect')
      .evaluateAll((all) => all.map((rect) => rect.getBoundingClientRect().width));
    expect(gone.map((width) => Math.round((width / whole!) * 100))).toEqual([2, 5, 10]);
    expect(await page.locator('#shop-cost').getByRole('img').count()).toBe(0);
  });

  test('of two services may have the same heading below them', async () => {
    const page = await open('slos');

    expect(await seen(page, 'shop--why')).toBe('Why');
    expect(await seen(page, 'till--why')).toBe('Why');
    expect(await page.locator('#shop a', { hasText: 'above' }).getAttribute('href')).toMatch(/#shop--why$/);
  });
});

describe('severities', () => {
  test('are compared by rank, also those that state their own', async () => {
    const page = await open('severities');
    const rows = await page.locator('table').first().locator('tbody tr').allInnerTexts();

    expect(rows.map((row) => row.replace(/\s+/g, ' '))).toEqual([
      'Rank 1 the worst P1 Critical Acknowledge 5 minutes Respond 15 minutes Recover < 1h SEV1 Major Respond 30 minutes',
      'Rank 2 P2 High Respond 1 hour ',
      'Rank 5 SEV5 Minor Respond best effort',
    ]);
  });

  test('say all that holds at a level', async () => {
    expect(await seen(await open('severities'), 'one-p1')).toBe(
      'P1 Critical All is down. Acknowledge 5 minutes Respond 15 minutes Update every 30 minutes Recover within < 1h Coverage 24/7 Escalation At once Paged Primary on-call For example Down What to do Open a bridge.',
    );
  });
});

describe('contacts', () => {
  test('can be tapped, and what is missing is said in words', async () => {
    const page = await open('contacts');
    const links = await page
      .locator('#payments-ada a')
      .evaluateAll((all) => all.map((link) => link.getAttribute('href')));

    expect(links).toEqual(['tel:+12025550143', 'mailto:ada@example.com', '../contacts/payments/ada.vcf']);
    expect(await seen(page, 'payments-ada')).toContain('Ada Lovelace Manager');
    expect(await seen(page, 'payments-ada')).toContain('@ada Contact card of Ada Lovelace Time zone: Europe/Berlin.');
    expect(await seen(page, 'payments-dba')).toBe('Database administrator No phone number yet (“+1-XXX-XXX-XXXX”)');
  });

  test('tell the times of an escalation as they are written', async () => {
    const policy = await seen(await open('contacts'), 'escalation-payments');

    expect(policy).toMatch(
      /Payments escalation For Shop .* Level 1 0 min to 30 min Primary on-call .* Level 2 after 30 min P1 Critical only Ada Lovelace/,
    );
  });

  test('show whose turn it is at which time in a picture that can be read as a table', async () => {
    const page = await open('contacts');
    const picture = page.getByRole('table', { name: 'Whose turn it is, by the time since the alert' });

    expect(await picture.getByRole('columnheader').allInnerTexts()).toEqual(['alert', '30 min']);
    const row = picture.getByRole('row', { name: '2. Level 2' });
    expect((await row.innerText()).replace(/\s+/g, ' ')).toBe('2. Level 2 after 30 min');
    const [turn, column] = await Promise.all([
      row.locator('.turn').boundingBox(),
      picture.getByRole('columnheader', { name: '30 min' }).boundingBox(),
    ]);
    expect(turn!.x).toBeCloseTo(column!.x, 0);
  });

  test('tell of a rotation when it changes hands and where its schedule is', async () => {
    expect(await seen(await open('contacts'), 'payments-on-call')).toMatch(
      /^On-call rotation Changes hands weekly Hand-over Monday, 09:00 \(no time zone stated, UTC is the one of the site\)\. In the chat Covers 24\/7 Schedule PagerDuty: ops-core/,
    );
  });
});

test('recovery targets are shown as they are written, and what nobody wrote is said in words', async () => {
  const text = await seen(await open('recovery'), 'shop');

  expect(text).toContain('Everything 4 hours 0');
  expect(text).toContain('No backup yet No drill yet');
});

test('maintenance windows are told in their zone and in UTC, over a change of the clocks, with the day to announce them', async () => {
  const text = await seen(await open('maintenance'), 'shop');

  expect(text).toContain('Sun 22 Mar 2026, 02:00–06:00 Sun 22 Mar 2026, 01:00–05:00 4 h Sun 15 Mar 2026 (past)');
  expect(text).toContain(
    'Sun 29 Mar 2026, 03:00–06:00 Sun 29 Mar 2026, 01:00–04:00 3 h: the clocks change Sun 22 Mar 2026',
  );
  expect(text).toContain('Sun 5 Apr 2026, 02:00–06:00 Sun 5 Apr 2026, 00:00–04:00 4 h');
  expect(text).toContain('Now and then Opens monthly From, to 22:00 to 02:00 UTC, 4 h No date yet');
  expect(text).toContain('every Monday next: Mon 23 Mar 2026');
});

test('a calendar of eight weeks shows on which days windows open, each by a letter that leads to it', async () => {
  const page = await open('maintenance');
  const calendar = page.getByRole('table', { name: 'The next eight weeks, from 2026-03-20 on' });

  expect(await calendar.getByRole('row').count()).toBe(9);
  const days = await calendar.locator('td', { hasText: 'Sunday window' }).allInnerTexts();
  expect(days.map((text) => text.replace(/\s+/g, ' '))[1]).toBe(
    '29 A Sunday window, Sun 29 Mar 2026, 03:00–06:00 Europe/Berlin',
  );
  expect(days).toHaveLength(8);
  expect(await page.getByRole('link', { name: 'Shop: Sunday window' }).getAttribute('href')).toBe('#shop');
  expect(await page.getByRole('link', { name: 'Now and then' }).count()).toBe(0);
});

test('terms are under their own anchors', async () => {
  const page = await open('glossary');

  expect(await seen(page, 'slo')).toBe('SLO Service level objective What we promise.');
  expect(await seen(page, 'dlq')).toBe('DLQ');
});

test('health tells what is missing and where to fill it in', async () => {
  const text = await seen(await open('health'), 'content');

  expect(text).toContain('Payments people › dba › phone +1-XXX-XXX-XXXX');
  expect(text).toMatch(/Services without an escalation policy 1 .* <b>Till<\/b> & sons/);
});

test.each([
  ['slos', ['shop', 'till']],
  ['severities', ['one', 'two']],
  ['contacts', ['payments']],
  ['recovery', ['shop']],
  ['maintenance', ['shop']],
])('everything that /%s/ says of one is in one section with its id', async (name, ids) => {
  const page = await open(name);

  expect(await page.locator('main > section[id]').evaluateAll((all) => all.map(({ id }) => id))).toEqual(
    expect.arrayContaining(ids),
  );
});

test('a site without data has the same pages, and they say that nothing is there yet', async () => {
  const folder = temporaryFolderForFile();
  const empty = path.join(folder, 'site');
  writeFiles(folder, { 'content/site.yaml': 'name: Empty\nurl: https://oncall.example.com/\n' });
  const { code } = await alertbook(['build', '--content', path.join(folder, 'content'), '--out', empty]);
  const textOf = (name: string) => readFileSync(path.join(empty, name, 'index.html'), 'utf8').replace(/<[^>]*>/g, '');

  expect(code).toBe(0);
  expect(textOf('slos')).toContain('No objective yet');
  expect(textOf('severities')).toContain('No severity matrix yet');
  expect(textOf('contacts')).toContain('No team yet');
  expect(textOf('recovery')).toContain('No recovery objective, backup or drill yet');
  expect(textOf('maintenance')).toContain('No maintenance window or routine yet');
  expect(textOf('glossary')).toContain('No terms are written down yet.');
  expect(textOf('health')).toContain('Nothing is missing, stale or without an owner.');
});

test.each(names)(
  '/%s/ has no violation that axe can find, on a phone and on a desk, in light and dark',
  async (name) => {
    const page = await open(name);
    await page.locator('details').evaluateAll((all) => all.forEach((details) => details.setAttribute('open', '')));
    for (const width of [360, 1280]) {
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.setViewportSize({ width, height: 800 });
        await page.emulateMedia({ colorScheme });

        expect(await violationsOn(page), `${width} px, ${colorScheme}`).toEqual([]);
      }
    }
  },
);

test.each(names)('/%s/ is never wider than its window', async (name) => {
  const page = await open(name);
  for (const width of [320, 768, 1024]) {
    await page.setViewportSize({ width, height: 800 });

    const excess = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(excess, `${width} px`).toBe(0);
  }
});
