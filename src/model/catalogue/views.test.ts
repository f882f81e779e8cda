import { expect, test } from 'vitest';
import { linkCatalogue, withChanges } from './catalogue.ts';
import { viewOf } from './views.ts';

test('a view is made once for a catalogue, and anew for one that says something else', () => {
  let made = 0;
  const unreadOf = viewOf(({ unread }) => {
    made += 1;
    return [...unread];
  });
  const catalogue = linkCatalogue({ documents: [], broken: [], findings: [], unread: ['alerts'] });

  expect(unreadOf(catalogue)).toBe(unreadOf(catalogue));
  expect(made).toBe(1);
  expect(unreadOf(withChanges(catalogue, { unread: ['guides'] }))).toEqual(['guides']);
  expect(unreadOf({ ...catalogue, unread: [] })).toEqual([]);
});
