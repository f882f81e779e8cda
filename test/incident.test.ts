import { cpSync, renameSync } from 'node:fs';
import path from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { violationsOn } from './support/axe.ts';
import { launchBrowser } from './support/browser.ts';
import { alertbook, temporaryFolderForFile, writeFiles } from './support/command.ts';
import { shop } from './support/shop.ts';
import { serveFolder, type Served } from './support/static-server.ts';

const team = `name: Shop team
timeZone: Europe/Berlin
people:
  - id: ada
    name: Ada
    role: Engineer
    phone: "+12025550143"
    email: ada@example.com
  - id: grace
    name: Grace
    role: Engineer
    phone: "+12025550144"
  - id: katherine
    name: Katherine
    role: Engineering manager
    phone: "+12025550145"
  - id: dba
    role: Database administrator
    phone: "[Contact Info]"
rotations:
  - id: on-call
    name: On-call rotation
    every: weekly
    starts: "2026-01-05"
    handover:
      day: monday
      time: "09:00"
    schedule:
      tool: PagerDuty
      url: https://example.pagerduty.com/schedules/P1
    shifts:
      - id: primary
        name: Primary on-call
        members: [ada, grace]
      - id: secondary
        name: Secondary on-call
        members: [grace, ada]
    overrides:
      - { from: 2027-02-10, until: 2027-02-11, who: search/alan, shift: primary }
      - { from: 2027-02-12, until: 2027-02-12, who: ada, shift: primary }
      - { from: 2027-02-13, until: 2027-02-13, who: nobody, shift: primary }
  - id: winter
    name: Winter rotation
    every: weekly
    starts: "2027-01-04"
    handover:
      day: monday
      time: "09:00"
    shifts:
      - id: night
        name: Nights
        members: [ada, grace]
channels:
  - id: incidents
    name: "#incidents"
    kind: chat
    url: https://chat.example.com/incidents
`;

const policy = `name: Shop escalation
steps:
  - name: Level 1
    after: 0 min
    to: [shop/primary]
  - name: Level 2
    after: 30 min
    to: [shop/katherine, shop/incidents]
  - name: Level 3
    after: 1 hour
    to: [shop/dba]
`;

const runbook = `---
title: Orders are late
service: shop
severity: p1
alerts: [OrdersLate]
---

## Meaning

Jobs wait.

## Impact

Orders are late.

## Diagnosis

<Step id="look" title="Look at the *queue*">

\`\`\`bash risk=safe
kubectl -n shop get pods
\`\`\`

</Step>

<Step id="count" title="Count the jobs" />

<Decision id="deploy" question="Did it start with a deploy?">
<Branch if="Yes" goto="#roll-back">

Go back.

</Branch>
<Branch if="No">

Wait.

</Branch>
</Decision>

## Mitigation

<Step id="roll-back" title="Roll back" />

<Checklist id="after" title="Afterwards">

- [ ] Tell the channel
- [ ] Close the incident

</Checklist>
`;

const rules = `groups:
  - name: shop
    rules:
      - alert: QueueGrows
        expr: queue > 100
        labels: {service: shop, severity: high}
      - alert: QueueGrows
        expr: queue > 1000
        labels: {service: shop, severity: critical}
`;

const ofTwo = `---
title: Jobs wait
service: shop
severity: p1
alerts: [JobsLate, JobsStuck]
params:
  - { name: pod, label: Pod, example: api-7f9 }
---

## Meaning

Jobs wait.

## Impact

Orders are late.

## Diagnosis

\`\`\`bash risk=safe
kubectl -n shop get pod {{pod}}
\`\`\`

## Mitigation

Wait.
`;

const address = '/runbooks/shop/orders-late/';
const start = '2026-11-21T02:14:00Z';

