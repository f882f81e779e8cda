import { counted } from '../../model/text/counted.ts';
import path from 'node:path';
import {
  draftRunbook,
  linkedPlace,
  serviceOfRules,
  teamOfRules,
  type DraftPlace,
} from '../../importers/tree/draft-runbook.ts';
import { plainId } from '../../importers/write/names.ts';
import { placeNotes, type NewFile, type Note } from '../../importers/write/new-file.ts';
import { serviceFile, teamFile } from '../../importers/write/scaffold.ts';
import { readFolder } from '../../workspace/read-folder.ts';
import { shownPath } from '../../workspace/shown-path.ts';
import type { AlertRule } from '../../model/alerts/alert-rule.ts';
import { levelCalled, severityWordsOf } from '../../model/alerts/severity-words.ts';
import { matrixOf, rankLevel, type Catalogue } from '../../model/catalogue/catalogue.ts';
import type { Document } from '../../model/catalogue/document.ts';
import { placeOf } from '../../model/text/place.ts';
import type { Finding } from '../../model/audit/finding.ts';
import { somethingUnread } from '../../model/catalogue/unread.ts';
import { summary } from '../../outputs/findings.ts';
import { exitCodes, UsageError, type ExitCode } from '../exit.ts';
import { existingFolder } from '../options.ts';
import { namedRuleFiles, readRuleFiles } from '../rules/rule-files.ts';
import { findSettings, unreadBy } from '../rules/rules-settings.ts';
import { printFindings } from '../print-findings.ts';
import { say } from '../terminal.ts';
import { filesIn, writeUserFiles } from '../user-files.ts';

export interface DraftFlags {
  content: string;
  service: string | undefined;
  team: string | undefined;
  isDry: boolean;
}

/** `alertbook new runbook --from-rules`: a draft for each alert without a runbook. What cannot be read keeps no other from its draft. */
export function draftRunbooks(operands: readonly string[], flags: DraftFlags): ExitCode {
  const settings = findSettings(undefined);
  const named = settings.findings.length > 0 ? { ...settings, names: [] } : namedRuleFiles(operands, settings);
  if (named.findings.length > 0) {
    printFindings(named.findings);
    return exitCodes.problems;
  }
  const isUnread = unreadBy(settings);
  const read = readRuleFiles(named.names.filter((name) => !isUnread(name)));
  const unreadable = read.flatMap(({ findings }) => findings).filter(({ level }) => level === 'error');
  const folder = existingFolder(flags.content);
  const catalogue = readFolder(folder);
  const unread = somethingUnread(catalogue);
  if (unread !== undefined)
    throw new UsageError(`${unread} cannot be read, so it is not known what it covers: run \`alertbook check\` first.`);
  const rules = read.flatMap((file) => file.rules);
  const alertCount = new Set(rules.map(({ name }) => name)).size;
  const { files, findings: ofDrafts, count } = new Drafts(catalogue, flags, shownPath(folder)).of(rules);
  const findings = [...unreadable, ...ofDrafts];
  if (count === 0 && findings.length === 0) {
    say(`Nothing to write: ${counted(alertCount, 'alert')} in these rules, and each has a runbook.`);
    return exitCodes.ok;
  }
  const lacks = findings.some(({ level }) => level === 'error');
  const names = flags.isDry
    ? files.map(({ path: file }) => shownPath(path.join(folder, file)))
    : writeUserFiles(filesIn(folder, new Map(files.map(({ path: file, text }) => [file, text]))));
  for (const name of names) say(`${flags.isDry ? 'would write' : 'wrote'} ${name}`);
  if (names.length > 0 && findings.length > 0) say('');
  printFindings(findings);
  say(
    ...(findings.length > 0 ? [''] : []),
    `${counted(count, 'draft')} for ${counted(alertCount, 'alert')}; the others have a runbook${lacks ? ', or cannot have one for the reasons above' : ''}. To decide: ${summary(findings)}.`,
  );
  return lacks ? exitCodes.problems : exitCodes.ok;
}

/** Where the rules of one or more alerts get their runbook. */
interface Planned {
  place: DraftPlace;
  rules: AlertRule[];
  anchors: string[];
}

/** Drafts of runbooks for a site, with the services and teams that they need. */
class Drafts {
  readonly #catalogue: Catalogue;
  readonly #flags: DraftFlags;
  /** The content folder, as messages show it. */
  readonly #shown: string;
  readonly files: NewFile[] = [];
  readonly findings: Finding[] = [];
  count = 0;

  constructor(catalogue: Catalogue, flags: DraftFlags, shown: string) {
    this.#catalogue = catalogue;
    this.#flags = flags;
    this.#shown = shown;
  }

