import { symlinkSync } from 'node:fs';
import { connect, type AddressInfo } from 'node:net';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { temporaryFolder, writeFiles } from '../../test/support/command.ts';
import { siteServer } from './site-server.ts';

const secret = 'not for those who ask';

async function serve(base = '/', { name = 'localhost', address = '127.0.0.1' } = {}): Promise<number> {
  const folder = temporaryFolder();
  const site = path.join(folder, 'site');
  writeFiles(folder, {
    'outside/secret.txt': secret,
    'site/Down/index.html': 'the page',
    'site/Down.html': 'the spelling',
    'site/index.html': 'home',
    'site/404.html': 'not here',
    'site/images/x.svg': '<svg/>',
    'site/.env': secret,
    'site/.git/config': secret,
    'site/empty.txt': '',
  });
  symlinkSync(path.join(folder, 'outside'), path.join(site, 'outside'));
  symlinkSync('Down', path.join(site, 'inside'));
  const server = siteServer(site, base, name);
  await new Promise<void>((resolve) => server.listen(0, address, resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return (server.address() as AddressInfo).port;
}

/** What the server sends back for raw bytes, until it hangs up. */
function send(port: number, text: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    let got = '';
    socket.on('data', (data) => (got += data.toString('latin1')));
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(got));
    socket.write(Buffer.from(text));
  });
}

const request = (line: string, headers: string[] = []): string =>
  [`${line} HTTP/1.1`, 'Host: localhost', 'Connection: close', ...headers, '', ''].join('\r\n');

test.each([
  ['/', '/Down/', '200 /Down/ the page'],
  ['/', '/Down', '200 /Down/ the page'],
  ['/', '/Down?ns=a', '200 /Down/?ns=a the page'],
  ['/', '/Down.html', '200 /Down.html the spelling'],
  ['/', '/Up/', '404 /Up/ not here'],
  ['/', '/Up', '404 /Up not here'],
  ['/', '/Down/index.html/', '404 /Down/index.html/ not here'],
  ['/docs/', '/docs/Down/', '200 /docs/Down/ the page'],
  ['/docs/', '/docs', '200 /docs/ home'],
  ['/docs/', '/Down/', '404 /Down/ not here'],
])('a site at %s answers %s as every host does', async (base, address, expected) => {
  const port = await serve(base);

  const response = await fetch(`http://127.0.0.1:${port}${address}`);

  const { pathname, search } = new URL(response.url);
  expect(`${response.status} ${pathname}${search} ${await response.text()}`).toBe(expected);
});

test.each([
  ['//', '/'],
  ['//evil.example', '/evil.example'],
  ['///alerts//Down/?to=//x', '/alerts/Down/?to=//x'],
  ['//a%2e', '/a.'],
])('%s leads to the same path with single slashes, and to no other host', async (address, location) => {
  const port = await serve('/');

  expect(await send(port, request(`GET ${address}`))).toContain(`\r\nLocation: ${location}\r\n`);
});

test.each([
  ['no path', 'GET //', 301],
  ['the name of a host in the place of a path', 'GET //evil.example', 301],
  ['the name of a host behind a backslash', 'GET /\\evil.example', 400],
  ['an escaped backslash', 'GET /%5c%5cevil.example', 400],
  ['half an escape', 'GET /%', 400],
  ['a byte that is no UTF-8', 'GET /%ff', 400],
  ['a NUL', 'GET /%00', 400],
  ['an end of line', 'GET /Down%0d%0aSet-Cookie:x', 400],
  ['a way out', 'GET /../outside/secret.txt', 400],
  ['an escaped way out', 'GET /..%2foutside%2fsecret.txt', 400],
  ['a way out by names', 'GET /%2e%2e/outside/secret.txt', 400],
  ['raw UTF-8', 'GET /ü', 400],
  ['a space', 'GET /a b', 400],
  ['all of the server', 'GET *', 400],
  ['another scheme', 'GET ftp://localhost/', 400],
  ['a name longer than a file can have', `GET /${'a'.repeat(3000)}`, 404],
  ['more than a request can hold', `GET /${'a'.repeat(100_000)}`, 431],
  ['an address in full', 'GET http://localhost:4321/Down/', 200],
  ['an address of another host in full', 'GET http://evil.example/Down/', 421],
  ['a hidden file', 'GET /.env', 404],
  ['a hidden file, escaped', 'GET /%2eenv', 404],
  ['a hidden folder', 'GET /.git/config', 404],
  ['a link out of the site', 'GET /outside/secret.txt', 404],
  ['a link inside of the site', 'GET /inside/index.html', 200],
  ['a folder without a page', 'GET /images/', 404],
  ['a method that changes things', 'POST /', 405],
  ['OPTIONS of all', 'OPTIONS *', 405],
  ['TRACE', 'TRACE /', 405],
  ['CONNECT', 'CONNECT evil.example:443', 405],
  ['a method that nobody knows', 'BREW /', 400],
])('a request for %s has an answer, and the server lives on', async (_what, line, status) => {
  const port = await serve();

  const answer = await send(port, request(line));

  expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  expect(answer.includes('Allow: GET, HEAD')).toBe(status === 405);
  expect(answer).not.toContain(secret);
  expect(await send(port, request('GET /'))).toContain('home');
});

