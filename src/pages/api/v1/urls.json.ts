import type { APIRoute } from 'astro';
import { urlIndexOf } from '../../../model/site/url-index.ts';
import { formatUrlsJson } from '../../../outputs/api.ts';
import { openSite } from '../../_site.ts';

export const GET: APIRoute = async () => {
  const { catalogue, absolute } = await openSite();
  return new Response(formatUrlsJson(urlIndexOf(catalogue, absolute('/'))));
};
