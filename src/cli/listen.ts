import type { Server } from 'node:http';
import { UsageError } from './exit.ts';

/** Listens on a port, or on the next free one. @throws UsageError where none can be had. */
export async function listen(server: Server, port: number, host: string): Promise<Server> {
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
  throw new UsageError(`The ports ${port} to ${port + 19} are all taken: name another one with \`--port\`.`);
}
