import type { APIRoute } from 'astro';
import { formatAlertsJson } from '../../../outputs/api.ts';
import { openSite } from '../../_site.ts';

export const GET: APIRoute = async () => {
  const { catalogue, alerts, absolute } = await openSite();
  return new Response(formatAlertsJson(catalogue, alerts, absolute('/')));
};
