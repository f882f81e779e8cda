import { hostileText, type Example } from '../example.ts';
import { onCall, outOfReach, person, shift } from '../sample.ts';

export const examples: Example[] = [
  { state: 'A person', props: { someone: person, href: person.address } },
  { state: 'A shift', props: { someone: shift, href: shift.address } },
  { state: 'A shift with someone who stands in', props: { someone: { ...shift, onCall }, href: shift.address } },
  { state: 'Out of reach', props: { someone: { ...outOfReach, name: hostileText }, href: outOfReach.address } },
];
