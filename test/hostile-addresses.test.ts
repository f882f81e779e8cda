import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { alertbook, temporaryFolderForFile, writeFiles, type Ran } from './support/command.ts';
import { digestsBelow } from './support/digests.ts';
import { hostileAddresses } from './support/hostile-addresses.ts';
import { shop } from './support/shop.ts';

const hostile = Object.values(hostileAddresses).flat();
/** What one line of a file in UTF-8 can hold; an anchor is behind a `#` there. */
const inLedger = hostile.filter((text) => text.isWellFormed() && !/[\r\n#]/.test(text));

/** As YAML in double quotes, in ASCII alone, so that nothing is lost on the way to the reader. */
const quoted = (text: string): string =>
  JSON.stringify(text).replace(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

const runbook = shop['runbooks/shop/queue-backlog.mdx']!;
const aliased = (aliases: readonly string[]): string =>
  runbook.replace(
    'service: shop\n',
    `service: shop\naliases:\n${aliases.map((alias) => `  - ${quoted(alias)}\n`).join('')}`,
  );
const lineOf = (text: string, part: string): number => text.slice(0, text.indexOf(part)).split('\n').length;

let folder: string;
beforeAll(() => {
  folder = temporaryFolderForFile();
});

/** Runs in a folder of its own, three levels below the one that is looked at. */
async function build(name: string, files: Record<string, string | Uint8Array>, ...flags: string[]): Promise<Ran> {
  const cwd = path.join(folder, name, 'a/b/c');
  writeFiles(path.join(cwd, 'content'), { ...shop, ...files });
  return await alertbook(['build', '--today', '2026-03-01', ...flags], { cwd });
}

describe('addresses that are none', () => {
  const page = aliased(hostile);
  const ledger = `/\n${inLedger.join('\n')}\n${inLedger.map((text, index) => `/old-${index}/ -> ${text}`).join('\n')}\n`;
  let ran: Ran;
  beforeAll(async () => {
    ran = await build('refused', {
      'site.yaml': `${shop['site.yaml']!}checks: {address/collision: off, url/dead: off}\n`,
      'runbooks/shop/queue-backlog.mdx': page,
      'guides/shop/aliased.mdx': `---\ntitle: Aliased\naliases:\n${hostile.map((alias) => `  - ${quoted(alias)}\n`).join('')}---\n\nText.\n`,
      'urls.lock': ledger,
    });
  });

  test('are many', () => {
    expect(hostile.length).toBeGreaterThan(100);
    expect(inLedger.length).toBeGreaterThan(90);
  });

  test.each([
    ['runbooks/shop/queue-backlog.mdx', lineOf(page, 'aliases:') + 1],
    ['guides/shop/aliased.mdx', 4],
  ])('are each a finding at their line and column in %s, with one thing to do', (file, first) => {
    for (const [index, address] of hostile.entries()) {
      const at = `content/${file}:${first + index}:5  error  content/wrong-value\n`;
      const found = ran.stderr.split(at).at(1)?.split('\n') ?? [];
      expect(found[0], address).toContain(`Item ${index + 1} of \`aliases\`: `);
      expect(found[1], address).toMatch(/^ {2}(?:Write `\/|Delete it: )/);
    }
  });

  test('are each a finding at their line of the ledger, and where they are led to at their column', () => {
    for (const [index, address] of inLedger.entries()) {
      expect(ran.stderr, address).toContain(`content/urls.lock:${index + 2}:1  error  url/ledger\n`);
      const asTarget = new RegExp(
        `content/urls\\.lock:${index + 2 + inLedger.length}:(?:1|${`/old-${index}/ -> `.length + 1}) {2}error {2}url/ledger\n`,
      );
      expect(ran.stderr, address).toMatch(asTarget);
    }
  });

  test('end the build without a site, without a stack, and with nothing written anywhere', () => {
    expect(ran.code).toBe(1);
    expect(ran.stderr).not.toMatch(/\n\s+at /);
    expect(ran.stderr).not.toMatch(/[\p{Cf}\p{Co}\0]/u);
    const names = readdirSync(path.join(folder, 'refused'), { recursive: true }).map(String);
    expect(names.filter((name) => !name.startsWith('a/b/c/content') && !'a/b/c'.startsWith(name))).toEqual([]);
    expect(existsSync(path.join(folder, 'victim'))).toBe(false);
  });
});

test(
  'addresses that are unusual are written below the site, in its pack too, and nothing beside it',
  { timeout: 180_000 },
  async () => {
    const aliases = [
      '/wiki/Größe%20übrig/',
      '/wiki/C%23',
      '/wiki/C%2B%2B/',
      '/~ada/notes.html',
      '/100%25/',
      '/Old.HTML',
      '/a/index.html',
    ];
    const files = {
      'runbooks/shop/queue-backlog.mdx': aliased(aliases),
      'images/queue one.png': Buffer.from('\x89PNG\r\n\x1a\npixels', 'latin1'),
      'urls.lock': '/moved/Größe/ -> /runbooks/shop/queue-backlog/\n/moved -> /slos/\n',
    };
    const before = Object.keys({ ...shop, ...files }).map((name) => `a/b/c/content/${name}`);

    const ran = await build('written', files, '--pack');

    expect([ran.code, ran.stderr]).toEqual([0, expect.not.stringContaining(' error ')]);
    const written = Object.keys(digestsBelow(path.join(folder, 'written'))).filter((name) => !before.includes(name));
    expect(written.filter((name) => !/^a\/b\/c\/(?:dist\/|dist\.zip$)/.test(name))).toEqual([]);
    for (const file of [
      'wiki/Größe übrig/index.html',
      'wiki/C#/index.html',
      'wiki/C++/index.html',
      '~ada/notes.html',
      '100%/index.html',
      'Old.HTML',
      'a/index.html',
      'moved/Größe/index.html',
      'moved/index.html',
      'images/queue one.png',
    ])
      expect(written, file).toContain(`a/b/c/dist/${file}`);
    expect(readFileSync(path.join(folder, 'written/a/b/c/dist/wiki/C#/index.html'), 'utf8')).toContain(
      'This page has a new address',
    );
  },
);
