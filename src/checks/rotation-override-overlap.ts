import type { Catalogue } from '../model/catalogue/catalogue.ts';
import type { Check, CheckContext } from '../model/audit/finding.ts';
import { overrideInWords, overridesAhead, standInOf } from '../model/on-call/overrides.ts';
import { placeOf } from '../model/text/place.ts';

/** Where two overrides of a shift name different people at one time, the later in the list counts, which may be an accident. */
export const rotationOverrideOverlap = {
  id: 'rotation/override-overlap',
  level: 'warning',
  summary: 'No two overrides of a shift name different people at one time.',
  run: (catalogue: Catalogue, { today }: CheckContext) => {
    const all = overridesAhead(catalogue, today).filter(({ from, until }) => from < until);
    return all.flatMap(({ team, rotation, override, shift, from, until, path }, index) =>
      all
        .slice(0, index)
        .filter(
          (other) =>
            other.rotation === rotation &&
            other.shift === shift &&
            other.from < until &&
            from < other.until &&
            standInOf(other.override, team) !== standInOf(override, team),
        )
        .slice(0, 1)
        .map((other) => ({
          message: `From ${overrideInWords(override)}, \`${override.who}\` is on call in \`${shift?.name ?? rotation.name}\`, but so is \`${other.override.who}\` from ${overrideInWords(other.override)} (line ${placeOf(team, other.path).line}). Where they overlap, the later in the list counts: \`${override.who}\`.`,
          hint: 'End the first where the second begins, or delete the one that no longer applies.',
          at: placeOf(team, [...path, 'from']),
        })),
    );
  },
} satisfies Check;
