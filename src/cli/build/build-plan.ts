import { runChecks } from '../../checks/registry.ts';
import { storeContentState } from '../../publish/content-state.ts';
import { findLeaks, type LeakSearch } from '../../publish/internal-leaks.ts';
import { cacheFolder } from '../../workspace/cache-folder.ts';
import { catalogueFolder, type Settings } from '../../publish/settings.ts';
import { storeCatalogue } from '../../workspace/stored-catalogue.ts';
import { storeReport } from '../../workspace/stored-report.ts';
import { otherAddresses, type OtherAddresses } from '../../model/site/alternates.ts';
import { contentStateOf } from '../../model/diff/state-of.ts';
import type { Finding } from '../../model/audit/finding.ts';
import { publicCatalogue } from '../../model/internal/public-catalogue.ts';
import type { Picture } from '../../model/catalogue/picture.ts';
import { planPreview, type PreviewFlags } from './build-preview.ts';
import { checkContent } from '../check-content.ts';
import { settingsFrom, todayFrom, type SiteFlags } from '../settings.ts';
import { frameKey, siteKey } from './site-key.ts';

/** What a build needs of the content, once it is judged. */
export interface Plan {
  settings: Settings;
  /** Name of the site. */
  title: string;
  otherAddresses: OtherAddresses;
  pictures: readonly Picture[];
  /** What a built site holds of what it must not; undefined where nothing is internal. */
  findLeaks: ((site: string) => LeakSearch) | undefined;
  /** What the site follows from: the same key is the same site; a frame is all of it but the content. Undefined where not all is known. */
  keys: { site: string; frame: string } | undefined;
}

/** Judges the content, and takes from it what the build needs. There is no plan where anything is wrong. */
export async function planSite(
  values: SiteFlags & PreviewFlags & { public: boolean },
): Promise<{ findings: Finding[]; plan: Plan | undefined }> {
  const read = await checkContent(values.content, todayFrom(values.today), { isForeign: values.preview !== undefined });
  const { catalogue, findings, hasErrors } = read;
  if (hasErrors) return { findings, plan: undefined };
  const own = settingsFrom(values, catalogue);
  const name = values.preview;
  const planned = name === undefined ? undefined : await planPreview({ ...values, preview: name }, read, own);
  const settings = planned ? { ...planned.settings, preview: planned.preview } : own;
  const marked = planned?.catalogue ?? catalogue;
  const cache = cacheFolder(settings.content);
  const shown = values.public ? publicCatalogue(marked) : marked;
  const plain = values.public ? publicCatalogue(catalogue) : catalogue;
  // What was found may quote what is left out.
  const foundInShown = values.public ? runChecks(plain, { today: settings.today }) : findings;
  storeCatalogue(catalogueFolder(settings, 'built'), shown);
  storeContentState(cache, contentStateOf(plain, { findings: foundInShown, day: settings.today }));
  if (planned?.preview.report) storeReport(catalogueFolder(settings, 'built'), planned.preview.report);
  const isPublic = values.public && (catalogue.site?.data.internal ?? []).length > 0;
  const title = catalogue.site?.data.name ?? 'Alertbook';
  const frame = frameKey(settings);
  return {
    findings,
    plan: {
      settings,
      title,
      otherAddresses: otherAddresses(shown),
      pictures: catalogue.pictures,
      findLeaks: isPublic ? (site) => findLeaks(site, catalogue) : undefined,
      keys: frame === undefined ? undefined : { frame, site: siteKey(settings, frame) },
    },
  };
}
