import type { AcceptedFinding, Finding } from '../model/audit/finding.ts';
import { visibleLine } from '../model/text/visible-text.ts';
import { inertMarkup } from './inert-text.ts';
import type { ReportContext, Reporter } from './reporter.ts';

export const junitReporter = {
  name: 'junit',
  description: 'tests, for CI servers',
  takesSummary: false,
  report: junitReport,
} as const satisfies Reporter;

/**
 * Findings as JUnit XML, which CI servers show as tests: a suite for each file, a test for each finding. Errors fail;
 * warnings and notes are shown and pass, as in the exit code.
 *
 * @see https://github.com/testmoapp/junitxml
 */
function junitReport(findings: readonly Finding[], { accepted = [] }: ReportContext): string {
  const all: readonly (Finding | AcceptedFinding)[] = [...findings, ...accepted];
  const suites = [...Map.groupBy(all, ({ at }) => at.file)];
  const body =
    suites.length > 0
      ? suites.map(([file, found]) => suite(file, found.map(testCase)))
      : [suite('alertbook', ['    <testcase name="no problems" classname="alertbook"/>\n'])];
  const failures = findings.filter(({ level }) => level === 'error').length;
  return inertMarkup(
    `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="alertbook" tests="${Math.max(all.length, 1)}" failures="${failures}">\n${body.join('')}</testsuites>\n`,
  );
}

function suite(name: string, cases: readonly string[]): string {
  const failures = cases.filter((text) => text.includes('<failure ')).length;
  return `  <testsuite name="${escapeXml(name)}" tests="${cases.length}" failures="${failures}">\n${cases.join('')}  </testsuite>\n`;
}

function testCase(finding: Finding | AcceptedFinding): string {
  const { id, level, message, hint, at } = finding;
  const name = escapeXml(`${id} at ${at.line}:${at.column}`);
  const place = escapeXml(`${at.file}:${at.line}:${at.column}`);
  const text = [`${at.file}:${at.line}:${at.column}`, message, ...(hint ? [hint] : [])].map(escapeXml).join('&#10;');
  const result =
    'acceptedBy' in finding
      ? `<skipped message="${escapeXml(acceptedWords(finding))}"/>`
      : level === 'error'
        ? `<failure type="${escapeXml(id)}" message="${escapeXml(message)}">${text}</failure>`
        : `<system-out>${level}: ${text}</system-out>`;
  return `    <testcase name="${name}" classname="${place}" file="${escapeXml(at.file)}" line="${at.line}">\n      ${result}\n    </testcase>\n`;
}

/** Why a finding does not count. */
function acceptedWords({ acceptedBy, reason }: AcceptedFinding): string {
  if (acceptedBy === 'baseline') return 'Known by the baseline.';
  return `${acceptedBy === 'comment' ? 'Silenced by a comment' : 'Ignored by alertbook.yaml'}: ${reason ?? ''}`;
}

const entities: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&apos;'],
]);

/** One line of text for an element or an attribute of XML 1.0. What XML cannot hold, and what nobody sees, is shown by its code. */
export function escapeXml(text: string): string {
  return visibleLine(text).replace(/[&<>"']/g, (character) => entities.get(character)!);
}
