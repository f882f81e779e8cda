import { existsSync, readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { namesInPath } from '../workspace/request-path.ts';
import type { Given } from './command.ts';
import { exitCodes, UsageError, type ExitCode } from './exit.ts';
import { existingFolder } from './options.ts';
import type { previewOptions } from './preview-command.ts';
import { listen } from './listen.ts';
import { siteServer } from './site-server.ts';
import { say } from './terminal.ts';

/** `alertbook preview`: serves a built site under the path that it was built for. */
export async function run({ values }: Given<typeof previewOptions>): Promise<ExitCode> {
  if (!existsSync(values.out))
    throw new UsageError(
      `There is no folder \`${values.out}\`: run \`alertbook build\` first, or name another one with \`--out\`.`,
    );
  const out = existingFolder(values.out);
  if (['index.html', '404.html'].some((name) => !existsSync(path.join(out, name))))
    throw new UsageError(`\`${values.out}\` holds no built site: run \`alertbook build\` first.`);
  const base = `/${values.base ?? baseOf(out)}/`.replace(/\/+/g, '/');
  if (!namesInPath(base)) throw new UsageError(`\`--base ${values.base}\`: expected a path such as /docs/.`);
  const server = await listen(siteServer(out, base, values.host), Number(values.port), values.host);
  say(`The site is at http://${values.host}:${(server.address() as AddressInfo).port}${base} (Ctrl-C ends it).`);
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
