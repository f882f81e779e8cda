import { build } from 'astro';
import { astroConfig } from '../../integration/astro-config.ts';
import { astroRoot } from '../../workspace/cache-folder.ts';
import type { Plan } from './build-plan.ts';
import type { BuildHooks } from './make-pages.ts';

/** Makes a whole site in `settings.out` by Astro, from the sources of the pages. */
export async function makePagesByAstro(
  { settings, addressesOfOld, pictures }: Pick<Plan, 'settings' | 'addressesOfOld' | 'pictures'>,
  hooks: BuildHooks,
): Promise<void> {
  // Astro puts what it bundles for its own use below the working folder.
  const before = process.cwd();
  process.chdir(astroRoot(settings.content));
  try {
    await build({
      ...astroConfig(settings, { ...hooks, addressesOfOld, pictures }),
      configFile: false,
      logLevel: 'warn',
    });
  } finally {
    process.chdir(before);
  }
}