test.each([
  ['Range: bytes=9-1', 416],
  ['Range: bytes=100-', 416],
  ['Range: bytes=-0', 416],
  ['Range: bytes=99999999999999999999-', 416],
  ['Range: bytes=0-99999999999999999999', 206],
  ['Range: bytes=-2', 206],
  ['Range: bytes=0-0,2-2', 200],
  ['Range: bytes=a-b', 200],
  ['Range: bytes=', 200],
  ['Range: lines=1-2', 200],
  ['If-None-Match: ,,,"', 200],
  ['If-None-Match: *', 304],
  ['If-Match: "of yesterday"', 412],
  ['If-Modified-Since: yesterday', 200],
  ['If-Modified-Since: Mon, 99 Foo 99999 99:99:99 GMT', 200],
  ['Accept-Encoding: ;;;q=nan', 200],
  ['Expect: 100-continue', 100],
  ['Expect: nonsense', 417],
  ['Upgrade: websocket', 200],
  ['Transfer-Encoding: xchunked', 400],
  ['Content-Length: -1', 400],
  ['Host: localhost', 400],
])('a request with `%s` has an answer, and the server lives on', async (header, status) => {
  const port = await serve();

  const answer = await send(port, request('GET /index.html', [header]));

  expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  expect(await send(port, request('GET /'))).toContain('home');
});

test('nothing can be read of an empty file, which is sent all the same', async () => {
  const port = await serve();

  expect(await send(port, request('GET /empty.txt'))).toMatch(/^HTTP\/1.1 200 /);
  expect(await send(port, request('GET /empty.txt', ['Range: bytes=0-0']))).toMatch(/^HTTP\/1.1 416 /);
});

test('a body that never ends does not hold the connection', async () => {
  const port = await serve();

  expect(await send(port, 'POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000\r\n\r\nhalf')).toMatch(
    /^HTTP\/1.1 405 [^]*Connection: close/,
  );
});

test.each([
  ['localhost', 200],
  ['localhost:4321', 200],
  ['LOCALHOST.', 200],
  ['site.localhost', 200],
  ['127.0.0.1', 200],
  ['[::1]:4321', 200],
  ['192.0.2.1', 200],
  ['oncall.test', 200],
  ['evil.example', 421],
  ['localhost.evil.example', 421],
  ['evil.example:4321', 421],
  ['1.2.3.4.evil.example', 421],
  ['localhost@evil.example', 421],
  ['', 421],
])('a server on this machine that is called oncall.test, asked for `%s`: %i', async (host, status) => {
  const port = await serve('/', { name: 'oncall.test' });

  const answer = await send(port, `GET / HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);

  expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  expect(answer.includes('home')).toBe(status === 200);
});

test('a server that is there for other machines is called by names that it does not know', async () => {
  const port = await serve('/', { name: '0.0.0.0', address: '0.0.0.0' });

  const answer = await send(port, 'GET / HTTP/1.1\r\nHost: build-7.example.com\r\nConnection: close\r\n\r\n');

  expect(answer).toMatch(/^HTTP\/1.1 200 /);
});

test('a picture has a policy under which nothing in it runs, and is what its name says', async () => {
  const port = await serve();

  const { headers } = await fetch(`http://127.0.0.1:${port}/images/x.svg`);

  expect(headers.get('content-type')).toBe('image/svg+xml');
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('content-security-policy')).toBe(
    "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox",
  );
});
