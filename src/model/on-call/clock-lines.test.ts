import { expect, test } from 'vitest';
import { duration } from '../../../schemas/quantities/duration.ts';
import { clockLines } from './clock-lines.ts';
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
  ['one step of one person', [call(undefined, 'ada')], []],
  ['nobody', [], []],
  ['another step, whatever its time', [call(undefined, 'ada'), call(undefined, 'grace')], ['next']],
  ['two people of one step', [call(undefined, 'ada', 'grace')], ['also']],
  ['two steps of one time', [call('0m', 'ada'), call('15m', 'alan'), call('15m', 'grace')], ['also', 'next']],
  ['a next step that names nobody', [call('0m', 'ada'), call('15m')], []],
])('room is kept for the lines that a clock will show: %s', (_, calls, lines) => {
  expect(clockLines(calls)).toEqual(lines);
});
