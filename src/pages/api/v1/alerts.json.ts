import type { APIRoute } from 'astro';
import { formatAlertsJson } from '../../../outputs/api.ts';
import { openSite } from '../../_site.ts';

export const GET: APIRoute = async ({ site }) => {
  const { catalogue, alerts, href } = await openSite();
  return new Response(formatAlertsJson(catalogue, alerts, new URL(href('/'), site).href));
};
