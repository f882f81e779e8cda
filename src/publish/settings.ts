import path from 'node:path';
import type { PageSettings } from '../workspace/page-settings.ts';
import { cacheFolder } from '../workspace/cache-folder.ts';
import { isCompiled } from '../workspace/package-folders.ts';
import type { PublicFile } from '../model/catalogue/public-file.ts';
import { clientScript } from './client-scripts.ts';
import type { PolicyAdditions } from './content-security.ts';
import type { Preview } from './preview.ts';
import type { OfflineSettings } from './service-worker.ts';

/** What one run is told: by flags, by `site.yaml`, or by default. Everything else follows from the content. */
export interface Settings {
  /** Absolute path of the content folder. */
  content: string;
  /** Absolute path of the folder that the site is written to. */
  out: string;
  /** Origin of the public address, without a path: `https://oncall.example.com`. */
  origin: string;
  /** Path that the site lives under, with both slashes: `/` or `/docs/`. */
  base: string;
  /** Absolute path of `content/pages/` where `site.yaml` trusts what is in it to run; undefined else. */
  pages: string | undefined;
  /** What readers can read without a network. */
  offline: OfflineSettings;
  /** Absolute path of the folder beside the content whose files are copied into the site, and those that are, as they were judged. */
  publicFiles: { folder: string; files: readonly PublicFile[] };
  /** What pages may load besides the files of the site. */
  security: PolicyAdditions;
  /** Day in UTC that counts as today for reviews and next dates, ISO 8601. */
  today: string;
  /** Given for a preview of a change. */
  preview?: Preview;
}

/** The day that counts as today: `SOURCE_DATE_EPOCH` (seconds) where it is set, so that an old build can be made again. */
export function todayIn(environment: Record<string, string | undefined>, now: Date): string {
  const epoch = environment['SOURCE_DATE_EPOCH'];
  const date = epoch !== undefined && /^\d{1,11}$/.test(epoch) ? new Date(Number(epoch) * 1000) : now;
  return date.toISOString().slice(0, 10);
}

/** Folder in which a run leaves the catalogue for its pages: a build and a development server do not share it. */
export function catalogueFolder({ content }: Pick<Settings, 'content'>, use: PageUse): string {
  return path.join(cacheFolder(content), use);
}

/** Whether pages are built to be kept, or shown while their content is written. */
export type PageUse = 'built' | 'live';

/** What pages need to know of a run. */
export async function settingsForPages(settings: Settings, use: PageUse): Promise<PageSettings> {
  const { base, origin, today, preview } = settings;
  const hasSources = use === 'live' && !isCompiled;
  return {
    cache: catalogueFolder(settings, use),
    base,
    origin,
    today,
    hasReport: preview?.report !== undefined,
    live: use === 'live',
    script: hasSources ? 'src/client/page/site.ts' : 'assets/site.js',
    beforePaint: hasSources ? undefined : await clientScript('before-paint'),
  };
}
