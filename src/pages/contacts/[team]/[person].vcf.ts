import type { APIRoute } from 'astro';
import { hasCard } from '../../../model/on-call/cards.ts';
import { personCard } from '../../../outputs/contact-card.ts';
import { openSite } from '../../_site.ts';

export async function getStaticPaths() {
  const { catalogue } = await openSite();
  return [...catalogue.documents.team.values()].flatMap((team) =>
    team.data.people.filter(hasCard).map(({ id }) => ({ params: { team: team.id, person: id } })),
  );
}

/** One person, to be put into a telephone. */
export const GET: APIRoute = async ({ params }) => {
  const { catalogue, absolute } = await openSite();
  const team = catalogue.documents.team.get(params['team'] ?? '')!;
  const person = team.data.people.find(({ id }) => id === params['person'])!;
  return new Response(personCard(team, person, absolute), { headers: { 'content-type': 'text/vcard; charset=utf-8' } });
};
