import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Catalogue } from '../model/catalogue.ts';
import type { Finding } from '../model/finding.ts';
import type { InternalValue } from '../model/internal.ts';
import { leakFinding, patternOf } from '../model/internal-leak.ts';

/** Files of a site that hold text. The index of the full text is made from the pages, and holds no more than they. */
const textFile = /\.(?:html|js|json|css|xml|txt|md|vcf|ics|webmanifest|svg|csv)$/;

/** Schemas hold their own examples, and nothing of the content. */
const ownExamples = /^schemas[\\/]/;

/** Internal values that a built site holds all the same, each with the first file that does: prose has repeated them. */
export function leaksIn(site: string, values: readonly InternalValue[], catalogue: Catalogue): Finding[] {
  const left = new Map(values.map((value) => [value, patternOf(value)]));
  const findings: Finding[] = [];
  const names = readdirSync(site, { recursive: true })
    .map(String)
    .filter((name) => textFile.test(name) && !ownExamples.test(name));
  // A page says more to the one who has to mend it than a list that was made from it.
  const pages = names.filter((name) => name.endsWith('.html'));
  for (const name of new Set([...pages.toSorted(), ...names.toSorted()])) {
    const text = readFileSync(path.join(site, name), 'utf8');
    for (const [value, pattern] of left) {
      if (!pattern.test(text)) continue;
      left.delete(value);
      findings.push(leakFinding(catalogue, value, `/${name.split(path.sep).join('/')}`));
    }
  }
  return findings;
}
