import type { Finding } from '../model/audit/finding.ts';
import { githubReporter } from './findings-github.ts';
import { jsonReporter } from './findings-json.ts';
import { junitReporter } from './findings-junit.ts';
import { sarifReporter } from './findings-sarif.ts';
import { textReporter } from './findings-text.ts';
import type { ReportContext } from './reporter.ts';

/** Every format of findings: `--format`, help and completion read this list. */
export const reporters = [textReporter, jsonReporter, githubReporter, sarifReporter, junitReporter] as const;

export type ReportFormat = (typeof reporters)[number]['name'];

/** A report of findings in one format, ready to print; empty where a format says nothing when nothing was found. */
export function formatFindings(
  findings: readonly Finding[],
  format: ReportFormat,
  context: ReportContext = {},
): string {
  return reporterNamed(format).report(findings, context);
}

export function reporterNamed(format: ReportFormat): (typeof reporters)[number] {
  return reporters.find(({ name }) => name === format)!;
}
