import type { Finding } from '../model/audit/finding.ts';
import { inertLine } from './inert-text.ts';
import type { Paint, ReportContext, Reporter } from './reporter.ts';
import { sourceExcerpt } from './source-excerpt.ts';

export const textReporter = {
  name: 'text',
  description: 'for people',
  takesSummary: true,
  report: textReport,
} as const satisfies Reporter;

const plain: Paint = (_style, text) => text;
const widthOfLogs = 100;

/**
 * Findings for people, with the line that each is about and, once for each check, its documentation. Every finding begins
 * with its place in full: terminals and editors make it a link, and `grep` finds it.
 */
function textReport(findings: readonly Finding[], context: ReportContext): string {
  const explained = new Set<string>();
  const texts = findings.map((finding) => {
    const page = explained.has(finding.id) ? undefined : context.pageOf?.(finding.id);
    explained.add(finding.id);
    return textFinding(finding, page?.shown, context);
  });
  return texts.join('\n');
}

function textFinding(
  { id, level, message, hint, at, isNew }: Finding,
  page: string | undefined,
  { sourceLineAt, width = widthOfLogs, paint = plain }: ReportContext,
): string {
  const rest = `  ${level}  ${id}${isNew ? '  new' : ''}`;
  const place = inertLine(`${at.file}:${at.line}:${at.column}${rest}`).slice(0, -rest.length);
  return [
    `${paint('place', place)}  ${paint(level, level)}  ${paint('aside', rest.slice(level.length + 4))}`,
    inertLine(`  ${message}`),
    ...(hint ? [inertLine(`  ${hint}`)] : []),
    ...excerptLines(at, sourceLineAt?.(at), width, (text) => paint(level, text)),
    ...(page === undefined ? [] : [paint('aside', inertLine(`  More: ${page}`))]),
  ]
    .map((line) => `${line}\n`)
    .join('');
}

function excerptLines(
  { line, column }: Finding['at'],
  source: string | undefined,
  width: number,
  mark: (text: string) => string,
): string[] {
  const number = String(line);
  const gutter = `  ${number} | `;
  const excerpt = source === undefined ? undefined : sourceExcerpt(source, column, width - gutter.length);
  if (!excerpt) return [];
  const blank = excerpt.caret.slice(0, -1);
  return [`${gutter}${excerpt.line}`, `  ${' '.repeat(number.length)} | ${blank}${mark('^')}`];
}
