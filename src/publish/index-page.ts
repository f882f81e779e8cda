import { spellForIndex } from '../model/search/index-spelling.ts';

/** What has no text of its own to find, a tag, or text between tags. */
const piecePattern = /<(script|style|svg|nav)\b[\s\S]*?<\/\1>|<!--[\s\S]*?-->|<(?:"[^"]*"|'[^']*'|[^"'>])*>|[^<]+/gi;
const hasMeta = /^<meta\b.*\bdata-pagefind-meta=/s;

/** Language that a page says it is in; empty when it says none. */
export function languageOf(page: string): string {
  return /<html\b[^>]*?\slang="?([\w-]+)/i.exec(page)?.[1] ?? '';
}

/**
 * A page as Pagefind has to see it (`spellForIndex`).
 *
 * @returns Undefined when that is the page as it is.
 */
export function pageForIndex(bytes: Buffer): string | undefined {
  if (!mayNeedSpelling(bytes)) return undefined;
  const page = bytes.toString('utf8');
  const language = languageOf(page);
  const spelled = page.replaceAll(piecePattern, (piece: string) => {
    if (!piece.startsWith('<')) return spellForIndex(piece, language);
    if (!hasMeta.test(piece)) return piece;
    return piece.replace(/(?<=\scontent=")[^"]*/, (content) => spellForIndex(content, language));
  });
  return spelled === page ? undefined : spelled;
}

/** Whether there is a letter beyond `a` to `z` in a page: dashes and quotes, which many pages have, start with byte E2. */
function mayNeedSpelling(bytes: Buffer): boolean {
  return /[\xc3-\xe1\xe3-\xff]/.test(bytes.toString('latin1'));
}
