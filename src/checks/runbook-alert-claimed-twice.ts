import type { Catalogue } from '../model/catalogue/catalogue.ts';
import type { Document } from '../model/catalogue/document.ts';
import type { Check } from '../model/audit/finding.ts';
import { placeOf } from '../model/text/place.ts';

/** An alert has one page. What is deprecated gives way without being asked. */
export const runbookAlertClaimedTwice = {
  id: 'runbook/alert-claimed-twice',
  level: 'warning',
  summary: 'Every alert leads to one runbook only.',
  run: (catalogue: Catalogue) => {
    const firstByAlert = new Map<string, Document<'runbook'>>();
    const inUse = [...catalogue.documents.runbook.values()].filter(({ data }) => data.status !== 'deprecated');
    return inUse.flatMap((runbook) =>
      runbook.data.alerts.flatMap(({ name }, index) => {
        const first = firstByAlert.get(name);
        if (!first) firstByAlert.set(name, runbook);
        if (!first) return [];
        const at = placeOf(runbook, ['alerts', index, 'name']);
        if (first === runbook)
          return [
            { message: `The alert \`${name}\` appears twice in \`alerts:\`.`, hint: 'Delete one of the two.', at },
          ];
        return [
          {
            message: `The alert \`${name}\` already leads to ${first.file}.`,
            hint: 'Name it in one of the two, and the other runbook under `related:`.',
            at,
          },
        ];
      }),
    );
  },
} satisfies Check;
