import { ruleCoverage } from '../../model/audit/rule-coverage.ts';
import { ruleContextOf } from '../../model/rule-links/linked-rule.ts';
import { coverageJson, coverageText } from '../../outputs/rule-coverage.ts';
import { exitCodes, type ExitCode } from '../exit.ts';
import type { Given } from '../command.ts';
import { printFindings, printFindingsAside } from '../print-findings.ts';
import { todayFrom } from '../settings.ts';
import { print } from '../terminal.ts';
import { namedRuleFiles, readRuleFiles } from './rule-files.ts';
import { linkTargets } from './rule-targets.ts';
import type { rulesCoverageOptions } from './rules-commands.ts';
import { findSettings, unreadBy } from './rules-settings.ts';

/** `alertbook rules coverage`: how many alerts have a runbook, by severity and team. Without files, those of the content. */
export async function run({ values, operands }: Given<typeof rulesCoverageOptions>): Promise<ExitCode> {
  const { format, key, today } = values;
  const settings = findSettings(values.config);
  if (settings.findings.length > 0) {
    printFindings(settings.findings);
    return exitCodes.problems;
  }
  const targets = await linkTargets(values, settings);
  const isOfContent = operands.length === 0 && settings.data.rules.length === 0 && targets.rules !== undefined;
  const named = isOfContent ? { names: [], findings: [] } : namedRuleFiles(operands, settings);
  const isUnread = unreadBy(settings);
  const files = readRuleFiles(named.names.filter((name) => !isUnread(name)));
  const findings = [...named.findings, ...files.flatMap((file) => file.findings)];
  printFindingsAside(findings);
  const rules = isOfContent ? targets.rules! : files.flatMap((file) => file.rules);
  const linkKeys = key === undefined ? settings.data.linkKeys : [key];
  const coverage = ruleCoverage(rules, ruleContextOf(rules, { ...targets, linkKeys }), todayFrom(today));
  print(format === 'json' ? coverageJson(coverage) : coverageText(coverage));
  return findings.some(({ level }) => level === 'error') ? exitCodes.problems : exitCodes.ok;
}
