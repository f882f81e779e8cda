import { describe, expect, test } from 'vitest';
import { catalogueWith, healthyFiles, today } from '../../../test/support/catalogue.ts';
import { compareSites } from './compare.ts';
import { stateOf } from './state-of.ts';

const latency = 'runbooks/checkout/latency.mdx';
const drain = 'runbooks/checkout/drain.mdx';
const otherRunbook = (more = ''): string =>
  `---\ntitle: Drain the queue\nservice: checkout\nkind: procedure\n${more}---\n\n## Purpose\n\nEmpty it.\n\n## Procedure\n\nDrain.\n\n## Verification\n\nLook.\n\n## Rollback\n\nStop.\n`;

/** What a change says of addresses: kind, noun, name, from where to where. */
function linksOf(old: Record<string, string | undefined>, now: Record<string, string | undefined>): string[] {
  const state = (files: Record<string, string | undefined>) =>
    stateOf(catalogueWith(files), { findings: [], day: today }, 'https://oncall.example.com/');
  return compareSites(state(old), state(now))
    .changes.filter(({ section }) => section === 'links')
    .map(({ kind, noun, name, values }) =>
      [kind, noun, name, ...values.map(({ old, new: to }) => `${old ?? ''} -> ${to ?? ''}`)].join(' '),
    );
}

describe('an address that alerts may carry', () => {
  test('and that leads where it led is not told of', () => {
    expect(linksOf({}, {})).toEqual([]);
  });

  test('is told of when it leads to another page now', () => {
    const alias = 'aliases: [/wiki/queue/]\n';
    const withAlias = healthyFiles[latency]!.replace('/wiki/latency/]', '/wiki/latency/, /wiki/queue/]');

    expect(linksOf({ [latency]: withAlias, [drain]: otherRunbook() }, { [drain]: otherRunbook(alias) })).toEqual([
      'moved address /wiki/queue/ /runbooks/checkout/latency/ -> /runbooks/checkout/drain/',
    ]);
  });

  test('is told of when it is new, and when it is gone', () => {
    const alias = 'aliases: [/wiki/queue/]\n';

    expect(linksOf({ [drain]: otherRunbook() }, { [drain]: otherRunbook(alias) })).toEqual([
      'added address /wiki/queue/  -> /runbooks/checkout/drain/',
    ]);
    expect(linksOf({ [drain]: otherRunbook(alias) }, { [drain]: otherRunbook() })).toEqual([
      expect.stringMatching(/^dead address \/wiki\/queue\//),
    ]);
  });
});

test('another address of the site is one change, and not one for each page', () => {
  const moved = healthyFiles['site.yaml']!.replace('oncall.example.com/docs/', 'oncall.example.org/');
  const site = (files: Record<string, string>, url: string) =>
    stateOf(catalogueWith(files), { findings: [], day: today }, url);
  const { changes } = compareSites(
    site({}, 'https://oncall.example.com/docs/'),
    site({ 'site.yaml': moved }, 'https://oncall.example.org/'),
  );

  expect(changes.filter(({ section }) => section === 'links')).toMatchObject([
    { kind: 'moved', noun: 'site', values: [{ new: 'https://oncall.example.org/' }] },
  ]);
});
