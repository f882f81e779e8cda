import { countByLevel } from './findings.ts';
import { inertJson } from './inert-text.ts';
import type { Reporter } from './reporter.ts';

export const jsonReporter = {
  name: 'json',
  description: 'for your own tools',
  takesSummary: false,
  report: (findings, { accepted }) =>
    `${inertJson({ version: 1, findings, counts: countByLevel(findings), ...(accepted && { accepted }) }, 2)}\n`,
} as const satisfies Reporter;
