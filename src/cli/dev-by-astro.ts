import { dev } from 'astro';
import { astroConfig } from '../integration/astro-config.ts';
import type { Hooks } from '../integration/alertbook.ts';
import type { Settings } from '../publish/settings.ts';

/** Serves the sources of the pages by Astro's development server. Returns what ends it. */
export async function serve(
  settings: Settings,
  judge: NonNullable<Hooks['judge']>,
  port: number,
): Promise<() => Promise<void>> {
  const server = await dev({
    ...astroConfig(settings, { judge }),
    configFile: false,
    server: { port },
    logLevel: 'info',
  });
  return () => server.stop();
}
