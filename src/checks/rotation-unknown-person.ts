import { nobody } from '../../schemas/team.ts';
import type { Catalogue } from '../model/catalogue/catalogue.ts';
import { mayHold, type Document } from '../model/catalogue/document.ts';
import { isUnread } from '../model/catalogue/unread.ts';
import type { Check, CheckContext, Reported } from '../model/audit/finding.ts';
import { overridesAhead, standInOf } from '../model/on-call/overrides.ts';
import { didYouMean, nearest } from '../model/text/nearest.ts';
import { placeOf, type Place } from '../model/text/place.ts';
import { quoted } from './wording.ts';

/** `members:` of a shift names people of its own team, `who:` of an override those of any. */
export const rotationUnknownPerson = {
  id: 'rotation/unknown-person',
  level: 'error',
  summary: 'Everyone in a rotation or an override is a person of the team, or of the team that is named.',
  run: (catalogue: Catalogue, { today }: CheckContext) => [
    ...unknownMembers(catalogue),
    ...unknownStandIns(catalogue, today),
  ],
} satisfies Check;

function unknownMembers(catalogue: Catalogue): Reported[] {
  return [...catalogue.documents.team.values()].flatMap((team) => {
    const people = peopleOf(team);
    if (!people) return [];
    return team.data.rotations.flatMap(({ shifts }, rotation) =>
      shifts.flatMap(({ members }, shift) =>
        members.flatMap((member, index) => {
          if (people.includes(member)) return [];
          const at = placeOf(team, ['rotations', rotation, 'shifts', shift, 'members', index]);
          return [unknownPerson(team, member, people, at)];
        }),
      ),
    );
  });
}

function unknownStandIns(catalogue: Catalogue, today: string): Reported[] {
  return overridesAhead(catalogue, today).flatMap(({ team, override, path }) => {
    const reference = standInOf(override, team);
    const at = placeOf(team, [...path, 'who']);
    const [teamId = '', id = ''] = reference?.split('/') ?? [];
    if (reference === undefined) return [];
    const theirs = catalogue.documents.team.get(teamId);
    if (!theirs) {
      if (isUnread(catalogue, 'team', teamId)) return [];
      const hint = didYouMean(teamId, catalogue.documents.team.keys(), `Write the id of a person of \`${team.id}\`.`);
      return [{ message: `There is no team \`${teamId}\`, so \`${reference}\` is nobody.`, hint, at }];
    }
    const people = peopleOf(theirs);
    if (!people || people.includes(id)) return [];
    if (team !== theirs || nearest(id, people) !== undefined) return [unknownPerson(theirs, id, people, at)];
    const hint = `Add \`${id}\` to \`people:\`, write \`team/person\` for someone of another team, or \`${nobody}\` where nobody is on call.`;
    return [{ ...unknownPerson(theirs, id, people, at), hint }];
  });
}

/** Ids of the people of a team; undefined where one of them is not known. */
function peopleOf(team: Document<'team'>): string[] | undefined {
  return mayHold(team, ['people', '*', 'id']) ? undefined : team.data.people.map(({ id }) => id);
}

function unknownPerson(team: Document<'team'>, id: string, people: readonly string[], at: Place): Reported {
  const others = people.length > 0 ? `, or use one of ${quoted(people)}` : '';
  return {
    message: `The team \`${team.id}\` has no person \`${id}\`.`,
    hint:
      nearest(id, people) === undefined
        ? `Add \`${id}\` to \`people:\`${others}.`
        : didYouMean(id, people, `Add \`${id}\` to \`people:\`.`),
    at,
  };
}
