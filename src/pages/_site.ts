import { channel } from 'node:diagnostics_channel';
import { relativeAddress, wayToRoot, withBase } from '../model/site/addresses.ts';
import { alertsOf, type Alert } from '../model/alerts/alerts.ts';
import { linkCatalogue, type Catalogue } from '../model/catalogue/catalogue.ts';
import { pageSettings, type PageSettings } from '../workspace/page-settings.ts';
import { openDocuments, readStoredCatalogue, storedVersion, type StoredRest } from '../workspace/stored-catalogue.ts';

export interface OpenSite {
  catalogue: Catalogue;
  /** Every alert by its name. */
  alerts: ReadonlyMap<string, Alert>;
  /** Day that counts as today, ISO 8601. */
  today: string;
  /** Whether the pages are shown while their content is written. */
  live: boolean;
  /** Where the script of every page is, from the root of the site. */
  script: string;
  /** What every page runs before it is painted; undefined where the development server has its source. */
  beforePaint: string | undefined;
  /** Address of a page as a link on the page that asks needs it. */
  href: (address: string) => string;
  /** Way to the root of the site, by which scripts find it. */
  root: string;
  /** Address of a page for those who come from elsewhere: `https://oncall.example.com/slos/`. */
  absolute: (address: string) => string;
}

/** Whoever waits for a build hears of each page by this channel. */
const pagesMade = channel('alertbook:page');

/**
 * The catalogue and what pages need besides, as fresh as what the command has left.
 *
 * @param page Address of the page that asks: its links are relative. Where nobody knows where a page will be served, as with
 *   404, it is left out, and links start at the base of the site; so they do in development, where nothing is a file.
 */
export async function openSite(page?: URL): Promise<OpenSite> {
  if (page) pagesMade.publish(page.pathname);
  const settings = pageSettings();
  const { base, live, origin, today } = settings;
  const from = live || page === undefined ? undefined : `/${page.pathname.slice(base.length)}`;
  const catalogue = linkedCatalogue(settings);
  return {
    catalogue,
    // Whoever asks for it has read all that it was made of.
    get alerts() {
      return alertsOf(catalogue);
    },
    today,
    live,
    script: settings.script,
    beforePaint: settings.beforePaint,
    href: (address) => (from === undefined ? withBase(base, address) : relativeAddress(from, address)),
    root: from === undefined ? base : wayToRoot(from),
    absolute: (address) => origin + withBase(base, address),
  };
}

let linked: { of: string; catalogue: Catalogue } | undefined;

/** The catalogue that the command has left, linked once for all pages that are made of it. */
function linkedCatalogue({ cache }: PageSettings): Catalogue {
  const of = storedVersion(cache);
  if (linked?.of !== of) linked = { catalogue: linkAgain(cache), of };
  return linked.catalogue;
}

function linkAgain(cache: string): Catalogue {
  const stored = readStoredCatalogue(cache);
  const { trees, rules, ledger, pictures, publicFiles } = JSON.parse(stored.rest) as StoredRest;
  return linkCatalogue({
    documents: openDocuments(stored, trees),
    broken: [],
    findings: [],
    rules,
    pictures,
    publicFiles,
    ledger: new Map(ledger.map((entry) => [entry.address, entry])),
  });
}
