import { describe, expect, test } from 'vitest';
import { catalogueWith, edited } from '../../../test/support/catalogue.ts';
import { pagesOf, siteMapOf } from './site-map.ts';

const siteMap = siteMapOf(catalogueWith());

describe('the site map', () => {
  test('has every page of the catalogue', () => {
    expect([...siteMap.keys()].toSorted()).toMatchInlineSnapshot(`
      [
        "/",
        "/a-z/",
        "/contacts/",
        "/glossary/",
        "/guides/",
        "/guides/on-call/",
        "/health/",
        "/maintenance/",
        "/recovery/",
        "/runbooks/",
        "/runbooks/checkout/",
        "/runbooks/checkout/latency/",
        "/runbooks/checkout/restore/",
        "/runbooks/search/",
        "/services/",
        "/services/checkout/",
        "/services/search/",
        "/severities/",
        "/slos/",
      ]
    `);
  });

  test('has the anchors of pages that many files share', () => {
    expect([...siteMap.get('/slos/')!]).toMatchInlineSnapshot(`
      [
        "content",
        "how-to-read",
        "checkout",
        "checkout-availability",
        "checkout--why",
      ]
    `);
    expect([...siteMap.get('/contacts/')!]).toMatchInlineSnapshot(`
      [
        "content",
        "payments",
        "payments-ada",
        "payments-on-call",
        "payments-primary",
        "payments-ops",
        "escalation-payments",
      ]
    `);
    expect([...siteMap.get('/severities/')!]).toMatchInlineSnapshot(`
      [
        "content",
        "default",
        "default-p1",
        "default-p2",
      ]
    `);
  });

  test('has the anchors of a runbook: of the site, of its text, and of the parts that it includes', () => {
    expect([...siteMap.get('/runbooks/checkout/latency/')!]).toMatchInlineSnapshot(`
      [
        "content",
        "call",
        "parameters",
        "meaning",
        "impact",
        "diagnosis",
        "did-it-start-with-a-deploy",
        "mitigation",
        "restart-the-pods",
        "ask-the-health-check",
      ]
    `);
  });

  test('has the anchors of a service', () => {
    expect([...siteMap.get('/services/checkout/')!]).toMatchInlineSnapshot(`
      [
        "content",
        "call",
        "runbooks",
        "alerts",
        "links",
        "objectives",
        "metrics",
        "environments",
        "components",
        "metric-queue-depth",
        "environment-production",
        "component-api",
        "component-database",
        "where-to-start",
      ]
    `);
  });
});

describe('where nobody can know the anchors, the site map says so', () => {
  test('of a page that cannot be read, and of pages that it would be on', () => {
    const broken = siteMapOf(catalogueWith({ 'runbooks/checkout/restore.mdx': 'No.', 'teams/payments.yaml': 'No.' }));

    expect(broken.has('/runbooks/checkout/restore/')).toBe(true);
    expect(broken.get('/runbooks/checkout/restore/')).toBeUndefined();
    expect(broken.get('/contacts/')).toBeUndefined();
    expect(broken.get('/slos/')).toBeDefined();
  });

  test('of a page that includes a part which cannot be read', () => {
    expect(
      siteMapOf(catalogueWith({ 'parts/verify-health.mdx': 'No.' })).get('/runbooks/checkout/latency/'),
    ).toBeUndefined();
  });

  test('of full MDX, which has pages only where it is trusted', () => {
    const page = { 'pages/about.mdx': '---\ntitle: About\n---\n' };
    const trusted = siteMapOf(
      catalogueWith({ ...page, ...edited('site.yaml', ['severityMatrix', 'trustPages: true\nseverityMatrix']) }),
    );

    expect(siteMapOf(catalogueWith(page)).has('/about/')).toBe(false);
    expect(trusted.has('/about/')).toBe(true);
    expect(trusted.get('/about/')).toBeUndefined();
  });
});

test('an anchor that is there twice is listed twice, with the place of each', () => {
  const catalogue = catalogueWith(edited('runbooks/checkout/latency.mdx', ['## Impact', '## Impact [#meaning]']));
  const page = pagesOf(catalogue).find(({ address }) => address === '/runbooks/checkout/latency/');

  expect(page?.anchors.filter(({ id }) => id === 'meaning').map(({ at }) => at?.line)).toEqual([21, 25]);
});
