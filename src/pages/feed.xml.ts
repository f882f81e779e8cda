import type { APIRoute } from 'astro';
import { formatFeed } from '../outputs/feed.ts';
import { openSite } from './_site.ts';

export const GET: APIRoute = async () => {
  const { catalogue, absolute } = await openSite();
  return new Response(formatFeed(catalogue, absolute), { headers: { 'content-type': 'application/atom+xml' } });
};
