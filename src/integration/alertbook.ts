import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { ViteDevServer } from 'vite';
import { withBase } from '../model/addresses.ts';
import { addressesOfOld, type AddressesOfOld } from '../model/alternates.ts';
import { readFolder } from './read-folder.ts';
import { releaseMemory } from './memory.ts';
import type { Settings } from './settings.ts';
import { writeAlternates } from './write-alternates.ts';

/** What the command knows already. */
export interface Hooks {
  /** Read from the content folder where it is not given. */
  addressesOfOld?: AddressesOfOld;
  /** Called when the development server starts and when a content file has changed. Answers the errors, as text. */
  judge?: () => string;
}

/** What happens after a build: the addresses of old are written. In the development server: changes of the content are read again, and errors shown in the browser. */
export function alertbook({ content, base }: Settings, hooks: Hooks): AstroIntegration {
  return {
    name: 'alertbook',
    hooks: {
      'astro:build:start': releaseMemory,
      'astro:build:done': ({ dir }) => {
        const addresses = hooks.addressesOfOld ?? addressesOfOld(readFolder(content));
        writeAlternates(fileURLToPath(dir), addresses, (address) => withBase(base, address));
      },
      'astro:server:setup': ({ server, refreshContent }) => {
        let errors = hooks.judge?.() ?? '';
        const refresh = async (): Promise<void> => {
          await refreshContent?.({ loaders: ['alertbook'] });
          errors = hooks.judge?.() ?? '';
          if (errors !== '') showErrors(server, errors);
        };
        watchFolder(server, content, refresh);
        server.ws.on('connection', () => {
          if (errors !== '') showErrors(server, errors);
        });
      },
    },
  };
}

/** Calls back once for changes that come together, as when an editor saves or a branch is switched. */
function watchFolder(server: ViteDevServer, folder: string, onChange: () => Promise<void>): void {
  let pending: NodeJS.Timeout | undefined;
  server.watcher.add(folder);
  server.watcher.on('all', (_event, file) => {
    if (!file.startsWith(folder)) return;
    clearTimeout(pending);
    pending = setTimeout(() => void onChange(), 50);
  });
}

function showErrors(server: ViteDevServer, errors: string): void {
  server.ws.send({ type: 'error', err: { message: errors, stack: '', plugin: 'alertbook' } });
}
