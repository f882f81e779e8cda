import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import sirv from 'sirv';
import { exitCodes, UsageError, type ExitCode } from './exit.ts';
import { existingFolder, readOptions } from './options.ts';

export const help = `alertbook preview [--out DIR] [--base PATH] [--port N] [--host NAME]

Serves a built site until Ctrl-C. A port that is taken is answered by the next free one.
`;

/** `alertbook preview`: serves a built site under the path that it was built for. */
export async function run(args: string[]): Promise<ExitCode> {
  const { values } = readOptions(args, {
    out: { type: 'string', default: 'dist' },
    base: { type: 'string' },
    port: { type: 'string', default: '4321' },
    host: { type: 'string', default: 'localhost' },
    // `npm start` hands all of its flags to both commands.
    content: { type: 'string' },
    site: { type: 'string' },
    today: { type: 'string' },
  });
  const out = existingFolder(values.out);
  if (!existsSync(path.join(out, '404.html')))
    throw new UsageError(`\`${values.out}\` holds no built site: run \`alertbook build\` first.`);
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new UsageError(`\`--port ${values.port}\`: expected a number from 0 to 65535.`);
  const base = values.base ?? baseOf(out);
  const server = await listen(siteServer(out, base), port, values.host);
  console.log(
    `The site is at http://${values.host}:${(server.address() as AddressInfo).port}${base} (Ctrl-C ends it).`,
  );
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.once(signal, () => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
  });
  return exitCodes.ok;
}

/** Path that a site was built for, from the canonical address of its first page. */
function baseOf(out: string): string {
  const canonical = /<link rel="canonical" href="([^"]+)"/.exec(
    readFileSync(path.join(out, 'index.html'), 'utf8'),
  )?.[1];
  return canonical && URL.canParse(canonical) ? new URL(canonical).pathname : '/';
}

/** A plain static server: folders by their `index.html`, one slash at the end, `404.html` for the rest. */
export function siteServer(out: string, base: string): Server {
  const serve = sirv(out, { dev: true, etag: true, extensions: [] });
  const notFound = readFileSync(path.join(out, '404.html'));
  return createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const answerNotFound = (): void => {
      response.writeHead(404, { 'content-type': 'text/html; charset=utf-8' }).end(notFound);
    };
    if (!url.pathname.startsWith(base)) {
      if (`${url.pathname}/` === base) response.writeHead(301, { location: `${base}${url.search}` }).end();
      else answerNotFound();
      return;
    }
    const below = `/${url.pathname.slice(base.length)}`;
    if (!below.endsWith('/') && existsSync(path.join(out, decodePath(below), 'index.html'))) {
      response.writeHead(301, { location: `${url.pathname}/${url.search}` }).end();
      return;
    }
    // Left to itself, sirv would answer `/alerts/Down/` with `Down.html`, whose links start one folder higher.
    request.url = (below.endsWith('/') ? `${below}index.html` : below) + url.search;
    serve(request, response, answerNotFound);
  });
}

function decodePath(pathname: string): string {
  try {
    return path.posix.normalize(decodeURIComponent(pathname).replaceAll('\0', ''));
  } catch {
    return '/\0';
  }
}

async function listen(server: Server, port: number, host: string): Promise<Server> {
  for (let tried = port; tried < port + 20; tried++) {
    const error = await new Promise<NodeJS.ErrnoException | undefined>((resolve) => {
      server.once('error', resolve);
      server.listen(tried, host, () => resolve(undefined));
    });
    if (!error) return server;
    server.removeAllListeners('error');
    if (error.code !== 'EADDRINUSE')
      throw new UsageError(`The address ${host}:${tried} cannot be used: ${error.message}.`);
  }
  throw new UsageError(`The ports ${port} to ${port + 19} are all taken: name another one by \`--port\`.`);
}
