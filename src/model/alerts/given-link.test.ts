import { describe, expect, test } from 'vitest';
import { addressOfLink, givenLink, isNoValue, labelsOf, meantSection, valueOf, valuesOf } from './given-link.ts';

const page = {
  names: ['namespace', 'pod'],
  ids: ['content', 'mitigation', 'roll-back', 'größe-prüfen', 'Drain', 'parameters'],
};

/** What an address behind the page gives, as a browser would take it apart. */
function read(rest: string, { names, ids }: { names: readonly string[]; ids: readonly string[] } = page) {
  return givenLink(new URL(`https://oncall.example.com/alerts/X/${rest}`), { names, ids });
}

const both = { namespace: 'shop', pod: 'api-2' };

describe('values', () => {
  test.each([
    ['?namespace=shop&pod=api-2', both],
    ['?namespace=shop&amp;pod=api-2', both],
    ['?namespace=shop&amp;amp;pod=api-2', both],
    ['?namespace=shop&#38;pod=api-2', both],
    ['?namespace=shop&#x26;pod=api-2#mitigation', both],
    ['?namespace=shop?pod=api-2', both],
    ['??namespace=shop&pod=api-2', both],
    ['?namespace=shop;pod=api-2', both],
    ['?namespace=shop%3Fpod=api-2', both],
    ['?namespace=shop%26pod=api-2', both],
    ['?namespace=shop%2526pod=api-2', both],
    ['?namespace=shop%26amp%3Bpod=api-2', both],
    ['?NAMESPACE=shop&Pod=api-2', both],
    ['#mitigation?namespace=shop&pod=api-2', both],
    ['#mitigation&namespace=shop&pod=api-2', both],
    ['#mitigation%3Fnamespace=shop&pod=api-2', both],
    ['?namespace=shop#mitigation?pod=api-2', both],
    ['?namespace=shop&pod=api-2)', both],
    ['?namespace=shop&pod=api-2,', both],
    ['?namespace=shop&pod=api-2.', both],
    ['?namespace=shop&pod=api-2>', both],
    ['?namespace=shop&pod=api-2"', both],
    ['?namespace=shop&pod=api-2">', both],
    ["?namespace=shop&pod=api-2'", both],
    ['?namespace=shop&pod=api-2`', both],
    ['?namespace=shop&pod=api-2&gt;', both],
    ['?namespace=shop&pod=api-2&quot;', both],
    ['?namespace=shop&pod=api-2&#39;', both],
    ['?namespace=shop&pod=api-2|QueueBacklogHigh', both],
    ['?namespace=shop&pod=api-2%E2%80%8B', both],
    ['?namespace=shop&pod=api-2%C2%A0', both],
    ['?namespace=shop&pod=api-2%20', both],
    [String.raw`?namespace=shop&pod=api-2\n`, both],
    [String.raw`?namespace=shop&pod=api-2\"`, both],
    ['?namespace=shop&pod=api-2%23mitigation', both],
    ['?namespace=shop&#038;pod=api-2', both],
    ['?namespace=shop&#x0026;pod=api-2', both],
    [String.raw`?namespace=shop\u0026pod=api-2`, both],
    ['?namespace%3Dshop%26pod%3Dapi-2', both],
    ['?namespace%3Dshop&pod%3Dapi-2', both],
    ['?namespace%253Dshop%2526pod%253Dapi-2', both],
    ['?namespace=shop&pod=api-2”', both],
    ['?namespace=shop&pod=api-2’', both],
    ['?namespace=shop&pod=api-2»', both],
    ['?namespace=shop&pod=api-2&Pod=other', both],
    ['?POD=other&namespace=shop&pod=api-2', both],
    ['?namespace=shop&namespace=shop&pod=api-2&alertname=X', both],
    ['?namespace=shop&pod=api-2&pod=', both],
  ])('%s are understood', (rest, expected) => {
    const { pairs } = read(rest);
    expect(Object.fromEntries(page.names.map((name) => [name, valueOf(pairs, name)]))).toEqual(expected);
  });

  test.each([
    // A monitoring system that encodes a value encodes all of its signs.
    ['?pod=a%26namespace%3Db', 'a&namespace=b'],
    ['?pod=a%3Fb', 'a?b'],
    ['?pod=a%23b', 'a#b'],
    ['?pod=%231', '#1'],
    ['?pod=f(x)', 'f(x)'],
    ['?pod=%22x%22', '"x"'],
    ['?pod=%3Cb%3E', '<b>'],
    ['?pod=a%7Cb', 'a|b'],
    ['?pod=a%29', 'a)'],
    ['?pod=a%2C', 'a,'],
    ['?pod=%60orders%60', '`orders`'],
    ['?pod=%E2%80%9Corders%E2%80%9D', '“orders”'],
    ['?pod=%23mitigation', '#mitigation'],
    // A link that was shortened: what is left is the name of something else.
    ['?pod=shop-pr…', 'shop-pr…'],
    ['?pod=shop-pr%E2%80%A6', 'shop-pr…'],
    ['?pod=shop-pr...', 'shop-pr...'],
    ['?pod=shop-pr...)', 'shop-pr...'],
    ['?pod=a?other=b', 'a?other=b'],
    ['?pod=100%25', '100%'],
    ['?pod=.*', '.*'],
    ['?pod=a+b', 'a b'],
    ['?pod=a%2520b', 'a%20b'],
    ['?pod=it%27s&x=1', "it's"],
    ['?pod=%E6%97%A5%E6%9C%AC', '日本'],
    ['?pod=%24%28touch%20pwned%29', '$(touch pwned)'],
  ])('of %s stay whole', (rest, expected) => {
    expect(valueOf(read(rest).pairs, 'pod')).toBe(expected);
  });

  test('a sign in the middle of an address is part of its value', () => {
    expect(valueOf(read('?pod=a)&namespace=b').pairs, 'pod')).toBe('a)');
    expect(valueOf(read('?pod=a,#mitigation').pairs, 'pod')).toBe('a,');
  });

  test.each([
    '<no value>',
    '[no value]',
    'shop-<no value>',
    '<nil>',
    '%!s(MISSING)',
    '%!s(<nil>)',
    '%!v(BADINDEX)',
    '{{ $labels.namespace }}',
    '{{ .Labels.namespace | urlquery }}',
    '{{namespace}}',
    '${namespace}',
    '$labels.pod',
    '.Labels.pod',
    ' ',
    '',
  ])('`%s` says that there is none', (value) => {
    expect(isNoValue(value)).toBe(true);
    expect(isNoValue(valueOf(read(`?pod=${encodeURIComponent(value)}`).pairs, 'pod')!)).toBe(true);
    expect(isNoValue(valueOf(read(`?pod=${value}`).pairs, 'pod')!)).toBe(true);
  });

  test.each(['none', 'null', 'shop', 'a.Labels', '100%', '$5', '{a}', '<b>'])('`%s` may be one', (value) => {
    expect(isNoValue(value)).toBe(false);
  });

  test('a value is taken before one that says that there is none', () => {
    expect(valueOf(read('?pod=a&pod=%3Cno%20value%3E').pairs, 'pod')).toBe('a');
  });
});

