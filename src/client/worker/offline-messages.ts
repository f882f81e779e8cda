/** What a page and the service worker say to each other. */

/**
 * `status`: what is kept? `current`: the server has nothing newer. `show`: the reader wants the newer version now. A text in
 * an object is the version that the page shows.
 */
export type FromPage = 'status' | 'current' | 'show' | { shows: string | undefined };

/** What is kept, or `shows`: which version does the page show? */
export type FromWorker = KeptStatus | 'shows';

/** Why a device keeps less than the site would like. */
export type CacheProblem = 'full' | 'changed' | 'unreachable' | 'evicted' | 'refused';

export interface KeptStatus {
  /** Of the worker that says it. */
  version: string;
  kept: 'all' | 'essential' | 'nothing';
  bytes: number;
  /** When the copy was last known to be what the server has, ISO 8601. */
  at: string | undefined;
  because: 'site' | 'size' | CacheProblem | undefined;
}

export function tellWorker(worker: Pick<ServiceWorker, 'postMessage'>, message: FromPage): void {
  worker.postMessage(message);
}
