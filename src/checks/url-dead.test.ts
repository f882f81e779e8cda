import { describe, expect, test } from 'vitest';
import { catalogueWith, edited, findingsOf, reportOf } from '../../test/support/catalogue.ts';
import { publishedOf } from '../model/site/dead-addresses.ts';
import { publishedAddresses } from '../model/site/ledger.ts';
import { urlDead } from './url-dead.ts';

/** All that the healthy folder with some changes publishes, recorded. */
function recorded(changes = {}): { 'urls.lock': string } {
  return { 'urls.lock': `${publishedAddresses(publishedOf(catalogueWith(changes))).join('\n')}\n` };
}

const renamed = edited('runbooks/checkout/latency.mdx', ['## Impact', '## Who notices']);

test('an anchor that is gone is reported at the heading that took its place', () => {
  expect(reportOf(urlDead, { ...renamed, ...recorded() })).toMatchInlineSnapshot(`
    "content/runbooks/checkout/latency.mdx:25:1  error  url/dead
      \`/runbooks/checkout/latency/#impact\` was published, and the page no longer has \`#impact\`.
      If it is \`/runbooks/checkout/latency/#who-notices\` now: \`alertbook urls move /runbooks/checkout/latency/#impact /runbooks/checkout/latency/#who-notices\` or write \`[#impact]\` after the heading. If nothing replaces it: \`alertbook urls retire /runbooks/checkout/latency/#impact --reason "…"\`."
  `);
});

test('an anchor is reported once, in the runbook that the page of the alert shows', () => {
  const section = edited('runbooks/checkout/latency.mdx', [
    '<Step title="Restart the pods">',
    '<Step id="restart" title="Restart the pods">',
  ]);
  expect(findingsOf(urlDead, { ...section, ...recorded() })).toMatchObject([
    {
      message: expect.stringMatching(
        /^`\/runbooks\/checkout\/latency\/#restart-the-pods` .*`\/alerts\/CheckoutLatencyHigh\/#restart-the-pods`\.$/,
      ),
      at: { line: 44, column: 1 },
    },
  ]);
});

test('a page that is gone is reported at its line of the ledger', () => {
  expect(reportOf(urlDead, { 'urls.lock': '/\n/runbooks/checkout/slow/\n' })).toMatchInlineSnapshot(`
    "content/urls.lock:2:1  error  url/dead
      \`/runbooks/checkout/slow/\` was published, and no page has that address any more.
      After it, write \`-> \` and the address of the page that replaces it. If nothing replaces it: \`alertbook urls retire /runbooks/checkout/slow/ --reason "…"\`."
  `);
});

test('a page is taken for the old one by its name only where it has the sections of the old one', () => {
  const old = '/runbooks/checkout/latncy/';
  const hint = (...anchors: string[]): string | undefined =>
    findingsOf(urlDead, { 'urls.lock': [old, ...anchors.map((id) => `${old}#${id}`)].join('\n') }).find(({ message }) =>
      message.startsWith(`\`${old}\``),
    )?.hint;

  expect(hint('meaning', 'impact')).toContain(`alertbook urls move ${old} /runbooks/checkout/latency/`);
  expect(hint('drain', 'refill', 'meaning')).not.toContain('urls move');
});

test('a command that is printed finds the content folder, and is read by a shell as it is', () => {
  const [first] = findingsOf(urlDead, { 'urls.lock': "/wiki/it's(old)/" });
  expect(first?.hint).toContain(String.raw`alertbook urls retire '/wiki/it'\''s(old)/' --reason "…"`);
});

test('what leads on, is retired, or is still there is fine', () => {
  const ledger = `/runbooks/checkout/latency/#impact -> /runbooks/checkout/latency/#who-notices
/runbooks/checkout/latency/#meaning
/runbooks/checkout/slow/ retired: nobody linked to it
`;
  expect(findingsOf(urlDead, { ...renamed, 'urls.lock': ledger })).toEqual([]);
});

describe('of two that are gone where one is new', () => {
  const page = '/runbooks/checkout/latency/';
  /** What the advice for each anchor that is gone moves it to; nothing where it has none. */
  const moves = (heading: string, ...gone: string[]): (string | undefined)[] => {
    const lines = publishedAddresses(publishedOf(catalogueWith({})));
    const changes = edited('runbooks/checkout/latency.mdx', ['## Impact', `## ${heading}`]);
    const ledger = [...lines, ...gone.map((id) => `${page}#${id}`)].join('\n');
    return findingsOf(urlDead, { ...changes, 'urls.lock': ledger }).map(({ hint }) =>
      /urls move \S+#(\S+) \S+#([^\s`]+)/
        .exec(hint ?? '')
        ?.slice(1)
        .join(' -> '),
    );
  };

  test('one alone is taken for it', () => {
    expect(moves('Who notices')).toEqual(['impact -> who-notices']);
  });

  test('neither is, when both names are far from it', () => {
    expect(moves('Who notices', 'adjust-thresholds')).toEqual([undefined, undefined]);
  });

  test('the one with the nearer name is', () => {
    expect(moves('Impacts', 'adjust-thresholds')).toEqual([undefined, 'impact -> impacts']);
  });

  test('neither is, when both names are near to it', () => {
    expect(moves('Impacts', 'impactt')).toEqual([undefined, undefined]);
  });
});
