import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { subscribe } from 'node:diagnostics_channel';
import path from 'node:path';
import { build as buildSite } from 'astro';
import { astroConfig } from '../integration/astro-config.ts';
import type { Hooks } from '../integration/alertbook.ts';
import { UnsafePageError } from '../integration/content-security.ts';
import { addressesOfOld, type AddressesOfOld } from '../model/alternates.ts';
import { cacheFolder, packageRoot } from '../integration/package-folders.ts';
import { leaksIn } from '../integration/internal-leaks.ts';
import { internalValues, withoutInternal } from '../model/internal.ts';
import { runChecks } from '../checks/registry.ts';
import { copyContentState, storeContentState } from '../integration/content-state.ts';
import { contentStateOf } from '../model/diff/state-of.ts';
import { storeCatalogue } from '../integration/stored-catalogue.ts';
import { releaseMemory } from '../integration/memory.ts';
import { fileOf } from '../integration/write-alternates.ts';
import { shownPath } from '../integration/shown-path.ts';
import type { KeptOffline } from '../integration/service-worker.ts';
import type { Settings } from '../integration/settings.ts';
import type { Finding } from '../model/finding.ts';
import { sizeText } from '../model/kept-offline.ts';
import { formatFindings, summary } from '../outputs/findings.ts';
import { exitCodes, UsageError, type ExitCode } from './exit.ts';
import { judgeContent } from './judge.ts';
import { readOptions } from './options.ts';
import { writePack } from './pack.ts';
import { openProgress } from './progress.ts';
import { settingsFrom, siteOptions, todayFrom, type SiteFlags } from './settings.ts';

export const help = `alertbook build [--content DIR] [--out DIR] [--base PATH] [--site URL] [--today DAY] [--public] [--pack]

Checks the content and builds the site. When anything is wrong the last site stays as it was, and the exit code is 1.
--public leaves out what internal: of site.yaml names, and is refused where a page holds it all the same.
--pack also writes the site as one zip beside it, to be read without a network: unpack it and open index.html.
`;

/** `alertbook build`: the site from a content folder, written whole or not at all. */
export async function run(args: string[]): Promise<ExitCode> {
  const { values } = readOptions(args, {
    ...siteOptions,
    pack: { type: 'boolean', default: false },
    public: { type: 'boolean', default: false },
  });
  // Astro would make a site for development where the surroundings say so, as test runners do.
  process.env['NODE_ENV'] = 'production';
  const started = performance.now();
  const progress = openProgress(process.stderr, process.env);
  progress.step('Reading and checking the content');
  const { findings, plan } = planSite(values);
  progress.end();
  const hasErrors = plan === undefined;
  process.stderr.write(
    formatFindings(
      findings.filter(({ level }) => (hasErrors ? level === 'error' : level !== 'note')),
      'text',
    ),
  );
  if (hasErrors) {
    console.error(`\nNot built: ${summary(findings)}. The last site stays as it was.`);
    return exitCodes.problems;
  }
  const { settings } = plan;
  refuseForeignFolder(settings);
  releaseMemory();
  let kept: KeptOffline | undefined;
  progress.step('Preparing the pages');
  let made = 0;
  subscribe('alertbook:page', () => {
    if (made++ === 0) progress.step('Making pages', plan.addressesOfOld.pageCount);
    progress.tick();
  });
  const pageCount = await buildBeside(plan, {
    onKeptOffline: (offline) => (kept = offline),
    onStep: (what) => progress.step(what),
  }).catch((error: unknown) => {
    if (!(error instanceof UnsafePageError || error instanceof LeakError)) throw error;
    progress.end();
    console.error(`${error.message}\n\nNot built. The last site stays as it was.`);
    return undefined;
  });
  if (pageCount === undefined) return exitCodes.problems;
  progress.end();
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`Built ${pageCount} pages into ${shownPath(settings.out)}/ in ${seconds} s (${summary(findings)}).`);
  if (kept) console.log(keptText(kept, settings));
  if (values.pack) console.log(packText(plan));
  return exitCodes.ok;
}

