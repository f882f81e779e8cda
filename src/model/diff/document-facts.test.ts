import { expect, test } from 'vitest';
import { catalogueWith, edited, type Changes } from '../../../test/support/catalogue.ts';
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

/** Sections and names of what is told of a document of its own, and of things in it. */
function toldOf(type: 'runbook' | 'guide' | 'part', id: string, changes: Changes = {}) {
  const { fields, items } = factsOf(catalogueWith(changes).documents[type].get(id)!);
  return [
    ...fields.map(({ section, name }) => `${section}: ${name}`),
    ...items.map(({ section, noun, name, address }) => `${section}: ${noun} ${name} ${address}`),
  ];
}

test('an owner is told among people, a severity among severities, a parameter among commands, and what links open elsewhere', () => {
  const owned = edited('runbooks/checkout/latency.mdx', ['service: checkout', 'service: checkout\nowner: payments']);

  expect(toldOf('runbook', 'checkout/latency', owned)).toEqual([
    'people: owner',
    'severities: severity',
    ...['title', 'service', 'component', 'kind', 'status', 'reviewed', 'review every', 'slos', 'related'].map(
      (name) => `pages: ${name}`,
    ),
    'commands: parameter namespace /runbooks/checkout/latency/',
  ]);
  const guide = `---
title: Going on call
owner: payments
aliases: [/old/]
params: [{ name: pod, label: Pod, example: api-1 }]
---

## Before

Read \`{{pod}}\`.
`;
  expect(toldOf('guide', 'on-call', { 'guides/on-call.mdx': guide })).toEqual([
    'people: owner',
    'pages: title',
    'pages: order',
    'commands: parameter pod /guides/on-call/',
  ]);
  expect(toldOf('part', 'verify-health')).toEqual(['pages: title', 'commands: parameter health_url ']);
});
