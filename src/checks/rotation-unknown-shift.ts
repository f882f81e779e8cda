import type { Catalogue } from '../model/catalogue/catalogue.ts';
import { mayHold } from '../model/catalogue/document.ts';
import type { Check, CheckContext } from '../model/audit/finding.ts';
import { overridesAhead } from '../model/on-call/overrides.ts';
import { nearest } from '../model/text/nearest.ts';
import { placeOf } from '../model/text/place.ts';
import { quoted } from './wording.ts';

/** `shift:` of an override names a shift of its rotation: of another one, it would change nothing. */
export const rotationUnknownShift = {
  id: 'rotation/unknown-shift',
  level: 'error',
  summary: 'Every override is of a shift that its rotation has.',
  run: (catalogue: Catalogue, { today }: CheckContext) =>
    overridesAhead(catalogue, today).flatMap(({ team, rotation, override, shift, path }) => {
      if (shift || mayHold(team, [...path.slice(0, 2), 'shifts', '*', 'id'])) return [];
      const ids = rotation.shifts.map(({ id }) => id);
      if (override.shift === undefined)
        return [
          {
            message: `\`${rotation.name}\` has no shift that \`${override.who}\` could take over.`,
            hint: 'Add the shift under `shifts:`.',
            at: placeOf(team, [...path, 'who']),
          },
        ];
      const near = nearest(override.shift, ids);
      return [
        {
          message: `\`${rotation.name}\` has no shift \`${override.shift}\`.`,
          hint:
            near === undefined
              ? `Use ${ids.length > 0 ? `one of ${quoted(ids)}` : 'the id of one of its shifts'}, or add \`${override.shift}\` to \`shifts:\`.`
              : `Did you mean \`${near}\`? Otherwise add \`${override.shift}\` to \`shifts:\`.`,
          at: placeOf(team, [...path, 'shift']),
        },
      ];
    }),
} satisfies Check;
