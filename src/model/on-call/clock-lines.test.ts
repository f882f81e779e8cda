import { expect, test } from 'vitest';
import { duration } from '../../../schemas/quantities/duration.ts';
import { clockMoments, longNames, momentsInShort } from './clock-lines.ts';
import type { ContactInfo } from './contact-methods.ts';

const someone = (name: string): ContactInfo => ({
  reference: `team/${name}`,
  name,
  role: undefined,
  address: `/contacts/#${name}`,
  methods: [],
  participants: [],
});
const call = (after: string | undefined, ...names: string[]) => ({
  after: after === undefined ? undefined : duration.parse(after),
  who: names.map(someone),
});

test.each([
  ['one step of one person', [call(undefined, 'ada')], '0:'],
  ['nobody', [], ''],
  ['another step, whatever its time', [call(undefined, 'ada'), call(undefined, 'grace')], '0:next'],
  ['two people of one step', [call(undefined, 'ada', 'grace')], '0:also'],
  ['two steps of one time', [call('0m', 'ada'), call('15m', 'alan'), call('15m', 'grace')], '0:next 15:also'],
  ['a next step that names nobody', [call('0m', 'ada'), call('15m')], '0: 15:'],
  [
    'one person, then two, then one',
    [call('0m', 'ada'), call('10m', 'alan', 'grace'), call('1h', 'mary')],
    '0:next 10:also,next 60:',
  ],
])('room is kept for the lines that a clock shows at a moment: %s', (_, calls, moments) => {
  expect(momentsInShort(clockMoments(calls))).toBe(moments);
});

test('names that one line of a phone may not hold keep their room, those with the longest role first', () => {
  const rotation = { ...someone('Secondary on-call'), participants: [someone('Alma Example'), someone('Bo')] };

  expect(longNames([{ who: [someone('Ada')] }, { who: [rotation] }])).toEqual([
    { name: 'Alma Example', role: 'Secondary on-call', more: 0 },
  ]);
});
