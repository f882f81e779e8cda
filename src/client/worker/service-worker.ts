/**
 * Keeps the site on the device of a reader: the files of one version, whole, and answers from them first. By hand, because
 * it may never show two versions in one page and must answer at once when a server accepts and never answers.
 */
import {
  findKept,
  isForReaders,
  pathAsked,
  type OfflineList,
  type OfflineVersion,
} from '../../model/site/offline-manifest.ts';
import { CacheError, KeptFiles, versionNote, type KeptVersion } from './kept-files.ts';
import type { FromPage, FromWorker, CacheProblem, KeptStatus } from './offline-messages.ts';
import type { RequestEvent, Tab, WorkerScope } from './worker-scope.ts';
import { workerTexts } from '../../texts/scripts.ts';

declare const self: WorkerScope;
/** Stands before this script in `sw.js`. */
declare const offlineVersion: OfflineVersion;

/** How long the network may take for an address that this version does not know, and for one that a reader insists on or that is only not kept. */
const unknownWaitMs = 1000;
const longWaitMs = 10_000;
/** How long a tab may take to say which version it shows. */
const tabWaitMs = 500;
const dayMs = 86_400_000;

const root = new URL(self.registration.scope);
const files = new KeptFiles(root);

/** Which version the tabs show that were open when a newer one took over, by the tab's id: a hint, which the tab confirms. */
interface Tabs {
  current: string | undefined;
  versionByTab: Record<string, string>;
}

let tabs: Promise<Tabs> | undefined;

/** What tabs have said, by their ids, and who waits for it. */
const shownByTab = new Map<string, string | undefined>();
const waitingForTab = new Map<string, () => void>();

/** Unknown addresses that were asked for since the worker was started. */
const insisted = new Set<string>();

self.addEventListener('install', (event) => event.waitUntil(keepThisVersion()));
self.addEventListener('activate', (event) => event.waitUntil(takeOver()));
self.addEventListener('fetch', answerRequest);
self.addEventListener('message', (event) => event.waitUntil(answerMessage(event.data as FromPage, event.source)));

async function keepThisVersion(): Promise<void> {
  try {
    await files.keep(offlineVersion);
  } catch (error) {
    const because = error instanceof CacheError ? error.because : 'refused';
    const status = statusOf(undefined, because);
    for (const tab of await self.clients.matchAll({ includeUncontrolled: true })) tab.postMessage(status);
    throw error;
  }
}

/** Remembers which version the open tabs show: they go on with its files until they are closed or load another page. */
async function takeOver(): Promise<void> {
  const before = await readTabs();
  if (before.current === undefined) await self.clients.claim();
  const shown = before.current === undefined ? [] : await self.clients.matchAll();
  const versionByTab = { ...Object.fromEntries(shown.map(({ id }) => [id, before.current!])), ...before.versionByTab };
  await writeTabs({ current: offlineVersion.version, versionByTab });
  await forgetOldVersions();
}

async function readTabs(): Promise<Tabs> {
  const { current, versionByTab } = ((await files.note('tabs')) ?? {}) as Partial<Tabs>;
  return { current, versionByTab: versionByTab instanceof Object ? versionByTab : {} };
}

async function writeTabs(changed: Tabs): Promise<void> {
  tabs = Promise.resolve(changed);
  await files.write('tabs', changed);
}

/** Deletes the files of versions that no tab shows any more. */
async function forgetOldVersions(): Promise<void> {
  // What a newer version has fetched already is not to be taken for what an older one left.
  const { installing, waiting } = self.registration;
  if (installing || waiting) return;
  const { current, versionByTab } = await readTabs();
  const open = new Set((await self.clients.matchAll({ includeUncontrolled: true })).map(({ id }) => id));
  const still = Object.fromEntries(Object.entries(versionByTab).filter(([id]) => open.has(id)));
  await writeTabs({ current, versionByTab: still });
  await files.forgetAllBut([], new Set([offlineVersion.version, ...Object.values(still)]));
}

function answerRequest(event: RequestEvent): void {
  const { request, clientId } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== root.origin || !url.pathname.startsWith(root.pathname)) return;
  const path = url.pathname.slice(root.pathname.length);
  if (!isForReaders(path) || request.headers.has('range')) return;
  event.respondWith(request.mode === 'navigate' ? pageAt(path, request) : partAt(path, request, clientId));
}

