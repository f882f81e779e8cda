import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { contentJsonSchema } from '../src/outputs/content-json.ts';
import {
  alertbook,
  residentAlertbook,
  temporaryFolder,
  temporaryFolderForFile,
  writeFiles,
} from './support/command.ts';
import { named, replayed } from './support/replays.ts';
import type { Change } from '../src/model/diff/changes.ts';

const identity = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.com', '-c', 'init.defaultBranch=main'];

function git(cwd: string, ...args: string[]): string {
  const { status, stdout, stderr } = spawnSync('git', [...identity, ...args], { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`);
  return stdout.trim();
}

function commitAll(cwd: string, message: string): string {
  git(cwd, 'add', '--all');
  git(cwd, 'commit', '--quiet', '--message', message);
  return git(cwd, 'rev-parse', 'HEAD');
}

const person = 'people changed person Ada Lovelace';

/** A repository whose branch `main` has the shop, and whose branch `change` another telephone number. */
function repository(folder = temporaryFolder()): string {
  writeFiles(folder, Object.fromEntries(Object.entries(replayed).map(([name, text]) => [`content/${name}`, text])));
  git(folder, 'init', '--quiet');
  commitAll(folder, 'Write the shop down');
  git(folder, 'switch', '--quiet', '--create', 'change');
  writeFiles(folder, { 'content/teams/shop.yaml': replayed['teams/shop.yaml']!.replace('0143', '0144') });
  commitAll(folder, 'Call Ada by her new number');
  return folder;
}

/** What `alertbook diff --format json` names, and what it notes. */
async function diff(cwd: string, ...args: string[]): Promise<{ names: string[]; notes: string[]; sides: string[] }> {
  const { code, stdout, stderr } = await residentAlertbook(
    ['diff', ...args, '--format', 'json', '--today', '2026-03-01'],
    {
      cwd,
    },
  );
  if (code !== 0) throw new Error(`exit ${code}: ${stderr}`);
  const {
    changes,
    notes,
    old,
    new: now,
  } = JSON.parse(stdout) as {
    changes: Change[];
    notes: { text: string; names: string[] }[];
    old: { detail: string };
    new: { detail: string };
  };
  return {
    names: changes.map(named),
    notes: notes.map(({ text, names }) => `${text} ${names.join(', ')}`),
    sides: [old.detail, now.detail],
  };
}

test('a branch is compared with the content as it lies in the folder, what is not committed included', async () => {
  const cwd = repository();

  expect((await diff(cwd, 'main')).names).toEqual([person]);
  writeFiles(cwd, { 'content/guides/cost.mdx': '---\ntitle: What it costs\n---\n\n## Bills\n\nMonthly.\n' });
  const dirty = await diff(cwd, 'main');
  expect(dirty.names).toEqual([person, 'pages added guide What it costs']);
  expect(dirty.sides[1]).toBe('with one file not committed');
  expect((await diff(cwd, 'main', 'change')).names).toEqual([person]);
});

test('nothing of the repository changes, and nothing is left behind', async () => {
  const cwd = repository();
  const before = [git(cwd, 'status', '--porcelain'), git(cwd, 'worktree', 'list'), git(cwd, 'rev-parse', 'HEAD')];

  await diff(cwd, 'main');

  expect([git(cwd, 'status', '--porcelain'), git(cwd, 'worktree', 'list'), git(cwd, 'rev-parse', 'HEAD')]).toEqual(
    before,
  );
});

test('the content may lie anywhere in the repository, and name rules beside it', async () => {
  const folder = temporaryFolder();
  const files = { ...replayed, 'site.yaml': `${replayed['site.yaml']}rules: [../../rules/*.yaml]\n` };
  writeFiles(folder, Object.fromEntries(Object.entries(files).map(([name, text]) => [`docs/on call/${name}`, text])));
  writeFiles(folder, {
    'rules/more.yaml': 'groups:\n  - name: more\n    rules:\n      - alert: More\n        expr: up\n',
  });
  git(folder, 'init', '--quiet');
  commitAll(folder, 'Write the shop down');
  writeFiles(folder, {
    'rules/more.yaml': 'groups:\n  - name: more\n    rules:\n      - alert: More\n        expr: down\n',
  });

  expect((await diff(folder, 'HEAD', '--content', 'docs/on call')).names).toEqual(['pages changed alert More']);
});

describe('a side that cannot be compared is said to be, in one sentence with exit code 2', () => {
  const fails = async (cwd: string, ...args: string[]): Promise<string> => {
    const { code, stdout, stderr } = await residentAlertbook(['diff', ...args], { cwd });
    expect([code, stdout, stderr.trim().split('\n').length]).toEqual([2, '', 1]);
    return stderr;
  };

  test('a revision that does not exist, with the one that is meant', async () => {
    const cwd = repository();

    expect(await fails(cwd, 'mian')).toContain('There is no folder and no revision `mian`. Did you mean `main`?');
    expect(await fails(cwd, 'v9.1')).toContain('`git branch --all` and `git tag` list what there is.');
    expect(await fails(cwd, '--', '--output=x')).toContain('no revision `--output=x`');
  });

  test('a shallow clone, with the command that brings what it lacks', async () => {
    const origin = repository();
    const clone = path.join(temporaryFolder(), 'clone');
    git(origin, 'clone', '--quiet', '--depth', '1', pathToFileURL(origin).href, clone);

    expect(await fails(clone, 'main')).toContain('`git fetch --depth=1 origin main`');
    expect(await fails(clone, 'HEAD~1')).toContain('This clone is shallow');
    git(clone, 'fetch', '--quiet', '--depth=1', 'origin', 'main');
    expect((await diff(clone, 'FETCH_HEAD')).names).toEqual([person]);
  });

  test('a branch that only the other side of a clone has', async () => {
    const origin = repository();
    const clone = path.join(temporaryFolder(), 'clone');
    git(origin, 'clone', '--quiet', origin, clone);

    expect(await fails(clone, 'main')).toContain('Did you mean `origin/main`?');
    expect((await diff(clone, 'origin/main')).names).toEqual([person]);
  });

  test('a folder that is no repository, one that holds nothing, and a name that is both a folder and a revision', async () => {
    const cwd = temporaryFolder();
    writeFiles(cwd, { 'content/site.yaml': replayed['site.yaml']!, 'other/read.me': '' });

    expect(await fails(cwd, 'main')).toContain('`content` is in no git repository');
    expect(await fails(cwd, 'other')).toContain('`other` holds neither content');
    const ambiguous = repository();
    git(ambiguous, 'branch', 'content');
    expect(await fails(ambiguous, 'content')).toContain('write `./content` for the folder, or `refs/heads/content`');
    expect((await diff(ambiguous, 'main', './content')).names).toEqual([person]);
  });

  test('wrong use', async () => {
    const cwd = repository();

    expect(await fails(cwd)).toContain('needs OLD: for example `alertbook diff main`');
    expect(await fails(cwd, 'main', '--format', 'xml')).toContain('expected one of markdown, json, html');
    expect(await fails(cwd, 'main', '--limit', '10')).toContain('from 2000 on');
    expect(await fails(cwd, 'main', '--preview', 'pr-7')).toContain('expected an address');
  });
});

test('a file that one side cannot read is reported, and the rest is compared', async () => {
  const cwd = repository();
  writeFiles(cwd, { 'content/runbooks/shop/queue-backlog.mdx': '---\ntitle: [\n---\n' });

  const { names, notes } = await diff(cwd, 'main');

  expect(notes).toEqual([
    'On the new side one file cannot be read, so what it says is not compared: runbooks/shop/queue-backlog.mdx',
  ]);
  const [first, ...problems] = names;
  expect(first).toBe(person);
  expect(problems).toContainEqual(expect.stringMatching(/^problems new error content\//));
  // Its text is read, and is empty: it has no sections, and what it included is included nowhere.
  expect(problems.filter((name) => !name.includes('content/')).toSorted()).toEqual([
    'problems new error runbook/missing-section',
    'problems new note part/unused',
  ]);
  const back = await diff(cwd, './content', 'main');
  expect(back.names).toContainEqual(expect.stringMatching(/^problems fixed error content\//));
});

test('a revision without content counts as empty: everything is new', async () => {
  const cwd = temporaryFolder();
  writeFiles(cwd, { 'README.md': 'x' });
  git(cwd, 'init', '--quiet');
  commitAll(cwd, 'Begin');
  writeFiles(cwd, Object.fromEntries(Object.entries(replayed).map(([name, text]) => [`content/${name}`, text])));

  const { names, notes } = await diff(cwd, 'main');

  expect(notes).toEqual(['The old side has no content in this folder, so it counts as empty: content']);
  expect(names).toContain('pages added runbook The queue grows');
  expect(names.filter((name) => / (?:removed|dead|moved) /.test(name))).toEqual([]);
});

test('two folders are compared where there is no git, and a revision is asked for in vain', async () => {
  const cwd = repository();
  cpSync(path.join(cwd, 'content'), path.join(cwd, 'other'), { recursive: true });
  const withoutGit = (...args: string[]) => alertbook(['diff', ...args], { cwd, env: { PATH: '/nowhere' } });

  const folders = await withoutGit('other', 'content');
  expect(folders.stdout).toContain('Nothing changes for readers.');
  expect(folders.code).toBe(0);
  const revision = await withoutGit('main');
  expect(revision.stderr).toBe('alertbook: There is no `git` on this machine: install it, or compare folders.\n');
  expect(revision.code).toBe(2);
});

test('a link in a revision that leads out of the content is not followed', async () => {
  const cwd = repository();
  symlinkSync('/etc/passwd', path.join(cwd, 'content/guides/secret.mdx'));
  commitAll(cwd, 'Lead out');

  expect((await diff(cwd, 'main', 'HEAD')).names).toEqual([person, 'problems new error content/link-outside']);
});

test('a tree that was made by hand, with a link and a file below it, writes nothing outside', async () => {
  const cwd = repository();
  const outside = temporaryFolder();
  const blob = (text: string): string => {
    const { stdout } = spawnSync('git', ['hash-object', '-w', '--stdin'], { cwd, input: text, encoding: 'utf8' });
    return stdout.trim();
  };
  const tree = (...entries: [mode: string, name: string, object: string][]): string => {
    const input = Buffer.concat(
      entries.flatMap(([mode, name, object]) => [Buffer.from(`${mode} ${name}\0`), Buffer.from(object, 'hex')]),
    );
    const made = spawnSync('git', ['hash-object', '-w', '-t', 'tree', '--literally', '--stdin'], { cwd, input });
    return made.stdout.toString().trim();
  };
  const site = blob(replayed['site.yaml']!);
  const below = tree(['100644', 'evil.mdx', blob('evil')]);
  const content = tree(['120000', 'guides', blob(outside)], ['40000', 'guides', below], ['100644', 'site.yaml', site]);
  const commit = git(cwd, 'commit-tree', tree(['40000', 'content', content]), '-m', 'Lead out');

  const { code, stderr } = await residentAlertbook(['diff', 'main', commit], { cwd });

  expect(readdirSync(outside)).toEqual([]);
  expect([code, stderr]).toEqual([2, 'alertbook: git has a file content/guides that no disk can hold: EEXIST.\n']);
});

test('--strict fails on what harms people on call, and on nothing else', async () => {
  const cwd = repository();
  const strict = () => residentAlertbook(['diff', 'main', '--strict'], { cwd });

  expect((await strict()).code).toBe(0);
  rmSync(path.join(cwd, 'content/alerts/shop.yaml'));
  const { code, stdout } = await strict();
  expect(stdout).toContain('**Dead:** alert `ShopDown`');
  expect(code).toBe(1);
});

describe('a built site', () => {
  let cwd: string;
  beforeAll(async () => {
    cwd = repository(temporaryFolderForFile());
    git(cwd, 'switch', '--quiet', 'main');
    const { code, stderr } = await residentAlertbook(['build', '--today', '2026-03-01'], { cwd });
    if (code !== 0) throw new Error(stderr);
    git(cwd, 'switch', '--quiet', 'change');
  });

  test('tells as much as the content that it was built from', async () => {
    expect((await diff(cwd, 'dist', 'main')).names).toEqual([]);
    expect((await diff(cwd, 'dist')).names).toEqual([person]);
    const content = JSON.parse(readFileSync(path.join(cwd, 'dist/api/v1/content.json'), 'utf8')) as unknown;
    expect(contentJsonSchema.parse(content).day).toBe('2026-03-01');
    expect(existsSync(path.join(cwd, 'dist/schemas/api/content.json'))).toBe(true);
  });

  test('shows reviews that became overdue since it was built', async () => {
    const { stdout } = await residentAlertbook(['diff', 'dist', 'main', '--format', 'json', '--today', '2027-01-01'], {
      cwd,
    });

    const { changes } = JSON.parse(stdout) as { changes: Change[] };
    expect(changes.map(named)).toEqual(['reviews overdue runbook Restore the database']);
  });

  test('by an older version of Alertbook is compared as far as it tells, and the version is named', async () => {
    const older = path.join(temporaryFolder(), 'older');
    cpSync(path.join(cwd, 'dist'), older, { recursive: true });
    rmSync(path.join(older, 'api/v1/content.json'));
    rmSync(path.join(cwd, 'content/runbooks/shop/restore.mdx'));

    const { names, notes } = await diff(cwd, older);

    expect(names).toEqual(['links dead address /runbooks/shop/restore/']);
    expect(notes[0]).toContain('was built by an older version of Alertbook');
    git(cwd, 'checkout', '--quiet', '.');
  });

  test('by a version of Alertbook that kept no record of pictures is compared in all else', async () => {
    const older = path.join(temporaryFolder(), 'older');
    cpSync(path.join(cwd, 'dist'), older, { recursive: true });
    const file = path.join(older, 'api/v1/content.json');
    const { pictures, ...rest } = contentJsonSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
    expect(pictures).toMatchObject([{ path: 'images/rotation.svg', digest: expect.stringMatching(/^[0-9a-f]{64}$/) }]);
    writeFileSync(file, JSON.stringify(rest));

    const { names, notes } = await diff(cwd, older);

    expect(names).toEqual([person]);
    expect(notes).toEqual([expect.stringContaining('kept no record of pictures, so they are not compared.')]);
  });

  test('by a newer version, or with a damaged record, is not misread', async () => {
    const other = path.join(temporaryFolder(), 'other');
    cpSync(path.join(cwd, 'dist'), other, { recursive: true });
    const file = path.join(other, 'api/v1/content.json');
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replace('"version":1', '"version":2'));
    expect((await diff(cwd, other)).notes[0]).toContain('`content.json` of version 2');

    writeFileSync(file, text.replace('"documents"', '"pages"'));
    const { code, stderr } = await residentAlertbook(['diff', other], { cwd });
    expect(stderr).toContain('is not as Alertbook 0.1.0 writes it: documents');
    expect(code).toBe(2);
  });
});

const root = fileURLToPath(new URL('..', import.meta.url));

const hasHistory = spawnSync('git', ['rev-parse', 'HEAD'], { cwd: root }).status === 0;

test(
  'commits of this project are compared with each other, whatever their content was',
  { timeout: 180_000 },
  async ({ skip }) => {
    skip(!hasHistory, 'There is no history of git here: run it in a clone.');
    const commits = git(root, 'rev-list', 'HEAD', '--', 'content').split('\n');
    const sample = [0, 0.25, 0.5, 0.75, 1].map((share) => commits[Math.round(share * (commits.length - 1))]!);
    for (const [place, commit] of sample.entries()) {
      const other = sample[(place + 1) % sample.length]!;
      const { code, stdout, stderr } = await residentAlertbook(['diff', other, commit, '--format', 'json'], {
        cwd: root,
      });
      expect([code, stderr], `${other}..${commit}`).toEqual([0, '']);
      const report = JSON.parse(stdout) as { old: { detail: string }; new: { detail: string } };
      expect([report.old.detail, report.new.detail]).toEqual([other.slice(0, 12), commit.slice(0, 12)]);
    }
  },
);
