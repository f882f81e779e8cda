import type { Catalogue } from '../model/catalogue/catalogue.ts';
import type { Check, CheckContext } from '../model/audit/finding.ts';
import { overridesAhead } from '../model/on-call/overrides.ts';
import { placeOf } from '../model/text/place.ts';

/** An override that ends before it begins changes nothing: whose turn it is would be called. */
export const rotationOverrideBackwards = {
  id: 'rotation/override-backwards',
  level: 'error',
  summary: 'Every override ends after it begins.',
  run: (catalogue: Catalogue, { today }: CheckContext) =>
    overridesAhead(catalogue, today)
      .filter(({ from, until }) => until <= from)
      .map(({ team, override, path }) => ({
        message: `The override ends at \`${override.until.text}\`, before it begins at \`${override.from.text}\`, so \`${override.who}\` is never on call.`,
        hint: 'Write `until:` with the last day, or with the time at which it ends.',
        at: placeOf(team, [...path, 'until']),
      })),
} satisfies Check;