let served: Served;
let browser: Browser;
beforeAll(async () => {
  const folder = temporaryFolderForFile();
  writeFiles(path.join(folder, 'content'), {
    ...shop,
    'teams/shop.yaml': team,
    'teams/search.yaml':
      'name: Search\npeople: [{ id: alan, name: Alan, role: Engineer, phone: "+12025550146,,1234#" }]\n',
    'escalations/shop.yaml': policy,
    'runbooks/shop/orders-late.mdx': runbook,
    'runbooks/shop/jobs.mdx': ofTwo,
    'alerts/shop.yaml': rules,
  });
  const { code, stderr } = await alertbook(['build', '--today', '2026-10-10'], { cwd: folder });
  if (code !== 0) throw new Error(stderr);
  const site = path.join(folder, 'dist');
  cpSync(site, path.join(folder, 'preview'), { recursive: true });
  renameSync(path.join(folder, 'preview'), path.join(site, 'pr-123'));
  served = await serveFolder(site);
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
  await open('America/New_York');
});
afterEach(async () => {
  await context.close();
  expect(errors).toEqual([]);
});

async function open(timezoneId: string): Promise<void> {
  await context?.close();
  context = await browser.newContext({ viewport: { width: 360, height: 640 }, timezoneId });
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: served.origin });
  page = await newPage();
}

async function newPage(): Promise<Page> {
  const made = await context.newPage();
  made.on('pageerror', (error) => errors.push(error.message));
  return made;
}

async function at(time: string): Promise<void> {
  await page.clock.install({ time });
}

const words = async (selector: string) =>
  (await page.locator(selector).allTextContents()).map((text) => text.replace(/\s+/g, ' ').trim());
const step = (name: string) => page.getByRole('checkbox', { name });

async function timeline(): Promise<unknown> {
  await page.getByRole('button', { name: 'Copy timeline' }).click();
  await page.getByText('Copied').waitFor();
  return page.evaluate('navigator.clipboard.readText()');
}

