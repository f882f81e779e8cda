import type { Example } from '../example.ts';
import { maintenance, site } from '../sample-site.ts';

export const examples: Example[] = [
  ...maintenance.data.windows.map((window) => ({
    state: window.name,
    props: { window, siteTimeZone: 'UTC', today: site.today },
  })),
];
