import { readFileSync, realpathSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { isIP, type AddressInfo } from 'node:net';
import path from 'node:path';
import type { Duplex } from 'node:stream';
import send from 'send';
import { namesInPath } from '../workspace/request-path.ts';
import { formatOfName, picturePolicy } from '../model/catalogue/picture.ts';
import { sayAside } from './terminal.ts';

/** What a local server does for whoever connects and says nothing, or reads nothing: it hangs up after so long. */
const patienceMs = { headers: 10_000, request: 20_000, silence: 60_000, keepAlive: 5000 };

/** More than any browser opens; without an end, whoever opens thousands has the memory. */
const maxConnections = 512;

const plainHeaders = {
  'Content-Type': 'text/plain; charset=utf-8',
  'Content-Security-Policy': "default-src 'none'",
  'X-Content-Type-Options': 'nosniff',
};

/** What a built site says with its pages, as the configurations in `docs/hosting/` do. */
const pageHeaders = {
  'Content-Security-Policy': "frame-ancestors 'self'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'same-origin',
  'Cache-Control': 'no-cache',
};

/**
 * A plain static server: folders by their `index.html`, one slash at the end, `404.html` for the rest. Whatever is asked, it
 * has an answer and lives on; it serves no file outside of the folder and none whose name starts with a dot.
 *
 * @param out Folder of a built site.
 * @param base Path that the site was built for, with both slashes.
 * @param name How the server is called besides the names of this machine itself: what `--host` says.
 * @param live Answers with what is made when it is asked for, before any file of the folder.
 */
export function siteServer(out: string, base: string, name = 'localhost', live?: LivePages): Server {
  const site: Site = {
    out,
    base: (namesInPath(base) ?? []).slice(0, -1),
    notFound: live ? undefined : readFileSync(path.join(out, '404.html')),
    live,
    isOurs: (host) => isOurName(host, name, server),
  };
  const server = createServer({ connectionsCheckingInterval: patienceMs.headers / 2 }, (request, response) => {
    // A body is for nobody: without an end to the connection, it would be read for as long as it comes.
    if (request.headers['content-length'] !== undefined || request.headers['transfer-encoding'] !== undefined)
      response.setHeader('Connection', 'close');
    respond(request, response, site).catch((error: unknown) => {
      // A bug is ours: it is shown, and ends nothing but this request.
      sayAside(...(error as Error).stack!.split('\n'));
      if (response.headersSent) response.destroy();
      else refuse(response, 500, 'This is a bug of Alertbook: the terminal says more.');
    });
  });
  server.headersTimeout = patienceMs.headers;
  server.requestTimeout = patienceMs.request;
  server.keepAliveTimeout = patienceMs.keepAlive;
  server.timeout = patienceMs.silence;
  server.maxConnections = maxConnections;
  // Without a listener, Node would hang up without a word.
  server.on('connect', (_request: IncomingMessage, socket: Duplex) => {
    socket.on('error', () => socket.destroy());
    socket.end('HTTP/1.1 405 Method Not Allowed\r\nAllow: GET, HEAD\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
  });
  return server;
}

/** Pages that are made when they are asked for. */
export interface LivePages {
  /**
   * @param below Names of the path below the base; the last one is empty where the path ends in a slash.
   * @returns Whether there was an answer. Else a file of the folder is looked for.
   */
  answer: (below: readonly string[], request: IncomingMessage, response: ServerResponse) => Promise<boolean>;
  /** The page of what does not exist. */
  notFound: () => Promise<Uint8Array>;
}

interface Site {
  out: string;
  /** Names of the folders that the site is served below. */
  base: readonly string[];
  notFound: Buffer | undefined;
  live: LivePages | undefined;
  isOurs: (host: string) => boolean;
}

async function respond(request: IncomingMessage, response: ServerResponse, site: Site): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('Allow', 'GET, HEAD');
    return refuse(response, 405, 'Only GET and HEAD are served.');
  }
  const asked = targetOf(request);
  const names = asked && namesInPath(asked.target);
  // Relative links of a page start in its folder, and count two slashes as two.
  const single = asked && !names ? withSingleSlashes(asked.target) : undefined;
  if (single !== undefined) {
    response.writeHead(301, { Location: single, 'Content-Length': 0 }).end();
    return;
  }
  if (!names) return refuse(response, 400, 'The address of this request is not one that a site can have.');
  if (asked.host !== undefined && !site.isOurs(asked.host))
    return refuse(response, 421, 'This server has another name. `alertbook preview --host NAME` gives it this one.');
  const { base } = site;
  const query = /\?.*$/s.exec(asked.target)?.[0] ?? '';
  const isBelow = base.every((name, place) => names[place] === name);
  if (!isBelow) return await answerNotFound(response, site);
  if (names.length === base.length) return redirect(response, names, query);
  const below = names.slice(base.length);
  if (below.some((name) => name.startsWith('.'))) return await answerNotFound(response, site);
  if (await site.live?.answer(below, request, response)) return;
  const file = realFile(site.out, below.at(-1) === '' ? [...below.slice(0, -1), 'index.html'] : below);
  if (file !== undefined) return sendFile(request, response, file, site);
  // As every host does: relative links of the page start in its folder.
  if (below.at(-1) !== '' && realFile(site.out, [...below, 'index.html']) !== undefined)
    return redirect(response, names, query);
  await answerNotFound(response, site);
}