describe('the escalation clock', () => {
  test('says how long it has been, by the clock of the team and of the reader, and what is due by when', async () => {
    await at('2026-11-21T02:22:30Z');
    await page.goto(`${served.origin}${address}?startsAt=${start}`);

    expect(await words('.elapsed')).toEqual(['8 min since 21:14 America/New_York (03:14 Europe/Berlin)']);
    expect(await words('.clock .by')).toEqual(['missed 3 min ago (21:19)', 'in 7 min (21:29)']);
    expect(await words('.clock .missed')).toEqual(['missed 3 min ago (21:19)']);
  });

  test.each([
    ['2026-11-21T02:20:00Z', 'Level 1', ['Call now Grace, Primary on-call Call Grace: +1 202 555 0144']],
    [
      '2026-11-21T02:44:00Z',
      'Level 2',
      ['Katherine Call Katherine: +1 202 555 0145', '#incidents Chat #incidents: chat.example.com'],
    ],
    ['2026-11-21T03:14:00Z', 'Level 3', ['Database administrator']],
  ])('at %s says that %s is due, and how to reach them', async (time, level, who) => {
    await at(time);
    await page.goto(`${served.origin}${address}?startsAt=${start}`);
    await page.locator('.due').waitFor();

    const called = await words('.due > :not(.next)');
    expect(called).toHaveLength(who.length);
    for (const [index, text] of who.entries()) expect(called[index]).toContain(text);
    expect(await words('.calls li:has(> .due-now)')).toEqual([expect.stringContaining(level)]);
  });

  test('says who is next, and when', async () => {
    await at('2026-11-21T02:20:00Z');
    await page.goto(`${served.origin}${address}?startsAt=${start}`);

    expect(await words('.due > .next')).toEqual([
      'Next in 24 min (21:44): Katherine Call Katherine: +1 202 555 0145 and 1 more',
    ]);
    expect(await page.locator('.due a[href="tel:+12025550145"]').count()).toBe(1);
  });

  test('leaves the first command on the first screen of a phone', async () => {
    await at('2026-11-21T02:50:00Z');
    await page.goto(`${served.origin}${address}?startsAt=${start}`);
    await page.locator('.due', { hasText: 'Katherine' }).waitFor();

    const command = await page.locator('.first pre').boundingBox();
    expect(command!.y + command!.height).toBeLessThanOrEqual(740);
  });

  test('leaves the focus where it is while it goes on', async () => {
    await at('2026-11-21T02:20:00Z');
    await page.goto(`${served.origin}${address}?startsAt=${start}`);
    await page.locator('[data-holds]').first().waitFor({ state: 'attached' });

    await page.locator('.all-calls > summary').click();
    for (const link of ['.due a[href="tel:+12025550144"]', '.call [data-holds] a[href^="tel:"]']) {
      await page.locator(link).focus();
      await page.clock.runFor(3 * 60_000);
      expect(await page.locator(`${link}:focus`).count(), link).toBe(1);
    }
  });

  test('goes on by itself', async () => {
    await at('2026-11-21T02:43:50Z');
    await page.goto(`${served.origin}${address}?startsAt=${start}`);
    await page.locator('.due', { hasText: 'Grace' }).waitFor();

    await page.clock.runFor(15_000);

    expect(await words('.elapsed')).toEqual([expect.stringContaining('30 min since')]);
    expect(await words('.due > p:first-child')).toEqual([expect.stringContaining('Katherine')]);
  });

  test('is started by hand, survives a reload, goes on in another tab, and is stopped by hand', async () => {
    await at('2026-11-21T02:20:00Z');
    await page.goto(`${served.origin}/alerts/OrdersLate/`);
    await page.getByRole('button', { name: 'Start clock' }).click();
    await page.clock.runFor(5 * 60_000);
    await page.reload();

    expect(await words('.elapsed')).toEqual([expect.stringContaining('5 min since 21:20')]);
    const other = await newPage();
    await other.clock.install({ time: '2026-11-21T02:27:00Z' });
    await other.goto(`${served.origin}${address}`);
    expect(await other.locator('.elapsed').textContent()).toMatch(/[67] min since 21:20/);

    await page.getByRole('button', { name: 'Stop clock' }).click();
    expect(await words('.elapsed')).toEqual(['']);
    expect(await page.locator('.due-now').count()).toBe(0);
    await other.getByRole('button', { name: 'Start clock' }).waitFor();
    await page.getByRole('link', { name: 'Orders are late' }).last().click();
    await page.waitForURL(`**${address}`);
    expect(await words('.elapsed')).toEqual(['']);
  });

  test('goes on in the next runbook that one follows a link to', async () => {
    await at('2026-11-21T02:20:00Z');
    await page.goto(`${served.origin}/alerts/OrdersLate/?startsAt=${start}`);
    await page.getByRole('link', { name: 'Orders are late' }).last().click();
    await page.waitForURL(`**${address}`);

    expect(await words('.elapsed')).toEqual([expect.stringContaining('6 min since 21:14')]);
  });

  test('is found behind the fragment too', async () => {
    await at('2026-11-21T02:20:00Z');
    await page.goto(`${served.origin}${address}#mitigation?startsAt=${start}`);

    expect(await words('.elapsed')).toEqual([expect.stringContaining('6 min since 21:14')]);
    expect(await page.evaluate('document.querySelector(":target")?.id')).toBe('mitigation');
  });

  test.each([
    ['<img src=x>', 'startsAt “<img src=x>” is not a time: the clock waits.'],
    ['2026-11-21T02:14:00', 'has no time zone'],
    ['2027-11-21T02:14:00Z', 'is in the future'],
  ])('does not run from %s, and says why', async (value, sentence) => {
    await at('2026-11-21T02:20:00Z');
    await page.goto(`${served.origin}${address}?startsAt=${encodeURIComponent(value)}`);

    expect(await words('.elapsed')).toEqual([expect.stringContaining(sentence)]);
    expect(await page.getByRole('button', { name: 'Start clock' }).isVisible()).toBe(true);
  });
});

