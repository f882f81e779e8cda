import type { Finding, Level } from '../model/audit/finding.ts';
import { visibleLine } from '../model/text/visible-text.ts';
import { junitReport } from './findings-junit.ts';
import { sarifReport } from './findings-sarif.ts';
import { inertJson, inertLine, withoutMarkers } from './inert-text.ts';

/** How findings leave the command. */
export const findingFormats = ['text', 'json', 'github', 'sarif', 'junit'] as const;
export type FindingFormat = (typeof findingFormats)[number];

/** A report of findings in one format, ready to print; empty where a format says nothing when nothing was found. */
export function formatFindings(findings: readonly Finding[], format: FindingFormat): string {
  switch (format) {
    case 'text':
      return findings.map(textFinding).join('\n');
    case 'json':
      return `${inertJson({ version: 1, findings, counts: countByLevel(findings) }, 2)}\n`;
    case 'github':
      return findings.map(githubFinding).join('');
    case 'sarif':
      return sarifReport(findings);
    case 'junit':
      return junitReport(findings);
  }
}

/** Whether lines for people may follow a report: the others are one document, which tools read whole. */
export function takesSummary(format: FindingFormat): boolean {
  return format === 'text' || format === 'github';
}

function textFinding({ id, level, message, hint, at }: Finding): string {
  const lines = [`${at.file}:${at.line}:${at.column}  ${level}  ${id}`, `  ${message}`];
  if (hint) lines.push(`  ${hint}`);
  return lines.map((line) => `${inertLine(line)}\n`).join('');
}

/** @see https://docs.github.com/actions/reference/workflow-commands-for-github-actions */
function githubFinding({ id, level, message, hint, at }: Finding): string {
  const command = level === 'note' ? 'notice' : level;
  const properties = { file: at.file, line: at.line, col: at.column, title: id };
  const shown = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
  return `::${command} ${shown.join(',')}::${escapeData([message, hint].filter(Boolean).join(' '))}\n`;
}

function escapeData(text: string): string {
  return withoutMarkers(visibleLine(text)).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

export function countByLevel(findings: readonly Finding[]): Record<Level, number> {
  const count = (level: Level): number => findings.filter((finding) => finding.level === level).length;
  return { error: count('error'), warning: count('warning'), note: count('note') };
}

/** `2 errors, 1 warning` */
export function summary(findings: readonly Finding[]): string {
  const counts = Object.entries(countByLevel(findings)).filter(([, count]) => count > 0);
  return counts.length === 0
    ? 'no problems'
    : counts.map(([level, count]) => `${count} ${level}${count === 1 ? '' : 's'}`).join(', ');
}
