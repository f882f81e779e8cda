import type { Catalogue } from '../model/catalogue/catalogue.ts';
import type { Document } from '../model/catalogue/document.ts';
import type { Check, Reported } from '../model/audit/finding.ts';
import { nearest } from '../model/text/nearest.ts';
import { placeOf } from '../model/text/place.ts';
import { includesUnread } from '../model/catalogue/unread.ts';
import { isSection, requiredSections, sectionsOf } from '../model/catalogue/runbook-sections.ts';
import { quoted } from './wording.ts';

/** What is still a draft, or deprecated, only gets a warning; what is planned has no sections yet. */
export const runbookMissingSection = {
  id: 'runbook/missing-section',
  level: 'error',
  summary: 'Every runbook has the sections that its kind asks for.',
  run: (catalogue: Catalogue) =>
    [...catalogue.documents.runbook.values()]
      .filter(({ data }) => data.status !== 'planned')
      .flatMap((runbook) => missingSections(catalogue, runbook)),
} satisfies Check;

function missingSections(catalogue: Catalogue, runbook: Document<'runbook'>): Reported[] {
  const { kind, status } = runbook.data;
  const present = sectionsOf(catalogue, runbook);
  const missing = (requiredSections(catalogue, kind) ?? []).filter(
    (name) => !present.some((section) => isSection(section, name)),
  );
  // A part that could not be read may have them.
  if (missing.length === 0 || includesUnread(catalogue, runbook)) return [];
  const texts = present.map(({ text }) => text);
  const near = missing.flatMap((name) => nearest(name, texts) ?? [])[0];
  return [
    {
      ...(status !== 'published' && { level: 'warning' }),
      message: `A runbook of the kind \`${kind}\` needs the sections ${quoted(requiredSections(catalogue, kind)!)}; this one lacks ${quoted(missing)}.`,
      hint:
        near === undefined
          ? `Add \`## ${missing[0]}\`, or name another \`kind:\`.`
          : `Did you mean \`${missing.find((name) => nearest(name, texts))}\` by \`## ${near}\`?`,
      at: placeOf(runbook, ['kind']),
    },
  ];
}