describe('the severity', () => {
  test('of an alert whose rules have several is each of them, the worst first', async () => {
    await page.goto(`${served.origin}/alerts/QueueGrows/`);

    expect(await words('.clock:visible .badge')).toEqual([
      expect.stringContaining('Critical'),
      expect.stringContaining('High'),
    ]);
  });

  test('is the one that the link names', async () => {
    await at('2026-11-21T02:20:00Z');
    await page.goto(`${served.origin}/alerts/QueueGrows/?severity=High&startsAt=${start}`);

    expect(await words('.clock:visible .badge')).toEqual([expect.stringContaining('High')]);
    expect(await words('.clock:visible .by')).toEqual(['in 54 min (22:14)']);
  });

  test('that the link names and the matrix does not know is said', async () => {
    await page.goto(`${served.origin}/alerts/QueueGrows/?severity=sev-9`);

    expect(await page.getByText('The alert says severity “sev-9”.').count()).toBe(1);
    expect(await page.locator('.clock:visible').count()).toBe(2);
  });
});

describe('what was ticked', () => {
  test('belongs to one firing: to its labels, and to its start', async () => {
    await page.goto(`${served.origin}${address}?pod=a&startsAt=${start}`);
    await step('Step 1 is done').check();

    await page.goto(`${served.origin}${address}?pod=b&startsAt=${start}`);
    expect(await step('Step 1 is done').isChecked()).toBe(false);
    await page.goto(`${served.origin}/alerts/OrdersLate/?startsAt=${start}&pod=a`);
    expect(await step('Step 1 is done').isChecked()).toBe(true);
  });

  test('is of one firing at each reload, though the alert’s clock is ahead of the reader’s', async () => {
    await at('2026-11-21T02:10:00Z');
    await page.goto(`${served.origin}${address}?startsAt=${start}`);
    expect(await words('.elapsed')).toEqual([expect.stringContaining('less than a minute since')]);
    await step('Step 1 is done').check();
    await page.clock.runFor(60_000);
    await page.reload();
    expect(await step('Step 1 is done').isChecked()).toBe(true);
  });

  test('stays with its alert: the clock is offered to another one, and comes when it is asked for', async () => {
    await at('2026-11-21T02:20:00Z');
    await page.goto(`${served.origin}/alerts/OrdersLate/?startsAt=${start}`);
    await page.getByText('Menu').click();
    await page.getByRole('link', { name: 'QueueGrows' }).click();
    await page.waitForURL('**/alerts/QueueGrows/**');

    expect((await words('.elapsed')).join('')).toBe('');
    expect(await words('.offer')).toEqual([
      'OrdersLate is open in this tab too: started 6 min ago. Use its clock here',
    ]);
    await page.getByRole('button', { name: 'Use its clock here' }).click();
    await page.locator('.elapsed b').waitFor();
    expect(await words('.elapsed:not(:empty)')).toEqual([expect.stringContaining('6 min since 21:14')]);
  });
});

describe('two alerts with one runbook in a tab', () => {
  const value = (): Promise<string> => page.locator('[data-fill=pod]').inputValue();
  const follow = async (where: string): Promise<void> => {
    await page.evaluate(`location.href = '${where}'`);
    await page.waitForURL((url) => url.href.startsWith(served.origin + where));
    await page.locator('[data-fill=pod]').waitFor({ state: 'attached' });
  };

  test('hand on the values of the one that the reader comes from', async () => {
    await page.goto(`${served.origin}/alerts/JobsLate/?pod=late`);
    await page.goto(`${served.origin}/alerts/JobsStuck/?pod=stuck`);
    await follow('/alerts/JobsLate/');
    expect(await value()).toBe('late');
    await follow('/runbooks/shop/jobs/');
    expect(await value()).toBe('late');
  });

  test('hand on nothing where the reader comes from one without values, and offer those of the other', async () => {
    await page.goto(`${served.origin}/alerts/JobsStuck/?pod=stuck`);
    await follow('/alerts/JobsLate/');
    await follow('/runbooks/shop/jobs/');
    expect(await value()).toBe('');
    expect(await words('.offer')).toEqual(['JobsStuck is open in this tab too: pod stuck. Use its values here']);
  });

  test('hand on the values of a page that the browser had kept as it was', async () => {
    await page.goto(`${served.origin}/alerts/JobsLate/?pod=late`);
    const kept = await page.evaluate(`sessionStorage.getItem('alertbook.incidents')`);
    await page.goto(`${served.origin}/alerts/JobsStuck/?pod=stuck`);
    const both = await page.evaluate(`sessionStorage.getItem('alertbook.incidents')`);
    expect(both).not.toBe(kept);
    // The browser of these tests keeps no pages: this one is told that it was kept.
    await page.goto(`${served.origin}/alerts/JobsLate/?pod=late`);
    await page.locator('[data-fill=pod]').waitFor({ state: 'attached' });
    await page.waitForTimeout(300);
    await page.evaluate(`sessionStorage.setItem('alertbook.incidents', ${JSON.stringify(both)})`);
    await page.evaluate(`dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))`);
    await follow('/runbooks/shop/jobs/');
    expect(await value()).toBe('late');
  });
});

