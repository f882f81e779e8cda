import type { Finding } from '../model/audit/finding.ts';
import { visibleLine } from '../model/text/visible-text.ts';
import { inertJson } from './inert-text.ts';

/**
 * Findings as SARIF 2.1.0, which code hosts show beside the lines of a change.
 *
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function sarifReport(findings: readonly Finding[]): string {
  const ids = [...new Set(findings.map(({ id }) => id))].toSorted();
  const run = {
    tool: { driver: { name: 'Alertbook', rules: ids.map((id) => ({ id, name: id })) } },
    columnKind: 'utf16CodeUnits',
    results: findings.map((finding) => resultOf(finding, ids.indexOf(finding.id))),
  };
  return `${inertJson({ $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] }, 2)}\n`;
}

function resultOf({ id, level, message, hint, at }: Finding, ruleIndex: number): unknown {
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
