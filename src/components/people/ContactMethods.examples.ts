import type { Example } from '../example.ts';
import { outOfReach, person } from '../sample.ts';

export const examples: Example[] = [
  { state: 'Several', props: { methods: person.methods, name: person.name } },
  { state: 'None', props: { methods: [], name: person.name } },
  { state: 'A placeholder', props: { methods: outOfReach.methods, name: outOfReach.name } },
  { state: 'A placeholder, in full', props: { methods: outOfReach.methods, name: outOfReach.name, detailed: true } },
];
