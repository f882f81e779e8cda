import { counted } from '../outputs/counted.ts';
import { checkRules } from '../checks/rules/registry.ts';
import { inReadingOrder } from '../model/finding.ts';
import { formatFindings, summary, takesSummary, type FindingFormat } from '../outputs/findings.ts';
import { exitCodes, type ExitCode } from './exit.ts';
import type { RuleFileRead } from './rule-files.ts';
import type { LinkTargets } from './rule-targets.ts';

/** `alertbook rules check`: every problem of the rules' links, and of the files themselves. */
export function checkRuleFiles(
  files: readonly RuleFileRead[],
  targets: LinkTargets,
  { format, key }: { format: FindingFormat; key: string },
): ExitCode {
  const rules = files.flatMap((file) => file.rules);
  const texts = new Map(files.flatMap(({ shown, text }) => (text === undefined ? [] : [[shown, text] as const])));
  const judged = checkRules(rules, { ...targets, linkKey: key, texts });
  const findings = inReadingOrder([...files.flatMap((file) => file.findings), ...judged]);
  process.stdout.write(formatFindings(findings, format));
  if (takesSummary(format)) {
    const gap = findings.length > 0 && format === 'text' ? '\n' : '';
    process.stdout.write(
      `${gap}${counted(rules.length, 'alerting rule')} in ${counted(files.length, 'file')}: ${summary(findings)}.\n`,
    );
  }
  return findings.some(({ level }) => level === 'error') ? exitCodes.problems : exitCodes.ok;
}
