import type { Catalogue } from '../model/catalogue/catalogue.ts';
import type { Document } from '../model/catalogue/document.ts';
import type { Check, Reported } from '../model/audit/finding.ts';
import { isSection, requiredSections, sectionsOf } from '../model/catalogue/runbook-sections.ts';
import { quoted } from './wording.ts';

/** Whoever reads runbooks at night finds the same thing in the same place. */
export const runbookSectionOrder = {
  id: 'runbook/section-order',
  level: 'warning',
  summary: 'The sections of every runbook are in the order of its kind.',
  run: (catalogue: Catalogue) =>
    [...catalogue.documents.runbook.values()].flatMap((runbook) => firstOutOfOrder(catalogue, runbook)),
} satisfies Check;

function firstOutOfOrder(catalogue: Catalogue, runbook: Document<'runbook'>): Reported[] {
  const order = requiredSections(catalogue, runbook.data.kind) ?? [];
  let latest = -1;
  for (const heading of sectionsOf(catalogue, runbook)) {
    const place = order.findIndex((name) => isSection(heading, name));
    if (place === -1) continue;
    if (place < latest) {
      const message = `\`${heading.text}\` is after \`${order[latest]}\`; a runbook of the kind \`${runbook.data.kind}\` has the order ${quoted(order)}.`;
      return [{ message, hint: `Move it before \`${order[latest]}\`.`, at: heading.at }];
    }
    latest = Math.max(latest, place);
  }
  return [];
}
