import { counted } from '../../model/text/counted.ts';
import path from 'node:path';
import { existsSync } from 'node:fs';
import type { KnownFinding } from '../../../schemas/baseline.ts';
import { checkRules } from '../../checks/rules/registry.ts';
import { compareWithBaseline, type BaselineComparison } from '../../model/audit/baseline.ts';
import { inReadingOrder, type AcceptedFinding, type Finding } from '../../model/audit/finding.ts';
import { summary } from '../../outputs/findings.ts';
import { reporterNamed } from '../../outputs/reporters.ts';
import { exitCodes, UsageError, type ExitCode } from '../exit.ts';
import type { Given } from '../command.ts';
import { namedRuleFiles, readRuleFiles, type RuleFileRead } from './rule-files.ts';
import { linkTargets } from './rule-targets.ts';
import { fileFrom, goneFindings, readBaseline, rewriteBaseline, type Baseline } from './rules-baseline.ts';
import type { rulesCheckOptions } from './rules-commands.ts';
import { findSettings, ignoredBy, unreadBy } from './rules-settings.ts';
import { printFindings } from '../print-findings.ts';
import { say, sayAside } from '../terminal.ts';

/** `alertbook rules check`: every problem of the rules' links, and of the files themselves. */
export async function run({ values, operands }: Given<typeof rulesCheckOptions>): Promise<ExitCode> {
  const { format, key, 'write-baseline': isToWrite, 'prune-baseline': isToPrune } = values;
  const settings = findSettings(values.config);
  const named = settings.findings.length > 0 ? { ...settings, names: [] } : namedRuleFiles(operands, settings);
  const baselineFile =
    values.baseline ?? (settings.data.baseline && path.join(settings.folder, settings.data.baseline));
  if (baselineFile === undefined && (isToWrite || isToPrune))
    throw new UsageError(
      `\`--${isToWrite ? 'write' : 'prune'}-baseline\` needs a file: give \`--baseline FILE\`, or write \`baseline:\` into alertbook.yaml.`,
    );
  const baseline = baselineFile === undefined ? undefined : readBaseline(path.resolve(baselineFile), isToWrite);
  const unusable = [...named.findings, ...(baseline?.findings ?? [])];
  if (unusable.length > 0) {
    printFindings(unusable, { format });
    return exitCodes.problems;
  }
  const { names } = named;
  const unread = names.filter(unreadBy(settings));
  const files = readRuleFiles(names.filter((name) => !unread.includes(name)));
  const targets = await linkTargets(values, settings);
  const rules = files.flatMap((file) => file.rules);
  const texts = new Map(files.flatMap(({ shown, text }) => (text === undefined ? [] : [[shown, text] as const])));
  // What could not be read may hold the rules that seem to be missing.
  const isWhole = unread.length === 0 && files.every(isReadWhole);
  const runbookPlaces = isWhole ? targets.runbookPlaces : undefined;
  const linkKeys = key === undefined ? settings.data.linkKeys : [key];
  const reasonToIgnore = ignoredBy(settings);
  const judged = checkRules(rules, { ...targets, runbookPlaces, linkKeys, texts, reasonToIgnore });
  const known =
    baseline && compare(baseline, judged.findings, { files, names, hasContent: runbookPlaces !== undefined });
  const accepted = [...judged.accepted, ...(known?.known ?? [])];
  const ofReading = files.flatMap((file) => file.findings);
  if (baseline && known && (isToWrite || isToPrune)) {
    const which = isToWrite ? 'write' : 'prune';
    const count = rewriteBaseline(baseline, judged.findings, known, which);
    sayAside(`Wrote ${baseline.shown}: ${counted(count, 'finding is', 'findings are')} known.`);
  }
  const counting = isToWrite ? [] : (known?.fresh ?? judged.findings);
  const gone = baseline && known && !isToWrite && !isToPrune ? goneFindings(baseline, known.gone) : [];
  const findings = inReadingOrder([...ofReading, ...counting, ...gone]);
  printFindings(findings, { format, texts, accepted: inReadingOrder(accepted) });
  if (reporterNamed(format).takesSummary) {
    say(
      ...(findings.length > 0 && format === 'text' ? [''] : []),
      `${counted(rules.length, 'alerting rule')} in ${counted(files.length, 'file')}: ${summary(findings)}.${uncountedWords(accepted, unread.length)}`,
    );
  }
  return findings.some(({ level }) => level === 'error') ? exitCodes.problems : exitCodes.ok;
}

function isReadWhole({ findings }: RuleFileRead): boolean {
  return findings.every(({ level }) => level !== 'error');
}

/** Sets what is known apart, and tells which entries this run would have found. */
function compare(
  baseline: Baseline,
  findings: readonly Finding[],
  { files, names, hasContent }: { files: readonly RuleFileRead[]; names: readonly string[]; hasContent: boolean },
): BaselineComparison & { isJudged: (entry: KnownFinding) => boolean } {
  const fileOf = fileFrom(baseline);
  const broken = new Set(files.filter((file) => !isReadWhole(file)).map(({ shown }) => fileOf(shown)));
  const given = new Set([...names, ...files.map(({ shown }) => shown)].map(fileOf));
  const isJudged = ({ file, check }: KnownFinding): boolean => {
    // It is about all rules and the content, and found in the content.
    if (check === 'rules/no-rule') return hasContent;
    return given.has(file) ? !broken.has(file) : !existsSync(path.resolve(path.dirname(baseline.file), file));
  };
  return {
    ...compareWithBaseline(findings, baseline.entries, { fileOf: ({ at }) => fileOf(at.file), isJudged }),
    isJudged,
  };
}

function uncountedWords(accepted: readonly AcceptedFinding[], unread: number): string {
  const count = (by: AcceptedFinding['acceptedBy']): number => accepted.filter((one) => one.acceptedBy === by).length;
  const parts = [
    [count('baseline'), 'known by the baseline'],
    [count('comment'), 'silenced by comments'],
    [count('settings'), 'ignored by alertbook.yaml'],
  ] as const;
  const shown = parts.filter(([number]) => number > 0).map(([number, words]) => `${number} ${words}`);
  return [
    shown.length === 0 ? '' : ` Not counted: ${shown.join(', ')}.`,
    unread === 0 ? '' : ` Not read, as alertbook.yaml says: ${counted(unread, 'file')}.`,
  ].join('');
}
