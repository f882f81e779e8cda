import type { APIRoute } from 'astro';
import { hasCalendar } from '../../../model/on-call/cards.ts';
import { rotationCalendar } from '../../../outputs/calendar.ts';
import { openSite } from '../../_site.ts';

export async function getStaticPaths() {
  const { catalogue } = await openSite();
  return [...catalogue.documents.team.values()].flatMap((team) =>
    team.data.rotations.filter(hasCalendar).map(({ id }) => ({ params: { team: team.id, rotation: id } })),
  );
}

/** Who holds the pager when, for a calendar to subscribe to. */
export const GET: APIRoute = async ({ params }) => {
  const site = await openSite();
  const team = site.catalogue.documents.team.get(params['team'] ?? '')!;
  const rotation = team.data.rotations.find(({ id }) => id === params['rotation'])!;
  return new Response(rotationCalendar(team, rotation, site), {
    headers: { 'content-type': 'text/calendar; charset=utf-8' },
  });
};
