import { findingFormats, formatFindings, summary, takesSummary } from '../outputs/findings.ts';
import { placedFor } from '../workspace/repository-path.ts';
import { exitCodes, type ExitCode } from './exit.ts';
import { judgeContent } from './judge.ts';
import { oneOf, readOptions } from './options.ts';
import { todayFrom } from './settings.ts';
import { print, say } from './terminal.ts';

export const help = `alertbook check [--content DIR] [--format text|json|github|sarif|junit] [--today DAY]

Validates all content without building the site. Exit 1 when there are errors.
`;

/** `alertbook check`: every problem of a content folder, at once. */
export function run(args: string[]): ExitCode {
  const { values } = readOptions(args, {
    content: { type: 'string', default: 'content' },
    format: { type: 'string', default: 'text' },
    today: { type: 'string' },
  });
  const format = oneOf('format', values.format, findingFormats);
  const { findings, hasErrors, fileCount } = judgeContent(values.content, todayFrom(values.today));
  print(formatFindings(placedFor(format, findings, process.env), format));
  if (takesSummary(format))
    say(...(findings.length > 0 && format === 'text' ? [''] : []), `${fileCount} files read: ${summary(findings)}.`);
  return hasErrors ? exitCodes.problems : exitCodes.ok;
}