describe('whose turn it is', () => {
  test('is said on the first screen, with their number, also when no clock runs', async () => {
    await at('2026-10-26T08:10:00Z');
    await page.goto(`${served.origin}${address}`);
    await page.locator('.due').waitFor();

    expect(await words('.due p')).toEqual(['Call Ada, Primary on-call Call Ada: +1 202 555 0143']);
    const box = await page.locator('.due a[href="tel:+12025550143"]').boundingBox();
    expect(box!.y + box!.height).toBeLessThan(640);
    expect(box!.height).toBeGreaterThanOrEqual(44);
  });

  test('changes hands on an open page, and with it who the clock says to call', async () => {
    await at('2026-10-26T07:59:50Z');
    await page.goto(`${served.origin}${address}?startsAt=2026-10-26T07:50:00Z`);
    await page.locator('.due', { hasText: 'Grace' }).waitFor();

    await page.clock.runFor(15_000);

    await page.locator('.due', { hasText: 'Ada' }).waitFor();
    expect((await words('.call .on-call-line'))[0]).toBe(
      'On call: Ada until Mon 2 Nov 2026, 03:00 America/New_York (09:00 Europe/Berlin), then Grace',
    );
  });

  test.each([
    // The week from 8 February 2027 is that of Grace.
    [
      '2027-02-09T12:00:00Z',
      'Grace until Tue 9 Feb 2027, 18:00 America/New_York (Wed 10 Feb 2027, 00:00 Europe/Berlin)',
    ],
    [
      '2027-02-10T12:00:00Z',
      'Alan Call Alan: +1 202 555 0146, then 1234# (covering) until Thu 11 Feb 2027, 18:00 America/New_York (Fri 12 Feb 2027, 00:00 Europe/Berlin)',
    ],
    [
      '2027-02-12T12:00:00Z',
      'Ada (covering) until Fri 12 Feb 2027, 18:00 America/New_York (Sat 13 Feb 2027, 00:00 Europe/Berlin)',
    ],
    [
      '2027-02-13T12:00:00Z',
      'nobody until Sat 13 Feb 2027, 18:00 America/New_York (Sun 14 Feb 2027, 00:00 Europe/Berlin)',
    ],
    ['2027-02-14T12:00:00Z', 'Grace until Mon 15 Feb 2027, 03:00 America/New_York (09:00 Europe/Berlin)'],
  ])('at %s is told with overrides, on the first screen and on the contacts page: %s', async (time, told) => {
    await at(time);
    for (const where of [address, '/contacts/']) {
      await page.goto(`${served.origin}${where}`);
      await page.locator('[data-holds]').first().waitFor({ state: 'attached' });
      const line = where === address ? '.call .on-call-line' : '#shop-primary .on-call-line';
      expect((await words(line))[0]).toContain(`On call: ${told}`);
    }
    await page.goto(`${served.origin}${address}`);
    await page.locator('.due').waitFor();
    expect(await page.locator('.due').textContent()).toContain(told.split(' ')[0]!);
  });

  test('is in the page without a script, until when it is sure', async () => {
    const html = await (await fetch(`${served.origin}${address}`)).text();
    const text = html.replace(/<[^>]*>/g, '').replace(/\s+/g, ' ');
    expect(text).toMatch(/On call: (?:Ada|Grace) until \w{3} \d+ \w{3} \d{4}, 0[89]:00 Europe\/Berlin, then/);
  });

  test('is not told before the first turn, but when that begins', async () => {
    await at('2026-10-26T08:10:00Z');
    await page.goto(`${served.origin}/contacts/#shop-night`);

    const nights = page.locator('#shop-night .holders');
    await nights
      .getByText('The first turn begins Mon 4 Jan, 03:00 America/New_York (09:00 Europe/Berlin).')
      .waitFor({ timeout: 10_000 });
    expect(await nights.locator('[data-holds]').count()).toBe(0);
  });

  test('is not told by a page that is older than its table', async () => {
    await at('2046-10-26T08:00:00Z');
    await page.goto(`${served.origin}/contacts/`);

    await page.getByText('This copy of the site is too old').first().waitFor();
    expect(await page.locator('[data-holds]').count()).toBe(0);
  });

  test.each([
    // Week 0 began on 5 January with Ada; the clocks of Berlin changed on 25 October.
    ['2026-10-19T06:59:00Z', 'Ada', 'Grace'],
    ['2026-10-19T07:00:00Z', 'Grace', 'Ada'],
    ['2026-10-26T07:59:00Z', 'Grace', 'Ada'],
    ['2026-10-26T08:00:00Z', 'Ada', 'Grace'],
  ])('at %s is that of %s, then that of %s', async (time, holder, next) => {
    await at(time);
    await page.goto(`${served.origin}/contacts/`);
    await page.locator('[data-holds]').first().waitFor({ state: 'attached' });

    expect((await words('#shop-primary .on-call-line'))[0]).toMatch(
      new RegExp(`^On call: ${holder} until .*, then ${next}$`),
    );
    expect(await words('#shop-primary [data-holds] a:not(.way)')).toEqual([holder]);
  });
});

