import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import send from 'send';

export interface Served {
  origin: string;
  close: () => Promise<void>;
}

/** Time for which a page stays half sent, in milliseconds: a browser that paints at all has painted by then. */
const pause = 250;

/**
 * A plain static server, as any host is one: files, folders by their `index.html` with one slash, `404.html`. No rule of ours,
 * except that a page with `?pause-at=0.9` stops for a moment after that share of its bytes, as a line in a lift does.
 */
export async function serveFolder(folder: string): Promise<Served> {
  const server = createServer((request, response) => {
    const { pathname, search, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const file = path.join(folder, decodeURIComponent(pathname));
    if (!pathname.endsWith('/') && existsSync(path.join(file, 'index.html'))) {
      response.writeHead(301, { location: `${pathname}/${search}` }).end();
      return;
    }
    if (searchParams.has('pause-at')) {
      const html = readFileSync(path.join(file, 'index.html'));
      const at = Math.floor(html.length * Number(searchParams.get('pause-at')));
      response.writeHead(200, { 'content-type': 'text/html' }).write(html.subarray(0, at));
      setTimeout(() => response.end(html.subarray(at)), pause);
      return;
    }
    send(request, pathname.endsWith('/') ? `${pathname}index.html` : pathname, { root: folder, index: false })
      .on('error', () => {
        response.writeHead(404, { 'content-type': 'text/html' }).end(readFileSync(path.join(folder, '404.html')));
      })
      .pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
