import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Served } from './static-server.ts';

const shipped = new URL('../../docs/hosting/nginx.conf', import.meta.url);

/**
 * Serves a folder by nginx with the shipped configuration.
 *
 * @param base Path of the site below the folder, with both slashes.
 * @param brotliModule File of the module that sends copies by Brotli, which the configuration turns on where it is there.
 * @throws Error that says how to get nginx, when there is none, or what it says of its configuration.
 */
export async function serveWithNginx(folder: string, base = '/', brotliModule?: string): Promise<Served> {
  const program = ['/usr/sbin/nginx', '/usr/local/bin/nginx', '/opt/homebrew/bin/nginx'].find((file) =>
    existsSync(file),
  );
  if (!program)
    throw new Error('There is no nginx on this machine: install it, with `apt-get install nginx` for example.');
  const port = await freePort();
  const state = mkdtempSync(path.join(tmpdir(), 'alertbook-nginx-'));
  const server = replaced(readFileSync(shipped, 'utf8'), [
    ['listen 80;', `listen 127.0.0.1:${port};`],
    ['server_name oncall.example.com;', 'server_name _;'],
    ['root /srv/alertbook;', `root ${folder};`],
    ['error_page 404 /404.html;', `error_page 404 ${base}404.html;`],
    ...(brotliModule === undefined ? [] : [['# brotli_static on;', 'brotli_static on;'] as [string, string]]),
  ]);
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${state}/${name};`,
  );
  const config = path.join(state, 'nginx.conf');
  writeFileSync(
    config,
    `${brotliModule === undefined ? '' : `load_module ${brotliModule}; `}daemon off; master_process off; pid ${state}/pid; error_log stderr warn;\nevents {}\nhttp { access_log off; ${temporary.join(' ')}\n${server}\n}\n`,
  );
  const child = spawn(program, ['-p', state, '-c', config], { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (data) => (said += String(data)));
  const ended = new Promise<void>((resolve) => child.on('close', () => resolve()));
  const origin = `http://127.0.0.1:${port}`;
  for (let attempt = 0; !(await fetch(`${origin}${base}`).catch(() => undefined)); attempt++) {
    if (attempt > 100 || child.exitCode !== null) throw new Error(`nginx does not answer:\n${said}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return {
    origin,
    close: async () => {
      child.kill('SIGTERM');
      await ended;
      rmSync(state, { recursive: true, force: true });
    },
  };
}

function replaced(text: string, pairs: [from: string, to: string][]): string {
  return pairs.reduce((result, [from, to]) => {
    if (!result.includes(from)) throw new Error(`The shipped configuration of nginx does not say \`${from}\`.`);
    return result.replace(from, to);
  }, text);
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
