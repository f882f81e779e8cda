import path from 'node:path';
import { finishSite } from '../../publish/finish-site.ts';
import { renderSite } from '../../publish/render-site.ts';
import type { OfflineSummary } from '../../publish/service-worker.ts';
import { SiteFiles, type SiteFile } from '../../publish/site-files.ts';
import { settingsForPages, type Settings } from '../../publish/settings.ts';
import { astroRoot } from '../../workspace/cache-folder.ts';
import { isCompiled, packageRoot } from '../../workspace/package-folders.ts';
import { needsAstro, requireAstro } from '../need-astro.ts';
import type { Plan } from './build-plan.ts';

export interface BuildHooks {
  /** Told what is done once the pages are made. */
  onStep: (what: string) => void;
}

/** A site whose files are written. */
export interface MadeSite {
  site: SiteFiles;
  /** What readers' devices will keep of it; undefined for a preview. */
  kept: OfflineSummary | undefined;
}

/**
 * Makes a whole site in `settings.out`, with the pages that were compiled with the program where there are any.
 *
 * @param last Files of the site that this one takes the place of: those that are the same are not written.
 */
export async function makePages(
  plan: Pick<Plan, 'settings' | 'otherAddresses' | 'pictures'>,
  { onStep }: BuildHooks,
  last?: ReadonlyMap<string, SiteFile>,
): Promise<MadeSite> {
  const { settings, otherAddresses: addresses, pictures } = plan;
  if (needsAstro(settings)) {
    requireAstro();
    const { makePagesByAstro } = await import('./astro-pages.ts');
    return await makePagesByAstro(plan, onStep);
  }
  const site = new SiteFiles(settings.out, last);
  const pages = renderSite(await settingsForPages(settings, 'built'), site);
  return { site, kept: await finishSite(site, pages, { addresses, pictures, settings, onStep }) };
}

/** Folder to build in: what Astro bundles for its own use finds its libraries from there. */
export function workshopRoot({ content }: Pick<Settings, 'content'>): string {
  return isCompiled ? astroRoot(content) : path.join(packageRoot, 'node_modules/.cache/alertbook');
}

/**
 * Stands for a build. Astro keeps what it makes beside the code: of two builds of a repository at once, one would get the
 * pages of the other. Without it, only builds of one content folder share anything.
 */
export function lockFile(content: string): string {
  return path.join(workshopRoot({ content: path.resolve(content) }), 'build.lock');
}
