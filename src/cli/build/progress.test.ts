import { expect, test } from 'vitest';
import { openProgress } from './progress.ts';

/** A terminal that remembers what was written, and a clock that is still until it is told. */
function terminal(isTTY = true) {
  const written: string[] = [];
  const clock = { now: 0 };
  const stream = { isTTY, columns: 40, write: (text: string) => written.push(text) > 0 };
  return { written, clock, stream, now: () => clock.now };
}

test('a long command says what it does and how far it is, and takes its line away', () => {
  const { written, clock, stream, now } = terminal();
  const progress = openProgress(stream, {}, now);
  progress.step('Making pages', 3000);
  clock.now = 2000;
  progress.tick();
  clock.now = 2050;
  progress.tick();
  clock.now = 2200;
  progress.tick();
  progress.step('Indexing the text');
  progress.end();

  expect(written).toEqual([
    '\r\x1b[KMaking pages: 1 of 3000',
    '\r\x1b[KMaking pages: 3 of 3000',
    '\r\x1b[KIndexing the text',
    '\r\x1b[K',
  ]);
});

test('what is done at once says nothing', () => {
  const { written, clock, stream, now } = terminal();
  const progress = openProgress(stream, {}, now);
  progress.step('Making pages', 10);
  clock.now = 800;
  progress.tick();
  progress.end();

  expect(written).toEqual([]);
});

test.each([
  ['a log', false, {}],
  ['CI', true, { CI: 'true' }],
  ['a terminal that cannot move its cursor', true, { TERM: 'dumb' }],
])('%s gets no progress', (_where, isTTY, environment) => {
  const { written, clock, stream, now } = terminal(isTTY);
  const progress = openProgress(stream, environment, now);
  clock.now = 5000;
  progress.step('Making pages', 10);
  progress.tick();
  progress.end();

  expect(written).toEqual([]);
});

test('a line never gets wider than the terminal, where it could not be taken away', () => {
  const { written, clock, stream, now } = terminal();
  const progress = openProgress(stream, {}, now);
  clock.now = 5000;
  progress.step('x'.repeat(200), 10);

  expect(written).toEqual([`\r\x1b[K${'x'.repeat(39)}`]);
});