describe('progress through a runbook', () => {
  test('is ticked, survives a reload, and is copied as a timeline for the channel', async () => {
    await at('2026-11-21T02:14:05Z');
    await page.goto(`${served.origin}${address}?startsAt=${start}`);
    await step('Step 1 is done').check();
    await page.clock.runFor(2 * 60_000);
    await page.getByRole('radio', { name: 'Did it start with a deploy? No' }).check();
    await page.clock.runFor(60_000);
    await page.getByRole('checkbox', { name: 'Tell the channel' }).check();
    await page.reload();

    expect(await step('Step 1 is done').isChecked()).toBe(true);
    expect(await words('#look > .tick')).toEqual(['Done 02:14 UTC']);
    expect(await words('.progress [role=status]')).toEqual(['2 of 5 done']);
    expect(await timeline()).toMatchInlineSnapshot(`
      "**Orders are late** <https://oncall.example.com/runbooks/shop/orders-late/>

      - 2026-11-21 02:14 UTC, start of the alert
      - 02:14 UTC, step 1, Look at the \\*queue\\*
      - 02:16 UTC, decision, Did it start with a deploy? No
      - 02:17 UTC, Afterwards, Tell the channel
      "
    `);
  });

  test('follows a decision to where it leads, and notes it', async () => {
    await at('2026-11-21T02:14:05Z');
    await page.goto(`${served.origin}${address}`);
    await page.getByRole('link', { name: 'Go to Roll back' }).click();

    expect(await page.evaluate('document.querySelector(":target")?.id')).toBe('roll-back');
    expect(await timeline()).toContain('- 2026-11-21 02:14 UTC, decision, Did it start with a deploy? Yes');
  });

  test('is the same on the page of the alert', async () => {
    await page.goto(`${served.origin}${address}`);
    await step('Step 2 is done').check();
    await page.goto(`${served.origin}/alerts/OrdersLate/`);

    expect(await step('Step 2 is done').isChecked()).toBe(true);
  });

  test('of a site below another path of the host is not done here', async () => {
    await page.goto(`${served.origin}/pr-123${address}`);
    await step('Step 2 is done').check();
    await page.goto(`${served.origin}${address}`);

    expect(await step('Step 2 is done').isChecked()).toBe(false);
  });

  test('starts over at once, and can be had back', async () => {
    await page.goto(`${served.origin}${address}`);
    await step('Step 1 is done').check();
    await page.getByRole('button', { name: 'Start over' }).click();
    expect(await step('Step 1 is done').isChecked()).toBe(false);

    await page.getByRole('button', { name: 'Undo' }).click();
    expect(await step('Step 1 is done').isChecked()).toBe(true);
  });

  test('of one incident is not that of the next one', async () => {
    await page.goto(`${served.origin}${address}?startsAt=${start}`);
    await step('Step 1 is done').check();
    await page.goto(`${served.origin}${address}?startsAt=2026-11-21T02:15:00Z`);
    expect(await step('Step 1 is done').isChecked()).toBe(false);
  });

  test('of yesterday is gone', async () => {
    await at('2026-11-20T02:14:05Z');
    await page.goto(`${served.origin}${address}`);
    await step('Step 1 is done').check();
    await page.clock.setSystemTime('2026-11-21T02:15:00Z');
    await page.reload();

    expect(await step('Step 1 is done').isChecked()).toBe(false);
  });

  test('never leaves the browser', async () => {
    await page.goto(`${served.origin}${address}`);
    await page.waitForLoadState('networkidle');
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await step('Step 1 is done').check();
    await page.getByRole('button', { name: 'Start clock' }).click();
    await timeline();

    expect(asked).toEqual([]);
  });

  test('goes by keyboard alone, from the first step to the copied timeline', async () => {
    await at('2026-11-21T02:14:05Z');
    await page.goto(`${served.origin}${address}`);
    const done = new Set<string>();
    for (let presses = 0; presses < 120; presses++) {
      await page.keyboard.press('Tab');
      const focused = await page.evaluate<string>(
        `(() => { const e = document.activeElement; return e.getAttribute('aria-label') ?? e.textContent.trim(); })()`,
      );
      const label = await page.evaluate<string>(`document.activeElement.closest('label')?.textContent.trim() ?? ''`);
      const name = focused || label;
      if (done.has(name)) continue;
      done.add(name);
      if (/^Step \d is done$|^Tell|^Close/.test(name) || label.startsWith('Tell') || label.startsWith('Close'))
        await page.keyboard.press('Space');
      if (name === 'Go to Roll back') await page.keyboard.press('Enter');
      if (name === 'Copy timeline') {
        await page.keyboard.press('Enter');
        break;
      }
    }
    await page.getByText('Copied').waitFor();

    const copied = await page.evaluate<string>('navigator.clipboard.readText()');
    for (const text of ['step 1', 'step 2', 'decision', 'step 3', 'Tell the channel', 'Close the incident'])
      expect(copied).toContain(text);
  });
});

