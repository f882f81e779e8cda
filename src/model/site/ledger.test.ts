import { describe, expect, test } from 'vitest';
import { readLedger } from '../../readers/content/read-ledger.ts';
import { destinationsIn, ledgerForm, unrecorded, type Published } from './ledger.ts';

const published: Published = new Map([
  ['/new/', new Set(['drain', 'verify'])],
  ['/alerts/Disk%20full/', new Set()],
  ['/open/', undefined],
]);

function leads(address: string, lines: string): unknown {
  return destinationsIn(readLedger(lines, 'urls.lock').ledger, published)(address);
}

describe('where an address leads', () => {
  test('a page that exists leads to itself', () => {
    expect(leads('/new/#drain', '/new/\n/new/#drain')).toEqual({ kind: 'alive', page: '/new/', anchor: 'drain' });
  });

  test('an anchor that is gone is dead', () => {
    expect(leads('/new/#old', '/new/#old')).toEqual({ kind: 'dead', last: '/new/#old' });
  });

  test('a page whose anchors nobody can know keeps them all', () => {
    expect(leads('/open/#anything', '/open/#anything')).toMatchObject({ kind: 'alive' });
  });

  test('a page that moved takes its anchors along, over several moves', () => {
    const lines = '/a/ -> /b/\n/a/#drain\n/b/ -> /new/\n/b/#drain';

    expect(leads('/a/#drain', lines)).toEqual({ kind: 'alive', page: '/new/', anchor: 'drain' });
  });

  test('an anchor that was renamed before its page moved is followed through both', () => {
    const lines = '/a/ -> /new/\n/a/#empty -> /a/#drain\n/a/#drain';

    expect(leads('/a/#empty', lines)).toEqual({ kind: 'alive', page: '/new/', anchor: 'drain' });
  });

  test('lines that lead in a circle lead nowhere', () => {
    expect(leads('/a/', '/a/ -> /b/\n/b/ -> /a/')).toEqual({ kind: 'dead', last: '/a/' });
  });

  test.each([
    ['leads on', '/new/ -> /open/'],
    ['is retired', '/new/ retired: It was renamed.'],
    ['leads to what was called after it', '/new/ -> /later/\n/later/ -> /new/'],
    ['leads to what is retired', '/new/ -> /later/\n/later/ retired: It is called as before again.'],
  ])('a page that is there leads to itself, though an old line says that it %s', (_says, lines) => {
    expect(leads('/new/', lines)).toEqual({ kind: 'alive', page: '/new/', anchor: undefined });
    expect(leads('/new/#drain', `${lines}\n/new/#drain`)).toEqual({ kind: 'alive', page: '/new/', anchor: 'drain' });
  });

  test('a page that was renamed and is named back takes what led to its other name', () => {
    expect(leads('/later/#drain', '/new/ -> /later/\n/later/ -> /new/')).toMatchObject({
      page: '/new/',
      anchor: 'drain',
    });
  });

  test('an anchor that a page has lost is dead, though an old line says where the page went', () => {
    expect(leads('/new/#gone', '/new/ -> /open/\n/new/#gone')).toEqual({ kind: 'dead', last: '/new/#gone' });
  });

  test('a page that is there is not recorded while its line says something else', () => {
    const { ledger } = readLedger(
      '/new/ -> /open/\n/new/#drain\n/new/#verify\n/open/\n/alerts/Disk%20full/',
      'urls.lock',
    );

    expect(unrecorded(ledger, published)).toEqual(['/new/']);
  });

  test('a page that is retired takes its anchors with it', () => {
    expect(leads('/a/#x', '/a/ retired: The vendor documents it.\n/a/#x')).toEqual({
      kind: 'retired',
      reason: 'The vendor documents it.',
    });
  });
});

