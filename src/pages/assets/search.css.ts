import type { APIRoute } from 'astro';
import styles from '../../styles/search.css?raw';

/** Travels beside the script of the search, and only when that is asked for. */
export const GET: APIRoute = () => new Response(styles, { headers: { 'content-type': 'text/css; charset=utf-8' } });
