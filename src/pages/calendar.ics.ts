import type { APIRoute } from 'astro';
import { siteCalendar } from '../outputs/calendar.ts';
import { openSite } from './_site.ts';

/** Who is on call everywhere, and when maintenance may be, for a calendar to subscribe to. */
export const GET: APIRoute = async () =>
  new Response(siteCalendar(await openSite()), { headers: { 'content-type': 'text/calendar; charset=utf-8' } });
