import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hostileAddresses } from '../test/support/hostile-addresses.ts';
import { alertAddress } from '../src/model/alerts/alerts.ts';
import { ledgerForm } from '../src/model/site/ledger.ts';
import { addressHint, fileOfAddress, folded, isDevice, nameProblem, parseAddress } from './address.ts';

const addressOf = (text: string): string | undefined => {
  const read = parseAddress(text);
  return 'address' in read ? read.address : undefined;
};

describe('an address has one form', () => {
  test.each([
    ['/', '/', 'index.html'],
    ['/index.html', '/', 'index.html'],
    ['/wiki/latency/', '/wiki/latency/', 'wiki/latency/index.html'],
    ['/wiki/latency', '/wiki/latency/', 'wiki/latency/index.html'],
    ['/wiki/latency/index.html', '/wiki/latency/', 'wiki/latency/index.html'],
    ['/wiki/latency.html', '/wiki/latency.html', 'wiki/latency.html'],
    ['/Wiki/Old.HTML', '/Wiki/Old.HTML', 'Wiki/Old.HTML'],
    ['/wiki/Page.aspx', '/wiki/Page.aspx/', 'wiki/Page.aspx/index.html'],
    ['/~ada/notes/', '/~ada/notes/', '~ada/notes/index.html'],
    ['/Speicher%20voll/', '/Speicher%20voll/', 'Speicher voll/index.html'],
    ['/Gr%C3%B6%C3%9Fe/', '/Größe/', 'Größe/index.html'],
    ['/磁盘/', '/磁盘/', '磁盘/index.html'],
    ['/C%2B%2B/', '/C++/', 'C++/index.html'],
    ['/C%23/', '/C%23/', 'C#/index.html'],
    ['/100%25/', '/100%25/', '100%/index.html'],
    ['/process/', '/process/', 'process/index.html'],
    ['/apis/', '/apis/', 'apis/index.html'],
    ['/alerts/con/', '/alerts/con/', 'alerts/con/index.html'],
  ])('%s', (text, address, file) => {
    expect(addressOf(text)).toBe(address);
    expect(fileOfAddress(address)).toBe(file);
    expect(addressOf(address)).toBe(address);
    expect(ledgerForm(address)).toBe(address);
  });
});

describe.each(Object.entries(hostileAddresses))('what %s is no address', (_what, texts) => {
  test.each(texts)('%j', (text) => {
    const read = parseAddress(text);

    expect(read).toHaveProperty('problem');
    if (!('problem' in read)) return;
    // The message can be shown as it is, and what it proposes is one thing that then works.
    expect(read.problem).not.toMatch(/[\p{C}\p{Default_Ignorable_Code_Point}]/u);
    expect(read.problem.length).toBeLessThan(300);
    if (read.instead !== undefined) expect(addressOf(read.instead)).toBe(read.instead);
    expect(addressHint(read)).toMatch(/^(?:Write `\/.+`\.|Delete it: no page can have it\.)$/);
  });
});

test('what is meant is proposed, where that can be told', () => {
  const meant = (text: string) => {
    const read = parseAddress(text);
    return 'problem' in read ? read.instead : 'an address';
  };

  expect(meant('/../../../../../victim/docs/old.html')).toBe('/victim/docs/old.html');
  expect(meant('https://oncall.example.com/wiki/old?x=1#y')).toBe('/wiki/old/');
  expect(meant('wiki\\old')).toBe('/wiki/old/');
  expect(meant('/wiki//old/')).toBe('/wiki/old/');
  expect(meant('/wiki/a b/')).toBe('/wiki/a%20b/');
  expect(meant('/wiki/100%/')).toBe('/wiki/100%25/');
  expect(meant('/wiki/old\u200b/')).toBe('/wiki/old/');
  expect(meant('/old.html/')).toBe('/old.html');
  expect(meant('/sw.js')).toBeUndefined();
  expect(meant('/..')).toBeUndefined();
  expect(meant('/con/')).toBeUndefined();
});

/** Parts that addresses are attacked with, in any order. */
const piece = fc.oneof(
  fc.constantFrom(
    '/',
    '..',
    '.',
    '%2e',
    '%2E',
    '%252e',
    '%2f',
    '%5c',
    '\\',
    '%00',
    '%0a',
    '%',
    '#',
    '?',
    '.html',
    ' ',
    ':',
    '~1',
    'con',
    'sw.js',
    'é',
    'e\u0301',
    'a',
    'B',
    '磁',
    '\u202e',
    '\ud800',
  ),
  fc.string({ unit: 'grapheme', maxLength: 4 }),
  fc.string({ unit: 'binary', maxLength: 4 }),
);
const text = fc.array(piece, { maxLength: 8 }).map((pieces) => `/${pieces.join('')}`);

test('whatever is read as an address has one form, and its file lies in the site under names that everything keeps', () => {
  fc.assert(
    fc.property(text, (text) => {
      const address = addressOf(text);
      if (address === undefined) return;
      expect(addressOf(address)).toBe(address);
      expect(ledgerForm(address)).toBe(address);
      for (const part of fileOfAddress(address).split('/')) expect(nameProblem(part, 'alert')).toBeUndefined();
      expect(new URL(address, 'https://host').pathname.split('/').length).toBe(address.split('/').length);
    }),
    { numRuns: 3000 },
  );
});

test('nothing makes the reading of an address fail, and its hint is always one that works', () => {
  fc.assert(
    fc.property(fc.oneof(text, fc.string({ unit: 'binary' })), (text) => {
      const read = parseAddress(text);
      if ('problem' in read && read.instead !== undefined) expect(addressOf(read.instead)).toBe(read.instead);
    }),
    { numRuns: 3000 },
  );
});

test('the address of an alert is one, whatever its name', () => {
  for (const name of [
    'con',
    'AUX.txt',
    'x.html',
    'x.html.gz',
    '⚠️ Disk full',
    'ⅰ⒈',
    'sw.js',
    '..',
    '%2e%2e',
    'a\ud800',
  ])
    expect(parseAddress(alertAddress(name)), name).toEqual({ address: ledgerForm(alertAddress(name)) });
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary', maxLength: 300 })), (name) => {
      expect(parseAddress(alertAddress(name))).toEqual({ address: ledgerForm(alertAddress(name)) });
    }),
    { numRuns: 1000 },
  );
});

test('names of devices are told in every form that Windows takes for one', () => {
  expect(
    ['con', 'CON', 'Aux.tar.gz', 'nul ', 'COM1', 'com²', 'lpt9.x', 'conout$'].filter((name) => !isDevice(name)),
  ).toEqual([]);
  expect(['cone', 'auxiliary', 'com', 'com10', 'null', 'x.con'].filter(isDevice)).toEqual([]);
});

test('paths that a file system may take for one another are the same when they are folded', () => {
  expect(folded('/Wiki/CAFÉ/')).toBe(folded('/wiki/cafe\u0301/'));
  expect(folded('/STRASSE/')).toBe(folded('/straße/'));
  expect(folded('/wiki/')).not.toBe(folded('/wikis/'));
});
