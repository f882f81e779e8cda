import type { Catalogue } from '../model/catalogue/catalogue.ts';
import { publishedOf } from '../model/site/dead-addresses.ts';
import { escapeXml } from './findings-junit.ts';

/**
 * Every page of the site by its one right address, for search engines. Other spellings and former addresses lead there.
 *
 * @param absolute Address of a page for those who come from elsewhere.
 * @see https://www.sitemaps.org/protocol.html
 */
export function formatSitemap(catalogue: Catalogue, absolute: (address: string) => string): string {
  const addresses = [...publishedOf(catalogue).keys()].toSorted().map((page) => webAddress(absolute(page)));
  const urls = addresses.map((address) => `<url><loc>${escapeXml(address)}</loc></url>\n`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.join('')}</urlset>\n`;
}

/** An address with everything percent-encoded that a web address may not hold. */
export function webAddress(address: string): string {
  return new URL(address).href;
}

/**
 * What search engines may read of the site: all of it, with its list of pages, or nothing.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9309
 */
export function formatRobots({ site }: Catalogue, absolute: (address: string) => string): string {
  if (site?.data.robots === 'none') return 'User-agent: *\nDisallow: /\n';
  return `User-agent: *\nAllow: /\n\nSitemap: ${webAddress(absolute('/sitemap.xml'))}\n`;
}
