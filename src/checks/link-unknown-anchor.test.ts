import { describe, expect, test } from 'vitest';
import { edited, findingsOf, reportOf } from '../../test/support/catalogue.ts';
import { linkUnknownAnchor } from './link-unknown-anchor.ts';

const latency = 'runbooks/checkout/latency.mdx';
const linking = (href: string, path = 'guides/on-call.mdx') => edited(path, ['## ', `[text](${href})\n\n## `]);

describe('an anchor that a page does not have is reported', () => {
  test('in a link to another page', () => {
    expect(reportOf(linkUnknownAnchor, linking('/runbooks/checkout/latency/#mitigations'))).toMatchInlineSnapshot(`
      "content/guides/on-call.mdx:5:1  error  link/unknown-anchor
        The page \`/runbooks/checkout/latency/\` has no anchor \`#mitigations\`.
        Did you mean \`#mitigation\`?"
    `);
  });

  test('in a link to another file', () => {
    expect(reportOf(linkUnknownAnchor, linking('../runbooks/checkout/restore.mdx#undo'))).toMatchInlineSnapshot(`
      "content/guides/on-call.mdx:5:1  error  link/unknown-anchor
        The page \`/runbooks/checkout/restore/\` has no anchor \`#undo\`.
        Use one of \`call\`, \`purpose\`, \`procedure\`, \`verification\`, \`rollback\`."
    `);
  });

  test('in a link on the page itself, and in a branch of a decision', () => {
    expect(reportOf(linkUnknownAnchor, edited(latency, ['goto="#mitigation"', 'goto="#mitigaton"'])))
      .toMatchInlineSnapshot(`
        "content/runbooks/checkout/latency.mdx:38:18  error  link/unknown-anchor
          The page \`/runbooks/checkout/latency/\` has no anchor \`#mitigaton\`.
          Did you mean \`#mitigation\`?"
      `);
    expect(findingsOf(linkUnknownAnchor, linking('#nowhere', latency))).toMatchObject([
      { message: expect.stringContaining('#nowhere') },
    ]);
  });

  test('by way of an old address', () => {
    expect(findingsOf(linkUnknownAnchor, linking('/wiki/latency/#nowhere'))).toMatchObject([
      { message: expect.stringContaining('`/runbooks/checkout/latency/` has no anchor') },
    ]);
  });

  test('on pages that many files share', () => {
    expect(reportOf(linkUnknownAnchor, linking('/contacts/#payments-grace'))).toMatchInlineSnapshot(`
      "content/guides/on-call.mdx:5:1  error  link/unknown-anchor
        The page \`/contacts/\` has no anchor \`#payments-grace\`.
        Did you mean \`#payments-ada\`?"
    `);
  });

  test('in a part, when a page that includes it lacks it', () => {
    const part = edited('parts/verify-health.mdx', [
      '## Ask',
      'See [the impact](#impact), [all](/slos/#checkout) and [below](#ask-the-health-check).\n\n## Ask',
    ]);
    expect(findingsOf(linkUnknownAnchor, part)).toEqual([]);
    const second = edited('runbooks/checkout/restore.mdx', [
      'Keep the old',
      '<Include part="verify-health" />\n\nKeep the old',
    ]);
    expect(reportOf(linkUnknownAnchor, { ...part, ...second })).toMatchInlineSnapshot(`
      "content/parts/verify-health.mdx:10:5  error  link/unknown-anchor
        The page \`/runbooks/checkout/restore/\`, which includes the part \`verify-health\`, has no anchor \`#impact\`.
        Use one of \`call\`, \`parameters\`, \`purpose\`, \`procedure\`, \`verification\`, \`rollback\`, \`ask-the-health-check\`."
    `);
  });
});

describe('nothing is said of an anchor', () => {
  test.each([
    '#',
    '#top',
    '#:~:text=day',
    '#content',
    '/#checkout',
    '/slos/#checkout',
    '/slos/#checkout-availability',
    '/slos/#checkout--why',
    '/slos/#how-to-read',
    '/severities/#default-p1',
    '/contacts/#payments-primary',
    '/contacts/#escalation-payments',
    '/recovery/#checkout',
    '/maintenance/#checkout',
    '/glossary/#slo',
    '../slos/checkout.mdx',
    '../slos/checkout.mdx#why',
    '/services/checkout/#component-api',
    '/services/checkout/#where-to-start',
    '/runbooks/checkout/latency/#call',
    '/runbooks/checkout/latency/#parameters',
    '/runbooks/checkout/latency/#restart-the-pods',
    '/runbooks/checkout/latency/#did-it-start-with-a-deploy',
    '/runbooks/checkout/latency/#ask-the-health-check',
    '/health/#overdue',
    '/alerts/Any/#thing',
  ])('in %s', (href) => {
    expect(findingsOf(linkUnknownAnchor, linking(href))).toEqual([]);
  });

  test('of a page or part whose file cannot be read', () => {
    const restore = {
      ...linking('/runbooks/checkout/restore/#gone'),
      'runbooks/checkout/restore.mdx': 'No frontmatter.',
    };
    expect(findingsOf(linkUnknownAnchor, restore, { brokenOnPurpose: true })).toEqual([]);
    const part = { ...linking('/runbooks/checkout/latency/#gone'), 'parts/verify-health.mdx': 'No frontmatter.' };
    expect(findingsOf(linkUnknownAnchor, part, { brokenOnPurpose: true })).toEqual([]);
  });
});

test('`#anchor` in a text on a shared page means a section of that text', () => {
  const why = edited('slos/checkout.mdx', ['Because', '[Why](#why), because']);
  expect(findingsOf(linkUnknownAnchor, why)).toEqual([]);
  expect(
    findingsOf(linkUnknownAnchor, edited('slos/checkout.mdx', ['Because', '[All](#checkout), because'])),
  ).toMatchObject([{ message: expect.stringContaining('#checkout--checkout') }]);
});

test('of a page without sections the hint is to link to the page', () => {
  expect(findingsOf(linkUnknownAnchor, linking('/services/#payments'))).toMatchObject([
    { hint: 'Delete `#` and what follows it from the link.' },
  ]);
});
