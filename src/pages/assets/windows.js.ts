import type { APIRoute } from 'astro';
import { openingsOfSite } from '../../model/on-call/openings.ts';
import { openSite } from '../_site.ts';

/**
 * When windows of maintenance open, as a script, which also loads from a folder. They are not in the pages, which would change
 * each day.
 */
export const GET: APIRoute = async () => {
  const { catalogue, today } = await openSite();
  return new Response(`self.alertbookWindows=${JSON.stringify(openingsOfSite(catalogue, today))};\n`, {
    headers: { 'content-type': 'text/javascript; charset=utf-8' },
  });
};
