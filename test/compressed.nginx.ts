import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { get, type IncomingHttpHeaders } from 'node:http';
import path from 'node:path';
import { spawnSync } from 'node:child_process';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { alertbook, temporaryFolderForFile, writeFiles } from './support/command.ts';
import { serveWithNginx } from './support/nginx.ts';
import { shop } from './support/shop.ts';

let site: string;
beforeAll(async () => {
  const folder = temporaryFolderForFile();
  site = path.join(folder, 'dist');
  writeFiles(path.join(folder, 'content'), shop);
  const { code, stderr } = await alertbook(['build'], { cwd: folder });
  if (code !== 0) throw new Error(stderr);
  const compressed = spawnSync(process.execPath, [path.join(import.meta.dirname, '../.ci/compress.mjs'), site]);
  if (compressed.status !== 0) throw new Error(compressed.stderr.toString());
}, 120_000);

/** What a server sends, as it is on the wire. */
function ask(url: string, encodings: string): Promise<{ status: number; headers: IncomingHttpHeaders; body: Buffer }> {
  return new Promise((resolve, reject) => {
    get(url, { headers: { 'accept-encoding': encodings } }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode!, headers: response.headers, body: Buffer.concat(chunks) }),
      );
    }).on('error', reject);
  });
}

const page = 'runbooks/shop/queue-backlog/';
const plain = (): Buffer => readFileSync(path.join(site, page, 'index.html'));

test('nginx sends the smaller copy to whoever reads it, and the file to others, with headers that keep both apart', async () => {
  const server = await serveWithNginx(site);
  onTestFinished(() => server.close());

  const small = await ask(`${server.origin}/${page}`, 'gzip, br');
  const whole = await ask(`${server.origin}/${page}`, 'identity');

  expect(small.headers['content-encoding']).toBe('gzip');
  expect(gunzipSync(small.body).equals(plain())).toBe(true);
  expect(small.headers.vary).toBe('Accept-Encoding');
  expect(whole.headers['content-encoding']).toBe(undefined);
  expect(whole.body.equals(plain())).toBe(true);
});

const brotliModule = '/usr/lib/nginx/modules/ngx_http_brotli_static_module.so';

test('nginx with the module of Brotli sends a copy that is smaller still', async ({ skip }) => {
  skip(!existsSync(brotliModule), `nginx has no ${brotliModule}: install libnginx-mod-http-brotli-static.`);
  const server = await serveWithNginx(site, '/', brotliModule);
  onTestFinished(() => server.close());

  const smallest = await ask(`${server.origin}/${page}`, 'gzip, br');
  const small = await ask(`${server.origin}/${page}`, 'gzip');

  expect(smallest.headers['content-encoding']).toBe('br');
  expect(brotliDecompressSync(smallest.body).equals(plain())).toBe(true);
  expect(smallest.body.length).toBeLessThan(small.body.length);
});

test('nginx sends the headers of security and of caches with every answer, what is missing included', async () => {
  const server = await serveWithNginx(site);
  onTestFinished(() => server.close());

  for (const [address, status] of [
    [page, 200],
    ['sw.js', 200],
    ['api/v1/urls.json', 200],
    ['nowhere/', 404],
  ] as const) {
    const answer = await ask(`${server.origin}/${address}`, 'gzip');
    expect([address, answer.status]).toEqual([address, status]);
    expect(answer.headers, address).toMatchObject({
      'cache-control': 'no-cache',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'content-security-policy': "frame-ancestors 'self'",
      'x-frame-options': 'SAMEORIGIN',
    });
  }

  const [hashed] = readdirSync(path.join(site, '_astro')).filter((name) => name.endsWith('.js'));
  const lasting = await ask(`${server.origin}/_astro/${hashed}`, 'gzip');
  expect([lasting.status, lasting.headers['cache-control']]).toEqual([200, 'public, max-age=31536000, immutable']);
});
