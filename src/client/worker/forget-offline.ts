/** `sw.js` of a site that keeps nothing: ends a service worker of an earlier version, and deletes what it kept. */
import { cacheName } from './kept-files.ts';
import type { WorkerScope } from './worker-scope.ts';

declare const self: WorkerScope;

/** How often, and after which pauses, it is looked whether something is kept again. */
const looks = 20;
const pauseMs = 500;

self.addEventListener('install', (event) => event.waitUntil(self.skipWaiting()));
self.addEventListener('activate', (event) => event.waitUntil(forget()));

async function forget(): Promise<void> {
  const name = cacheName(new URL(self.registration.scope));
  await caches.delete(name);
  await self.registration.unregister();
  // The worker before this one may still be at work: what a tab asks of it makes its cache anew.
  for (let look = 0; look < looks; look++) {
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
    await caches.delete(name);
  }
}
