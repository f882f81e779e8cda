import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { accentOf, contrastIn, leastContrast, readable, surfaces } from './theme.ts';

test('contrast is judged on the surfaces that pages have', () => {
  const tokens = readFileSync(path.join(import.meta.dirname, '../../styles/tokens.css'), 'utf8');
  const shades = ['paper', 'sunk'].map((name) =>
    new RegExp(`--${name}: light-dark\\((#\\w+), (#\\w+)\\)`).exec(tokens)!.slice(1),
  );

  expect(surfaces).toEqual({ light: shades.map(([light]) => light), dark: shades.map(([, dark]) => dark) });
});

test('contrast is what WCAG counts, on the surface where it is least', () => {
  expect(contrastIn('light', '#000')).toBeCloseTo(18.62, 1);
  expect(contrastIn('light', '#f3f1ec')).toBe(1);
  expect(contrastIn('dark', '#ffffff')).toBeGreaterThan(15);
});

test.each(['#2ea3f2', '#ffcc00', '#0b6e4f', '#f00', '#000000', '#ffffff', '#7f7f7f'])(
  'the nearest colour that can be read is found in both themes: %s',
  (colour) => {
    for (const shade of ['light', 'dark'] as const) {
      const found = readable(colour, shade);
      expect(contrastIn(shade, found)).toBeGreaterThanOrEqual(leastContrast);
      // No further away than it takes, but for the colours that can be read as they are.
      if (found !== colour) expect(contrastIn(shade, found)).toBeLessThan(leastContrast + 0.2);
    }
  },
);

test('a colour that can be read stays; of one colour the dark theme has a lighter one, of two its own', () => {
  expect(accentOf({ accent: '#0b6e4f' })).toEqual({ light: '#0b6e4f', dark: expect.stringMatching(/^#[0-9a-f]{6}$/) });
  expect(accentOf({ accent: { light: '#0b6e4f', dark: '#123456' } })).toEqual({ light: '#0b6e4f', dark: '#123456' });
  expect(accentOf({})).toBeUndefined();
});
