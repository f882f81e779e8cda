import type { Catalogue } from '../model/catalogue/catalogue.ts';
import type { Check } from '../model/audit/finding.ts';
import { placeOf } from '../model/text/place.ts';

/** The folder is part of the address, and people read the service from it. */
export const runbookWrongFolder = {
  id: 'runbook/wrong-folder',
  level: 'warning',
  summary: 'Every runbook is in the folder of its service.',
  run: (catalogue: Catalogue) =>
    [...catalogue.documents.runbook.values()].flatMap((runbook) => {
      const [folder = '', slug = ''] = runbook.id.split('/');
      const { service } = runbook.data;
      // A service that does not exist has a finding of its own.
      if (folder === service || !catalogue.documents.service.has(service)) return [];
      return [
        {
          message: `This runbook belongs to the service \`${service}\`, but is in the folder \`${folder}/\`, so its address says \`${folder}\`.`,
          hint: `Move it to \`runbooks/${service}/${slug}.mdx\` and add \`aliases: [/runbooks/${runbook.id}/]\`, or fix \`service:\`.`,
          at: placeOf(runbook, ['service']),
        },
      ];
    }),
} satisfies Check;
