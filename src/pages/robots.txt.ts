import type { APIRoute } from 'astro';
import { formatRobots } from '../outputs/sitemap.ts';
import { openSite } from './_site.ts';

export const GET: APIRoute = async () => {
  const { catalogue, absolute } = await openSite();
  return new Response(formatRobots(catalogue, absolute), { headers: { 'content-type': 'text/plain; charset=utf-8' } });
};
