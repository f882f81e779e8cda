import { agoText, sizeText } from '../../model/site/offline-manifest.ts';
import { tellWorker, type FromWorker, type KeptStatus } from '../worker/offline-messages.ts';
import { offlineTexts } from '../../texts/scripts.ts';

/**
 * Browsers look for a newer version when a page is opened, and tell nobody that there was none. So a page that is looked at
 * asks itself, to know the age of the copy, but not more often than this.
 */
const checkEveryMs = 10 * 60_000;

/** A copy that is older, and cannot be compared with what the server has, says its age at once. */
const oldMs = 60 * 60_000;

/** `<offline-status>`: has the site kept on this device, and says what is kept and whether there is something newer. */
class OfflineStatus extends HTMLElement {
  #registration: ServiceWorkerRegistration | undefined;
  /** When the server was last asked, or the copy was last known to be what the server has. */
  #checked = 0;
  /** The version that this page was loaded with. Nobody but the page itself can be asked for it. */
  #version: string | undefined;

  connectedCallback(): void {
    if (!location.protocol.startsWith('http') || 'preview' in document.documentElement.dataset) return;
    if (document.readyState === 'complete') void this.#start();
    else addEventListener('load', () => void this.#start(), { once: true });
  }

  async #start(): Promise<void> {
    if (!isSecureContext || !('serviceWorker' in navigator)) return this.#say(offlineTexts.needsHttps);
    navigator.serviceWorker.addEventListener('message', ({ data, source }) =>
      this.#hear(data as FromWorker, source as ServiceWorker),
    );
    if (isSavingData() && !(await navigator.serviceWorker.getRegistration())) await this.#asked();
    const registration = await register().catch((error: unknown) => {
      this.#say(offlineTexts.nothing(offlineTexts.reasons[error instanceof TypeError ? 'unreachable' : 'refused']));
    });
    if (!registration) return;
    const watch = (): void => this.#watch(registration);
    registration.addEventListener('updatefound', watch);
    watch();
    this.querySelector('[data-newer] button')?.addEventListener('click', () => showNewer(registration));
    this.#registration = registration;
    document.addEventListener('visibilitychange', () => this.#check());
  }

  /** Waits until the reader wants a copy: the device is told to save data, and a copy takes megabytes. */
  async #asked(): Promise<void> {
    const button = this.querySelector<HTMLElement>('[data-keep]');
    if (!button) return;
    this.#say(offlineTexts.savesData);
    button.hidden = false;
    await new Promise((resolve) => button.addEventListener('click', resolve, { once: true }));
    button.hidden = true;
    this.#say(offlineTexts.begins);
  }

  #check(): void {
    if (document.hidden || !this.#registration || Date.now() - this.#checked < checkEveryMs) return;
    this.#checked = Date.now();
    void askServer(this.#registration).then((isReached) => {
      this.toggleAttribute('data-unreached', !isReached);
    });
  }

  /** Follows a new version until it is there. */
  #watch(registration: ServiceWorkerRegistration): void {
    const { installing, waiting, active } = registration;
    if (waiting && active) this.#offerNewer();
    if (active) tellWorker(active, 'status');
    installing?.addEventListener('statechange', () => {
      if (installing.state === 'installed' && registration.active) this.#offerNewer();
      if (installing.state === 'activated') tellWorker(installing, 'status');
    });
  }

  #hear(message: FromWorker, worker: ServiceWorker): void {
    if (message === 'shows') return tellWorker(worker, { shows: this.#version });
    if (worker === navigator.serviceWorker.controller) this.#version ??= message.version;
    this.#show(message);
  }

  #offerNewer(): void {
    this.hidden = false;
    const newer = this.querySelector<HTMLElement>('[data-newer]');
    if (newer) newer.hidden = false;
  }

  #show({ kept, bytes, at, because }: KeptStatus): void {
    const why = offlineTexts.reasons[because ?? 'evicted'];
    this.#checked = Math.max(this.#checked, at === undefined ? 0 : Date.parse(at));
    this.#check();
    if (kept === 'nothing' || at === undefined) {
      // What a newer version could not do leaves the older one as it was.
      if (!navigator.serviceWorker.controller || because === 'evicted') this.#say(offlineTexts.nothing(why));
      return;
    }
    const age = Date.now() - Date.parse(at);
    const time = offlineTexts.time({ date: dateText(at), ago: agoText(age) });
    const size = sizeText(bytes);
    this.toggleAttribute('data-old', age > oldMs);
    this.#say(kept === 'all' ? offlineTexts.all({ size, time }) : offlineTexts.essential({ size, time, why }));
  }

  #say(text: string): void {
    const kept = this.querySelector('[data-kept]');
    if (kept) kept.textContent = text;
    this.hidden = false;
  }
}

/** Whether the reader has told the device to save data. Some browsers do not say. */
function isSavingData(): boolean {
  return (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true;
}

/** A page that does not know where the root is, as 404 does not, asks whoever keeps it. */
async function register(): Promise<ServiceWorkerRegistration | undefined> {
  const way = document.documentElement.dataset['root'] ?? '';
  if (!way.startsWith('.')) return await navigator.serviceWorker.getRegistration();
  const root = new URL(way, location.href);
  // To register again would wait behind a look for a newer version, which a server that never answers holds up.
  const found = await navigator.serviceWorker.getRegistration(root);
  if (found?.scope === root.href) return found;
  return await navigator.serviceWorker.register(new URL('sw.js', root), { scope: root.href, updateViaCache: 'none' });
}

/** Looks for a newer version; where there is none, the copy is as good as new. @returns Whether the server has answered. */
async function askServer(registration: ServiceWorkerRegistration): Promise<boolean> {
  try {
    await registration.update();
  } catch {
    // There is no network: what is kept is as old as it was.
    return false;
  }
  const { installing, waiting, active } = registration;
  if (active && !installing && !waiting) tellWorker(active, 'current');
  return true;
}

/** The reader has asked: loads this page again with the newer version. Other tabs stay as they are. */
function showNewer({ waiting }: ServiceWorkerRegistration): void {
  if (!waiting) return location.reload();
  waiting.addEventListener('statechange', () => {
    if (waiting.state === 'activated') location.reload();
  });
  tellWorker(waiting, 'show');
}

/** `21 Nov 2026 10:12 UTC`. */
function dateText(at: string): string {
  const [, day, month, year, time] = /^\w+, (\d+) (\w+) (\d+) (\d+:\d+)/.exec(new Date(at).toUTCString()) ?? [];
  return `${Number(day)} ${month} ${year} ${time} UTC`;
}

/** Registers the element. */
export function defineOfflineStatus(): void {
  customElements.define('offline-status', OfflineStatus);
}
