import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const sheets = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.css'));

test('no rule says left or right: it says start or end, so that pages can run from right to left', () => {
  const physical =
    /\b(?:margin|padding|border|inset|scroll-(?:margin|padding))-(?:left|right)\b|^\s*(?:left|right):|(?:text-align|float|clear): (?:left|right)\b|border-(?:top|bottom)-(?:left|right)-radius/;

  const found = sheets.flatMap((name) =>
    readFileSync(path.join(import.meta.dirname, name), 'utf8')
      .split('\n')
      .flatMap((line, index) => (physical.test(line) ? [`${name}:${index + 1} ${line.trim()}`] : [])),
  );

  expect(found).toEqual([]);
  expect(sheets.length).toBeGreaterThan(10);
});
