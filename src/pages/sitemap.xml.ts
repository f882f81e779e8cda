import type { APIRoute } from 'astro';
import { formatSitemap } from '../outputs/sitemap.ts';
import { openSite } from './_site.ts';

export const GET: APIRoute = async () => {
  const { catalogue, absolute } = await openSite();
  return new Response(formatSitemap(catalogue, absolute), { headers: { 'content-type': 'application/xml' } });
};
