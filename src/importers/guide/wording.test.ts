import { expect, test } from 'vitest';
import { clockTime, takeRecurrence, tidied, withoutBrackets } from './wording.ts';

test.each([
  ['9 AM', '09:00'],
  ['12 AM', '00:00'],
  ['12:30 p.m.', '12:30'],
  ['17:05', '17:05'],
  ['9', undefined],
  ['13 PM', undefined],
  ['25:00', undefined],
])('%s on a 24-hour clock is %s', (text, time) => {
  expect(clockTime(text)).toBe(time);
});

test('how often is taken from the start, the end or the middle of a text', () => {
  expect(takeRecurrence('Daily automated backups')).toEqual({ every: 'Daily', rest: 'automated backups' });
  expect(takeRecurrence('verify restores weekly')).toEqual({ every: 'weekly', rest: 'verify restores' });
  expect(takeRecurrence('RDS automated daily backups')).toEqual({ every: 'daily', rest: 'RDS automated backups' });
  expect(takeRecurrence('every 6 hours')).toEqual({ every: 'every 6 hours', rest: '' });
  expect(takeRecurrence('whenever it rains')).toBeUndefined();
});

test('brackets at the end are told apart from what they are about', () => {
  expect(withoutBrackets('Weekly (Monday 9 AM).')).toEqual({ text: 'Weekly', inside: 'Monday 9 AM' });
  expect(withoutBrackets('Weekly')).toEqual({ text: 'Weekly', inside: undefined });
  expect(tidied('- full outage; ')).toBe('Full outage');
});

test('brackets that are only opened, or stand far from the end, are read once', () => {
  const text = `Weekly ${'('.repeat(100_000)}${' '.repeat(400_000)}x`;
  expect(withoutBrackets(text)).toEqual({ text, inside: undefined });
});