async function pageAt(path: string, request: Request): Promise<Response> {
  const list = await files.list(offlineVersion);
  if (!list) return (await fromNetwork(request, longWaitMs)) ?? Response.error();
  const found = findKept(list, path);
  if (!found) return await unknownPage(request);
  if ('path' in found) return Response.redirect(new URL(found.path + new URL(request.url).search, root).href);
  const kept = await files.file(found.hash, pathAsked(path));
  return kept ?? (await fromNetwork(request, longWaitMs)) ?? (await notFound(workerTexts.notKept));
}

/** Whoever loads an address again that the network was too slow for knows that there is something. */
async function unknownPage(request: Request): Promise<Response> {
  const response = await fromNetwork(request, insisted.has(request.url) ? longWaitMs : unknownWaitMs);
  insisted.add(request.url);
  return response ?? (await notFound(workerTexts.unknown));
}

/** What a page asks for: of the version that its tab shows. */
async function partAt(path: string, request: Request, clientId: string): Promise<Response> {
  const list = await listFor(clientId);
  const found = list && findKept(list, path);
  const kept = found && 'hash' in found ? await files.file(found.hash, pathAsked(path)) : undefined;
  return kept ?? (await fetch(request));
}

/** The list of the version that a tab shows. Only a tab that may show an older one is asked: its own word counts. */
async function listFor(clientId: string): Promise<OfflineList | undefined> {
  const { versionByTab } = await (tabs ??= readTabs());
  if (!Object.hasOwn(versionByTab, clientId)) return await files.list(offlineVersion);
  if (!shownByTab.has(clientId)) await askTab(clientId);
  const version = shownByTab.get(clientId);
  return (version !== undefined && (await files.listOf(version))) || (await files.list(offlineVersion));
}

async function askTab(clientId: string): Promise<void> {
  const tab = (await self.clients.matchAll()).find(({ id }) => id === clientId);
  await new Promise<void>((resolve) => {
    waitingForTab.set(clientId, resolve);
    setTimeout(resolve, tabWaitMs);
    tab?.postMessage('shows' satisfies FromWorker);
  });
}

/** @returns undefined when the network fails, has no good answer, or takes too long. */
async function fromNetwork(request: Request, waitMs: number): Promise<Response | undefined> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), waitMs);
  try {
    const response = await fetch(request, { signal: stop.signal });
    return response.status < 500 ? response : undefined;
  } catch {
    return undefined;
  } finally {
    clearTimeout(timer);
  }
}

async function notFound(notice: string): Promise<Response> {
  const list = await files.list(offlineVersion);
  const page = await files.file(list?.essential['404.html'] ?? '', '404.html');
  if (!page) return Response.error();
  const html = (await page.text()).replace(/<main[^>]*>/, (start) => `${start}<p class="moved">${notice}</p>`);
  return new Response(html, { status: 404, headers: page.headers });
}

async function answerMessage(message: FromPage, tab: Tab | null): Promise<void> {
  if (message === 'show') return await self.skipWaiting();
  if (typeof message === 'object') {
    if (tab) shownByTab.set(tab.id, message.shows);
    return waitingForTab.get(tab?.id ?? '')?.();
  }
  const name = offlineVersion.version;
  let version = await files.version(name);
  if (message === 'current' && version) {
    version = { ...version, at: new Date().toISOString() };
    await files.write(versionNote(name), version);
  }
  tab?.postMessage(statusOf(version));
  if (Object.keys((await readTabs()).versionByTab).length > 0) await forgetOldVersions();
  if (message === 'current' && isWorthATry(version))
    tab?.postMessage(statusOf(await files.keep(offlineVersion).catch(() => version)));
}

/** What the browser has thrown away can be fetched again, and the next day there may be room for the rest. */
function isWorthATry(version: KeptVersion | undefined): boolean {
  if (!version) return true;
  return version.because === 'full' && Date.now() - Date.parse(version.tried) > dayMs;
}

function statusOf(kept: KeptVersion | undefined, because: CacheProblem = 'evicted'): KeptStatus {
  const { version, bytes } = offlineVersion;
  if (!kept) return { version, kept: 'nothing', bytes: 0, at: undefined, because };
  return { version, kept: kept.kept, at: kept.at, because: kept.because, bytes: bytes[kept.kept] };
}
