import { describe, expect, test } from 'vitest';
import { AddressLookup } from '../site/address-lookup.ts';
import { readLink } from './alert-link.ts';
import { resolveLink } from './link-target.ts';
import type { UrlIndex } from '../site/url-index.ts';

const index: UrlIndex = {
  site: 'https://oncall.example.com/docs/',
  pages: {
    '/': [],
    '/alerts/Queue Full/': [],
    '/alerts/Überlauf/': ['call'],
    '/runbooks/shop/queue/': ['drain', 'größe'],
    '/runbooks/mail/queue/': ['flush'],
    '/glossary/': null,
  },
  alternates: {
    '/wiki/queue/': { of: '/runbooks/shop/queue/', kind: 'moved' },
    '/alerts/überlauf.html': { of: '/alerts/Überlauf/', kind: 'spelling' },
  },
  anchors: { '/runbooks/shop/queue/#empty': '/runbooks/shop/queue/#drain' },
  alerts: {},
  matrices: {},
};
index.pages = Object.fromEntries(
  Object.entries(index.pages).map(([address, anchors]) => [address.replace(' ', '%20'), anchors]),
);
const lookup = new AddressLookup(index);

/** Where a link leads, in a word or two. */
function leads(link: string, labels: Record<string, string> = {}): string {
  const target = resolveLink(readLink(link), (label) => labels[label], lookup);
  if (target.kind !== 'alive') return target.kind;
  return [target.pages.join(' '), target.detour && `${target.detour.by} ${target.detour.to ?? '?'}`]
    .filter(Boolean)
    .join(', ');
}

const queue = '/runbooks/shop/queue/';

describe('a link to the site', () => {
  test.each([
    ['https://oncall.example.com/docs/', '/'],
    ['https://oncall.example.com/docs', '/'],
    [`https://oncall.example.com/docs${queue}`, queue],
    [`https://ONCALL.example.com:443/docs${queue}?a=b#drain`, queue],
    [`https://oncall.example.com/docs/runbooks/shop/%71ueue/`, queue],
    ['https://oncall.example.com/docs/runbooks/mail/../shop/queue/', queue],
    ['https://oncall.example.com/docs/alerts/Queue%20Full/', '/alerts/Queue%20Full/'],
    ['https://oncall.example.com/docs/alerts/%C3%9Cberlauf/#call', '/alerts/Überlauf/'],
    [`https://oncall.example.com/docs${queue}#gr%C3%B6%C3%9Fe`, queue],
    [`https://oncall.example.com/docs${queue}#:~:text=x`, queue],
    ['https://oncall.example.com/docs/glossary/#anything', '/glossary/'],
  ])('%s is right', (link, page) => {
    expect(leads(link)).toBe(page);
  });

  test.each([
    ['https://oncall.example.com/docs/runbooks/shop/queue', `${queue}, slash ${queue}`],
    ['https://oncall.example.com/docs/runbooks/shop/queue#drain', `${queue}, slash ${queue}#drain`],
    ['https://oncall.example.com/docs/runbooks/shop/queue/index.html', `${queue}, spelling ${queue}`],
    ['https://oncall.example.com/docs/alerts/überlauf.html#call', '/alerts/Überlauf/, spelling /alerts/Überlauf/#call'],
    ['https://oncall.example.com/docs/wiki/queue/#drain', `${queue}, moved ${queue}#drain`],
    ['https://oncall.example.com/docs/wiki/queue', `${queue}, moved ${queue}`],
    [`https://oncall.example.com/docs${queue}#empty`, `${queue}, old-anchor ${queue}#drain`],
    [`http://oncall.example.com/docs${queue}`, `${queue}, scheme ${queue}`],
  ])('%s works by a detour', (link, expected) => {
    expect(leads(link)).toBe(expected);
  });

  test.each([
    ['https://oncall.example.com/docs/runbooks/shop/queues/', 'dead-page'],
    ['https://oncall.example.com/docs/Runbooks/shop/queue/', 'dead-page'],
    ['https://oncall.example.com/docs/runbooks/shop/queue.html', 'dead-page'],
    ['https://oncall.example.com/docs//runbooks/shop/queue/', 'dead-page'],
    [`https://oncall.example.com${queue}`, 'dead-page'],
    [`https://oncall.example.com/docs${queue}#drian`, 'dead-anchor'],
    [`https://oncall.example.com/docs${queue}#Drain`, 'dead-anchor'],
    ['https://oncall.example.com/elsewhere/', 'elsewhere'],
    ['https://oncall.example.com:8443/docs/', 'elsewhere'],
    ['https://oncall.example.com.evil.example/docs/', 'elsewhere'],
  ])('%s is %s', (link, kind) => {
    expect(leads(link)).toBe(kind);
  });
});

