import type { Example } from '../example.ts';
import { outOfReach, person } from '../sample.ts';

export const examples: Example[] = [
  { state: 'Several', props: { ways: person.ways, name: person.name } },
  { state: 'None', props: { ways: [], name: person.name } },
  { state: 'A placeholder', props: { ways: outOfReach.ways, name: outOfReach.name } },
  { state: 'A placeholder, in full', props: { ways: outOfReach.ways, name: outOfReach.name, detailed: true } },
];
