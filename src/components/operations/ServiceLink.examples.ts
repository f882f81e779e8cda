import type { Example } from '../example.ts';
import { service } from '../sample-site.ts';

export const examples: Example[] = [...service.data.links.map((link) => ({ state: link.name, props: { link } }))];
