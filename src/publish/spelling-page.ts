import { createHash } from 'node:crypto';
import { relativeAddress } from '../model/site/addresses.ts';
import { publishedTexts } from '../texts/published.ts';

/**
 * A small page at another spelling of an address, which leads on at once: by a script with the query and the fragment of the link,
 * else without them. A kilobyte where a copy of the page would be forty.
 *
 * @param html The page that is meant.
 * @param options.page Address of that page.
 * @param options.address Address of the small page.
 * @param options.script `lead-on`, which is the same for all.
 */
export function spellingPage(
  html: string,
  { page, address, script }: { page: string; address: string; script: string },
): string {
  const [, attributes = '', title = ''] = /<html\b((?:"[^"]*"|[^">])*)>[^]*?<title>([^<]*)<\/title>/.exec(html) ?? [];
  const [canonical = ''] = /<link rel="canonical"[^>]*>/.exec(html) ?? [];
  const [robots = ''] = /<meta name="robots"[^>]*>/.exec(html) ?? [];
  const kept = attributes.match(/\s(?:lang="[^"]*"|dir="rtl"|data-preview="[^"]*")/g)?.join('') ?? '';
  const href = escaped(relativeAddress(address, page));
  const policy = `default-src 'none';script-src 'sha256-${createHash('sha256').update(script).digest('base64')}'`;
  const depth = address.split('/').filter(Boolean).length;
  const isPreview = title.startsWith(publishedTexts.preview.title);
  const [name = ''] = title.slice(isPreview ? publishedTexts.preview.title.length : 0).split(' · ');
  return [
    `<!DOCTYPE html><html${kept}><meta charset="utf-8">`,
    `<meta http-equiv="content-security-policy" content="${policy}">`,
    // The script looks for the first one that has a name.
    '<meta name="referrer" content="no-referrer"><meta name="color-scheme" content="light dark">',
    `<title>${isPreview ? publishedTexts.preview.title : ''}${name}</title>${canonical}${robots}`,
    `<noscript><meta http-equiv="refresh" content="0;url=${href}"></noscript>`,
    `<main><h1><a href="${href}" data-depth="${depth}">${name}</a></h1></main>`,
    `<script>${script}</script>`,
  ].join('');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
