import type { KnownFinding } from '../../schemas/baseline.ts';

/** Text of a baseline, one finding a line, so that what a change adds or takes away is a line of its diff. */
export function formatBaseline(entries: readonly KnownFinding[]): string {
  const lines = entries.map(({ file, check, alert, values, count }) => {
    const entry = { file, check, alert, ...(values.length > 0 && { values }), ...(count > 1 && { count }) };
    return `    ${JSON.stringify(entry)}`;
  });
  return `{\n  "version": 1,\n  "findings": [${lines.length > 0 ? `\n${lines.join(',\n')}\n  ` : ''}]\n}\n`;
}
