import { availableParallelism } from 'node:os';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * Keeps a build small, and costs no time that can be measured: of new objects, V8 keeps room for what lived through a
 * few pages, not for as much as the machine has; and threads that have no processor of their own only hold memory.
 */
export function saveMemory(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
  process.env['UV_THREADPOOL_SIZE'] ??= String(Math.min(availableParallelism(), 4));
}

/** Collects garbage now, so that what one stage of a build leaves does not lie beside what the next one needs. */
export function releaseMemory(): void {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
}