describe('the ledger as a file', () => {
  test('an address has one form, whoever encoded it', () => {
    expect(ledgerForm('/alerts/Disk full/')).toBe('/alerts/Disk%20full/');
    expect(ledgerForm('/alerts/Disk%20full/')).toBe('/alerts/Disk%20full/');
    expect(ledgerForm('/alerts/Plattenplatz-übrig/')).toBe('/alerts/Plattenplatz-übrig/');
    expect(ledgerForm('/alerts/Plattenplatz-%C3%BCbrig/')).toBe('/alerts/Plattenplatz-übrig/');
    expect(ledgerForm('/alerts/Größe übrig/')).toBe('/alerts/Größe%20übrig/');
    expect(ledgerForm('/alerts/100%25/')).toBe('/alerts/100%25/');
    expect(ledgerForm('/wiki/C%2B%2B/#a%2bb')).toBe('/wiki/C++/#a+b');
    expect(ledgerForm('/wiki/C%23/%3f/')).toBe('/wiki/C%23/%3F/');
    expect(ledgerForm('/wiki/#50%')).toBe('/wiki/#50%25');
    expect(ledgerForm('/wiki/#%ff\ud800')).toBe('/wiki/#%25ff\ufffd');
  });

  test('what was published and is not recorded is named', () => {
    const { ledger } = readLedger('/new/\n/new/#drain\n', 'urls.lock');

    expect(unrecorded(ledger, published)).toEqual(['/alerts/Disk%20full/', '/new/#verify', '/open/']);
  });

  test('an address that is none is reported where it is, with one thing to do', () => {
    const lines = [
      '/ok/',
      '/../out/',
      '  /../out/ -> /new/',
      '/old/ -> /%2e%2e/new/',
      '/sw.js retired: moved',
      '/old/ -> /..',
    ];
    const { ledger, findings } = readLedger(lines.join('\n'), 'urls.lock');

    expect(findings.map(({ at, hint }) => `${at.line}:${at.column} ${hint}`)).toEqual([
      '2:1 Delete the line: no page has or had that address.',
      '3:3 Write `/out/`.',
      '4:10 Write `/new/`.',
      '5:1 Delete the line: no page has or had that address.',
      '6:10 Write the address that it leads to now, or `retired: why` in place of the arrow.',
    ]);
    expect([...ledger.keys()]).toEqual(['/ok/']);
  });

  test('a folder is the same with and without its last slash, and with the name of its file', () => {
    const { ledger } = readLedger('/old#a -> /new\n/b/index.html -> /new/index.html#x\n/c.html\n', 'urls.lock');

    expect([...ledger.values()].map(({ address, leadsTo }) => [address, leadsTo])).toEqual([
      ['/old/#a', '/new/'],
      ['/b/', '/new/#x'],
      ['/c.html', undefined],
    ]);
  });

  test.each([
    ['<<<<<<< HEAD', 'A merge left its marks here.'],
    ['alerts/x', '`alerts/x` is not a line of the ledger.'],
    ['/x/ retired:', '`/x/` is retired without a reason.'],
    ['/a/ -> b', '`/a/ -> b` is not a line of the ledger.'],
  ])('%s is reported at its line', (line, message) => {
    const { findings } = readLedger(`/ok/\n${line}\n`, 'content/urls.lock');

    expect(findings).toMatchObject([{ message, at: { file: 'content/urls.lock', line: 2, column: 1 } }]);
  });

  test('two branches that both recorded an address merge into one, and two that disagree are reported', () => {
    const { ledger, findings } = readLedger('/a/\n/a/ -> /new/\n/b/ -> /new/\n/b/ -> /open/\n', 'urls.lock');

    expect(ledger.get('/a/')?.leadsTo).toBe('/new/');
    expect(findings).toMatchObject([{ at: { line: 4 } }]);
  });
});

test('ten thousand moves one after the other are followed once for all addresses on the way', () => {
  const lines = Array.from({ length: 10_000 }, (_, index) => `/old/${index}/ -> /old/${index + 1}/`);
  const { ledger } = readLedger([...lines, '/old/10000/ -> /guides/on-call/'].join('\n'), 'urls.lock');
  let asked = 0;
  const counted = { has: (page: string) => ((asked += 1), page === '/guides/on-call/'), get: () => new Set<string>() };
  const destinationOf = destinationsIn(ledger, counted as unknown as Published);

  for (const address of ledger.keys())
    expect(destinationOf(address)).toEqual({ kind: 'alive', page: '/guides/on-call/', anchor: undefined });
  // Each address is asked for once or twice, however long its way is.
  expect(asked).toBeLessThan(2 * ledger.size + 2);
});
