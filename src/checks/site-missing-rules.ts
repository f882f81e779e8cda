import type { Catalogue } from '../model/catalogue/catalogue.ts';
import type { Check } from '../model/audit/finding.ts';
import { placeOf } from '../model/text/place.ts';

/** Alerts whose rules are not found have no pages, and nothing else would say why. */
export const siteMissingRules = {
  id: 'site/missing-rules',
  level: 'error',
  summary: 'Every path and pattern under `rules:` of `site.yaml` leads to a file.',
  run: ({ site, missingRules }: Catalogue) =>
    missingRules.map((index) => ({
      message: `\`${site?.data.rules[index]}\` leads to no file: no alert rules are read from there.`,
      hint: 'Correct it, as seen from the folder of this file, or delete the line.',
      at: site ? placeOf(site, ['rules', index]) : { file: 'site.yaml', line: 1, column: 1 },
    })),
} satisfies Check;
