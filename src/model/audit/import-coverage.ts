/** What became of a line of a source: `field` is a typed value, `nowhere` is lost. */
export type LineOutcome = 'blank' | 'markup' | 'text' | 'field' | 'nowhere';

export interface LineCoverage {
  line: number;
  fate: LineOutcome;
  /** `runbooks/shop/latency.mdx:17`, or a field, `slos/shop.yaml: objectives[0].target`. Empty for a blank line. */
  to: string;
}

/** What became of one source, line by line. */
export interface Coverage {
  /** Path of the source as messages show it. */
  source: string;
  lines: LineCoverage[];
}

/** How many lines had each fate. */
export function countOutcomes(accounts: readonly Coverage[]): Record<LineOutcome, number> {
  const counts: Record<LineOutcome, number> = { text: 0, field: 0, markup: 0, blank: 0, nowhere: 0 };
  for (const { lines } of accounts) for (const { fate } of lines) counts[fate]++;
  return counts;
}
