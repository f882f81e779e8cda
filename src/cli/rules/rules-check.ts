import { counted } from '../../model/text/counted.ts';
import { checkRules } from '../../checks/rules/registry.ts';
import { inReadingOrder } from '../../model/audit/finding.ts';
import { summary } from '../../outputs/findings.ts';
import { reporterNamed } from '../../outputs/reporters.ts';
import { exitCodes, type ExitCode } from '../exit.ts';
import type { Given } from '../command.ts';
import { readRuleFiles } from './rule-files.ts';
import { linkTargets } from './rule-targets.ts';
import type { rulesCheckOptions } from './rules-commands.ts';
import { printFindings } from '../print-findings.ts';
import { say } from '../terminal.ts';

/** `alertbook rules check`: every problem of the rules' links, and of the files themselves. */
export async function run({ values, operands }: Given<typeof rulesCheckOptions>): Promise<ExitCode> {
  const { format, key } = values;
  const files = readRuleFiles(operands);
  const targets = await linkTargets(values);
  const rules = files.flatMap((file) => file.rules);
  const texts = new Map(files.flatMap(({ shown, text }) => (text === undefined ? [] : [[shown, text] as const])));
  // What could not be read may hold the rules that seem to be missing.
  const isWhole = files.every((file) => file.findings.every(({ level }) => level !== 'error'));
  const runbookPlaces = isWhole ? targets.runbookPlaces : undefined;
  const judged = checkRules(rules, { ...targets, runbookPlaces, linkKey: key, texts });
  const findings = inReadingOrder([...files.flatMap((file) => file.findings), ...judged]);
  printFindings(findings, { format, texts });
  if (reporterNamed(format).takesSummary) {
    say(
      ...(findings.length > 0 && format === 'text' ? [''] : []),
      `${counted(rules.length, 'alerting rule')} in ${counted(files.length, 'file')}: ${summary(findings)}.`,
    );
  }
  return findings.some(({ level }) => level === 'error') ? exitCodes.problems : exitCodes.ok;
}
