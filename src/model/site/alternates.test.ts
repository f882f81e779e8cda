import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { catalogueFrom } from '../../../test/support/content-folder.ts';
import { parseAddress } from '../../../schemas/address.ts';
import { otherAddresses } from './alternates.ts';

const frozen = readFileSync(path.join(import.meta.dirname, '../../../test/fixtures/alert-addresses.txt'), 'utf8');

const siteOf = (names: readonly string[], ledger = '') =>
  catalogueFrom({
    'services/shop.yaml': 'name: Shop\nsummary: Sells.\nowner: shop\n',
    'runbooks/shop/all.mdx': `---\ntitle: All\nservice: shop\nkind: procedure\nalerts: ${JSON.stringify(names)}\naliases: ["/wiki/C%23", /wiki/all.html]\n---\n`,
    'urls.lock': ledger,
  });

test.each([
  ['KubePodCrashLooping', 'KubePodCrashLooping', 'kubepodcrashlooping'],
  ['Disk full on data', 'Disk%20full%20on%20data', 'disk%20full%20on%20data'],
  ['Größe übrig', 'Größe%20übrig', 'größe%20übrig'],
  ['con', 'con', 'con'],
])('the alert %s is reached by every spelling', (name, own, lower) => {
  const addresses = otherAddresses(siteOf([name])).alternates.map(({ address, of }) => `${address} shows ${of}`);

  const expected = [
    `/alerts/${own}.html shows /alerts/${own}/`,
    ...(own === lower
      ? []
      : [`/alerts/${lower}/ shows /alerts/${own}/`, `/alerts/${lower}.html shows /alerts/${own}/`]),
    `/runbooks/shop/${lower}/ shows /runbooks/shop/all/`,
    `/runbooks/shop/${lower}.html shows /runbooks/shop/all/`,
  ];
  expect(addresses).toEqual([
    '/wiki/C%23/ shows /runbooks/shop/all/',
    '/wiki/all.html shows /runbooks/shop/all/',
    ...expected,
  ]);
});

test('no spelling of a name that was ever an address is lost', () => {
  const names = [...frozen.matchAll(/^(".*?[^\\]"|"") "/gm)].map(([, name]) => JSON.parse(name!) as string);
  // `/alerts/index.html` is the list of alerts; a runbook cannot name an alert with a tab or a line end in it.
  const own = names.filter((name) => name !== '' && name !== 'index' && !/[\t\n\r]/.test(name));
  expect(own.length).toBeGreaterThan(40);

  for (const name of own) {
    const { alternates } = otherAddresses(siteOf([name]));
    // In lower case, or the same already; both with and without `.html`, for the alert and for its runbook.
    expect(alternates.length, name).toBeGreaterThanOrEqual(2 + 3);
    for (const { address } of alternates) expect(parseAddress(address), name).toEqual({ address });
  }
});

test('a page that the ledger has moved is shown at its old address, and an old address that is none never', () => {
  const catalogue = siteOf([], '/old -> /runbooks/shop/all/\n/sw.js -> /runbooks/shop/all/\n');

  expect(otherAddresses(catalogue).alternates.map(({ address }) => address)).toEqual([
    '/wiki/C%23/',
    '/wiki/all.html',
    '/old/',
  ]);
});

test.each([
  ['the address as it stands', 'https://docs.example/runbooks/shop/queuefull', ['/runbooks/shop/queuefull/']],
  ['the address with .html', 'see https://docs.example/x/alerts/QueueFull.html#top.', ['/alerts/QueueFull.html']],
  [
    'a template with a filter',
    'https://docs.example/alerts/{{ $labels.alertname | toLower }}/',
    ['/alerts/queuefull/'],
  ],
  ['the address of the page itself', 'https://docs.example/alerts/QueueFull/', []],
])('a spelling that a rule links to is known, by %s', (_way, link, expected) => {
  const catalogue = catalogueFrom({
    'services/shop.yaml': 'name: Shop\nsummary: Sells.\nowner: shop\n',
    'runbooks/shop/all.mdx': '---\ntitle: All\nservice: shop\nalerts: [QueueFull]\n---\n',
    'alerts/a.yaml': `groups:\n  - name: a\n    rules:\n      - alert: QueueFull\n        expr: up == 0\n        annotations: { runbook_url: ${JSON.stringify(link)} }\n`,
  });

  const linked = otherAddresses(catalogue).alternates.filter(({ isLinked }) => isLinked);

  expect(linked.map(({ address }) => address)).toEqual(expected);
});
