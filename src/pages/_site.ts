import { getCollection } from 'astro:content';
import type { AlertRule } from '../model/alert-rule.ts';
import { withBase } from '../model/addresses.ts';
import { alertsOf, type Alert } from '../model/alerts.ts';
import { linkCatalogue, type Catalogue } from '../model/catalogue.ts';
import type { Body, Document } from '../model/document.ts';
import type { LedgerEntry } from '../model/ledger.ts';

export interface OpenSite {
  catalogue: Catalogue;
  /** Every alert by its name. */
  alerts: Map<string, Alert>;
  /** Day that counts as today, ISO 8601. */
  today: string;
  /** Address of a page as a link needs it: with the base of the site. */
  href: (address: string) => string;
}

let opened: Promise<OpenSite> | undefined;

/** The catalogue and what pages need besides. A build links it once; in development it is as fresh as the files. */
export function openSite(): Promise<OpenSite> {
  if (import.meta.env.DEV) return open();
  opened ??= open();
  return opened;
}

async function open(): Promise<OpenSite> {
  const entries = await getCollection('documents');
  const documents = entries
    .filter(({ id }) => id !== 'alert-rules')
    .map(({ data, body }) => withLazyBody(data as Omit<Document, 'body' | 'source'>, body));
  const { rules, ledger } = entries.find(({ id }) => id === 'alert-rules')!.data as {
    rules: AlertRule[];
    ledger: LedgerEntry[];
  };
  const catalogue = linkCatalogue({
    documents,
    broken: [],
    findings: [],
    rules,
    ledger: new Map(ledger.map((entry) => [entry.address, entry])),
  });
  return {
    catalogue,
    alerts: alertsOf(catalogue),
    today: import.meta.env.ALERTBOOK_TODAY,
    href: (address) => withBase(import.meta.env.ALERTBOOK_BASE, address),
  };
}

/** Bodies are read from their text when they are asked for, and not kept: ten thousand trees at once fill the memory. */
function withLazyBody(document: Omit<Document, 'body' | 'source'>, text: string | undefined): Document {
  return Object.defineProperty({ ...document, source: '' }, 'body', {
    enumerable: true,
    get: () => (text === undefined ? undefined : (JSON.parse(text) as Body)),
  }) as Document;
}
