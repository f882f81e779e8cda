import type { AlertRule } from '../alerts/alert-rule.ts';
import { levelCalled, type SeverityWords } from '../alerts/severity-words.ts';
import type { IndexedLevel, UrlIndex } from '../site/url-index.ts';
import { ownValue } from '../text/own-value.ts';

/** What words of rules stand for on a site. */
export function wordsOfIndex({ severity }: UrlIndex): SeverityWords {
  return new Map(Object.entries(severity?.words ?? {}));
}

/**
 * The level that the severity of a rule stands for: in the matrix of its alert, else in the usual one, else in those that know the
 * word, where they agree how bad it is. Undefined for words that the site does not know.
 */
export function levelOfRule({ name, severity }: AlertRule, index: UrlIndex): IndexedLevel | undefined {
  if (!severity) return undefined;
  const words = wordsOfIndex(index);
  const alert = ownValue(index.alerts, name);
  const own = alert?.severity?.matrix ?? alert?.matrix;
  const called = (levels: readonly IndexedLevel[]): IndexedLevel | undefined =>
    levelCalled(levels, severity.value, words);
  // Of an alert that the site knows, the matrix is known too.
  const matrix = own ?? index.severity?.matrix;
  const level = matrix === undefined ? undefined : called(ownValue(index.matrices, matrix) ?? []);
  if (level || own !== undefined) return level;
  const others = Object.values(index.matrices).flatMap((levels) => called(levels) ?? []);
  return new Set(others.map(({ rank }) => rank)).size === 1 ? others[0] : undefined;
}
