import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

export interface Line {
  latencyMs: number;
  bytesPerSecond: number;
}

export interface Served {
  origin: string;
  /** All that was sent so far, as it goes over the line, without headers. */
  bytesSent: () => number;
  use: (line: Line) => void;
  close: () => void;
}

/**
 * A static host as most are: gzip for what is text, 404 for what is not there. The line is slow at this end, because
 * browsers do not slow down what their workers load.
 */
export async function serve(site: string, first: Line): Promise<Served> {
  let line = first;
  let isFreeAt = 0;
  let sent = 0;
  const types: Record<string, string> = {
    '.html': 'text/html; charset=utf-8',
    '.js': 'text/javascript',
    '.css': 'text/css',
    '.json': 'application/json',
    '.svg': 'image/svg+xml',
  };
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const asked = path.join(site, decodeURIComponent(pathname));
    const file = existsSync(asked) && statSync(asked).isDirectory() ? path.join(asked, 'index.html') : asked;
    if (!existsSync(file)) {
      response.writeHead(404).end();
      return;
    }
    const type = types[path.extname(file)];
    const content = type ? gzipSync(readFileSync(file)) : readFileSync(file);
    const headers = type
      ? { 'content-type': type, 'content-encoding': 'gzip' }
      : { 'content-type': 'application/octet-stream' };
    sent += content.length;
    // Files share the line: each waits until those before it are through.
    const now = performance.now();
    isFreeAt = Math.max(isFreeAt, now + line.latencyMs) + (content.length / line.bytesPerSecond) * 1000;
    setTimeout(() => response.writeHead(200, headers).end(content), isFreeAt - now);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    bytesSent: () => sent,
    use: (next) => void (line = next),
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
