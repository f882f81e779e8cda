import { counted } from '../../outputs/counted.ts';
import { checkRules } from '../../checks/rules/registry.ts';
import { inReadingOrder } from '../../model/audit/finding.ts';
import { formatFindings, summary, takesSummary, type FindingFormat } from '../../outputs/findings.ts';
import { placedFor } from '../../workspace/repository-path.ts';
import { exitCodes, type ExitCode } from '../exit.ts';
import type { RuleFileRead } from './rule-files.ts';
import type { LinkTargets } from './rule-targets.ts';
import { print, say } from '../terminal.ts';

/** `alertbook rules check`: every problem of the rules' links, and of the files themselves. */
export function checkRuleFiles(
  files: readonly RuleFileRead[],
  targets: LinkTargets,
  { format, key }: { format: FindingFormat; key: string },
): ExitCode {
  const rules = files.flatMap((file) => file.rules);
  const texts = new Map(files.flatMap(({ shown, text }) => (text === undefined ? [] : [[shown, text] as const])));
  // What could not be read may hold the rules that seem to be missing.
  const isWhole = files.every((file) => file.findings.every(({ level }) => level !== 'error'));
  const runbookPlaces = isWhole ? targets.runbookPlaces : undefined;
  const judged = checkRules(rules, { ...targets, runbookPlaces, linkKey: key, texts });
  const findings = inReadingOrder([...files.flatMap((file) => file.findings), ...judged]);
  print(formatFindings(placedFor(format, findings, process.env), format));
  if (takesSummary(format)) {
    say(
      ...(findings.length > 0 && format === 'text' ? [''] : []),
      `${counted(rules.length, 'alerting rule')} in ${counted(files.length, 'file')}: ${summary(findings)}.`,
    );
  }
  return findings.some(({ level }) => level === 'error') ? exitCodes.problems : exitCodes.ok;
}
