/** The part of a service worker's world that TypeScript's library for pages lacks, as far as it is used here. */

export interface WaitingEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}

export interface RequestEvent extends WaitingEvent {
  readonly request: Request;
  /** Id of the tab that asks; empty when a tab asks for the page itself. */
  readonly clientId: string;
  respondWith(answer: Promise<Response>): void;
}

export interface Tab {
  readonly id: string;
  postMessage(message: unknown): void;
}

export interface TabMessageEvent extends WaitingEvent {
  readonly data: unknown;
  readonly source: Tab | null;
}

export interface WorkerScope {
  readonly registration: ServiceWorkerRegistration;
  readonly clients: {
    claim(): Promise<void>;
    matchAll(options?: { includeUncontrolled?: boolean }): Promise<Tab[]>;
  };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', listener: (event: WaitingEvent) => void): void;
  addEventListener(type: 'fetch', listener: (event: RequestEvent) => void): void;
  addEventListener(type: 'message', listener: (event: TabMessageEvent) => void): void;
}
