import { spellForIndex } from '../model/search/index-spelling.ts';

/** What has no text of its own to find, a tag, or text between tags. */
const piecePattern = /<(script|style|svg|nav)\b[\s\S]*?<\/\1>|<!--[\s\S]*?-->|<(?:"[^"]*"|'[^']*'|[^"'>])*>|[^<]+/gi;
const hasMeta = /^<meta\b.*\bdata-pagefind-meta=/s;

/** Language that a page says it is in; empty when it says none. */
export function languageOf(page: string): string {
  return /<html\b[^>]*?\slang="?([\w-]+)/i.exec(page)?.[1] ?? '';
}

/** A page as Pagefind has to see it (`spellForIndex`). */
export function pageForIndex(page: string): string {
  if (!mayNeedSpelling.test(page)) return page;
  const language = languageOf(page);
  return page.replaceAll(piecePattern, (piece: string) => {
    if (!piece.startsWith('<')) return spellForIndex(piece, language);
    if (!hasMeta.test(piece)) return piece;
    return piece.replace(/(?<=\scontent=")[^"]*/, (content) => spellForIndex(content, language));
  });
}

/** A letter beyond `a` to `z`: dashes and quotes, which many pages have, are none. */
const mayNeedSpelling = /[\u00c0-\u1fff\u3000-\uffff]/;
