/** What a page and the service worker say to each other. */

/** `status`: what is kept? `current`: the server has nothing newer. `show`: the reader wants the newer version now. */
export type FromPage = 'status' | 'current' | 'show';

/** Why a device keeps less than the site would like. */
export type Hindrance = 'full' | 'changed' | 'unreachable' | 'evicted' | 'refused';

export interface KeptStatus {
  kept: 'all' | 'essential' | 'nothing';
  bytes: number;
  /** When the copy was last known to be what the server has, ISO 8601. */
  at: string | undefined;
  because: 'site' | 'size' | Hindrance | undefined;
}

export function tellWorker(worker: Pick<ServiceWorker, 'postMessage'>, message: FromPage): void {
  worker.postMessage(message);
}
