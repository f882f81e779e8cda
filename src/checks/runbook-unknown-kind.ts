import type { Catalogue } from '../model/catalogue/catalogue.ts';
import { mayHold } from '../model/catalogue/document.ts';
import type { Check } from '../model/audit/finding.ts';
import { didYouMean } from '../model/text/nearest.ts';
import { placeOf } from '../model/text/place.ts';
import { requiredSections, runbookKinds } from '../model/catalogue/runbook-sections.ts';
import { quoted, siblingFile } from './wording.ts';

export const runbookUnknownKind = {
  id: 'runbook/unknown-kind',
  level: 'error',
  summary: 'The kind of every runbook is built in, or described in `site.yaml`.',
  run: (catalogue: Catalogue) => {
    // A kind may be described in what is not known of `site.yaml`.
    if (!catalogue.site || mayHold(catalogue.site, ['runbookKinds'])) return [];
    const kinds = Object.keys(runbookKinds(catalogue));
    return [...catalogue.documents.runbook.values()]
      .filter(({ data }) => !requiredSections(catalogue, data.kind))
      .map((runbook) => ({
        message: `There is no kind of runbook called \`${runbook.data.kind}\`: there are ${quoted(kinds)}.`,
        hint: didYouMean(
          runbook.data.kind,
          kinds,
          `Use one of them, or describe it under \`runbookKinds:\` in ${siblingFile(runbook, 'site.yaml')}.`,
        ),
        at: placeOf(runbook, ['kind']),
      }));
  },
} satisfies Check;
