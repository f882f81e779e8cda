import { expect, test } from 'vitest';
import { refuseLongParsing } from './limits.ts';

test.each([
  ['notes', '[^a]', 'More than 3000 brackets are closed in one paragraph.'],
  ['references', '[a]', 'More than 3000 brackets are closed in one paragraph.'],
  ['brackets that close nothing', 'a] ', 'More than 3000 brackets are closed in one paragraph.'],
  ['brackets that are open', '[', 'More than 100 brackets stand in each other in one paragraph.'],
  ['marks of emphasis', '*a _b ', 'More than 3000 marks of emphasis stand in one paragraph.'],
])('too many %s in one paragraph are refused before they are parsed', (_what, piece, message) => {
  expect(() => refuseLongParsing(piece.repeat(4000), { isMdx: true })).toThrow(message);
  // Apart from each other, they are harmless.
  refuseLongParsing(`${piece}\n\n`.repeat(4000), { isMdx: true });
});

test('links of any number are none of these', () => {
  refuseLongParsing('[a](b) '.repeat(4000), { isMdx: true });
});