  /** Drafts what the alerts of some rules lack. */
  of(rules: readonly AlertRule[]): this {
    const { runbook } = this.#catalogue.documents;
    const covered = new Set([...runbook.values()].flatMap(({ data }) => data.alerts.map(({ name }) => name)));
    const open = Map.groupBy(
      rules.filter(({ name }) => !covered.has(name)),
      ({ name }) => name,
    );
    for (const planned of this.#plan([...open.values()])) {
      try {
        this.#draft(planned);
      } catch (error) {
        this.findings.push(notDrafted(planned.rules[0]!, (error as Error).message));
      }
    }
    return this;
  }

  /** One runbook for all alerts whose links lead to it; of the others one each. */
  #plan(alerts: readonly AlertRule[][]): Planned[] {
    const { site, documents } = this.#catalogue;
    const planned = new Map<string, Planned>();
    const services = new Set(documents.service.keys());
    const others: Planned[] = [];
    for (const rules of alerts) {
      const linked = site && linkedPlace(rules, site.data.url, site.data.linkPrefixes);
      if (linked && (this.#flags.service === undefined || this.#flags.service === linked.service)) {
        const id = `${linked.service}/${linked.slug}`;
        const there = documents.runbook.get(id);
        if (there) {
          this.findings.push(linkedAlready(rules[0]!, there));
          continue;
        }
        const own = planned.get(id) ?? { place: linked, rules: [], anchors: [] };
        own.rules.push(...rules);
        if (linked.anchor !== undefined && !own.anchors.includes(linked.anchor)) own.anchors.push(linked.anchor);
        planned.set(id, own);
        continue;
      }
      const service = this.#flags.service ?? serviceOfRules(rules, services);
      if (service === undefined) this.findings.push(withoutService(rules[0]!));
      else others.push({ place: { service, slug: plainId(rules[0]!.name) }, rules, anchors: [] });
    }
    const taken = new Set([...documents.runbook.keys(), ...planned.keys()]);
    for (const { place } of others) {
      for (let number = 2, { slug } = place; taken.has(`${place.service}/${place.slug}`); number++)
        place.slug = `${slug}-${number}`;
      taken.add(`${place.service}/${place.slug}`);
    }
    return [...planned.values(), ...others];
  }

  #draft({ place, rules, anchors }: Planned): void {
    const { documents, site } = this.#catalogue;
    const levels = matrixOf(this.#catalogue, place.service)?.data.levels.map(rankLevel) ?? [];
    const words = severityWordsOf(site);
    const told = teamOfRules(rules);
    const service = documents.service.get(place.service);
    const isOther = told !== undefined && documents.team.has(told) && told !== service?.data.owner;
    const draft = draftRunbook(rules, place, {
      levelOf: (word) => levelCalled(levels, word, words)?.id,
      site: site?.data.url,
      owner: service && isOther ? told : undefined,
      anchors,
    });
    if (!service) this.#addService(place.service, this.#flags.team ?? told);
    this.#add(draft);
    this.count += new Set(rules.map(({ name }) => name)).size;
  }

  /** @param team Team that was named, by an option or by the rules. */
  #addService(id: string, team: string | undefined): void {
    if (this.files.some(({ path: file }) => file === `services/${id}.mdx`)) return;
    const { documents } = this.#catalogue;
    const [only, ...others] = documents.team.keys();
    const owner = team ?? (only !== undefined && others.length === 0 ? only : 'on-call');
    const { file, notes } = serviceFile(id, id, { pages: [], indexes: [] }, { team: owner });
    this.#add({ file, notes: team === undefined ? notes : notes.filter((note) => note.id !== 'import/owner') });
    const isThere = documents.team.has(owner) || this.files.some(({ path: name }) => name === `teams/${owner}.yaml`);
    if (!isThere) this.#add(teamFile(owner));
  }

  #add({ file, notes }: { file: NewFile; notes: readonly Note[] }): void {
    this.files.push(file);
    this.findings.push(...placeNotes(file, `${this.#shown}/${file.path}`, notes));
  }
}

function withoutService({ name, at }: AlertRule): Finding {
  return {
    id: 'import/no-service',
    level: 'error',
    message: `No draft for \`${name}\`: its service is not known.`,
    hint: 'Name the service with `--service ID`, or in the label `service` of the rule.',
    at,
  };
}

/** The runbook is someone's own file, and stays as it is. */
function linkedAlready({ name }: AlertRule, runbook: Document<'runbook'>): Finding {
  return {
    id: 'import/linked-runbook',
    level: 'warning',
    message: `No draft for \`${name}\`: its rule links to this runbook, which does not name it.`,
    hint: `Add \`${JSON.stringify(name)}\` to its \`alerts:\`.`,
    at: placeOf(runbook, ['alerts']),
  };
}

function notDrafted({ name, at }: AlertRule, why: string): Finding {
  return {
    id: 'import/not-drafted',
    level: 'error',
    message: `No draft for \`${name}\`: ${why}.`,
    hint: 'Write it by `alertbook new runbook`, and tell the authors of Alertbook.',
    at,
  };
}
