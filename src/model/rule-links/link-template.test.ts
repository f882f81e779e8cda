import { expect, test } from 'vitest';
import { templatesIn } from './link-template.ts';

test.each([
  ['{{ $labels.pod }}', ['{{ $labels.pod }}']],
  ['{{ printf "}}" }}x', ['{{ printf "}}" }}']],
  ['{{ `}}` }}{{ .Value }}', ['{{ `}}` }}', '{{ .Value }}']],
  ['{{ "a\\"}}" }}', ['{{ "a\\"}}" }}']],
  ['{{ a {{ b }}', ['{{ a {{ b }}']],
  ['{{ "a {{ b }}', ['{{ "a {{ b }}']],
  ['${a}{{ b }}${c', ['${a}', '{{ b }}']],
  ['${{ a }}', ['${{ a }']],
  ['{{ never closed', []],
])('%s holds the templates %j', (text, found) => {
  expect(templatesIn(text).map(({ start, end }) => text.slice(start, end))).toEqual(found);
});

test('an action of thousands of characters is one that nobody knows', () => {
  expect(templatesIn(`{{ $labels.${'a'.repeat(5000)} }}`)).toMatchObject([{ kind: 'other' }]);
});

// At the square of their length, each would take minutes.
test.each(['{{', '${', '{{"', '{{ `', '{{ "\\'])('a text of %s alone, a megabyte long, is read at once', (text) => {
  expect(templatesIn(text.repeat(1_000_000 / text.length)).length).toBeLessThan(2);
});
