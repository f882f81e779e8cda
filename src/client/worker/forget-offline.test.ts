import { expect, onTestFinished, test, vi } from 'vitest';

test('what the worker before writes down while it ends is deleted too', async () => {
  vi.useFakeTimers();
  const handlers = new Map<string, (event: { waitUntil: (work: Promise<unknown>) => void }) => void>();
  const kept = new Set<string>();
  const scope = 'https://oncall.example.com/docs/';
  vi.stubGlobal('self', {
    addEventListener: (type: string, handler: never) => handlers.set(type, handler),
    skipWaiting: () => Promise.resolve(),
    registration: {
      scope,
      unregister: () => {
        // A tab has just told the other worker which version it shows.
        setTimeout(() => kept.add(name), 7000);
        return Promise.resolve(true);
      },
    },
  });
  vi.stubGlobal('caches', { delete: (name: string) => Promise.resolve(kept.delete(name)) });
  onTestFinished(() => void vi.useRealTimers().unstubAllGlobals());
  const { cacheName } = await import('./kept-files.ts');
  const name = cacheName(new URL(scope));
  kept.add(name);
  await import('./forget-offline.ts');

  let work: Promise<unknown> = Promise.resolve();
  handlers.get('activate')!({ waitUntil: (given) => (work = given) });
  await vi.advanceTimersByTimeAsync(60_000);
  await work;

  expect([...kept]).toEqual([]);
});
