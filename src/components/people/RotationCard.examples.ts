import type { Example } from '../example.ts';
import { site, team } from '../sample-site.ts';

export const examples: Example[] = [
  ...team.data.rotations.map((rotation) => ({ state: rotation.name, props: { rotation, team, site } })),
];
