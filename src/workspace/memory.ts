import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Room for new objects, in bytes: what pages leave behind is gone before it is moved anywhere. */
const youngSpace = 16 * 1024 * 1024;

/**
 * Keeps a build small. Call it before anything is loaded. V8 gives new objects as much room as the machine has, three
 * times; here they get enough not to cost time, and no more. The bundler gives back at once what it has freed. One thread
 * writes files as quickly as four: they wait for the same disk.
 */
export function saveMemory(): void {
  makeRoomForNew();
  // Read by libuv and by the allocator of Rolldown when they start.
  process.env['UV_THREADPOOL_SIZE'] ??= '1';
  process.env['MIMALLOC_PURGE_DELAY'] ??= '0';
}

/** Bytes of objects below which nobody misses the memory: looking through them takes a third of a second. */
const worthCollecting = 200 * 1024 * 1024;

/** Collects garbage now, so that what one stage of a large build leaves does not lie beside what the next one needs. */
export function releaseMemory(): void {
  if (process.memoryUsage().heapUsed < worthCollecting) return;
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as (options: object) => void)({ type: 'major', flavor: 'last-resort' });
  // From Node 24 on it takes the room for new objects away as well: they are collected each millisecond then.
  makeRoomForNew();
}

/** Limits for a thread of its own: room for new objects as above, which V8 counts three times. Call it before the thread is made. */
export function limitsForThread(): { maxYoungGenerationSizeMb: number } {
  // One setting for all threads: a new one has no room yet.
  setFlagsFromString('--semi-space-growth-factor=2');
  return { maxYoungGenerationSizeMb: (3 * youngSpace) / 2 ** 20 };
}

function makeRoomForNew(): void {
  setFlagsFromString('--semi-space-growth-factor=2');
  // Nothing but objects that live makes that room grow.
  const living: object[] = [];
  while (sizeOfYoungSpace() < youngSpace) living.push(Array.from({ length: 5000 }, () => ({ living })));
  setFlagsFromString('--semi-space-growth-factor=1');
}

function sizeOfYoungSpace(): number {
  return getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space')?.space_size ?? youngSpace;
}
