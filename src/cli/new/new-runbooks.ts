import { counted } from '../../model/text/counted.ts';
import path from 'node:path';
import { draftRunbook, linkedPlace, serviceOfRules, type DraftPlace } from '../../importers/tree/draft-runbook.ts';
import { plainId } from '../../importers/write/names.ts';
import { placeNotes, type NewFile } from '../../importers/write/new-file.ts';
import { serviceFile, teamFile } from '../../importers/write/scaffold.ts';
import { readFolder } from '../../workspace/read-folder.ts';
import { shownPath } from '../../workspace/shown-path.ts';
import type { AlertRule } from '../../model/alerts/alert-rule.ts';
import { matrixOf, type Catalogue } from '../../model/catalogue/catalogue.ts';
import type { Finding } from '../../model/audit/finding.ts';
import { somethingUnread } from '../../model/catalogue/unread.ts';
import { summary } from '../../outputs/findings.ts';
import { exitCodes, UsageError, type ExitCode } from '../exit.ts';
import { existingFolder } from '../options.ts';
import { readRuleFiles } from '../rules/rule-files.ts';
import { printFindings } from '../print-findings.ts';
import { say, sayAside } from '../terminal.ts';
import { filesIn, writeUserFiles } from '../user-files.ts';

export interface DraftFlags {
  content: string;
  service: string | undefined;
  team: string | undefined;
  isDry: boolean;
}

/** `alertbook new runbook --from-rules`: a draft for each alert without a runbook, all of them or none. */
export function draftRunbooks(rulesNamed: readonly string[], flags: DraftFlags): ExitCode {
  const read = readRuleFiles(rulesNamed);
  const unreadable = read.flatMap(({ findings }) => findings).filter(({ level }) => level === 'error');
  if (unreadable.length > 0) {
    printFindings(unreadable);
    sayAside('', 'Nothing was written: correct the rules first.');
    return exitCodes.problems;
  }
  const folder = existingFolder(flags.content);
  const catalogue = readFolder(folder);
  const unread = somethingUnread(catalogue);
  if (unread !== undefined)
    throw new UsageError(`${unread} cannot be read, so nobody knows what it covers: run \`alertbook check\` first.`);
  const rules = read.flatMap((file) => file.rules);
  const alertCount = new Set(rules.map(({ name }) => name)).size;
  const { files, findings, count } = drafts(rules, catalogue, flags, shownPath(folder));
  if (count === 0 && findings.length === 0) {
    say(`Nothing to write: ${counted(alertCount, 'alert')} in these rules, and each has a runbook.`);
    return exitCodes.ok;
  }
  const lacks = findings.some(({ level }) => level === 'error');
  const names = flags.isDry
    ? files.map(({ path: file }) => shownPath(path.join(folder, file)))
    : writeUserFiles(filesIn(folder, new Map(files.map(({ path: file, text }) => [file, text]))));
  for (const name of names) say(`${flags.isDry ? 'would write' : 'wrote'} ${name}`);
  if (findings.length > 0) say('');
  printFindings(findings);
  say(
    ...(findings.length > 0 ? [''] : []),
    `${counted(count, 'draft')} for ${counted(alertCount, 'alert')}; the others have a runbook${lacks ? ' or no service' : ''}. To decide: ${summary(findings)}.`,
  );
  return lacks ? exitCodes.problems : exitCodes.ok;
}

interface Drafts {
  files: NewFile[];
  findings: Finding[];
  count: number;
}

function drafts(rules: readonly AlertRule[], catalogue: Catalogue, flags: DraftFlags, shown: string): Drafts {
  const covered = new Set(
    [...catalogue.documents.runbook.values()].flatMap(({ data }) => data.alerts.map(({ name }) => name)),
  );
  const open = [
    ...Map.groupBy(
      rules.filter(({ name }) => !covered.has(name)),
      ({ name }) => name,
    ),
  ];
  const made: Drafts = { files: [], findings: [], count: 0 };
  const taken = new Set(catalogue.documents.runbook.keys());
  const services = new Set(catalogue.documents.service.keys());
  const add = ({ file, notes }: ReturnType<typeof draftRunbook>): void => {
    made.files.push(file);
    made.findings.push(...placeNotes(file, `${shown}/${file.path}`, notes));
  };
  for (const [, own] of open) {
    const place = placeOf(own, catalogue, flags);
    if (!place) {
      made.findings.push(withoutService(own[0]!));
      continue;
    }
    made.count++;
    for (let number = 2, { slug } = place; taken.has(`${place.service}/${place.slug}`); number++)
      place.slug = `${slug}-${number}`;
    taken.add(`${place.service}/${place.slug}`);
    if (!services.has(place.service)) {
      services.add(place.service);
      const team = teamOf(catalogue, flags.team);
      add(serviceFile(place.service, place.service, { pages: [], indexes: [] }, { team }));
      const isThere =
        catalogue.documents.team.has(team) || made.files.some(({ path: file }) => file === `teams/${team}.yaml`);
      if (!isThere) add(teamFile(team));
    }
    const levels = new Set(matrixOf(catalogue, place.service)?.data.levels.map(({ id }) => id));
    add(draftRunbook(own, place, { levels, site: catalogue.site?.data.url }));
  }
  return made;
}

/** Where the rule links to, else the service that its labels name, else the one that was named. */
function placeOf(rules: readonly AlertRule[], catalogue: Catalogue, { service }: DraftFlags): DraftPlace | undefined {
  const { name } = rules[0]!;
  const linked = catalogue.site && linkedPlace(rules, catalogue.site.data.url);
  if (linked && (service === undefined || service === linked.service)) return linked;
  const told = service ?? serviceOfRules(rules, new Set(catalogue.documents.service.keys()));
  return told === undefined ? undefined : { service: told, slug: plainId(name) };
}

/** No draft of an alert keeps the others from theirs. */
function withoutService({ name, at }: AlertRule): Finding {
  return {
    id: 'import/no-service',
    level: 'error',
    message: `No draft for \`${name}\`: nothing says which service it belongs to.`,
    hint: 'Name the service by `--service ID`, or in the label `service` of the rule.',
    at,
  };
}

/** The team that was named, or the only one that there is. */
function teamOf({ documents }: Catalogue, named: string | undefined): string {
  const [only, ...others] = documents.team.keys();
  return named ?? (only !== undefined && others.length === 0 ? only : 'on-call');
}
