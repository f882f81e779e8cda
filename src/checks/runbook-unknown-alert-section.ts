import type { Catalogue } from '../model/catalogue/catalogue.ts';
import type { Check } from '../model/audit/finding.ts';
import { nearest } from '../model/text/nearest.ts';
import { placeOf } from '../model/text/place.ts';
import { anchorsOfText } from '../model/site/page-anchors.ts';
import { includesUnread } from '../model/catalogue/unread.ts';
import { quoted } from './wording.ts';

/** What the site itself puts on the page, such as who to call, is no section of the runbook. */
export const runbookUnknownAlertSection = {
  id: 'runbook/unknown-alert-section',
  level: 'error',
  summary: 'The section that an alert opens exists in its runbook.',
  run: (catalogue: Catalogue) =>
    [...catalogue.documents.runbook.values()].flatMap((runbook) => {
      const anchors = anchorsOfText(catalogue, runbook).map(({ id }) => id);
      return runbook.data.alerts.flatMap(({ name, section }, index) => {
        if (section === undefined || anchors.includes(section) || includesUnread(catalogue, runbook)) return [];
        const near = nearest(section, anchors);
        const others = anchors.length > 0 ? `Use one of ${quoted(anchors)}.` : 'Delete `section:`.';
        return [
          {
            message: `The alert \`${name}\` opens the section \`${section}\`, which this runbook does not have.`,
            hint: near === undefined ? others : `Did you mean \`${near}\`?`,
            at: placeOf(runbook, ['alerts', index, 'section']),
          },
        ];
      });
    }),
} satisfies Check;
