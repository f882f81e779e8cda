import type { AcceptedFinding, Finding } from '../model/audit/finding.ts';
import { visibleLine, visibleText } from '../model/text/visible-text.ts';
import { inertJson } from './inert-text.ts';
import type { CheckPage, ReportContext, Reporter } from './reporter.ts';

export const sarifReporter = {
  name: 'sarif',
  description: 'for code scanning',
  takesSummary: false,
  report: sarifReport,
} as const satisfies Reporter;

/**
 * Findings as SARIF 2.1.0, which code hosts show beside the lines of a change, with the documentation of each check.
 *
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
function sarifReport(findings: readonly Finding[], { pageOf, accepted = [] }: ReportContext): string {
  const ids = [...new Set([...findings, ...accepted].map(({ id }) => id))].toSorted();
  const run = {
    tool: { driver: { name: 'Alertbook', rules: ids.map((id) => ruleOf(id, pageOf?.(id))) } },
    columnKind: 'utf16CodeUnits',
    results: [
      ...findings.map((finding) => ({
        ...resultOf(finding, ids.indexOf(finding.id)),
        ...(finding.isNew && { baselineState: 'new' }),
      })),
      ...accepted.map((finding) => ({ ...resultOf(finding, ids.indexOf(finding.id)), ...suppression(finding) })),
    ],
  };
  return `${inertJson({ $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] }, 2)}\n`;
}

/** What can be known of a check. One without a page is about what cannot be read, and has no level but that of its findings. */
function ruleOf(id: string, page: CheckPage | undefined): unknown {
  if (!page) return { id, name: id };
  const summary = visibleLine(page.summary);
  return {
    id,
    name: id,
    shortDescription: { text: firstSentence(summary) },
    fullDescription: { text: summary },
    helpUri: page.url,
    help: { text: summary, markdown: visibleText(page.text) },
    defaultConfiguration: { level: page.level },
  };
}

function firstSentence(text: string): string {
  return /^.*?[.!?](?=\s|$)/.exec(text)?.[0] ?? text;
}

/** How SARIF says that a result does not count, and who said so. */
function suppression({ acceptedBy, reason }: AcceptedFinding): object {
  const justification = reason === undefined ? {} : { justification: visibleLine(reason) };
  const kind = acceptedBy === 'comment' ? 'inSource' : 'external';
  return {
    ...(acceptedBy === 'baseline' && { baselineState: 'unchanged' }),
    suppressions: [{ kind, status: 'accepted', ...justification }],
  };
}

function resultOf({ id, level, message, hint, at }: Finding, ruleIndex: number): object {
  const region = { startLine: at.line, startColumn: at.column };
  return {
    ruleId: id,
    ruleIndex,
    level,
    message: { text: visibleLine([message, hint].filter(Boolean).join(' ')) },
    locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(at.file) }, region } }],
  };
}

/** A path as a reference: relative ones stay so, as tools resolve them against the repository. */
function uriOf(file: string): string {
  const encoded = file.toWellFormed().split('/').map(encodeURIComponent).join('/');
  return file.startsWith('/') ? `file://${encoded}` : encoded;
}
