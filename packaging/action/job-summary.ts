import type { Finding } from '../../src/model/audit/finding.ts';
import { summary } from '../../src/outputs/findings.ts';
import { code } from '../../src/outputs/markdown-code.ts';

/** More are found faster in the log, and a summary may have no more than 1 MiB. */
const maxShown = 100;

/** What was found, as Markdown for the page of a job. What comes from content is in code, where nothing is a link or HTML. */
export function jobSummary(command: string, findings: readonly Finding[]): string {
  const lines = findings
    .slice(0, maxShown)
    .map(
      ({ level, id, message, at }) =>
        `- ${level} ${code(`${at.file}:${at.line}:${at.column}`)} ${id}: ${code(message)}`,
    );
  const rest = findings.length - lines.length;
  return [
    `### alertbook ${command}: ${summary(findings)}`,
    '',
    ...lines,
    ...(rest > 0 ? ['', `${rest} more are in the log.`] : []),
    '',
  ].join('\n');
}
