import { lstatSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeEach, describe, expect, test } from 'vitest';
import { alertbook, residentAlertbook, temporaryFolder, writeFiles, type Ran } from './support/command.ts';
import { digestsBelow } from './support/digests.ts';
import type { Trouble } from './support/disk-trouble.ts';
import { shop } from './support/shop.ts';

const rulesOf = (name: string): string => `# Kept by hand
groups:
  - name: shop
    rules:
      - alert: ShopQueueBacklog
        expr: up{job="${name}"} == 0
        labels: { service: shop }
`;
const ledger = `# Ask Ada before a line is deleted.
/
/runbooks/shop/queue-backlog/
# The wiki of 2019.
/runbooks/shop/queue/ -> /runbooks/shop/queue-backlog/
/runbooks/shop/gone/
# The end.
`;

let cwd: string;
beforeEach(() => {
  cwd = temporaryFolder();
  writeFiles(path.join(cwd, 'content'), { ...shop, 'urls.lock': ledger });
  writeFiles(cwd, {
    'rules/a.yaml': rulesOf('a'),
    'rules/b.yaml': rulesOf('b'),
    'more.yaml': rulesOf('c').replace('ShopQueueBacklog', 'ShopTillDown').replace('shop }', 'till }'),
    'docs/shop/one.md': '# One\n\nText.\n',
    'docs/shop/two.md': '# Two\n\nText.\n',
  });
});

const trouble = path.join(import.meta.dirname, 'support/disk-trouble.ts');

function run(args: readonly string[], told?: Trouble): Promise<Ran> {
  const env = told && {
    NODE_OPTIONS: `--import ${pathToFileURL(trouble).href}`,
    ALERTBOOK_TEST_TROUBLE: JSON.stringify(told),
  };
  return env ? alertbook([...args], { cwd, env }) : residentAlertbook([...args], { cwd });
}

/** Everything below the folder, and what the files hold. */
const state = (): [string[], Record<string, string>] => [
  readdirSync(cwd, { recursive: true }).map(String).toSorted(),
  digestsBelow(cwd),
];

/** Each command that writes files of the user, with one of them, and how many it writes. */
const commands: [args: string[], file: string, count: 'one' | 'several'][] = [
  [['rules', 'link', '--write', 'rules/a.yaml', 'rules/b.yaml'], 'rules/b.yaml', 'several'],
  [['urls', 'record'], 'content/urls.lock', 'one'],
  [['urls', 'move', '/runbooks/shop/gone/', '/slos/'], 'content/urls.lock', 'one'],
  [['urls', 'retire', '/runbooks/shop/gone/', '--reason', 'Nobody needs it.'], 'content/urls.lock', 'one'],
  [['import', 'docs'], 'content/guides/shop/two.mdx', 'several'],
  [['new', 'team', 'tills', '--name', 'Tills'], 'content/teams/tills.mdx', 'one'],
  [
    ['new', 'runbook', '--from-rules', 'more.yaml', '--service', 'till'],
    'content/runbooks/till/shoptilldown.mdx',
    'several',
  ],
  [['init', 'site'], 'site/content/urls.lock', 'several'],
  [['schemas'], '.astro/collections/collections.json', 'several'],
  [['schemas', '--workspace', 'editor'], 'editor/.astro/collections/collections.json', 'several'],
  [['diff', 'content', 'content', '--out', 'reports/diff.md'], 'reports/diff.md', 'one'],
];

