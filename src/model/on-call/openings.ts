import type { Catalogue } from '../catalogue/catalogue.ts';
import { openingTable, type PublishedWindow, type PublishedWindows } from './opening-table.ts';
import { nextWindows } from './schedule.ts';

/** Openings of one window that pages know: those of a daily one reach two months. */
const maxOpenings = 62;

/**
 * When the windows of each service open, for the browser.
 *
 * @param today ISO 8601 day from which on they are told.
 */
export function openingsOfSite(catalogue: Catalogue, today: string): PublishedWindows {
  const siteTimeZone = catalogue.site?.data.timeZone ?? 'UTC';
  const published = new Map<string, PublishedWindow[]>();
  for (const [service, { data }] of catalogue.documents.maintenance) {
    const windows = data.windows.flatMap((window) => {
      const openings = nextWindows(window, { from: today, siteTimeZone, count: maxOpenings });
      const table = openingTable(
        openings.map(({ start, end }) => ({ from: Date.parse(start), until: Date.parse(end) })),
      );
      return table === '' ? [] : [{ name: window.name, zone: window.timeZone ?? siteTimeZone, table }];
    });
    if (windows.length > 0) published.set(service, windows);
  }
  return Object.fromEntries(published);
}
