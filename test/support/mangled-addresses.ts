import type { Page } from 'playwright-core';
import { onEachInPages } from './open-pages.ts';
import { shop } from './shop.ts';

const runbook = `---
title: The backlog grows
service: shop
alerts: [QueueBacklogHigh]
params:
  - name: namespace
    label: Kubernetes namespace
    example: shop
  - name: pod
    label: Pod
    example: api-7f9
---

## Meaning

Jobs wait.

## Impact

Orders are late.

## Diagnosis

\`\`\`bash risk=safe
kubectl -n {{namespace}} get pod {{pod}}
\`\`\`

## Mitigation

Drain the queue.
`;

const rules = `groups:
  - name: shop
    rules:
      - alert: Disk full on data
        expr: disk_free < 0.1
      - alert: Größe übrig
        expr: bytes_left < 5
`;

/** A site with the alert QueueBacklogHigh, its section `mitigation`, and parameters `namespace` and `pod`. */
export const mangledContent = {
  ...shop,
  'runbooks/shop/backlog.mdx': runbook,
  'alerts/more.yaml': rules,
};

/** What the reader of a link gets: the page, its section, its values, and whether the clock runs. */
export interface Landing {
  path: string;
  section?: string;
  namespace?: string;
  pod?: string;
  clock?: true;
  /** Parameters of which the page says that the alert gave none. */
  none?: string[];
}

const alert = '/alerts/QueueBacklogHigh/';
const page: Landing = { path: alert };
const section: Landing = { path: alert, section: 'mitigation' };
const values: Landing = { path: alert, namespace: 'shop', pod: 'api-2' };
const clock: Landing = { path: alert, clock: true };
const start = 'startsAt=1790000000';

/** Time after which a reader is where a link leads, or elsewhere. */
const patienceMs = 10_000;

