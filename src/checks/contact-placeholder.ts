import type { Catalogue } from '../model/catalogue/catalogue.ts';
import type { Check } from '../model/audit/finding.ts';
import { missingValuesOf } from '../model/audit/health.ts';

/** What a contact is missing matters more than other gaps: someone will dial it at night. */
export const contactPlaceholder = {
  id: 'contact/placeholder',
  level: 'warning',
  summary: 'No phone number or address of a person is a placeholder.',
  run: (catalogue: Catalogue) =>
    missingValuesOf(catalogue)
      .filter(({ document }) => document.type === 'team')
      .map(({ words, text, at }) => ({
        message: `\`${words.at(-1)}\` of \`${words.at(-2)}\` is the placeholder \`${text}\`: nobody can be reached that way.`,
        hint: 'Fill it in, or delete the line.',
        at,
      })),
} satisfies Check;
