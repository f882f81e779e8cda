import { describe, expect, test } from 'vitest';
import { resolveLink } from './links.ts';

const runbook = { type: 'runbook', id: 'checkout/latency', path: 'runbooks/checkout/latency.mdx' } as const;
const slo = { type: 'slo', id: 'checkout', path: 'slos/checkout.mdx' } as const;
const part = { type: 'part', id: 'shared/health', path: 'parts/shared/health.mdx' } as const;

/** Address with query and anchor, and the file behind it; or `elsewhere`. */
function shown(document: Parameters<typeof resolveLink>[0], href: string, siteUrl?: string): string {
  const target = resolveLink(document, href, siteUrl);
  if (target.kind === 'elsewhere') return 'elsewhere';
  const { address, search, anchor, file } = target;
  return address + search + (anchor === undefined ? '' : `#${anchor}`) + (file === undefined ? '' : ` ← ${file}`);
}

describe('a link in a runbook leads', () => {
  test.each([
    ['#drain', '/runbooks/checkout/latency/#drain'],
    ['#d%C3%A9bit', '/runbooks/checkout/latency/#débit'],
    ['?pod=a#drain', '/runbooks/checkout/latency/?pod=a#drain'],
    ['/slos/#checkout', '/slos/#checkout'],
    ['/slos', '/slos/'],
    ['/slos/index.html', '/slos/'],
    ['/runbooks/checkout/restore.md', '/runbooks/checkout/restore/'],
    ['/', '/'],
    ['../restore/', '/runbooks/checkout/restore/'],
    ['restore.mdx', '/runbooks/checkout/restore/ ← runbooks/checkout/restore.mdx'],
    ['./restore.md?pod=a#drain', '/runbooks/checkout/restore/?pod=a#drain ← runbooks/checkout/restore.md'],
    ['../../guides/on-call.mdx', '/guides/on-call/ ← guides/on-call.mdx'],
    ['../../slos/checkout.yaml', '/slos/#checkout ← slos/checkout.yaml'],
    ['../../slos/checkout.mdx#why', '/slos/#checkout--why ← slos/checkout.mdx'],
    ['../../escalations/payments.yaml', '/contacts/#escalation-payments ← escalations/payments.yaml'],
    ['../../glossary.yaml#slo', '/glossary/#slo ← glossary.yaml'],
    ['../../../../../slos/checkout.mdx', '/slos/#checkout ← slos/checkout.mdx'],
    ['/slos/#{{anchor}}', '/slos/'],
    ['#top', '/runbooks/checkout/latency/'],
    ['/slos/#:~:text=budget', '/slos/'],
    ['/slos/#%E0%A4%A', '/slos/#%E0%A4%A'],
  ])('%s to %s', (href, expected) => {
    expect(shown(runbook, href)).toBe(expected);
  });

  test.each([
    'https://example.com/slos/',
    '//example.com/',
    'mailto:ops@example.com',
    'tel:+49',
    '/alerts/High/',
    '/api/v1/urls.json',
    '/schemas/runbook.json',
    '/plan.pdf',
    'diagram.png',
    '/runbooks/{{service}}/',
    '\\\\share\\x',
    'http://[',
  ])('%s elsewhere', (href) => {
    expect(shown(runbook, href)).toBe('elsewhere');
  });
});

describe('the public address of the site', () => {
  const site = 'https://oncall.example.com/docs/';

  test.each([
    ['https://oncall.example.com/docs/slos/#checkout', '/slos/#checkout'],
    ['https://OnCall.example.com/docs', '/'],
    ['https://oncall.example.com/docs#x', '/#x'],
    ['https://oncall.example.com/docs-of-others/', 'elsewhere'],
    ['https://oncall.example.com/', 'elsewhere'],
  ])('in %s leads to %s', (href, expected) => {
    expect(shown(runbook, href, site)).toBe(expected);
  });
});

describe('a text that shares its page with others', () => {
  test('means its own sections by `#section`, also when they have its id in front already', () => {
    expect(shown(slo, '#why')).toBe('/slos/#checkout--why');
    expect(shown(slo, '#checkout--why')).toBe('/slos/#checkout--why');
    expect(shown({ type: 'escalation', id: 'payments', path: 'escalations/payments.mdx' }, '#why')).toBe(
      '/contacts/#escalation-payments--why',
    );
  });

  test('reaches the others by the address of the page', () => {
    expect(shown(slo, '/slos/#search')).toBe('/slos/#search');
    expect(shown(slo, 'search.yaml')).toBe('/slos/#search ← slos/search.yaml');
  });
});

test('a section in a part belongs to whichever page includes the part', () => {
  expect(shown(part, '#impact')).toBe('#impact');
  expect(shown(part, '../../runbooks/checkout/latency.mdx')).toBe(
    '/runbooks/checkout/latency/ ← runbooks/checkout/latency.mdx',
  );
});
