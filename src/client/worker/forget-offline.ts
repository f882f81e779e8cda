/** `sw.js` of a site that keeps nothing: ends a service worker of an earlier version, and deletes what it kept. */
import { cacheName } from './kept-files.ts';
import type { WorkerScope } from './worker-scope.ts';

declare const self: WorkerScope;

self.addEventListener('install', (event) => event.waitUntil(self.skipWaiting()));
self.addEventListener('activate', (event) => event.waitUntil(forget()));

async function forget(): Promise<void> {
  await caches.delete(cacheName(new URL(self.registration.scope)));
  await self.registration.unregister();
}
