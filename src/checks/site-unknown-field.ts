import type { Catalogue } from '../model/catalogue/catalogue.ts';
import type { Check } from '../model/audit/finding.ts';
import { internalField } from '../model/internal/fields.ts';
import { didYouMean } from '../model/text/nearest.ts';
import { placeOf } from '../model/text/place.ts';

/** What `internal:` misspells would be published. */
export const siteUnknownField = {
  id: 'site/unknown-field',
  level: 'error',
  summary: 'Every field that `site.yaml` marks as internal exists, and can be left out.',
  run: ({ site }: Catalogue) =>
    (site?.data.internal ?? []).flatMap((name, index) => {
      const field = internalField(name);
      if (!('problem' in field)) return [];
      const at = placeOf(site!, ['internal', index]);
      const { problem } = field;
      if (problem.kind === 'required')
        return [
          {
            message: `\`${name}\` cannot be left out: \`${problem.word}\` is required.`,
            hint: 'Name an optional field in it, or one around it.',
            at,
          },
        ];
      return [
        {
          message: `There is no field \`${problem.word}\` on the way to \`${name}\`.`,
          hint: didYouMean(problem.word, problem.known, 'Write `type.field`, for example `team.people.phone`.'),
          at,
        },
      ];
    }),
} satisfies Check;
