import { fork, spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, onTestFinished } from 'vitest';

/** The command as a script of Node, compiled as its users have it. */
export const launcher = fileURLToPath(new URL('../../lib/src/cli/alertbook.mjs', import.meta.url));

export interface Ran {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs the `alertbook` command as its user would. */
export function alertbook(
  args: string[],
  { cwd = process.cwd(), env = {} }: { cwd?: string; env?: Record<string, string> } = {},
): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [launcher, ...args], { cwd, env: { ...process.env, NO_COLOR: '1', ...env } });
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', (chunk) => (stdout += chunk));
    child.stderr.on('data', (chunk) => (stderr += chunk));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
}

export interface Call {
  args: string[];
  cwd: string;
}

/** Astro keeps in its process what it has made, and servers do not end. */
const withAstro = ['build', 'dev', 'preview'];
let resident: ChildProcess | undefined;
afterAll(() => void resident?.kill());
let last: Promise<unknown> = Promise.resolve();

/**
 * The same in a process that has run other commands of the file before: for stories that run many, most of whose time would go
 * into starting. What a build is asked for has a process of its own. Calls run one after the other.
 */
export function residentAlertbook(args: string[], { cwd = process.cwd() }: { cwd?: string } = {}): Promise<Ran> {
  if (withAstro.includes(args[0] ?? '')) return alertbook(args, { cwd });
  const ran = last.then(() => {
    const child = (resident ??= fork(new URL('resident-command.ts', import.meta.url), {
      env: { ...process.env, NO_COLOR: '1' },
      execArgv: [],
      silent: true,
    }));
    return new Promise<Ran>((resolve, reject) => {
      const onExit = (code: number | null): void => {
        resident = undefined;
        reject(new Error(`\`alertbook ${args.join(' ')}\` ended the process of all commands (exit ${code}).`));
      };
      child.once('exit', onExit);
      child.once('message', (result) => {
        child.off('exit', onExit);
        resolve(result as Ran);
      });
      child.send({ args, cwd } satisfies Call);
    });
  });
  last = ran.catch(() => undefined);
  return ran;
}

const kept: string[] = [];
afterAll(() => kept.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

/** A folder that is gone when all tests of the file have ended. */
export function temporaryFolderForFile(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'alertbook-'));
  kept.push(folder);
  return folder;
}

/** A folder that is gone when the test has ended. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'alertbook-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Writes texts or bytes by path below a folder. */
export function writeFiles(folder: string, files: Record<string, string | Uint8Array>): void {
  for (const [below, content] of Object.entries(files)) {
    const file = path.join(folder, below);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
}
