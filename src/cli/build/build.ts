import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { subscribe } from 'node:diagnostics_channel';
import path from 'node:path';
import { fileOfAddress } from '../../../schemas/address.ts';
import { UnsafePageError } from '../../publish/content-security.ts';
import { withBuildLock } from '../../workspace/build-lock.ts';
import { cacheFolder } from '../../workspace/cache-folder.ts';
import { copyContentState } from '../../publish/content-state.ts';
import { releaseMemory } from '../../workspace/memory.ts';
import { shownPath } from '../../workspace/shown-path.ts';
import { SiteRecord, updateSite } from '../../publish/last-site.ts';
import type { LeakSearch } from '../../publish/internal-leaks.ts';
import type { OfflineSummary } from '../../publish/service-worker.ts';
import type { Settings } from '../../publish/settings.ts';
import { sizeText } from '../../model/site/offline-manifest.ts';
import { counted } from '../../model/text/counted.ts';
import { summary } from '../../outputs/findings.ts';
import { leakText, refuseLeaks, LeakError } from './build-leaks.ts';
import { planSite, type Plan } from './build-plan.ts';
import type { buildOptions } from './build-command.ts';
import { checkPreviewFlags } from './build-preview.ts';
import type { Given } from '../command.ts';
import { exitCodes, UsageError, type ExitCode } from '../exit.ts';
import { writePack } from './pack.ts';
import { lockFile, makePages, workshopRoot, type BuildHooks } from './make-pages.ts';
import { openProgress, type Progress } from './progress.ts';
import { printFindingsAside } from '../print-findings.ts';
import { printAside, say, sayAside } from '../terminal.ts';

/** `alertbook build`: the site from a content folder, written whole or not at all. */
export async function run({ values }: Given<typeof buildOptions>): Promise<ExitCode> {
  checkPreviewFlags(values);
  // Astro would make a site for development where the surroundings say so, as test runners do.
  process.env['NODE_ENV'] = 'production';
  const progress = openProgress(process.stderr, process.env);
  return withBuildLock(
    lockFile(values.content),
    () => buildOnce(values, progress),
    () => sayAside('Another build runs: waiting for it to end.'),
  );
}

async function buildOnce(
  values: Parameters<typeof planSite>[0] & { pack: boolean; workers?: string | undefined },
  progress: Progress,
): Promise<ExitCode> {
  const started = performance.now();
  progress.step('Reading and checking the content');
  const { findings, plan } = await planSite(values);
  progress.end();
  const hasErrors = plan === undefined;
  printFindingsAside(findings.filter(({ level }) => (hasErrors ? level === 'error' : level !== 'note')));
  if (hasErrors) {
    sayAside('', `Not built: ${summary(findings)}. The last site stays as it was.`);
    return exitCodes.problems;
  }
  const { settings } = plan;
  refuseForeignFolder(settings);
  releaseMemory();
  let leaks: LeakSearch | undefined;
  progress.step('Preparing the pages');
  let made = 0;
  subscribe('alertbook:page', () => {
    if (made++ === 0) progress.step('Making pages', plan.otherAddresses.pageCount);
    progress.tick();
  });
  const built = await buildBeside(plan, {
    onStep: (what) => progress.step(what),
    workers: values.workers === undefined ? undefined : Number(values.workers),
    onBuilt: (site) => {
      progress.step('Looking for what is internal');
      leaks = plan.findLeaks?.(site);
      progress.end();
      if (leaks) refuseLeaks(leaks);
    },
  }).catch((error: unknown) => {
    if (!(error instanceof UnsafePageError || error instanceof LeakError)) throw error;
    progress.end();
    printAside(error.message);
    sayAside('', 'Not built. The last site stays as it was.');
    return undefined;
  });
  if (built === undefined) return exitCodes.problems;
  progress.end();
  const { pageCount, kept, isUnchanged } = built;
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const pages = counted(pageCount, 'page');
  const out = `${shownPath(settings.out)}/`;
  if (isUnchanged) say(`Nothing has changed: ${pages} are in ${out} (${seconds} s, ${summary(findings)}).`);
  else say(`Built ${pages} into ${out} in ${seconds} s (${summary(findings)}).`);
  if (leaks) say(leakText(leaks));
  if (kept) say(keptText(kept, settings));
  if (settings.preview) say(previewText(settings));
  if (values.pack) say(packText(plan));
  return exitCodes.ok;
}

/** What readers' devices will keep, for the one who builds. */
function keptText({ keep, pages, bytes, isTooLarge, isCut }: OfflineSummary, { offline }: Settings): string {
  if (keep === 'nothing') return 'Kept offline: nothing, as site.yaml says.';
  const which = keep === 'all' ? '' : 'essential ';
  const why = isTooLarge ? ` (all of it is more than the ${sizeText(offline.most)} of site.yaml)` : '';
  const first = isCut ? ', those of the worst alerts first' : '';
  return `Kept offline: ${pages} ${which}pages${first}, ${sizeText(bytes)}${why}.`;
}

