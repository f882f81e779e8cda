import type { Example } from '../example.ts';
import { onCall } from '../sample.ts';
import { site, team } from '../sample-site.ts';

const who = 'payments/ada';

export const examples: Example[] = [
  {
    state: 'Two turns and a time of which nobody can tell',
    props: {
      rows: onCall.duties.map(({ from, until, isCover }, index) => ({
        from,
        until,
        duties: [index === 2 ? undefined : { who: index === 0 ? who : undefined, from, until, isCover }],
      })),
      rotation: team.data.rotations[0],
      zone: onCall.zone,
      site,
    },
  },
];
