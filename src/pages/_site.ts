import { getCollection } from 'astro:content';
import { withBase } from '../model/addresses.ts';
import { alertsOf, type Alert } from '../model/alerts.ts';
import { linkCatalogue, type Catalogue } from '../model/catalogue.ts';
import { withTree, type Slice, type StoredRest } from '../integration/stored-catalogue.ts';

export interface OpenSite {
  catalogue: Catalogue;
  /** Every alert by its name. */
  alerts: ReadonlyMap<string, Alert>;
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
    .filter(({ id }) => id !== 'rest')
    .map(({ data, body }) => {
      const { treeFile, tree } = data as { treeFile: string; tree: Slice };
      return withTree(body!, treeFile, tree);
    });
  const { rules, ledger } = JSON.parse(entries.find(({ id }) => id === 'rest')!.body!) as StoredRest;
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