/** What a preview is, for the one who builds. */
function previewText({ preview }: Settings): string {
  const report = preview?.report;
  const count = report?.changes.length;
  const changes = count === undefined ? '' : ` ${count} ${count === 1 ? 'change' : 'changes'} on changes/.`;
  const left = preview?.leavesOutPages ? ' Pages that run code are not in it.' : '';
  return `A preview of ${preview?.name}: nothing of it is kept offline.${changes}${left}`;
}

/** Packs the site, and says where and how large. */
function packText({ settings, title, otherAddresses: { alternates } }: Plan): string {
  const file = `${settings.out}.zip`;
  // Nobody follows an alert's link into a folder: its own links use one spelling.
  const without = new Set(alternates.map(({ address }) => fileOfAddress(address)));
  const bytes = writePack(settings.out, file, { title, without });
  return `Packed the site into ${shownPath(file)} (${sizeText(bytes)}): unpack it and open index.html.`;
}

/** What a build has made, or found to be there already. */
interface Built {
  pageCount: number;
  kept: OfflineSummary | undefined;
  /** Whether the last site is made of the same, so that it was not touched. */
  isUnchanged: boolean;
}

/**
 * Builds into a folder of its own, and puts the site in the place of the old one when it is whole. Of a site that the program has
 * built from the same, nothing is built; of one that has changed, files that are the same stay where they are.
 */
async function buildBeside(
  { settings, otherAddresses, pictures, keys, findLeaks }: Plan,
  { onBuilt, ...hooks }: BuildHooks & { onBuilt: (site: string) => void },
): Promise<Built> {
  const record = new SiteRecord(cacheFolder(settings.content), settings.out);
  // What is looked through has to be whole in one folder.
  const last = !keys || findLeaks ? undefined : record.read();
  if (last?.isWhole && last.key === keys?.site)
    return { pageCount: pagesAmong(last.files, otherAddresses), kept: last.kept, isUnchanged: true };
  const workshop = path.join(workshopRoot(settings), `build-${process.pid}`);
  const half = `${settings.out}.new-${process.pid}`;
  const old = `${settings.out}.old-${process.pid}`;
  process.once('exit', () => [workshop, half].forEach((folder) => rmSync(folder, { recursive: true, force: true })));
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => process.exit(signal === 'SIGINT' ? 130 : 143));
  const plan = { settings: { ...settings, out: workshop }, otherAddresses, pictures, keys };
  const { site, kept, reads } = await makePages(plan, hooks, { last, pagesForSearch: record.pagesForSearch });
  copyContentState(cacheFolder(settings.content), site);
  onBuilt(workshop);
  const files = site.all();
  mkdirSync(path.dirname(settings.out), { recursive: true });
  move(workshop, half);
  record.forget();
  if (!last || !updateSite(settings.out, half, { files, staying: site.staying, last })) {
    if (existsSync(settings.out)) renameSync(settings.out, old);
    renameSync(half, settings.out);
    rmSync(old, { recursive: true, force: true });
  }
  if (keys && reads) record.write(files, { key: keys.site, kept, reads: reads.toKeep() });
  return { pageCount: pagesAmong(files, otherAddresses), kept, isUnchanged: false };
}

/** How many pages there are, each at its own address. */
function pagesAmong(files: ReadonlyMap<string, unknown>, { alternates }: Plan['otherAddresses']): number {
  const others = new Set(alternates.map(({ address }) => fileOfAddress(address)));
  return [...files.keys()].filter((name) => name.endsWith('.html') && !others.has(name)).length;
}

/** Moves a folder, onto another disk too. */
function move(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
    cpSync(from, to, { recursive: true, preserveTimestamps: true });
  }
}

/** The folder is replaced as a whole, so it must be a site of ours, or empty, or not there yet. */
function refuseForeignFolder({ content, out }: Settings): void {
  const inside = (inner: string, outer: string): boolean => `${inner}${path.sep}`.startsWith(`${outer}${path.sep}`);
  if (inside(content, out) || inside(out, content) || inside(process.cwd(), out))
    throw new UsageError(
      `\`--out ${shownPath(out)}\` would replace a folder that is not a site: name a folder of its own.`,
    );
  if (!existsSync(out)) return;
  const names = readdirSync(out);
  if (names.length > 0 && !names.includes('404.html'))
    throw new UsageError(
      `\`${shownPath(out)}\` holds files that are not a site of Alertbook: name another folder, or empty it.`,
    );
}
