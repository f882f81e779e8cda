import type { APIRoute } from 'astro';
import { searchEntriesOf } from '../../model/search/search-entries.ts';
import { packSearchIndex } from '../../model/search/search-index.ts';
import { openSite } from '../_site.ts';

/** A classic script, so that a page from `file://` can load it too. */
export const GET: APIRoute = async () => {
  const { catalogue } = await openSite();
  const index = JSON.stringify(packSearchIndex(searchEntriesOf(catalogue)));
  return new Response(`globalThis.alertbookSearchIndex=${index};\n`, {
    headers: { 'content-type': 'text/javascript; charset=utf-8' },
  });
};
