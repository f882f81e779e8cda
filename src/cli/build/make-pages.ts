import path from 'node:path';
import { finishSite } from '../../publish/finish-site.ts';
import { renderSite } from '../../publish/render-site.ts';
import type { OfflineSummary } from '../../publish/service-worker.ts';
import { SiteFiles } from '../../publish/site-files.ts';
import type { LastSite } from '../../publish/last-site.ts';
import { PageReads } from '../../publish/page-reads.ts';
import { catalogueFolder, settingsForPages, type Settings } from '../../publish/settings.ts';
import { astroRoot } from '../../workspace/cache-folder.ts';
import { isCompiled, packageRoot } from '../../workspace/package-folders.ts';
import { storedDigests } from '../../workspace/stored-catalogue.ts';
import { needsAstro, requireAstro } from '../need-astro.ts';
import type { Plan } from './build-plan.ts';

export interface BuildHooks {
  /** Told what is done once the pages are made. */
  onStep: (what: string) => void;
  /** How many threads make pages besides this one; as many as pay where it is left out. */
  workers?: number | undefined;
}

/** A site whose files are written. */
export interface MadeSite {
  site: SiteFiles;
  /** What its files have read; undefined where that was not noted. */
  reads?: PageReads | undefined;
  /** What readers' devices will keep of it; undefined for a preview. */
  kept: OfflineSummary | undefined;
}

/**
 * Makes a whole site in `settings.out`, with the pages that were compiled with the program where there are any.
 *
 * @param kept.last The site that this one takes the place of: files that are the same are not written, and none is made that has read nothing
 *   that differs.
 * @param kept.pagesForSearch Folder that keeps pages for the search of the next build.
 */
export async function makePages(
  plan: Pick<Plan, 'settings' | 'otherAddresses' | 'pictures' | 'keys'>,
  { onStep, workers }: BuildHooks,
  { last, pagesForSearch }: { last: LastSite | undefined; pagesForSearch: string },
): Promise<MadeSite> {
  const { settings, otherAddresses: addresses, pictures, keys } = plan;
  if (needsAstro(settings)) {
    requireAstro();
    const { makePagesByAstro } = await import('./astro-pages.ts');
    return await makePagesByAstro(plan, onStep);
  }
  const site = new SiteFiles(settings.out, last);
  const digests = keys && storedDigests(catalogueFolder(settings, 'built'));
  const reads = digests && new PageReads(digests, keys.frame, last?.reads);
  const { base, preview, security } = settings;
  const pages = { told: await settingsForPages(settings, 'built'), settings: { base, preview, security } };
  const parts = { addresses, pictures, settings, reads, pagesForSearch: reads && pagesForSearch, onStep };
  const kept = await finishSite(site, (stays) => renderSite(pages, site, stays, { workers }), parts);
  return { site, kept, reads };
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
