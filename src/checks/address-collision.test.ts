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
      The old address \`/Wiki/Latency\` already leads to content/runbooks/checkout/latency.mdx.
      Delete it here, or there."
  `);
});

test('an old address that is the page itself, a page of the site, or below a folder of the site is reported', () => {
  expect(reportOf(addressCollision, withAlias('/runbooks/checkout/latency'))).toMatchInlineSnapshot(`
    "content/runbooks/checkout/latency.mdx:11:11  error  address/collision
      The old address \`/runbooks/checkout/latency\` already leads to this page itself.
      Delete it."
  `);
  expect(reportOf(addressCollision, withAlias('/slos/'))).toMatchInlineSnapshot(`
    "content/runbooks/checkout/latency.mdx:11:11  error  address/collision
      The old address \`/slos/\` already leads to a page that the site makes.
      Delete it."
  `);
  expect(reportOf(addressCollision, withAlias('/alerts/CheckoutLatencyHigh/'))).toMatchInlineSnapshot(`
    "content/runbooks/checkout/latency.mdx:11:11  error  address/collision
      The old address \`/alerts/CheckoutLatencyHigh/\` lies below \`/alerts/\`, which the site keeps for itself.
      Delete it."
  `);
});

test('an old address with a fragment is reported, because a server never sees it', () => {
  expect(reportOf(addressCollision, withAlias('"/wiki/#latency"'))).toMatchInlineSnapshot(`
    "content/runbooks/checkout/latency.mdx:11:11  error  address/collision
      The old address \`/wiki/#latency\` holds a \`#\`: a page cannot be told from another one by what follows it.
      Write the part before it: \`/wiki/\`."
  `);
});

test('a page with the address of one that the site makes is reported', () => {
  const changes = {
    'pages/severities.mdx': '---\ntitle: Ours\n---\n',
    'pages/services/checkout.mdx': '---\ntitle: Ours\n---\n',
    'pages/api/v1.mdx': '---\ntitle: Ours\n---\n',
    ...edited('site.yaml', ['severityMatrix', 'trustPages: true\nseverityMatrix']),
  };
  expect(reportOf(addressCollision, changes)).toMatchInlineSnapshot(`
    "content/pages/api/v1.mdx:1:1  error  address/collision
      This page would have the address \`/api/v1/\`, which belongs to the site itself.
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