describe('a section', () => {
  test.each([
    ['#mitigation', 'mitigation'],
    ['#Mitigation', 'mitigation'],
    ['#MITIGATION', 'mitigation'],
    ['#drain', 'Drain'],
    ['##mitigation', 'mitigation'],
    ['#mitigation)', 'mitigation'],
    ['#mitigation,', 'mitigation'],
    ['#mitigation.', 'mitigation'],
    ['#mitigation>', 'mitigation'],
    ['#mitigation"', 'mitigation'],
    ['#mitigation/', 'mitigation'],
    ['#mitigation&gt;', 'mitigation'],
    ['#mitigation|Runbook', 'mitigation'],
    ['#mitigation%7CRunbook', 'mitigation'],
    ['#mitigation%20', 'mitigation'],
    ['#mitigation%E2%80%8B', 'mitigation'],
    ['#%6Ditigation', 'mitigation'],
    ['#%256Ditigation', 'mitigation'],
    ['#user-content-mitigation', 'mitigation'],
    ['#mitigation&startsAt=1796000000', 'mitigation'],
    ['#mitigation%26startsAt=1796000000', 'mitigation'],
    ['#mitigation#rules', 'mitigation'],
    ['#gone?pod=a#mitigation', 'mitigation'],
    ['#Roll back', 'roll-back'],
    ['#roll_back', 'roll-back'],
    ['#rollback', undefined],
    ['#größe-prüfen', 'größe-prüfen'],
    ['#gr%C3%B6%C3%9Fe-pr%C3%BCfen', 'größe-prüfen'],
    ['#gr%25C3%25B6%25C3%259Fe-pr%25C3%25BCfen', 'größe-prüfen'],
    ['#Größe-Prüfen', 'größe-prüfen'],
    ['?section=mitigation', 'mitigation'],
    ['?Section=Mitigation&pod=a', 'mitigation'],
    ['?pod=a%23mitigation', 'mitigation'],
    ['?pod=a%2523mitigation', 'mitigation'],
    ['?section=mitigation#roll-back', 'roll-back'],
    ['', undefined],
    ['#', undefined],
  ])('of %s is %s', (rest, section) => {
    expect(read(rest).section).toBe(section);
  });

  test('that the page does not have is said as it is written, and so is one in the query', () => {
    expect(read('#rollback')).toMatchObject({ section: undefined, missingSection: 'rollback' });
    expect(read('?section=gone')).toMatchObject({ section: undefined, missingSection: 'gone' });
    expect(read('?section=%3Cno%20value%3E').missingSection).toBeUndefined();
    expect(read('').missingSection).toBeUndefined();
  });

  test('is not chosen between two that differ in case', () => {
    expect(meantSection('DRAIN', ['Drain', 'drain'])).toBeUndefined();
    expect(meantSection('drain', ['Drain', 'drain'])).toBe('drain');
  });

  test('is the value of a parameter where the page has one of that name', () => {
    const { section, pairs } = read('?section=mitigation', { names: ['section'], ids: page.ids });
    expect(section).toBeUndefined();
    expect(valueOf(pairs, 'section')).toBe('mitigation');
  });
});