describe.each(commands)('alertbook %j', (args, file, count) => {
  test('writes, says which files, and leaves nothing beside them', async () => {
    const [before] = state();

    const { code, stdout, stderr } = await run(args);

    expect([code, stderr]).toEqual([expect.any(Number), expect.not.stringMatching(/\n\s+at /)]);
    const [after] = state();
    expect(after).toContain(file);
    expect(after.filter((name) => name.includes('.alertbook-'))).toEqual([]);
    if (args[0] === 'diff') return;
    const names = args[0] === 'schemas' ? [path.dirname(file)] : [file];
    for (const name of names) expect(stdout + stderr).toContain(name);
    for (const name of before) expect(after).toContain(name);
  });

  const troubles: Trouble[] = [
    { kind: 'full', call: count === 'one' ? 1 : 2 },
    ...(args[0] === 'rules' ? [{ kind: 'fails', name: 'renameSync', call: 2, code: 'EIO' } as const] : []),
    ...(args[0] === 'import' ? [{ kind: 'fails', name: 'linkSync', call: 2, code: 'EIO' } as const] : []),
  ];
  test.each(troubles)('says in a sentence that nothing was written, and nothing was: %j', async (told) => {
    const before = state();

    const { code, stderr } = await run(args, told);

    expect(stderr).toMatch(/^alertbook: \S+ cannot be written: E\w+: it failed on purpose\. Nothing was written\.\n$/m);
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(code).toBe(2);
    expect(state()).toEqual(before);
  });

  test('never writes over what someone else has written meanwhile', async () => {
    if (args[0] === 'schemas' || args[0] === 'diff') return;
    const { code, stderr } = await run(args, {
      kind: 'changed',
      file: path.join(cwd, file),
      text: 'by someone else',
    });

    expect(stderr).toMatch(
      /`\S+` (?:has changed since it was read: run the command again|exists already, and nothing that exists is overwritten)\. Nothing was written\.\n$/,
    );
    expect(code).toBe(2);
    expect(readFileSync(path.join(cwd, file), 'utf8')).toBe('by someone else');
    expect(state()[0].filter((name) => name.includes('.alertbook-'))).toEqual([]);
  });
});

test('what people have written into the ledger stays, before the line that it stood before', async () => {
  const { code, stdout } = await run(['urls', 'move', '/runbooks/shop/gone/', '/slos/']);

  expect([code, stdout]).toEqual([0, '/runbooks/shop/gone/ -> /slos/\nWrote content/urls.lock.\n']);
  expect(readFileSync(path.join(cwd, 'content/urls.lock'), 'utf8').split('\n').slice(4)).toEqual([
    '# Ask Ada before a line is deleted.',
    '/',
    '/runbooks/shop/gone/ -> /slos/',
    '/runbooks/shop/queue-backlog/',
    '# The wiki of 2019.',
    '/runbooks/shop/queue/ -> /runbooks/shop/queue-backlog/',
    '# The end.',
    '',
  ]);
  const again = readFileSync(path.join(cwd, 'content/urls.lock'), 'utf8');
  await run(['urls', 'move', '/runbooks/shop/gone/', '/slos/']);
  expect(readFileSync(path.join(cwd, 'content/urls.lock'), 'utf8')).toBe(again);
});

test('a ledger that is no text, and addresses that are none, are said in a sentence', async () => {
  const says = async (...args: string[]): Promise<string> => {
    const { code, stderr } = await run(args);
    expect(code).toBe(2);
    return stderr;
  };

  expect(await says('urls', 'move', '/../out/', '/slos/')).toMatch(
    /^alertbook: `\/\.\.\/out\/` cannot be an address .* Did you mean `\/out\/`\?\n$/,
  );
  expect(await says('urls', 'retire', '/sw.js', '--reason', 'x')).toBe(
    'alertbook: `/sw.js` is a place that the site keeps for itself.\n',
  );
  for (const end of ['\r', '\u2028', '\u2029', '\u0085'])
    expect(await says('urls', 'retire', '/gone/', '--reason', `a${end}/evil/ -> /alerts/`)).toContain('in one line');
  writeFiles(cwd, { 'content/urls.lock': new Uint8Array([0x2f, 0x0a, 0x2f, 0xe9, 0x2f, 0x0a]) });
  expect(await says('urls', 'record')).toBe(
    'alertbook: content/urls.lock:2: The file is not UTF-8: a byte here belongs to no character. Save it as UTF-8.\n',
  );
});

test('a ledger that is a link out of the content folder is not written', async () => {
  writeFiles(cwd, { 'elsewhere/urls.lock': ledger });
  rmSync(path.join(cwd, 'content/urls.lock'));
  symlinkSync('../elsewhere/urls.lock', path.join(cwd, 'content/urls.lock'));

  const { code, stderr } = await run(['urls', 'record']);

  expect(stderr).toContain(
    'content/urls.lock cannot be read, so its addresses are not known: run `alertbook check` first.',
  );
  expect(code).toBe(2);
  expect(readFileSync(path.join(cwd, 'elsewhere/urls.lock'), 'utf8')).toBe(ledger);
  expect(lstatSync(path.join(cwd, 'content/urls.lock')).isSymbolicLink()).toBe(true);
});