/** What readers' devices will keep, for the one who builds. */
function keptText({ keep, pages, bytes, isTooLarge }: KeptOffline, { offline }: Settings): string {
  if (keep === 'nothing') return 'Kept offline: nothing, as site.yaml says.';
  const which = keep === 'all' ? '' : 'essential ';
  const why = isTooLarge ? ` (all of it is more than the ${sizeText(offline.most)} of site.yaml)` : '';
  return `Kept offline: ${pages} ${which}pages, ${sizeText(bytes)}${why}.`;
}

/** Packs the site, and says where and how large. */
function packText({ settings, title, addressesOfOld: { alternates } }: Plan): string {
  const file = `${settings.out}.zip`;
  // Nobody follows an alert's link into a folder: its own links use one spelling.
  const without = new Set(alternates.map(({ address }) => path.relative(settings.out, fileOf(settings.out, address))));
  const bytes = writePack(settings.out, file, { title, without });
  return `Packed the site into ${shownPath(file)} (${sizeText(bytes)}): unpack it and open index.html.`;
}

/** A public build would hold what is internal. */
class LeakError extends Error {}

interface Plan {
  settings: Settings;
  /** Name of the site. */
  title: string;
  addressesOfOld: AddressesOfOld;
  /** @throws LeakError when a built site holds what it must not. */
  refuseLeaks: (site: string) => void;
}

/** Judges the content, and takes from it what the build needs. There is no plan where anything is wrong. */
function planSite(values: SiteFlags & { public: boolean }): { findings: Finding[]; plan: Plan | undefined } {
  const { catalogue, findings, hasErrors } = judgeContent(values.content, todayFrom(values.today));
  if (hasErrors) return { findings, plan: undefined };
  const settings = settingsFrom(values, catalogue);
  const shown = values.public ? withoutInternal(catalogue) : catalogue;
  // What was found may quote what is left out.
  const foundInShown = values.public ? runChecks(shown, { today: settings.today }) : findings;
  storeCatalogue(cacheFolder(settings.content), shown);
  storeContentState(
    cacheFolder(settings.content),
    contentStateOf(shown, { findings: foundInShown, day: settings.today }),
  );
  const title = catalogue.site?.data.name ?? 'Alertbook';
  const refuseLeaks = (site: string): void => {
    const leaks = values.public ? leaksIn(site, internalValues(catalogue), catalogue) : [];
    if (leaks.length > 0) throw new LeakError(formatFindings(leaks, 'text'));
  };
  return { findings, plan: { settings, title, addressesOfOld: addressesOfOld(shown), refuseLeaks } };
}

/** Builds into a folder of its own, and puts the site in the place of the old one when it is whole. Answers the number of pages. */
async function buildBeside({ settings, addressesOfOld: addresses, refuseLeaks }: Plan, hooks: Hooks): Promise<number> {
  // Below the package, because what Astro bundles for its own use finds its libraries from there.
  const workshop = path.join(cacheFolder(settings.content), `build-${process.pid}`);
  const half = `${settings.out}.new-${process.pid}`;
  const old = `${settings.out}.old-${process.pid}`;
  process.once('exit', () => [workshop, half].forEach((folder) => rmSync(folder, { recursive: true, force: true })));
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => process.exit(signal === 'SIGINT' ? 130 : 143));
  await fromPackageRoot(() =>
    buildSite({
      ...astroConfig({ ...settings, out: workshop }, { ...hooks, addressesOfOld: addresses }),
      configFile: false,
      logLevel: 'warn',
    }),
  );
  copyContentState(cacheFolder(settings.content), workshop);
  refuseLeaks(workshop);
  const pageCount = readdirSync(workshop, { recursive: true }).filter((name) => String(name).endsWith('.html')).length;
  mkdirSync(path.dirname(settings.out), { recursive: true });
  move(workshop, half);
  if (existsSync(settings.out)) renameSync(settings.out, old);
  renameSync(half, settings.out);
  rmSync(old, { recursive: true, force: true });
  return pageCount;
}

/** Runs with Alertbook's own folder as the working folder: Astro puts what it bundles for its own use below that. */
async function fromPackageRoot<Result>(work: () => Promise<Result>): Promise<Result> {
  const before = process.cwd();
  process.chdir(packageRoot);
  try {
    return await work();
  } finally {
    process.chdir(before);
  }
}

/** Moves a folder, onto another disk too. */
function move(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
    cpSync(from, to, { recursive: true });
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
