import type { APIRoute } from 'astro';
import { handoversOfSite } from '../../model/on-call/handovers.ts';
import { openSite } from '../_site.ts';

/**
 * The turns of all rotations, as a script, which also loads from a folder. They are not in the pages, which would change
 * with every hand-over.
 */
export const GET: APIRoute = async () => {
  const { catalogue, today } = await openSite();
  return new Response(`self.alertbookTurns=${JSON.stringify(handoversOfSite(catalogue, today))};\n`, {
    headers: { 'content-type': 'text/javascript; charset=utf-8' },
  });
};
