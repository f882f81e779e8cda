import type { Catalogue } from '../model/catalogue/catalogue.ts';
import type { Check } from '../model/audit/finding.ts';
import { missingValuesOf } from '../model/audit/health.ts';

/** A placeholder is shown as missing, so it is not wrong; gaps in contacts have a check of their own. */
export const contentGap = {
  id: 'content/gap',
  level: 'note',
  summary: 'Every value is filled in.',
  run: (catalogue: Catalogue) =>
    missingValuesOf(catalogue)
      .filter(({ document }) => document.type !== 'team')
      .map(({ words, text, at }) => ({
        message: `\`${words.at(-1)}\`${words.length > 1 ? ` of \`${words.at(-2)}\`` : ''} is still the placeholder \`${text}\`.`,
        hint: 'Fill it in, or delete the line.',
        at,
      })),
} satisfies Check;
