import { expect, test } from 'vitest';
import { sampleCatalogue } from '../../../test/support/sample-catalogue.ts';
import { allDocuments } from '../catalogue/catalogue.ts';
import type { Document } from '../catalogue/document.ts';
import { factsOf } from './document-facts.ts';

/** What is told of otherwise: alerts by what their links open, old addresses and the site's own by where they lead. */
const toldElsewhere: Record<string, RegExp> = {
  runbook: /^(?:alerts|aliases)\b/,
  guide: /^aliases\b/,
  site: /^url$/,
};

/** Paths of everything that is written in some data; of a quantity, its text. */
function* leaves(value: unknown, path: (string | number)[] = []): Generator<(string | number)[]> {
  if (typeof value !== 'object' || value === null) {
    if (value !== undefined && value !== null) yield path;
  } else if ('text' in value) yield [...path, 'text'];
  else
    for (const [key, item] of Object.entries(value))
      yield* leaves(item, [...path, Array.isArray(value) ? Number(key) : key]);
}

function changedAt(document: Document, path: readonly (string | number)[]): Document {
  const copy = structuredClone(document);
  let holder = copy.data as Record<string | number, unknown>;
  for (const key of path.slice(0, -1)) holder = holder[key] as Record<string | number, unknown>;
  const last = path.at(-1)!;
  const value = holder[last];
  holder[last] = typeof value === 'boolean' ? !value : typeof value === 'number' ? value + 1 : `${String(value)}x`;
  return copy;
}

test('whatever is written in the data of any document of the sample is told when it changes', () => {
  const untold: string[] = [];
  let count = 0;
  for (const document of allDocuments(sampleCatalogue())) {
    const facts = JSON.stringify(factsOf(document));
    for (const path of leaves(document.data)) {
      const place = path.join('.');
      if (toldElsewhere[document.type]?.test(place)) continue;
      count++;
      if (JSON.stringify(factsOf(changedAt(document, path))) === facts) untold.push(`${document.path} ${place}`);
    }
  }

  expect(count).toBeGreaterThan(1500);
  expect(untold).toEqual([]);
});
