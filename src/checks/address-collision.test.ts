import { expect, test } from 'vitest';
import { edited, findingsOf, reportOf } from '../../test/support/catalogue.ts';
import { addressCollision } from './address-collision.ts';

const latency = 'runbooks/checkout/latency.mdx';
const withAlias = (alias: string) => edited(latency, ['/wiki/latency/', alias]);

test('an old address that is the address of another page is reported', () => {
  expect(reportOf(addressCollision, withAlias('/runbooks/checkout/restore/'))).toMatchInlineSnapshot(`
    "content/runbooks/checkout/latency.mdx:11:11  error  address/collision
      The old address \`/runbooks/checkout/restore/\` already leads to content/runbooks/checkout/restore.mdx.
      Delete it here, or there."
  `);
});

test('an old address that a second page has too is reported there, whatever its case and its last slash', () => {
  expect(
    reportOf(
      addressCollision,
      edited('guides/on-call.mdx', ['title: Going on call', 'title: Going on call\naliases: [/Wiki/Latency]']),
    ),
  ).toMatchInlineSnapshot(`
    "content/guides/on-call.mdx:3:11  error  address/collision
      The old address \`/Wiki/Latency/\` already leads to content/runbooks/checkout/latency.mdx.
      Delete it here, or there."
  `);
});

test('an old address that is the page itself, a page of the site, or below a folder of the site is reported', () => {
  expect(reportOf(addressCollision, withAlias('/runbooks/checkout/latency'))).toMatchInlineSnapshot(`
    "content/runbooks/checkout/latency.mdx:11:11  error  address/collision
      The old address \`/runbooks/checkout/latency/\` already leads to this page itself.
      Delete it."
  `);
  expect(reportOf(addressCollision, withAlias('/slos/'))).toMatchInlineSnapshot(`
    "content/runbooks/checkout/latency.mdx:11:11  error  address/collision
      The old address \`/slos/\` already leads to a page that the site makes.
      Delete it."
  `);
  expect(reportOf(addressCollision, withAlias('/alerts/CheckoutLatencyHigh/'))).toMatchInlineSnapshot(`
    "content/runbooks/checkout/latency.mdx:11:11  error  address/collision
      The old address \`/alerts/CheckoutLatencyHigh/\` is below \`/alerts/\`, where only alert pages may be.
      Delete it."
  `);
});

test('an old address that a file system may take for the one of another page is reported', () => {
  const guide = (alias: string) => ({
    'guides/latency.mdx': `---\ntitle: Latency\naliases: ["${alias}"]\n---\n\nText.\n`,
  });
  const latencyAt = (alias: string) => edited(latency, ['/wiki/latency/', alias]);
  for (const [one, other] of [
    ['/wiki/café/', '/wiki/cafe\u0301/'],
    ['/wiki/STRASSE/', '/wiki/straße'],
    ['/wiki/old.html', '/Wiki/Old.HTML'],
    ['/wiki/index.html', '/wiki/INDEX.html'],
    ['/wiki/%61/', '/wiki/A/'],
  ] as const)
    expect(findingsOf(addressCollision, { ...latencyAt(one), ...guide(other) }), one).toMatchObject([
      { message: expect.stringContaining('already leads to content/runbooks/checkout/latency.mdx') },
    ]);
  expect(findingsOf(addressCollision, guide('/changes/'))).toMatchObject([
    { message: 'The old address `/changes/` already leads to a page that the site makes.', hint: 'Delete it.' },
  ]);
});

test('a line of the ledger that leads on, from an address that leads elsewhere, is reported at the line', () => {
  const ledger = '/Wiki/Latency/ -> /runbooks/checkout/restore/\n/wiki/a/ -> /slos/\n/wiki/A/ -> /contacts/\n';

  expect(reportOf(addressCollision, { 'urls.lock': ledger })).toMatchInlineSnapshot(`
    "content/urls.lock:1:1  error  address/collision
      \`/Wiki/Latency/\` leads to \`/runbooks/checkout/restore/\`, but it is also an address of \`/runbooks/checkout/latency/\`, perhaps in another spelling.
      Write \`/Wiki/Latency/ -> /runbooks/checkout/latency/\`.

    content/urls.lock:3:1  error  address/collision
      \`/wiki/A/\` leads to \`/contacts/\`, but it is also an address of \`/slos/\`, perhaps in another spelling.
      Write \`/wiki/A/ -> /slos/\`."
  `);
  expect(
    findingsOf(addressCollision, {
      'urls.lock': '/Wiki/Latency/ -> /runbooks/checkout/latency/\n/wiki/a/ -> /slos/\n/wiki/A/ -> /slos/\n',
    }),
  ).toEqual([]);
});

test('a page with the address of one that the site makes is reported', () => {
  const changes = {
    'pages/severities.mdx': '---\ntitle: Ours\n---\n',
    'pages/services/checkout.mdx': '---\ntitle: Ours\n---\n',
    'pages/api/v1.mdx': '---\ntitle: Ours\n---\n',
    'pages/404.mdx': '---\ntitle: Ours\n---\n',
    'pages/pr-7/notes.mdx': '---\ntitle: Ours\n---\n',
    ...edited('site.yaml', ['severityMatrix', 'trustPages: true\nseverityMatrix']),
  };
  expect(reportOf(addressCollision, changes)).toMatchInlineSnapshot(`
    "content/pages/404.mdx:1:1  error  address/collision
      This page would have the address \`/404/\`, which belongs to the site itself.
      Rename the file.

    content/pages/api/v1.mdx:1:1  error  address/collision
      This page would have the address \`/api/v1/\`, which belongs to the site itself.
      Rename the file.

    content/pages/pr-7/notes.mdx:1:1  error  address/collision
      This page would have the address \`/pr-7/notes/\`, which belongs to the site itself.
      Rename the file.

    content/pages/services/checkout.mdx:1:1  error  address/collision
      This page would have the address \`/services/checkout/\`, which belongs to content/services/checkout.mdx.
      Rename the file.

    content/pages/severities.mdx:1:1  error  address/collision
      This page would have the address \`/severities/\`, which belongs to the site itself.
      Rename the file."
  `);
});

test('a guide and a runbook of the same name do not meet', () => {
  expect(
    findingsOf(addressCollision, { 'guides/checkout/latency.mdx': '---\ntitle: Latency\n---\n\nText.\n' }),
  ).toEqual([]);
});
