import type { Catalogue } from './catalogue.ts';
import type { Document, Heading } from './document.ts';
import { includedParts } from './parts.ts';

/** Sections of the kinds of runbooks that need no line in `site.yaml`. */
export const builtInKinds: Record<string, readonly string[]> = {
  alert: ['Meaning', 'Impact', 'Diagnosis', 'Mitigation'],
  procedure: ['Purpose', 'Procedure', 'Verification', 'Rollback'],
};

/** Names of the sections that each kind of runbook asks for, by kind: the built-in ones, and those of `site.yaml`. */
export function runbookKinds(catalogue: Catalogue): Record<string, readonly string[]> {
  return { ...builtInKinds, ...catalogue.site?.data.runbookKinds };
}

/** Sections that a kind of runbook asks for, in order; undefined for a kind that nobody describes. */
export function requiredSections(catalogue: Catalogue, kind: string): readonly string[] | undefined {
  return Object.entries(runbookKinds(catalogue)).find(([name]) => name === kind)?.[1];
}

/** Top sections of a runbook, in the order in which they are; those of a part are where it is included. */
export function sectionsOf(catalogue: Catalogue, runbook: Document<'runbook'>): Heading[] {
  const own = runbook.body?.headings ?? [];
  const included = includedParts(catalogue, runbook).flatMap(({ part, include }) =>
    (part.body?.headings ?? []).map((heading) => ({ ...heading, at: include.at })),
  );
  return [...own, ...included]
    .filter(({ depth }) => depth === 2)
    .toSorted((a, b) => a.at.line - b.at.line || a.at.column - b.at.column);
}

/** Whether a heading opens the section of a name. Case, numbers in front and punctuation behind are of no account. */
export function isSection({ text, id, explicit }: Heading, name: string): boolean {
  return plain(text) === plain(name) || (explicit && id === plain(name).replace(/ /g, '-'));
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/^[\d.)\s]+/, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
