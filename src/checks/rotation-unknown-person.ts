import type { Catalogue } from '../model/catalogue/catalogue.ts';
import { mayHold } from '../model/catalogue/document.ts';
import type { Check } from '../model/audit/finding.ts';
import { nearest } from '../model/text/nearest.ts';
import { placeOf } from '../model/text/place.ts';
import { quoted } from './wording.ts';

/** `members:` of a shift names people of its own team. */
export const rotationUnknownPerson = {
  id: 'rotation/unknown-person',
  level: 'error',
  summary: 'Everyone who takes turns in a shift is a person of its team.',
  run: (catalogue: Catalogue) =>
    [...catalogue.documents.team.values()].flatMap((team) => {
      // Whoever takes turns may be someone whose id is not known.
      if (mayHold(team, ['people', '*', 'id'])) return [];
      const people = team.data.people.map(({ id }) => id);
      return team.data.rotations.flatMap(({ shifts }, rotation) =>
        shifts.flatMap(({ members }, shift) =>
          members.flatMap((member, index) => {
            if (people.includes(member)) return [];
            const near = nearest(member, people);
            const others = people.length > 0 ? `, or use one of ${quoted(people)}` : '';
            return [
              {
                message: `The team \`${team.id}\` has no person \`${member}\`.`,
                hint:
                  near === undefined
                    ? `Add \`${member}\` to \`people:\`${others}.`
                    : `Did you mean \`${near}\`? Otherwise add \`${member}\` to \`people:\`.`,
                at: placeOf(team, ['rotations', rotation, 'shifts', shift, 'members', index]),
              },
            ];
          }),
        ),
      );
    }),
} satisfies Check;
