import path from 'node:path';
import { readJsonFile } from '../../workspace/read-json.ts';
import { shownPath } from '../../workspace/shown-path.ts';
import type { AlertRule } from '../../model/alerts/alert-rule.ts';
import type { Catalogue } from '../../model/catalogue/catalogue.ts';
import type { Level } from '../../model/audit/finding.ts';
import { placeOf, type Place } from '../../model/text/place.ts';
import { somethingUnread } from '../../model/catalogue/unread.ts';
import { urlIndexOf, type UrlIndex } from '../../model/site/url-index.ts';
import { urlsJsonSchema } from '../../outputs/api.ts';
import { UsageError } from '../exit.ts';
import { fetchText } from '../fetch-text.ts';
import { existingFolder } from '../options.ts';
import { settingsFrom } from '../settings.ts';
import type { FoundSettings } from './rules-settings.ts';

export interface TargetFlags {
  content?: string | undefined;
  dist?: string | undefined;
  urls?: string | undefined;
  site?: string | undefined;
}

/** What links are checked against. */
export interface LinkTargets {
  index: UrlIndex;
  /** What only the content tells: levels of the checks, where runbooks name alerts that no rule of the site has, and the rules of the site. */
  levels?: Readonly<Record<string, Level | 'off'>>;
  runbookPlaces?: ReadonlyMap<string, Place>;
  rules?: readonly AlertRule[];
}

/**
 * Addresses of a site: from its content, from what was built of it, or from its `urls.json`, a saved one or that of the web.
 * The options say which, else the settings.
 *
 * @throws UsageError
 */
export async function linkTargets(flags: TargetFlags, { data, folder }: FoundSettings): Promise<LinkTargets> {
  const isNamed = [flags.content, flags.dist, flags.urls].some((flag) => flag !== undefined);
  const urls = isNamed || data.urls === undefined || isAddress(data.urls) ? data.urls : path.join(folder, data.urls);
  const targets = await targetsOf({
    ...flags,
    urls: isNamed ? flags.urls : urls,
    site: flags.site ?? (isNamed ? undefined : data.site),
  });
  const { index, levels } = targets;
  const prefixes = { ...index.prefixes, ...data.linkPrefixes };
  return {
    ...targets,
    index: Object.keys(prefixes).length > 0 ? { ...index, prefixes } : index,
    levels: { ...levels, ...data.checks },
  };
}

function isAddress(urls: string): boolean {
  return /^https?:\/\//i.test(urls);
}

/** What the options alone name. @throws UsageError */
export async function targetsOf(flags: TargetFlags): Promise<LinkTargets> {
  const named = (['content', 'dist', 'urls'] as const).filter((name) => flags[name] !== undefined);
  if (named.length > 1)
    throw new UsageError(`${named.map((name) => `\`--${name}\``).join(' and ')} name several sites: give one of them.`);
  if (flags.urls !== undefined) return { index: await readUrls(flags.urls, flags.site) };
  if (flags.dist !== undefined)
    return {
      index: readUrlsJson(
        path.join(
          existingFolder(flags.dist, 'run `alertbook build` first, or name another one with `--dist`'),
          'api/v1/urls.json',
        ),
        flags.site,
      ),
    };
  return fromContent(flags.content ?? 'content', flags.site);
}

/** What reads content is loaded only here: it takes longer than to check a thousand rules. */
async function fromContent(folder: string, site: string | undefined): Promise<LinkTargets> {
  const { readFolder } = await import('../../workspace/read-folder.ts');
  const catalogue = readFolder(existingFolder(folder));
  const unread = somethingUnread(catalogue);
  if (unread !== undefined)
    throw new UsageError(
      `${unread} has errors, so its addresses are not known: \`alertbook check\` says what to correct.`,
    );
  if (site === undefined && !catalogue.site)
    throw new UsageError(
      `The address of the site is not known: write \`url:\` into ${folder}/site.yaml, or give \`--site URL\`.`,
    );
  const { origin, base } = settingsFrom({ content: folder, out: 'dist', site }, catalogue);
  return {
    index: urlIndexOf(catalogue, new URL(base, origin).href),
    levels: catalogue.site?.data.checks ?? {},
    runbookPlaces: runbookPlacesOf(catalogue),
    rules: catalogue.rules,
  };
}

/** Where runbooks name the alerts that no rule in the content has: the first place of each name. */
function runbookPlacesOf({ documents, rules }: Catalogue): Map<string, Place> {
  const withRules = new Set(rules.map(({ name }) => name));
  const places = [...documents.runbook.values()].flatMap((runbook) =>
    runbook.data.alerts.map(({ name }, index) => [name, placeOf(runbook, ['alerts', index, 'name'])] as const),
  );
  return new Map(
    places
      .toReversed()
      .filter(([name]) => !withRules.has(name))
      .toReversed(),
  );
}

async function readUrls(urls: string, site: string | undefined): Promise<UrlIndex> {
  if (!isAddress(urls)) return readUrlsJson(path.resolve(urls), site);
  const text = await fetchText(urls);
  try {
    return indexOf(JSON.parse(text), urls, site);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${urls} is not JSON: expected the \`api/v1/urls.json\` of a site.`);
  }
}

function readUrlsJson(file: string, site: string | undefined): UrlIndex {
  return indexOf(jsonOf(file), shownPath(file), site);
}

function indexOf(json: unknown, shown: string, site: string | undefined): UrlIndex {
  const parsed = urlsJsonSchema.safeParse(json);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new UsageError(
      `${shown} is not a list of addresses of this version: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}. Use the \`api/v1/urls.json\` of a site.`,
    );
  }
  const address = site ?? parsed.data.site;
  return { ...parsed.data, site: address.endsWith('/') ? address : `${address}/` };
}

function jsonOf(file: string): unknown {
  const read = readJsonFile(file);
  if ('json' in read) return read.json;
  if (read.problem.mistake === 'missing')
    throw new UsageError(
      `There is no file \`${shownPath(file)}\`: build the site first, or download its \`api/v1/urls.json\`.`,
    );
  throw new UsageError(`${shownPath(file)} ${read.problem.what}.`);
}
