import type { APIRoute } from 'astro';
import { hasWindows } from '../../model/on-call/cards.ts';
import { maintenanceCalendar } from '../../outputs/calendar.ts';
import { openSite } from '../_site.ts';

export async function getStaticPaths() {
  const { catalogue, today } = await openSite();
  return [...catalogue.documents.maintenance.values()]
    .filter((maintenance) => hasWindows(maintenance, catalogue, today))
    .map(({ id }) => ({ params: { service: id } }));
}

/** When a service may be interrupted, for a calendar to subscribe to. */
export const GET: APIRoute = async ({ params }) => {
  const site = await openSite();
  const maintenance = site.catalogue.documents.maintenance.get(params['service'] ?? '')!;
  const name = site.catalogue.documents.service.get(maintenance.id)?.data.name ?? maintenance.id;
  return new Response(maintenanceCalendar(maintenance, name, site), {
    headers: { 'content-type': 'text/calendar; charset=utf-8' },
  });
};
