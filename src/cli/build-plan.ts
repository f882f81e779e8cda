import { runChecks } from '../checks/registry.ts';
import { storeContentState } from '../integration/content-state.ts';
import { leaksIn } from '../integration/internal-leaks.ts';
import { cacheFolder } from '../integration/package-folders.ts';
import type { Settings } from '../integration/settings.ts';
import { storeCatalogue } from '../integration/stored-catalogue.ts';
import { storeReport } from '../integration/stored-report.ts';
import { addressesOfOld, type AddressesOfOld } from '../model/alternates.ts';
import { contentStateOf } from '../model/diff/state-of.ts';
import type { Finding } from '../model/finding.ts';
import type { Picture } from '../model/picture.ts';
import { internalValues, withoutInternal } from '../model/internal.ts';
import { formatFindings } from '../outputs/findings.ts';
import { planPreview, type PreviewFlags } from './build-preview.ts';
import { judgeContent } from './judge.ts';
import { settingsFrom, todayFrom, type SiteFlags } from './settings.ts';

/** A public build would hold what is internal. */
export class LeakError extends Error {}

/** What a build needs of the content, once it is judged. */
export interface Plan {
  settings: Settings;
  /** Name of the site. */
  title: string;
  addressesOfOld: AddressesOfOld;
  pictures: readonly Picture[];
  /** @throws LeakError when a built site holds what it must not. */
  refuseLeaks: (site: string) => void;
}

/** Judges the content, and takes from it what the build needs. There is no plan where anything is wrong. */
export async function planSite(
  values: SiteFlags & PreviewFlags & { public: boolean },
): Promise<{ findings: Finding[]; plan: Plan | undefined }> {
  const read = judgeContent(values.content, todayFrom(values.today));
  const { catalogue, findings, hasErrors } = read;
  if (hasErrors) return { findings, plan: undefined };
  const own = settingsFrom(values, catalogue);
  const name = values.preview;
  const planned = name === undefined ? undefined : await planPreview({ ...values, preview: name }, read, own);
  const settings = planned ? { ...planned.settings, preview: planned.preview } : own;
  const marked = planned?.catalogue ?? catalogue;
  const cache = cacheFolder(settings.content);
  const shown = values.public ? withoutInternal(marked) : marked;
  const plain = values.public ? withoutInternal(catalogue) : catalogue;
  // What was found may quote what is left out.
  const foundInShown = values.public ? runChecks(plain, { today: settings.today }) : findings;
  storeCatalogue(cache, shown);
  storeContentState(cache, contentStateOf(plain, { findings: foundInShown, day: settings.today }));
  if (planned?.preview.report) storeReport(cache, planned.preview.report);
  const refuseLeaks = (site: string): void => {
    const leaks = values.public ? leaksIn(site, internalValues(catalogue), catalogue) : [];
    if (leaks.length > 0) throw new LeakError(formatFindings(leaks, 'text'));
  };
  const title = catalogue.site?.data.name ?? 'Alertbook';
  return {
    findings,
    plan: { settings, title, addressesOfOld: addressesOfOld(shown), pictures: catalogue.pictures, refuseLeaks },
  };
}
