import { build } from 'astro';
import { astroConfig } from '../../integration/astro-config.ts';
import { astroRoot } from '../../workspace/cache-folder.ts';
import type { Plan } from './build-plan.ts';
import type { MadeSite } from './make-pages.ts';

/** Makes a whole site in `settings.out` by Astro, from the sources of the pages. */
export async function makePagesByAstro(
  { settings, otherAddresses, pictures }: Pick<Plan, 'settings' | 'otherAddresses' | 'pictures'>,
  onStep: (what: string) => void,
): Promise<MadeSite> {
  // Astro puts what it bundles for its own use below the working folder.
  const before = process.cwd();
  process.chdir(astroRoot(settings.content));
  let made: MadeSite | undefined;
  const onFinished = (site: MadeSite): void => void (made = site);
  try {
    await build({
      ...astroConfig(settings, { onStep, onFinished, otherAddresses, pictures }),
      configFile: false,
      logLevel: 'warn',
    });
  } finally {
    process.chdir(before);
  }
  if (!made) throw new Error('Astro has ended its build before its pages were a site.');
  return made;
}
