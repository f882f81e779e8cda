import { countByLevel } from './findings.ts';
import { inertJson } from './inert-text.ts';
import type { Reporter } from './reporter.ts';

export const jsonReporter = {
  name: 'json',
  description: 'for your own tools',
  takesSummary: false,
  report: (findings) => `${inertJson({ version: 1, findings, counts: countByLevel(findings) }, 2)}\n`,
} as const satisfies Reporter;
