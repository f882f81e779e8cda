import { expect, test } from 'vitest';
import { Reads } from '../model/catalogue/reads.ts';
import type { PagePlan } from './page-maker.ts';
import { madeByWorkers, ReadsReader, ReadsWriter, workersFor } from './page-workers.ts';

function reads(parts: string[], views: Reads[] = []): Reads {
  const made = new Reads();
  for (const part of parts) made.parts.add(part);
  for (const view of views) made.views.add(view);
  return made;
}

test('what a page has read is the same on another thread, and a view that pages share is sent once', () => {
  const titles = reads(['0 data.title', '1 data.title']);
  const menu = reads(['0 data.order'], [titles]);
  const pages = [reads(['0 body.treeText'], [menu]), reads([], [titles, menu]), reads(['1 body.treeText'])];
  const [writer, reader] = [new ReadsWriter(), new ReadsReader()];

  const first = writer.write(pages[0]!);
  reader.addViews(writer.takeViews());
  const second = pages.slice(1).map((page) => writer.write(page));
  const later = writer.takeViews();
  reader.addViews(later);

  expect(later).toEqual([]);
  const read = [first, ...second].map((sent) => reader.read(sent));
  expect(read).toEqual(pages);
  expect([...read[1]!.views]).toContain([...read[0]!.views][0]);
});

test.each([
  ['a small site on many cores', 160, 8, 0],
  ['one core', 5000, 1, 0],
  ['two cores', 5000, 2, 1],
  ['a site of some size on many cores', 800, 8, 3],
  ['a large site on very many cores', 50_000, 64, 6],
])('pages are made on as many threads as pay: %s', (_, files, cores, workers) => {
  expect(workersFor(files, cores)).toBe(workers);
});

test('a thread that cannot work ends the build with its error', async () => {
  const plan: PagePlan = {
    told: {
      cache: '/nowhere',
      base: '/',
      origin: 'https://oncall.example',
      today: '2026-03-01',
      hasReport: false,
      live: false,
      script: 'assets/site.js',
      beforePaint: '',
    },
    settings: { base: '/', security: { scripts: [], connect: [], hasFonts: false } },
  };

  // The sources have no program of a thread: it is made when the package is compiled.
  const made = madeByWorkers(['index.html'], { make: () => Promise.reject(new Error('not here')) }, 2, plan);
  await expect(made.next()).rejects.toThrow('page-worker.js');
});