/** Addresses as filters, chats and templates leave them, and what they meant. */
export const mangledAddresses: [address: string, expected: Landing][] = [
  ...[
    `${alert},`,
    `${alert})`,
    `${alert}.`,
    `${alert}>`,
    `${alert}"`,
    `${alert}%22`,
    `${alert}%22%3E`,
    `${alert}&gt;`,
    `${alert}|The backlog`,
    `${alert}%7CThe%20backlog`,
    `${alert}%20`,
    `${alert}%C2%A0`,
    `${alert}%E2%80%8B`,
    `${alert}%60`,
    `${alert}**`,
    `${alert}%5Cn`,
    `${alert}%E2%80%A6`,
    '/alerts/QueueBacklogHigh,',
    '/alerts/QueueBacklogHigh)',
    '/alerts/QueueBacklogHigh%7Ctext',
    '/alerts/%22QueueBacklogHigh%22',
    '/alerts/%E2%80%8BQueueBacklogHigh/',
    '/alerts//QueueBacklogHigh/',
    '//alerts/QueueBacklogHigh/',
    '/alerts/QueueBacklogHigh//',
    '/alerts/QUEUEBACKLOGHIGH/',
    '/ALERTS/queuebackloghigh/',
    '/Alerts/QueueBacklogHigh',
    '/alerts/QueueBacklogHigh/https://oncall.example.com/alerts/QueueBacklogHigh/',
  ].map((address): [string, Landing] => [address, page]),
  ...[
    `${alert}%23mitigation`,
    `${alert}%2523mitigation`,
    '/alerts/QueueBacklogHigh%23mitigation',
    `${alert}#Mitigation`,
    `${alert}#MITIGATION`,
    `${alert}#mitigation)`,
    `${alert}#mitigation,`,
    `${alert}#mitigation.`,
    `${alert}#mitigation>`,
    `${alert}#mitigation"`,
    `${alert}#mitigation|Mitigation`,
    `${alert}#mitigation%20`,
    `${alert}#mitigation%E2%80%8B`,
    `${alert}#user-content-mitigation`,
    `${alert}##mitigation`,
    `${alert}#%6Ditigation`,
    `${alert}?section=mitigation`,
    `${alert}?section=Mitigation`,
    `${alert}%3Fsection=mitigation`,
    `${alert},#mitigation`,
    '/alerts/QueueBacklogHigh?section=mitigation',
    '/alerts/queuebackloghigh/#Mitigation',
    '/alerts/QUEUEBACKLOGHIGH/#mitigation',
    '/alerts//QueueBacklogHigh/#mitigation',
  ].map((address): [string, Landing] => [address, section]),
  ...[
    `${alert}?namespace=shop&amp;pod=api-2`,
    `${alert}?namespace=shop&#38;pod=api-2`,
    `${alert}?namespace=shop?pod=api-2`,
    `${alert}??namespace=shop&pod=api-2`,
    `${alert}?namespace=shop;pod=api-2`,
    `${alert}?namespace=shop%26pod=api-2`,
    `${alert}?Namespace=shop&POD=api-2`,
    `${alert}?namespace=shop&pod=api-2)`,
    `${alert}?namespace=shop&pod=api-2,`,
    `${alert}?namespace=shop&pod=api-2.`,
    `${alert}?namespace=shop&pod=api-2>`,
    `${alert}?namespace=shop&pod=api-2"`,
    `${alert}?namespace=shop&pod=api-2|Runbook`,
    `${alert}?namespace=shop&pod=api-2%E2%80%8B`,
    `${alert}?namespace=shop&pod=api-2&gt;`,
    `${alert}%3Fnamespace=shop&pod=api-2`,
    `${alert}%3Fnamespace%3Dshop%26pod%3Dapi-2`,
    `${alert}%253Fnamespace%253Dshop%2526pod%253Dapi-2`,
    '/alerts/QueueBacklogHigh%3Fnamespace=shop&pod=api-2',
    `${alert}&namespace=shop&pod=api-2`,
    '/alerts/QueueBacklogHigh&namespace=shop&pod=api-2',
    '/alerts/QUEUEBACKLOGHIGH/?namespace=shop&pod=api-2',
    `${alert}?namespace=shop&pod=api-2&alertname=QueueBacklogHigh&severity=page`,
    `${alert}?namespace=shop&namespace=shop&pod=&pod=api-2`,
    '/alerts//QueueBacklogHigh/?namespace=shop&pod=api-2',
  ].map((address): [string, Landing] => [address, values]),
  ...[
    `${alert}&${start}`,
    `${alert}&amp;${start}`,
    `${alert}%26${start}`,
    `${alert}?${start})`,
    `${alert}?STARTSAT=1790000000`,
    `${alert}?startsAt=1790000000000`,
    `${alert}?startsAt=2026-09-21T13:33:20Z`,
    `${alert}?startsAt=2026-09-21+13:33:20+%2B0000+UTC`,
    `${alert}?startsAt=2026-09-21T15:33:20+02:00`,
    `/alerts/QueueBacklogHigh&${start}`,
  ].map((address): [string, Landing] => [address, clock]),
  [`${alert}#mitigation&${start}`, { ...section, clock: true }],
  [`${alert}#mitigation?namespace=shop&pod=api-2&${start}`, { ...values, section: 'mitigation', clock: true }],
  [`${alert}#mitigation%3Fnamespace=shop&pod=api-2`, { ...values, section: 'mitigation' }],
  [`${alert}?namespace=shop&pod=api-2%23mitigation`, { ...values, section: 'mitigation' }],
  [`${alert}%3Fnamespace%3Dshop%26pod%3Dapi-2%23mitigation`, { ...values, section: 'mitigation' }],
  [`${alert}?namespace=shop?${start}`, { path: alert, namespace: 'shop', clock: true }],
  [`${alert}?namespace=%3Cno%20value%3E&pod=api-2`, { path: alert, pod: 'api-2', none: ['namespace'] }],
  [`${alert}?namespace=[no value]&pod=api-2`, { path: alert, pod: 'api-2', none: ['namespace'] }],
  [`${alert}?namespace=%!s(MISSING)&pod=api-2`, { path: alert, pod: 'api-2', none: ['namespace'] }],
  [`${alert}?namespace={{ $labels.namespace }}&pod=api-2`, { path: alert, pod: 'api-2', none: ['namespace'] }],
  [`${alert}?namespace=shop&pod={{ $labels.pod | urlquery }}`, { path: alert, namespace: 'shop', none: ['pod'] }],
  [`${alert}?namespace=&pod=`, { path: alert, none: ['namespace', 'pod'] }],
  ['/runbooks/shop/backlog/%23mitigation', { path: '/runbooks/shop/backlog/', section: 'mitigation' }],
  ['/runbooks/shop/backlog/&namespace=shop', { path: '/runbooks/shop/backlog/', namespace: 'shop' }],
  ['/Runbooks/Shop/Backlog/', { path: '/runbooks/shop/backlog/' }],
  ['/alerts/Disk+full+on+data/', { path: '/alerts/Disk full on data/' }],
  ['/alerts/Disk%2520full%2520on%2520data/', { path: '/alerts/Disk full on data/' }],
  ['/alerts/GR%C3%96SSE%20%C3%9CBRIG/', { path: '/404/' }],
  ['/alerts/GR%C3%96%C3%9FE%20%C3%9CBRIG/', { path: '/alerts/Größe übrig/' }],
  ['/alerts/Gro%CC%88%C3%9Fe%20u%CC%88brig/', { path: '/alerts/Größe übrig/' }],
  ['/contacts/)', { path: '/contacts/' }],
  ['/alerts/QueueBacklogLow/', { path: '/404/' }],
];

