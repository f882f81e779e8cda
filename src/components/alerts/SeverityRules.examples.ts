import type { Example } from '../example.ts';
import { rankLevel } from '../../model/catalogue/catalogue.ts';
import { severities, site } from '../sample-site.ts';

const [matrix] = severities;
const [full, , bare] = matrix!.data.levels.map(rankLevel);

export const examples: Example[] = [
  { state: 'All that holds at a level', props: { level: full, matrixId: 'payments', site } },
  { state: 'A name alone', props: { level: bare, matrixId: 'payments', site } },
];
