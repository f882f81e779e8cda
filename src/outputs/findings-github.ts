import type { Finding } from '../model/audit/finding.ts';
import { visibleLine } from '../model/text/visible-text.ts';
import { withoutMarkers } from './inert-text.ts';
import type { Reporter } from './reporter.ts';

export const githubReporter = {
  name: 'github',
  description: 'annotations, in a log of GitHub Actions',
  takesSummary: true,
  report: (findings) => findings.map(annotation).join(''),
} as const satisfies Reporter;

/** @see https://docs.github.com/actions/reference/workflow-commands-for-github-actions */
function annotation({ id, level, message, hint, at }: Finding): string {
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
