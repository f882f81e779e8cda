import type { AstroIntegration } from 'astro';
import type { Settings } from './settings.ts';

/** What happens around a build and in the development server. */
export function alertbook(settings: Settings): AstroIntegration {
  return {
    name: 'alertbook',
    hooks: {
      'astro:server:setup': ({ server, refreshContent }) => {
        server.watcher.add(settings.content);
        let pending: NodeJS.Timeout | undefined;
        server.watcher.on('all', (_event, file) => {
          if (!file.startsWith(settings.content)) return;
          clearTimeout(pending);
          pending = setTimeout(() => void refreshContent?.({ loaders: ['alertbook'] }), 50);
        });
      },
    },
  };
}
