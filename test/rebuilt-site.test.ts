import { cpSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { alertbook, temporaryFolderForFile, writeFiles } from './support/command.ts';
import { digestsBelow } from './support/digests.ts';
import { shop } from './support/shop.ts';
import { shopFiles } from './support/shop-with-rules.ts';

/** Edits that follow on each other; `EDITS=200 npm test -- test/rebuilt-site.test.ts` tries many. */
const editCount = Number(process.env['EDITS'] ?? 10);

let cwd: string;
beforeAll(() => {
  cwd = temporaryFolderForFile();
  writeFiles(path.join(cwd, 'content'), shopFiles);
});

const tryBuild = (out: string, workers: number): ReturnType<typeof alertbook> =>
  alertbook(['build', '--out', out, '--today', '2026-03-01', '--workers', `${workers}`], { cwd });

async function build(out: string, workers = 2): Promise<string> {
  const { code, stdout, stderr } = await tryBuild(out, workers);
  expect(code, stdout + stderr).toBe(0);
  return stdout;
}

/** The site as a build makes it that knows no other one. */
async function buildAnew(workers: number): Promise<Record<string, unknown>> {
  rmSync(path.join(cwd, 'anew'), { recursive: true, force: true });
  await build('anew', workers);
  return digestsBelow(path.join(cwd, 'anew'));
}

const runbookFolder = (): string => path.join(cwd, 'content/runbooks/shop');
const fileIn = (folder: string, place: number): string => {
  const names = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
    .toSorted();
  return path.join(folder, names[place % names.length]!);
};
const change = (file: string, edit: (text: string) => string): void =>
  writeFileSync(file, edit(readFileSync(file, 'utf8')));
const newRunbook = (number: number): string =>
  shop['runbooks/shop/queue-backlog.mdx']!.replace(
    /^title: .*/m,
    `title: Number ${number}\naliases: [/wiki/${number}/]`,
  ).replace('ShopQueueBacklog', `Added${number}`);

/** Adds a word, or counts on, somewhere in a text: what comes of it may be wrong. */
function changeOneLine(file: string, number: number): void {
  if (!existsSync(file)) return;
  const lines = readFileSync(file, 'utf8').split('\n');
  const place = number % lines.length;
  const line = lines[place]!;
  lines[place] =
    /\d/.test(line) && number % 2 === 0 ? line.replace(/\d+/, (digits) => `${Number(digits) + 1}`) : `${line} more`;
  writeFileSync(file, lines.join('\n'));
}

/** What people do to a content folder, and what is done to a site behind the back of its builder. */
const edits: [what: string, edit: (number: number) => void][] = [
  ['a line more in a runbook', (n) => change(fileIn(runbookFolder(), n), (text) => `${text}\nA line of edit ${n}.\n`)],
  [
    'a new title',
    (n) => change(fileIn(runbookFolder(), n), (text) => text.replace(/^title: .*/m, `title: Title ${n}`)),
  ],
  ['a section more', (n) => change(fileIn(runbookFolder(), n), (text) => `${text}\n## Section ${n}\n\nText.\n`)],
  ['a runbook more', (n) => writeFiles(runbookFolder(), { [`added-${n}.mdx`]: newRunbook(n) })],
  [
    'a runbook fewer',
    () => {
      const added = readdirSync(runbookFolder()).find((name) => name.startsWith('added-'));
      if (added) rmSync(path.join(runbookFolder(), added));
    },
  ],
  [
    'a runbook of another name',
    (n) => {
      const added = readdirSync(runbookFolder()).find((name) => name.startsWith('added-'));
      if (added) renameSync(path.join(runbookFolder(), added), path.join(runbookFolder(), `added-${n}.mdx`));
    },
  ],
  [
    'another name of the site',
    (n) => change(path.join(cwd, 'content/site.yaml'), (text) => text.replace(/^name: .*/m, `name: Shop ${n}`)),
  ],
  [
    'another telephone',
    (n) =>
      change(path.join(cwd, 'content/teams/shop.yaml'), (text) =>
        text.replace(/\+1202555\d{4}/, `+1202555${String(1000 + (n % 9000))}`),
      ),
  ],
  [
    'a text that is gone, or is back',
    () =>
      change(path.join(cwd, 'content/services/shop.mdx'), (text) => {
        const [, frontmatter = '', body = ''] = /^(---\n[^]*?\n---\n)([^]*)$/.exec(text)!;
        return frontmatter + (body.trim() === '' ? '\nAll orders go through here.\n' : '');
      }),
  ],
  [
    'a command more',
    (n) => change(fileIn(runbookFolder(), n), (text) => `${text}\n\`\`\`bash\nkubectl get pods --limit=${n}\n\`\`\`\n`),
  ],
  [
    'a rule, with another threshold',
    (n) =>
      writeFiles(path.join(cwd, 'content/alerts'), {
        'shop.yaml': `groups: [{ name: shop, rules: [{ alert: ShopUncovered, expr: shop_jobs > ${n} }] }]`,
      }),
  ],
  [
    'a file for the root of the site',
    (n) => writeFiles(path.join(cwd, 'public'), { [`file-${n % 3}.txt`]: `${n}`, 'robots.txt': `# ${n}` }),
  ],
  ['a file fewer for the root of the site', () => rmSync(path.join(cwd, 'public/robots.txt'), { force: true })],
  ...['site.yaml', ...Object.keys(shopFiles)].map((name): [string, (number: number) => void] => [
    `a word more on a line of ${name}`,
    (n) => changeOneLine(path.join(cwd, 'content', name), n),
  ]),
  ['nothing', () => undefined],
  ['a page of the site edited by hand', () => writeFileSync(path.join(cwd, 'dist/index.html'), 'by hand')],
  ['a page of the site deleted', () => rmSync(path.join(cwd, 'dist/contacts/index.html'), { force: true })],
  ['a file beside the pages', (n) => writeFiles(path.join(cwd, 'dist'), { [`by-hand/${n}.txt`]: 'hello' })],
];

test(
  'after whatever was edited, a site that is built again is byte for byte the one that is built anew, on one thread or on several',
  { timeout: editCount * 60_000 },
  async () => {
    await build('dist');
    // What reaches pages by a view that they share comes first: by chance it may not come at all.
    const shared = edits.filter(([what]) => ['a new title', 'another telephone'].includes(what));
    const chance = fc.sample(fc.tuple(fc.constantFrom(...edits), fc.nat(9999)), editCount - shared.length);
    const chosen = [...shared.map((edit): (typeof chance)[number] => [edit, 2]), ...chance];
    let refused = 0;
    for (const [[what, edit], number] of chosen) {
      cpSync(path.join(cwd, 'content'), path.join(cwd, 'before'), { recursive: true });
      edit(number);

      const { code, stdout, stderr } = await tryBuild('dist', number % 3);
      if (code === 1) {
        refused += 1;
        renameSync(path.join(cwd, 'content'), path.join(cwd, 'refused'));
        renameSync(path.join(cwd, 'before'), path.join(cwd, 'content'));
        rmSync(path.join(cwd, 'refused'), { recursive: true });
        continue;
      }
      rmSync(path.join(cwd, 'before'), { recursive: true });
      expect(code, stdout + stderr).toBe(0);

      expect(digestsBelow(path.join(cwd, 'dist')), `${what}, ${number}`).toEqual(await buildAnew((number + 1) % 3));
    }
    expect(refused).toBeLessThan(editCount);
  },
);

test('a site of which nothing has changed is not touched, and one of which a line has changed keeps what is the same', async () => {
  await build('dist');
  const page = (name: string) => statSync(path.join(cwd, 'dist', name));
  const before = ['index.html', 'slos/index.html', 'sw.js'].map((name) => page(name).mtimeMs);

  const said = await build('dist');

  expect(said).toMatch(/^Nothing has changed: \d+ pages are in dist\/ \([\d.]+ s, .*\)\.$/m);
  expect(said).toContain('Kept offline: ');
  expect(['index.html', 'slos/index.html', 'sw.js'].map((name) => page(name).mtimeMs)).toEqual(before);

  change(path.join(runbookFolder(), 'queue-backlog.mdx'), (text) => `${text}\nOne more line.\n`);
  const later = await build('dist');

  expect(later).toMatch(/^Built \d+ pages into dist\//m);
  expect(page('slos/index.html').mtimeMs).toBe(before[1]);
  expect(page('sw.js').mtimeMs).not.toBe(before[2]);
  expect(readFileSync(path.join(cwd, 'dist/runbooks/shop/queue-backlog/index.html'), 'utf8')).toContain(
    'One more line.',
  );
});