test.each([
  ['?namespace=shop&pod=a+b#mitigation', false],
  ['?pod=a%20b', false],
  ['#gr%C3%B6%C3%9Fe-pr%C3%BCfen', false],
  ['#gone', false],
  ['', false],
  ['?flag', false],
  ['?namespace=shop&amp;pod=a', true],
  ['#Mitigation', true],
  ['?section=mitigation', true],
])('the address of %s is written anew: %s', (rest, isPutRight) => {
  expect(read(rest).isPutRight).toBe(isPutRight);
});

test('an address that is written anew gives the same, and need not be written again', () => {
  for (const rest of [
    '#mitigation&startsAt=1796000000',
    '?namespace=shop?pod=a%2Fb;x=1',
    '?pod=a%26b&amp;namespace=c)',
  ]) {
    const { pairs, section } = read(rest);
    const again = read(addressOfLink(pairs, section));
    expect(again).toEqual({ pairs, section, missingSection: undefined, isPutRight: false });
  }
});

test('labels tell one firing alert from another, in whatever order they come', () => {
  const labels = (rest: string): string => labelsOf(valuesOf(read(rest).pairs));
  expect(labels('?pod=a&namespace=b&startsAt=1&utm_source=mail')).toBe(labels('?namespace=b&pod=a'));
  expect(labels('?pod=a')).not.toBe(labels('?pod=b'));
  expect(labels('?pod=a%26b%3Dc')).not.toBe(labels('?pod=a&b=c'));
  expect(labels('?pod=%3Cno%20value%3E&startsAt=1')).toBe('');
});

test('each value is given once, and one that says that there is none is empty', () => {
  expect(valuesOf(read('?pod=a&pod=b&namespace=%3Cno%20value%3E&startsAt=1&q=x&utm_medium=mail').pairs)).toEqual([
    ['pod', 'b'],
    ['namespace', ''],
  ]);
});