test.each([
  [address, 'light'],
  [address, 'dark'],
  ['/contacts/', 'light'],
  ['/contacts/', 'dark'],
] as const)('%s in %s has nothing that axe finds wrong while an alert lasts', async (where, colorScheme) => {
  await at('2026-11-21T02:50:00Z');
  await page.emulateMedia({ colorScheme });
  await page.goto(`${served.origin}${where}?startsAt=${start}`);
  await page.locator('[data-holds]').first().waitFor({ state: 'attached' });
  if (where === address) {
    await step('Step 1 is done').check();
    await page.getByRole('radio').first().check();
  }

  expect(await violationsOn(page)).toEqual([]);
});

test('what is ticked, pressed and called is large enough for a thumb, and nothing is wider than a phone', async () => {
  await at('2026-11-21T02:50:00Z');
  await page.goto(`${served.origin}${address}`);
  await page.locator('.due').waitFor();
  await step('Step 1 is done').check();

  for (const selector of ['.tick', '.progress button', '.start', '.due a[href^="tel:"]', '.task label']) {
    const boxes = await page
      .locator(selector)
      .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().height));
    expect(boxes.length, selector).toBeGreaterThan(0);
    for (const height of boxes) expect(height, selector).toBeGreaterThanOrEqual(44);
  }
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
});
