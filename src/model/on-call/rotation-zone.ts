import type { Rotation } from '../../../schemas/team.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Document } from '../catalogue/document.ts';

/** Time zone of the hand-overs of a rotation: its own, else the one of the team, else the one of the site. */
export function zoneOfRotation(rotation: Rotation, team: Document<'team'>, catalogue: Catalogue): string {
  return rotation.handover?.timeZone ?? zoneOfTeam(team, catalogue);
}

/** Time zone that a team lives by: its own, else the one of the site. */
export function zoneOfTeam(team: Document<'team'> | undefined, catalogue: Catalogue): string {
  return team?.data.timeZone ?? catalogue.site?.data.timeZone ?? 'UTC';
}
