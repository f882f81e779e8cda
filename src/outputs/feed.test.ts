import { SaxesParser } from 'saxes';
import { expect, test } from 'vitest';
import { catalogueWith } from '../../test/support/catalogue.ts';
import { formatFeed } from './feed.ts';

const absolute = (address: string): string => `https://oncall.example.com/docs${address}`;
const runbook = (title: string, rest = '') =>
  `---\ntitle: "${title}"\nservice: checkout\nkind: procedure\n${rest}---\n\n## Purpose\n\nText.\n`;

/** Texts of the elements of a document that has been read as XML, by name, in order. */
function textsIn(xml: string): Map<string, string[]> {
  const texts = new Map<string, string[]>();
  const open: string[] = [];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name }) => void open.push(name));
  parser.on('text', (text) => void texts.set(open.at(-1)!, [...(texts.get(open.at(-1)!) ?? []), text]));
  parser.on('closetag', () => void open.pop());
  parser.write(xml).close();
  return texts;
}

const content = {
  'runbooks/checkout/old.mdx': runbook('Old', 'reviewed: 2025-01-02\n'),
  'runbooks/checkout/new.mdx': runbook('New & <best>', 'reviewed: 2026-02-01\nsummary: What is new.\n'),
  'runbooks/checkout/gap.mdx': runbook('Gap', 'reviewed: TBD\n'),
  'runbooks/checkout/never.mdx': runbook('Never'),
  'runbooks/checkout/later.mdx': runbook('Later', 'reviewed: 2026-02-03\nstatus: planned\n'),
  'runbooks/checkout/latency.mdx': undefined,
};

test('runbooks are told in the order of their reviews, the newest first, by whole addresses', () => {
  const feed = formatFeed(catalogueWith(content), absolute);

  const texts = textsIn(feed);
  expect(texts.get('title')).toEqual(['On call: runbooks', 'New & <best>', 'Old']);
  expect(texts.get('updated')).toEqual(['2026-02-01T00:00:00Z', '2026-02-01T00:00:00Z', '2025-01-02T00:00:00Z']);
  expect(texts.get('id')).toEqual([
    'https://oncall.example.com/docs/feed.xml',
    'https://oncall.example.com/docs/runbooks/checkout/new/?reviewed=2026-02-01',
    'https://oncall.example.com/docs/runbooks/checkout/old/?reviewed=2025-01-02',
  ]);
  expect(feed).toContain('<link rel="alternate" href="https://oncall.example.com/docs/runbooks/checkout/new/"/>');
  expect(texts.get('summary')).toEqual(['What is new.']);
});

test('the same content is the same feed, and none that was reviewed is a feed without entries', () => {
  expect(formatFeed(catalogueWith(content), absolute)).toBe(formatFeed(catalogueWith(content), absolute));
  const without = Object.fromEntries(Object.keys(content).map((name) => [name, undefined]));
  expect(textsIn(formatFeed(catalogueWith(without), absolute)).get('updated')).toEqual(['1970-01-01T00:00:00Z']);
});
