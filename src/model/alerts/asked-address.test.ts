import { expect, test } from 'vitest';
import { askedAddresses, nameInPath } from './asked-address.ts';

const site = [
  '/alerts/QueueBacklogHigh/',
  '/alerts/Disk full/',
  '/alerts/A&B/',
  '/alerts/50% full/',
  '/alerts/Größe/',
  '/slos/',
];

/** Where a site that has some pages would send a reader. */
function landing(address: string): string | undefined {
  const { pathname, search, hash } = new URL(`https://oncall.example.com${address}`);
  const meant = askedAddresses({ pathname, search, hash }).find(({ path }) => site.includes(path));
  return meant && meant.path + (meant.query && `?${meant.query}`) + (meant.fragment && `#${meant.fragment}`);
}

const page = '/alerts/QueueBacklogHigh/';

test.each([
  [`${page},`, page],
  [`${page})`, page],
  [`${page}.`, page],
  [`${page}%22`, page],
  [`${page}%3E`, page],
  [`${page}">`, page],
  [`${page}&gt;`, `${page}?gt;`],
  [`${page}%60`, page],
  [`${page}%20`, page],
  [`${page}%E2%80%8B`, page],
  [`${page}%C2%A0`, page],
  [`${page}|runbook`, page],
  [`${page}%7Crunbook`, page],
  [`${page}…`, page],
  [`${page}**`, page],
  [`${page}%5Cn`, page],
  ['/alerts/QueueBacklogHigh,', page],
  ['/alerts/QueueBacklogHigh)', page],
  ['/alerts/QueueBacklogHigh|text', page],
  ['/alerts/%22QueueBacklogHigh%22/', page],
  ['/alerts/%20QueueBacklogHigh/', page],
  ['/alerts/%E2%80%8BQueueBacklogHigh/', page],
  ['/alerts//QueueBacklogHigh//', page],
  [`${page}%23mitigation`, `${page}#mitigation`],
  [`${page}%2523mitigation`, `${page}#mitigation`],
  [`${page}%252523mitigation`, `${page}#mitigation`],
  ['/alerts/QueueBacklogHigh%23mitigation', `${page}#mitigation`],
  [`${page}%23mitigation,`, `${page}#mitigation,`],
  [`${page}%23mitigation?startsAt=1`, `${page}?startsAt=1#mitigation`],
  [`${page}%3Fnamespace=shop&pod=a`, `${page}?namespace=shop&pod=a`],
  [`${page}%3Fnamespace=shop&pod=a%20b#mitigation`, `${page}?namespace=shop&pod=a%20b#mitigation`],
  [`${page}%3Fnamespace%3Dshop%26pod%3Da`, `${page}?namespace=shop&pod=a`],
  [`${page}%253Fnamespace%253Dshop%2526pod%253Da`, `${page}?namespace=shop&pod=a`],
  [`${page}%3Fpod%3Da%2526b%23mitigation`, `${page}?pod=a%26b#mitigation`],
  ['/alerts/QueueBacklogHigh%3Fnamespace=shop', `${page}?namespace=shop`],
  [`${page}&startsAt=1796000000`, `${page}?startsAt=1796000000`],
  [`${page}&amp;startsAt=1796000000`, `${page}?startsAt=1796000000`],
  [`${page}%26startsAt=1796000000`, `${page}?startsAt=1796000000`],
  ['/alerts/QueueBacklogHigh&startsAt=1796000000', `${page}?startsAt=1796000000`],
  [`${page}&a=1?b=2`, `${page}?a=1&b=2`],
  [`${page}index.html,`, page],
  [`${page}https://oncall.example.com/alerts/QueueBacklogHigh/`, page],
  ['/alerts/Disk+full/', '/alerts/Disk full/'],
  ['/alerts/Disk%2520full/', '/alerts/Disk full/'],
  ['/alerts/A%26B,', '/alerts/A&B/'],
  ['/alerts/A&B/&startsAt=1', '/alerts/A&B/?startsAt=1'],
  ['/alerts/50%25%20full/)', '/alerts/50% full/'],
  ['/alerts/50%%20full/', '/alerts/50% full/'],
  ['/alerts/Gro%CC%88%C3%9Fe/', '/alerts/Größe/'],
  ['/slos/,', '/slos/'],
  ['/alerts/QueueBacklog/', undefined],
  // Cut off: it need not be the alert that has the rest as its name.
  ['/alerts/QueueBacklogHigh…', undefined],
  ['/alerts/QueueBacklogHigh...', undefined],
  ['/alerts/QueueBacklogHigh...)', undefined],
  ['/', undefined],
])('%s meant %s', (address, expected) => {
  expect(landing(address)).toBe(expected);
});

test('what follows an unknown page is kept for the page that is found for it', () => {
  expect(askedAddresses({ pathname: '/alerts/Gone/', search: '?pod=a', hash: '#b' })[0]).toEqual({
    path: '/alerts/Gone/',
    query: 'pod=a',
    fragment: 'b',
  });
});

test.each([
  ['/alerts/KubePodNotReady/', 'KubePodNotReady'],
  ['/alerts/KubePodNotReady/index.html', 'KubePodNotReady'],
  ['/alerts/Disk full.html', 'Disk full'],
  ['/', ''],
])('%s names `%s`', (path, name) => {
  expect(nameInPath(path)).toBe(name);
});
