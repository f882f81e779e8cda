import type { CoverageCounts, RuleCoverage } from '../model/audit/rule-coverage.ts';
import { counted } from '../model/text/counted.ts';
import { inertJson, inertLine } from './inert-text.ts';

/** Coverage for people: a line for each severity and team, and one for all. */
export function coverageText({ total, groups, without }: RuleCoverage): string {
  if (total.alerts === 0) return 'No alerts: these files hold no alerting rules.\n';
  const rows = [
    ['Severity', 'Team', 'Alerts', 'Runbook', 'Draft', 'Section', 'Reviewed'],
    ...groups.map(({ severity = '(none)', team = '(none)', ...counts }) => [severity, team, ...cells(counts)]),
    ['All', '', ...cells(total)],
  ].map((row) => row.map((cell) => inertLine(cell)));
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const lines = rows.map((row) =>
    row
      .map((cell, column) => (column < 2 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!)))
      .join('  ')
      .trimEnd(),
  );
  const rest =
    without.length === 0
      ? `Every alert has a runbook${total.draft > 0 ? `, ${counted(total.draft, 'of them a draft', 'of them drafts')}` : ''}.`
      : `${counted(without.length, 'alert has', 'alerts have')} no runbook: \`alertbook rules check\` names each, and \`alertbook new runbook --from-rules\` drafts them.`;
  return `${lines.join('\n')}\n\n${rest}\n`;
}

function cells({ alerts, runbook, draft, section, reviewed }: CoverageCounts): string[] {
  return [
    String(alerts),
    ...[runbook, draft, section, reviewed].map((count) => `${count} (${percent(count, alerts)})`),
  ];
}

/** A share in whole percent, rounded down: only all of them are 100 %. */
function percent(count: number, all: number): string {
  return `${Math.floor((count * 100) / all)} %`;
}

/** Coverage for tools. */
export function coverageJson({ total, groups, without }: RuleCoverage): string {
  const shown = groups.map(({ severity = null, team = null, ...counts }) => ({ severity, team, ...counts }));
  const names = without.map(({ name, at }) => ({ alert: name, at }));
  return `${inertJson({ version: 1, total, groups: shown, without: names }, 2)}\n`;
}
