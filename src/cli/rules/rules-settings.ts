import { existsSync } from 'node:fs';
import path from 'node:path';
import { globSync } from 'tinyglobby';
import { rulesSettingsSchema, type RulesSettings } from '../../../schemas/rules-settings.ts';
import type { DataPath } from '../../../schemas/content-type.ts';
import { allRuleChecks } from '../../checks/rules/registry.ts';
import type { Finding } from '../../model/audit/finding.ts';
import { Wildcard } from '../../model/rule-links/wildcard.ts';
import { didYouMean } from '../../model/text/nearest.ts';
import type { Place } from '../../model/text/place.ts';
import { readSettings, type SettingsFile } from '../../readers/read-settings.ts';
import { readOrdinaryFile } from '../../workspace/read-file.ts';
import { repositoryAround } from '../../workspace/repository-path.ts';
import { shownPath } from '../../workspace/shown-path.ts';
import { UsageError } from '../exit.ts';

/** Settings of rules, and the folder that their paths start from. */
export interface FoundSettings {
  data: RulesSettings;
  folder: string;
  placeOf: (path: DataPath) => Place;
  /** What is wrong with them; nothing may be judged by settings that have errors. */
  findings: Finding[];
}

/** Names of the file, the usual one first. */
const names = ['alertbook.yaml', 'alertbook.yml'];

/**
 * Settings of the rules in the working folder: of the named file, else of the nearest `alertbook.yaml`, from the working folder
 * up to where the repository starts. Without one, nothing is set.
 *
 * @throws UsageError for a named file that cannot be read.
 */
export function findSettings(named: string | undefined): FoundSettings {
  const file = named === undefined ? nearestFile() : path.resolve(named);
  if (file === undefined)
    return { data: rulesSettingsSchema.parse({}), folder: process.cwd(), placeOf: atStart, findings: [] };
  const shown = shownPath(file);
  const read = readSettingsFile(file, shown, rulesSettingsSchema);
  const folder = path.dirname(file);
  if (!read.data) {
    const { drafts = [], placeOf = atStart } = read;
    const [unknown = [], ...others] = drafts.map((draft) => unknownChecks(draft, placeOf));
    // A name that only one of the drafts has stands in for one that is not known.
    const inBoth = unknown.filter(({ message }) =>
      others.every((other) => other.some((found) => found.message === message)),
    );
    return {
      data: rulesSettingsSchema.parse({}),
      folder,
      placeOf: atStart,
      findings: [...read.findings, ...inBoth],
    };
  }
  return { ...read, folder, findings: unknownChecks(read.data, read.placeOf) };
}

/** @throws UsageError when there is no such file, or it cannot be read. */
export function readSettingsFile<Schema extends Parameters<typeof readSettings>[2]>(
  file: string,
  shown: string,
  schema: Schema,
): SettingsFile<ReturnType<Schema['parse']>> {
  const read = readOrdinaryFile(file);
  if ('bytes' in read) return readSettings(read.bytes, shown, schema) as SettingsFile<ReturnType<Schema['parse']>>;
  throw new UsageError(
    read.problem.mistake === 'missing'
      ? `There is no file \`${shown}\`: correct its name, or write it.`
      : `\`${shown}\` ${read.problem.what}.`,
  );
}

const atStart = (): Place => ({ file: names[0]!, line: 1, column: 1 });

function nearestFile(): string | undefined {
  const start = process.cwd();
  const top = repositoryAround(start) ?? start;
  for (let folder = start; ; folder = path.dirname(folder)) {
    const found = names.map((name) => path.join(folder, name)).find((file) => existsSync(file));
    if (found !== undefined || folder === top) return found;
  }
}

function unknownChecks({ checks, ignore }: RulesSettings, placeAt: (path: DataPath) => Place): Finding[] {
  const known = allRuleChecks.map(({ id }) => id);
  const named: [check: string, path: DataPath][] = [
    ...Object.keys(checks).map((check): [string, DataPath] => [check, ['checks', check]]),
    ...ignore.flatMap(({ checks = [] }, entry) =>
      checks.map((check, index): [string, DataPath] => [check, ['ignore', entry, 'checks', index]]),
    ),
  ];
  return named
    .filter(([check]) => !known.includes(check))
    .map(([check, at]) => ({
      id: 'settings/unknown-check',
      level: 'error',
      message: `No check of alert rules is called \`${check}\`.`,
      hint: didYouMean(check, known, 'Delete it; docs/checks/ has a page for every check.'),
      at: placeAt(at),
    }));
}

/** Why settings leave a finding out of those that count; undefined for one that counts. */
export function ignoredBy({ data, folder }: FoundSettings): (finding: Finding) => string | undefined {
  const entries = data.ignore.map(({ files, alerts, checks, reason }) => ({
    reason,
    isOfFile: fileMatcher(files, folder),
    isOfAlert: alerts?.length ? nameMatcher(alerts) : undefined,
    checks: checks?.length ? new Set(checks) : undefined,
  }));
  return ({ id, alert, at }) =>
    entries.find(
      ({ isOfFile, isOfAlert, checks }) =>
        isOfFile(at.file) && (!isOfAlert || (alert !== undefined && isOfAlert(alert))) && (!checks || checks.has(id)),
    )?.reason;
}

/** Whether settings leave a file unread: an entry names it, and neither alerts nor checks. @returns for paths as messages show them. */
export function unreadBy({ data, folder }: FoundSettings): (shown: string) => boolean {
  const matchers = data.ignore
    .filter(({ alerts, checks }) => !alerts?.length && !checks?.length)
    .map(({ files }) => fileMatcher(files, folder));
  return (shown) => matchers.some((isOfFile) => isOfFile(shown));
}

/** By the files that there are, as those of `rules:` are found. */
function fileMatcher(globs: readonly string[] | undefined, folder: string): (shown: string) => boolean {
  if (!globs?.length) return () => true;
  const files = new Set(filesOf(globs, folder));
  return (shown) => files.has(path.resolve(shown));
}

/** Absolute paths of the files that some paths or globs of the settings name, in their order. What is installed is none of them. */
export function filesOf(globs: readonly string[], folder: string): string[] {
  return globSync([...globs], {
    cwd: folder,
    absolute: true,
    expandDirectories: false,
    ignore: ['**/node_modules/**', '**/.git/**'],
  })
    .map((file) => path.resolve(file))
    .toSorted();
}

function nameMatcher(names: readonly string[]): (name: string) => boolean {
  const patterns = names.map((name) => new Wildcard(name.split('*')));
  return (name) => patterns.some((pattern) => pattern.test(name));
}
