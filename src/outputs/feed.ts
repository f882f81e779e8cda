import { recentReviews, type Review } from '../model/audit/recent-reviews.ts';
import type { Catalogue } from '../model/catalogue/catalogue.ts';
import { addressOf } from '../model/site/document-address.ts';
import { escapeXml } from './findings-junit.ts';
import { webAddress } from './sitemap.ts';
import { fileTexts } from '../texts/published.ts';

/** The newest ones: readers of feeds keep what they have seen. */
const maxEntries = 50;

/**
 * Runbooks in the order of their last review, the newest first, as Atom. A runbook that is reviewed again is an entry of
 * its own. The same content gives the same bytes: a date of git would be that of the checkout, where a CI fetches one commit.
 *
 * @param absolute Address of a page for those who come from elsewhere.
 * @see https://www.rfc-editor.org/rfc/rfc4287
 */
export function formatFeed(catalogue: Catalogue, absolute: (address: string) => string): string {
  const { name = 'Alertbook', language = 'en' } = catalogue.site?.data ?? {};
  const changes = recentReviews(catalogue).slice(0, maxEntries);
  const home = webAddress(absolute('/'));
  const own = webAddress(absolute('/feed.xml'));
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${escapeXml(language)}">
  <id>${escapeXml(own)}</id>
  <title>${escapeXml(fileTexts.feedTitle(name))}</title>
  <updated>${momentOf(changes[0]?.day)}</updated>
  <author><name>${escapeXml(name)}</name></author>
  <link rel="self" href="${escapeXml(own)}"/>
  <link rel="alternate" href="${escapeXml(home)}"/>
${changes.map((change) => entry(change, absolute)).join('')}</feed>
`;
}

function entry({ runbook, day }: Review, absolute: (address: string) => string): string {
  const { title, summary } = runbook.data;
  const address = webAddress(absolute(addressOf(runbook)));
  return `  <entry>
    <id>${escapeXml(address)}?reviewed=${day}</id>
    <title>${escapeXml(title)}</title>
    <updated>${momentOf(day)}</updated>
    <link rel="alternate" href="${escapeXml(address)}"/>
${summary === undefined ? '' : `    <summary>${escapeXml(summary)}</summary>\n`}  </entry>
`;
}

/** A feed without entries has to say some time. */
function momentOf(day = '1970-01-01'): string {
  return `${day}T00:00:00Z`;
}
