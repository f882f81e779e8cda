import { describe, expect, test } from 'vitest';
import { edited, findingsOf, reportOf } from '../../test/support/catalogue.ts';
import { linkUnknownPage } from './link-unknown-page.ts';

const linking = (href: string, path = 'guides/on-call.mdx') => edited(path, ['## ', `[text](${href})\n\n## `]);

test('a link to an address that no page has is reported with the nearest one', () => {
  expect(reportOf(linkUnknownPage, linking('/runbooks/checkout/latncy/#impact'))).toMatchInlineSnapshot(`
    "content/guides/on-call.mdx:5:1  error  link/unknown-page
      The link \`/runbooks/checkout/latncy/\` leads nowhere: no page of this site has the address \`/runbooks/checkout/latncy/\`.
      Did you mean \`/runbooks/checkout/latency/\`?"
  `);
});

test('a link to a content file that does not exist is reported with the nearest one', () => {
  expect(reportOf(linkUnknownPage, linking('./restor.mdx', 'runbooks/checkout/latency.mdx'))).toMatchInlineSnapshot(`
    "content/runbooks/checkout/latency.mdx:21:1  error  link/unknown-page
      The link \`./restor.mdx\` leads nowhere: there is no content file \`runbooks/checkout/restor.mdx\` that has a page.
      Did you mean \`runbooks/checkout/restore.mdx\`?"
  `);
});

test('a link to the public address of the site is a link inside', () => {
  expect(reportOf(linkUnknownPage, linking('https://oncall.example.com/docs/nothing/'))).toMatchInlineSnapshot(`
    "content/guides/on-call.mdx:5:1  error  link/unknown-page
      The link \`https://oncall.example.com/docs/nothing/\` leads nowhere: no page of this site has the address \`/nothing/\`.
      Link to a page that exists, or delete the link."
  `);
});

test('a link to a part is reported: parts have no page', () => {
  expect(reportOf(linkUnknownPage, linking('../parts/verify-health.mdx'))).toMatchInlineSnapshot(`
    "content/guides/on-call.mdx:5:1  error  link/unknown-page
      The link \`../parts/verify-health.mdx\` leads nowhere: there is no content file \`parts/verify-health.mdx\` that has a page.
      Link to a page that exists, or delete the link."
  `);
});

describe('nothing is said of a link', () => {
  test.each([
    '/',
    '/slos/',
    '/slos',
    '/slos/index.html',
    '/runbooks/checkout/latency',
    '/runbooks/checkout/latency.md',
    '/runbooks/checkout/',
    '/runbooks/search/',
    '/glossary/',
    '/health/',
    '/wiki/latency/',
    '/wiki/latency',
    '../runbooks/checkout/latency.mdx',
    '../runbooks/checkout/latency.md',
    '../services/search.yaml',
    '../severities/default.yaml',
    '../glossary.yaml',
    '../site.yaml',
    '?tab=2',
    '#the-first-day',
    '/runbooks/checkout/restore/?namespace=shop#procedure',
    '/alerts/CheckoutLatencyHigh/',
    '/api/v1/runbooks.json',
    '/files/plan.pdf',
    'diagram.png',
    'https://oncall.example.com/docs',
    'https://oncall.example.com/docs/slos/',
    'https://oncall.example.com/other/',
    'https://example.com/nothing/',
    '//example.com/',
    'mailto:ops@example.com',
    'tel:+12025550143',
  ])('to %s', (href) => {
    expect(findingsOf(linkUnknownPage, linking(href))).toEqual([]);
  });

  test('whose path holds a parameter', () => {
    expect(
      findingsOf(
        linkUnknownPage,
        edited('runbooks/checkout/latency.mdx', ['## Impact\n', '## Impact\n\n[text](/runbooks/{{namespace}}/)\n']),
      ),
    ).toEqual([]);
  });

  test('to a page whose file cannot be read', () => {
    const changes = { ...linking('/runbooks/checkout/restore/'), 'runbooks/checkout/restore.mdx': 'No frontmatter.' };
    expect(findingsOf(linkUnknownPage, changes, { brokenOnPurpose: true })).toEqual([]);
  });
});

test('full MDX has a page only where its authors are trusted', () => {
  const page = { 'pages/about.mdx': '---\ntitle: About\n---\n', ...linking('/about/') };
  expect(findingsOf(linkUnknownPage, page)).toHaveLength(1);
  expect(
    findingsOf(linkUnknownPage, {
      ...page,
      ...edited('site.yaml', ['severityMatrix', 'trustPages: true\nseverityMatrix']),
    }),
  ).toEqual([]);
});

test('a file that has no page, and a file that is not there though its page is, are both nowhere', () => {
  expect(
    findingsOf(linkUnknownPage, { 'pages/about.mdx': '---\ntitle: About\n---\n', ...linking('../pages/about.mdx') }),
  ).toHaveLength(1);
  expect(findingsOf(linkUnknownPage, linking('../slos/nothing.yaml'))).toHaveLength(1);
});

test('while site.yaml is broken, nobody knows whether it trusts compiled pages, and a link to one is no second error', () => {
  const files = { ...linking('/about/'), 'pages/about.mdx': '---\ntitle: About\n---\n\nText.\n' };
  const broken = { ...files, ...edited('site.yaml', ['severityMatrix', 'nonsense: 1\nseverityMatrix']) };

  expect(findingsOf(linkUnknownPage, files)).toHaveLength(1);
  expect(findingsOf(linkUnknownPage, broken, { brokenOnPurpose: true })).toEqual([]);
});
