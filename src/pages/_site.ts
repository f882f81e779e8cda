import { channel } from 'node:diagnostics_channel';
import { getCollection } from 'astro:content';
import { relativeAddress, wayToRoot, withBase } from '../model/site/addresses.ts';
import { alertsOf, type Alert } from '../model/alerts/alerts.ts';
import { linkCatalogue, type Catalogue } from '../model/catalogue/catalogue.ts';
import { readStoredCatalogue, withTree, type StoredRest } from '../workspace/stored-catalogue.ts';

export interface OpenSite {
  catalogue: Catalogue;
  /** Every alert by its name. */
  alerts: ReadonlyMap<string, Alert>;
  /** Day that counts as today, ISO 8601. */
  today: string;
  /** Address of a page as a link on the page that asks needs it. */
  href: (address: string) => string;
  /** Way to the root of the site, by which scripts find it. */
  root: string;
  /** Address of a page for those who come from elsewhere: `https://oncall.example.com/slos/`. */
  absolute: (address: string) => string;
}

/** Whoever waits for a build hears of each page by this channel. */
const pagesMade = channel('alertbook:page');

type Shared = Pick<OpenSite, 'catalogue' | 'alerts'>;

let opened: Promise<Shared> | undefined;

/**
 * The catalogue and what pages need besides. A build links it once; in development it is as fresh as the files.
 *
 * @param page Address of the page that asks: its links are relative. Where nobody knows where a page will be served, as with
 *   404, it is left out, and links start at the base of the site; so they do in development, where nothing is a file.
 */
export async function openSite(page?: URL): Promise<OpenSite> {
  if (page) pagesMade.publish(page.pathname);
  const base = import.meta.env.ALERTBOOK_BASE;
  const shared = await (import.meta.env.ALERTBOOK_LIVE ? open() : (opened ??= open()));
  const from =
    import.meta.env.ALERTBOOK_LIVE || page === undefined ? undefined : `/${page.pathname.slice(base.length)}`;
  return {
    ...shared,
    today: import.meta.env.ALERTBOOK_TODAY,
    href: (address) => (from === undefined ? withBase(base, address) : relativeAddress(from, address)),
    root: from === undefined ? base : wayToRoot(from),
    absolute: (address) => import.meta.env.ALERTBOOK_ORIGIN + withBase(base, address),
  };
}

async function open(): Promise<Shared> {
  const texts = new Map((await getCollection('documents')).map(({ id, body }) => [id, body!]));
  if (import.meta.env.ALERTBOOK_LIVE) readAgain(texts);
  const { trees, rules, ledger } = JSON.parse(texts.get('rest')!) as StoredRest;
  texts.delete('rest');
  const documents = [...texts.values()].map((text) => withTree(text, trees));
  const catalogue = linkCatalogue({
    documents,
    broken: [],
    findings: [],
    rules,
    ledger: new Map(ledger.map((entry) => [entry.address, entry])),
  });
  return { catalogue, alerts: alertsOf(catalogue) };
}

/**
 * What was read last, in the place of what Astro holds: a page that loads while Astro takes a change in would stay as it
 * was. A file that is broken for the moment keeps its last good text.
 */
function readAgain(texts: Map<string, string>): void {
  const { documents, broken, rest } = readStoredCatalogue(import.meta.env.ALERTBOOK_CACHE);
  const lastGood = broken.flatMap((key) => [[key, texts.get(key)] as const]);
  texts.clear();
  for (const { key, text } of documents) texts.set(key, text);
  for (const [key, text] of lastGood) if (text !== undefined) texts.set(key, text);
  texts.set('rest', rest);
}
