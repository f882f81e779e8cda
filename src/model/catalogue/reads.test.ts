import { expect, test } from 'vitest';
import { linkCatalogue } from './catalogue.ts';
import { noteRead, recordReads, recordReadsOf, type Reads } from './reads.ts';
import { viewOf, viewsOf } from './views.ts';

const catalogue = () => linkCatalogue({ documents: [], broken: [], findings: [] });

/** All that was read, for views too. */
function allOf({ parts, views }: Reads): string[] {
  return [...parts, ...[...views].flatMap(allOf)].toSorted();
}

test('what was read for a view counts for everyone who takes it, not only for the first', () => {
  const inner = viewOf(() => noteRead('1 data.title'));
  const outer = viewOf((of) => {
    inner(of);
    noteRead('2 body.links');
  });
  const one = catalogue();

  const pages = [1, 2].map(() => recordReads(() => outer(one)).reads);

  expect(pages.map(allOf)).toEqual([
    ['1 data.title', '2 body.links'],
    ['1 data.title', '2 body.links'],
  ]);
});

test('a view of one thing says nothing of what was read for another', () => {
  let made = 0;
  const titleOf = viewsOf(
    (_catalogue, { id }: { id: number }) => {
      made += 1;
      noteRead(`${id} data.title`);
      return id;
    },
    ({ id }) => id,
  );
  const one = catalogue();

  const { made: taken, reads } = recordReads(() => titleOf(one, { id: 7 }));
  const again = recordReads(() => titleOf(one, { id: 7 }));
  const other = recordReads(() => titleOf(one, { id: 8 }));

  expect([taken, made]).toEqual([7, 2]);
  expect([reads, again.reads, other.reads].map(allOf)).toEqual([['7 data.title'], ['7 data.title'], ['8 data.title']]);
});

test('what is read after something was made, or before, does not count for it, and neither where it failed', async () => {
  noteRead('1 data.title');
  const { reads } = await recordReadsOf(async () => {
    await Promise.resolve();
    noteRead('2 data.title');
  });
  noteRead('3 data.title');
  await expect(recordReadsOf(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  noteRead('4 data.title');

  expect(allOf(reads)).toEqual(['2 data.title']);
});
