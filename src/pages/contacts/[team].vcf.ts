import type { APIRoute } from 'astro';
import { hasTeamCard } from '../../model/on-call/cards.ts';
import { teamCards } from '../../outputs/contact-card.ts';
import { openSite } from '../_site.ts';

export async function getStaticPaths() {
  const { catalogue } = await openSite();
  return [...catalogue.documents.team.values()].filter(hasTeamCard).map(({ id }) => ({ params: { team: id } }));
}

/** The numbers of a team and of its people, to be put into a telephone before the incident. */
export const GET: APIRoute = async ({ params }) => {
  const { catalogue, absolute } = await openSite();
  const team = catalogue.documents.team.get(params['team'] ?? '')!;
  return new Response(teamCards(team, absolute), { headers: { 'content-type': 'text/vcard; charset=utf-8' } });
};
