import { counted } from '../model/text/counted.ts';
import { summary } from '../outputs/findings.ts';
import { reporterNamed } from '../outputs/reporters.ts';
import type { checkOptions } from './check-command.ts';
import type { Given } from './command.ts';
import { exitCodes, type ExitCode } from './exit.ts';
import { checkContent } from './check-content.ts';
import { todayFrom } from './settings.ts';
import { printFindings } from './print-findings.ts';
import { say } from './terminal.ts';

/** `alertbook check`: every problem of a content folder, at once. */
export async function run({ values }: Given<typeof checkOptions>): Promise<ExitCode> {
  const { format } = values;
  const { findings, hasErrors, fileCount } = await checkContent(values.content, todayFrom(values.today));
  printFindings(findings, { format });
  if (reporterNamed(format).takesSummary)
    say(
      ...(findings.length > 0 && format === 'text' ? [''] : []),
      `${counted(fileCount, 'file')} read: ${summary(findings)}.`,
    );
  return hasErrors ? exitCodes.problems : exitCodes.ok;
}