/**
 * Opens every mangled address on a host and says which landed elsewhere than they meant.
 *
 * @returns Address, what was expected and what the reader got, for each that is wrong.
 */
export async function wrongLandings(
  open: () => Promise<Page>,
  origin: string,
  isTried: (address: string) => boolean = () => true,
): Promise<unknown[]> {
  const wrong: unknown[] = [];
  const tried = mangledAddresses.filter(([address]) => isTried(address));
  await onEachInPages(tried, open, async (page, [address, expected]) => {
    const wanted = JSON.stringify(sorted(expected));
    let got = '';
    await page.goto('about:blank');
    await page.goto(origin + address).catch(() => undefined);
    const end = Date.now() + patienceMs;
    while (got !== wanted && Date.now() < end) {
      if (got !== '') await page.waitForTimeout(50);
      got = JSON.stringify(sorted(await landingOf(page).catch(() => ({ path: 'on the way' }))));
    }
    if (got !== wanted) wrong.push({ address, expected: wanted, got, at: page.url() });
  });
  return wrong;
}

function sorted(landing: Landing): Landing {
  return Object.fromEntries(Object.entries(landing).toSorted()) as unknown as Landing;
}

/** What a reader sees: the page by its canonical address, the section that is the target, and what is filled in. */
function landingOf(page: Page): Promise<Landing> {
  return page.evaluate(() => {
    const canonical = document.querySelector<HTMLLinkElement>('link[rel=canonical]');
    const isStyled = [...document.styleSheets].length > 0 && document.querySelector('[role=button][data-search]');
    const value = (name: string): string =>
      document.querySelector<HTMLInputElement>(`[data-fill=${name}]`)?.value ?? '';
    const names = ['namespace', 'pod'];
    const none = names.filter((name) =>
      document.querySelector(`[data-parameter=${name}] .source`)?.textContent.includes('gave none'),
    );
    const landed: Landing = {
      path: canonical ? decodeURI(new URL(canonical.href).pathname) : '/404/',
      ...Object.fromEntries(names.filter((name) => value(name) !== '').map((name) => [name, value(name)])),
    };
    const target = document.querySelector(':target')?.id;
    if (target) landed.section = target;
    if (document.querySelector('.elapsed > b')) landed.clock = true;
    if (none.length > 0) landed.none = none;
    return isStyled ? landed : { path: 'without its scripts' };
  });
}
