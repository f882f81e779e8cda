import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { temporaryFolderForFile, writeFiles } from '../support/command.ts';
import { rawRequest, sendRaw } from '../support/raw-requests.ts';

/** How many requests are sent; `npm run fuzz` sends more. */
const runs = Number(process.env['FUZZ_RUNS'] ?? 10_000);
const atOnce = 50;
const secret = 'not for those who ask';

const launcher = fileURLToPath(new URL('../../src/cli/alertbook.mjs', import.meta.url));

let server: ChildProcess;
let port: number;
let said = '';
beforeAll(async () => {
  const folder = temporaryFolderForFile();
  const site = path.join(folder, 'site');
  writeFiles(folder, {
    'outside/secret.txt': secret,
    'site/index.html': 'the home page',
    'site/404.html': 'not here',
    'site/alerts/Down/index.html': 'the page',
    'site/Down/index.html': 'the page',
    'site/images/x.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
    'site/big.bin': Buffer.alloc(2_000_000),
    'site/.env': secret,
    'site/.git/config': secret,
  });
  symlinkSync(path.join(folder, 'outside'), path.join(site, 'outside'));
  mkdirSync(path.join(site, 'empty'));
  server = spawn(
    process.execPath,
    [launcher, 'preview', '--out', site, '--base', '/', '--port', '0', '--host', '127.0.0.1'],
    {
      env: { ...process.env, NO_COLOR: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  port = await new Promise<number>((resolve, reject) => {
    for (const stream of [server.stdout!, server.stderr!])
      stream.on('data', (data) => {
        said += String(data);
        const [, number] = /127\.0\.0\.1:(\d+)\//.exec(said) ?? [];
        if (number !== undefined) resolve(Number(number));
      });
    server.on('exit', () => reject(new Error(`The server has ended:\n${said}`)));
  });
}, 60_000);
afterAll(() => void server.kill('SIGTERM'));

/** Memory of the server in megabytes; undefined where nobody says. */
function memory(): number | undefined {
  if (process.platform === 'win32') return undefined;
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(server.pid)], { encoding: 'utf8' })) / 1024;
}

/** What an answer must not be, whatever was asked. */
function wrongWith(answer: string | undefined): string | undefined {
  if (answer === undefined) return 'the connection stays open';
  if (answer === '') return undefined;
  if (!/^HTTP\/1\.1 \d{3} /.test(answer)) return 'no answer of HTTP';
  if (/^HTTP\/1\.1 5/m.test(answer)) return 'an error of the server';
  if (answer.includes(secret)) return 'a file that is not of the site';
  const [, location] = /^Location: (.*)\r$/m.exec(answer) ?? [];
  return location !== undefined && !/^\/(?:[^/\\]|$)/.test(location) ? `leads to ${location}` : undefined;
}

test(
  `whatever ${runs} requests hold, each has an answer or a closed connection, and the next one is served`,
  async () => {
    const before = memory();
    await fc.assert(
      fc.asyncProperty(fc.array(rawRequest, { minLength: atOnce, maxLength: atOnce }), async (requests) => {
        const answers = await Promise.all(requests.map((request) => sendRaw(port, request)));
        const wrong = answers.flatMap((answer, index) => {
          const why = wrongWith(answer);
          return why === undefined ? [] : [[why, requests[index]!.bytes.toString('latin1'), answer?.slice(0, 300)]];
        });
        expect(wrong).toEqual([]);
        expect(server.exitCode, said).toBe(null);
      }),
      { numRuns: Math.ceil(runs / atOnce), endOnFailure: true },
    );

    expect(said.trim().split('\n')).toHaveLength(1);
    expect(await (await fetch(`http://127.0.0.1:${port}/Down`)).text()).toBe('the page');
    const after = memory();
    if (before !== undefined) expect(after! - before).toBeLessThan(200);
  },
  60_000 + runs * 20,
);
