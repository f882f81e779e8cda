import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

/** A plain static server that can be stopped, stall, or serve another version from one request to the next. */
export class FlakyServer {
  /** What it serves. */
  folder: string;
  /** Whether it accepts and never answers. */
  isStalled = false;
  /** How long it takes to answer. */
  answersAfterMs = 0;
  /** Every path that was asked for, as the request has it. */
  readonly asked: string[] = [];
  /** Called before each answer with the path from the root of the site. An answer of its own is sent in the place of the file's. */
  onRequest: (path: string) => Buffer | undefined = () => undefined;
  readonly #prefix: string;
  #server: Server | undefined;
  #port = 0;

  constructor(folder: string, prefix = '/') {
    this.folder = folder;
    this.#prefix = prefix;
  }

  /** Address of the site, with the last slash. */
  get root(): string {
    return `http://127.0.0.1:${this.#port}${this.#prefix}`;
  }

  /** Starts, again on the same port. */
  async start(): Promise<void> {
    const server = createServer(async (request, response) => {
      const { pathname } = new URL(request.url ?? '/', 'http://localhost');
      this.asked.push(pathname);
      if (this.isStalled) return;
      if (this.answersAfterMs > 0) await setTimeout(this.answersAfterMs);
      const below = pathname.startsWith(this.#prefix) ? decodeURIComponent(pathname.slice(this.#prefix.length)) : '404';
      const own = this.onRequest(below);
      const named = path.join(this.folder, below);
      if (existsSync(named) && statSync(named).isDirectory() && !pathname.endsWith('/')) {
        response.writeHead(301, { location: `${pathname}/` }).end();
        return;
      }
      const file = pathname.endsWith('/') ? path.join(named, 'index.html') : named;
      const isThere = existsSync(file);
      const shown = isThere ? file : path.join(this.folder, '404.html');
      response.writeHead(isThere ? 200 : 404, { 'content-type': types[path.extname(shown)] ?? 'text/plain' });
      response.end(own ?? readFileSync(shown));
    });
    await new Promise<void>((resolve) => server.listen(this.#port, '127.0.0.1', resolve));
    this.#port = (server.address() as AddressInfo).port;
    this.#server = server;
  }

  async stop(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    if (!server) return;
    await new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  }
}