/** Path and host of a request. An address in full, as for a proxy, names its own host; undefined where there are several. */
function targetOf({
  url = '',
  headersDistinct,
}: IncomingMessage): { target: string; host: string | undefined } | undefined {
  const hosts = headersDistinct['host'] ?? [];
  if (hosts.length > 1) return undefined;
  const inFull = /^http:\/\/([^/?#]*)(.*)$/is.exec(url);
  if (!inFull) return { target: url, host: hosts[0] };
  const [, host = '', rest = ''] = inFull;
  return { target: rest.startsWith('/') ? rest : `/${rest}`, host };
}

/**
 * Whether a request is meant for this server. A site of someone else can have a name of its own lead to this machine, and
 * would then read what is served here from its visitors' browsers; it cannot have an address for a name. Who serves to
 * other machines on purpose (`--host 0.0.0.0`) is called by names that nobody here knows.
 *
 * @param host As the request has it, with or without a port.
 */
function isOurName(host: string, name: string, server: Server): boolean {
  const { address } = (server.address() ?? { address: '' }) as AddressInfo;
  if (!/^(?:127\.|::1$|::ffff:127\.)/.test(address)) return true;
  const [, called = ''] = /^(\[[^\]]*\]|[^:]*)(?::\d*)?$/.exec(host.toLowerCase()) ?? [];
  const bare = called.replace(/^\[(.*)\]$/, '$1').replace(/\.$/, '');
  return bare === name.toLowerCase() || /(?:^|\.)localhost$/.test(bare) || isIP(bare) !== 0;
}

/** The same target with one slash between its names, written anew; undefined when it is none even so. */
function withSingleSlashes(target: string): string | undefined {
  const [, path = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(target)!;
  const names = namesInPath(path.replace(/\/+/g, '/'));
  return names && `/${names.map(encodeURIComponent).join('/')}${rest.replace(/#.*/s, '')}`;
}

/** Leads to the same address with a slash behind it. Its names are written anew, so that it leads to no other host. */
function redirect(response: ServerResponse, names: readonly string[], query: string): void {
  const location = `/${names.map(encodeURIComponent).join('/')}/${query}`;
  response.writeHead(301, { Location: location, 'Content-Length': 0 }).end();
}

/** The file of a path, in full and without links; undefined where there is none inside of the folder. */
function realFile(out: string, names: readonly string[]): string | undefined {
  try {
    const real = realpathSync(path.join(out, ...names));
    const isInside = real.startsWith(realpathSync(out) + path.sep);
    return isInside && statSync(real).isFile() ? real : undefined;
  } catch {
    return undefined;
  }
}

function sendFile(request: IncomingMessage, response: ServerResponse, file: string, site: Site): void {
  const root = realpathSync(site.out);
  const below = path.relative(root, file).split(path.sep).map(encodeURIComponent).join('/');
  const headers = { ...pageHeaders, ...(formatOfName(file) && { 'Content-Security-Policy': picturePolicy }) };
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  send(request, `/${below}`, { root, index: false, dotfiles: 'ignore' })
    .on('error', ({ status, headers }: { status: number; headers?: Record<string, string> }) => {
      if (response.headersSent) {
        response.destroy();
        return;
      }
      for (const [name, value] of Object.entries(headers ?? {})) response.setHeader(name, value);
      if (status === 404) void answerNotFound(response, site);
      else refuse(response, status, status === 416 ? 'The file has no such bytes.' : 'The file cannot be sent.');
    })
    .pipe(response);
}

async function answerNotFound(response: ServerResponse, { notFound, live }: Site): Promise<void> {
  const page = notFound ?? (await live!.notFound());
  response.writeHead(404, { ...pageHeaders, 'Content-Type': 'text/html; charset=utf-8' }).end(page);
}

function refuse(response: ServerResponse, status: number, why: string): void {
  for (const name of ['ETag', 'Last-Modified', 'Cache-Control', 'Content-Length']) response.removeHeader(name);
  response.writeHead(status, plainHeaders).end(`${why}\n`);
}
