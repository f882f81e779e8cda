import type { Catalogue } from '../model/catalogue.ts';
import type { Check } from '../model/finding.ts';
import { didYouMean } from '../model/nearest.ts';
import { placeOf } from '../model/place.ts';
import { anchorsOfText } from '../model/site-map.ts';
import { quoted } from './wording.ts';

export const runbookUnknownAlertSection = {
  id: 'runbook/unknown-alert-section',
  level: 'error',
  summary: 'The section that an alert opens exists in its runbook.',
  run: (catalogue: Catalogue) =>
    [...catalogue.documents.runbook.values()].flatMap((runbook) => {
      const anchors = anchorsOfText(catalogue, runbook).map(({ id }) => id);
      return runbook.data.alerts.flatMap(({ name, section }, index) => {
        if (section === undefined || anchors.includes(section)) return [];
        return [
          {
            message: `The alert \`${name}\` opens the section \`${section}\`, which this runbook does not have.`,
            hint: didYouMean(
              section,
              anchors,
              anchors.length > 0 ? `Use one of ${quoted(anchors)}.` : 'Delete `section:`.',
            ),
            at: placeOf(runbook, ['alerts', index, 'section']),
          },
        ];
      });
    }),
} satisfies Check;
