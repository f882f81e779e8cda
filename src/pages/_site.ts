import { getCollection } from 'astro:content';
import type { AlertRule } from '../model/alert-rule.ts';
import { withBase } from '../model/addresses.ts';
import { alertsOf, type Alert } from '../model/alerts.ts';
import { linkCatalogue, type Catalogue } from '../model/catalogue.ts';
import type { Document } from '../model/document.ts';
import type { LedgerEntry } from '../model/ledger.ts';
import { readText, type Slice } from '../integration/stored-trees.ts';

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
    .map(({ data, body }) => withTree(JSON.parse(body!) as Document, (data as { tree: StoredTree }).tree));
  const { rules, ledger } = JSON.parse(entries.find(({ id }) => id === 'alert-rules')!.body!) as {
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

interface StoredTree {
  file: string;
  slice: Slice;
}

/** Trees are read when a page asks for them, and not kept: ten thousand at once fill the memory. */
function withTree(document: Document, { file, slice }: StoredTree): Document {
  if (document.body)
    Object.defineProperty(document.body, 'treeText', { enumerable: true, get: () => readText(file, slice) });
  return document;
}
