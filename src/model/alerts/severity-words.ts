import type { Document } from '../catalogue/document.ts';

/** Ids of levels by the words, in lower case, that rules have for them: what `severity:` of `site.yaml` says. */
export type SeverityWords = ReadonlyMap<string, readonly string[]>;

/** What names a level of a matrix. */
interface Named {
  id: string;
  name: string;
  label: string;
}

/** The words of a site, none where it sets none. */
export function severityWordsOf(site: Document<'site'> | undefined): SeverityWords {
  return new Map(
    Object.entries(site?.data.severity ?? {}).map(([word, levels]) => [
      word.trim().toLowerCase(),
      typeof levels === 'string' ? [levels] : levels,
    ]),
  );
}

/**
 * The level of a matrix that a word of a rule stands for: the one that the site says, else the one that is called so, by its id,
 * name or label. Undefined for any other word: what `page` or `critical` is worth differs from site to site.
 */
export function levelCalled<Level extends Named>(
  levels: readonly Level[],
  word: string,
  words: SeverityWords,
): Level | undefined {
  const lower = word.trim().toLowerCase();
  const ids = words.get(lower) ?? [];
  return levels.find(({ id }) => ids.includes(id)) ?? levels.find((level) => namesOfLevel(level).includes(lower));
}

/** All words in lower case that stand for a level: its own names, and those of the site. */
export function wordsForLevel(level: Named, words: SeverityWords): string[] {
  const ofSite = [...words].flatMap(([word, ids]) => (ids.includes(level.id) ? [word] : []));
  return [...new Set([...namesOfLevel(level), ...ofSite])];
}

/** What a level is called by itself, in lower case. */
function namesOfLevel({ id, name, label }: Named): string[] {
  return [...new Set([id, name, label].map((text) => text.trim().toLowerCase()))];
}
