import { expect, test } from 'vitest';
import { inPlaces } from './in-places.ts';

const link = { href: '/alerts/' };

test('parts come in the order of the text, whatever the language', () => {
  expect(inPlaces('From {from} until {until}', { from: link, until: 'noon' })).toEqual([
    'From ',
    link,
    ' until ',
    'noon',
    '',
  ]);
  expect(inPlaces('{until} まで、{from} から', { from: link, until: 'noon' })).toEqual([
    '',
    'noon',
    ' まで、',
    link,
    ' から',
  ]);
});

test('braces of a part are not places', () => {
  expect(inPlaces('Nearest to {name}', { name: '{name}' }).join('')).toBe('Nearest to {name}');
});

test('a place without a part is a mistake in a table', () => {
  expect(() => inPlaces('Nearest to {nmae}', { name: 'x' })).toThrow('{nmae}');
});