describe('templates in a link', () => {
  const site = 'https://oncall.example.com/docs';
  test.each([
    [`${site}/runbooks/{{ $labels.service }}/queue/`, { service: 'mail' }, '/runbooks/mail/queue/'],
    [`${site}/runbooks/{{ $labels.service | toLower }}/queue/`, { service: 'MAIL' }, '/runbooks/mail/queue/'],
    [`${site}/runbooks/{{ $labels.service }}/queue/`, { service: 'web' }, 'dead-page'],
    [`${site}/runbooks/{{ .Labels.service }}/queue/`, {}, `/runbooks/mail/queue/ ${queue}`],
    [`${site}/runbooks/{{ $labels.service }}/queue`, {}, `/runbooks/mail/queue/ ${queue}, slash ?`],
    [`${site}/runbooks/{{ $labels.service }}/queue/#flush`, {}, '/runbooks/mail/queue/'],
    [`${site}/runbooks/{{ $labels.service }}/queues/`, {}, 'dead-page'],
    [`${site}/runbooks/shop/queue/#{{ $labels.section }}`, {}, queue],
    [`${site}/runbooks/shop/queue/#x-{{ $labels.section }}`, {}, 'dead-anchor'],
    ['{{ .Values.runbookUrl }}/shop/queue/', {}, queue],
    ['{{ .Values.runbookUrl }}/shop/queues/', {}, 'dead-page'],
    ['{{ .Values.runbookUrl }}', {}, 'unknown'],
    ['https://{{ $externalLabels.host }}/docs/runbooks/shop/queue/', {}, queue],
    ['https://{{ $externalLabels.host }}.example.org/docs/runbooks/shop/queue/', {}, 'elsewhere'],
    ['https://${Domain}/docs/runbooks/${Service}/queue/#flush', {}, '/runbooks/mail/queue/'],
  ])('%s with %j leads to %s', (link, labels, expected) => {
    expect(leads(link, labels as Record<string, string>)).toBe(expected);
  });

  const label = '{{ $labels.a }}';
  test.each([
    ['the path', `${site}/runbooks/shop/${label.repeat(500)}s/`, 'dead-page'],
    ['the host', `https://${label.repeat(500)}.org/docs/`, 'elsewhere'],
    ['the anchor', `${site}/runbooks/shop/queue/#${label.repeat(500)}s`, 'dead-anchor'],
    ['what may be anything', `${label.repeat(500)}/queues/`, 'dead-page'],
    ['a host of ten thousand names', `https://${'a.'.repeat(10_000)}${label}/docs/`, 'elsewhere'],
  ])('five hundred side by side in %s are answered at once', (_, link, expected) => {
    expect(leads(link)).toBe(expected);
  });

  test('whose values would make a text of gigabytes are left open', () => {
    const link = `${site}/${'{{ $labels.long }}'.repeat(10_000)}/`;
    expect(leads(link, { long: 'x'.repeat(100_000) })).toBe('dead-page');
  });
});

test('the nearest address is one that differs in case, then one with the same last part, then a slip', () => {
  expect(lookup.nearest('/Runbooks/Shop/Queue/')).toBe(queue);
  expect(lookup.nearest('/shop/queue')).toBe(queue);
  expect(lookup.nearest('/runbooks/shop/queu/')).toBe(queue);
  expect(lookup.nearest('/runbooks/shop/quality/')).toBeUndefined();
});
