import { rankOfWord } from '../../model/alerts/alert-page.ts';
import type { RuleCheck, RuleContext } from '../../model/rule-links/linked-rule.ts';
import { ownValue } from '../../model/text/own-value.ts';
import type { IndexedAlert, IndexedLevel } from '../../model/site/url-index.ts';
import { quoted } from '../wording.ts';

/** Of several rules of one name, as for two thresholds, one that fits is enough. */
export const severityContradiction = {
  id: 'rules/severity-contradiction',
  level: 'warning',
  summary: 'The severity of every rule fits the one that its runbook states.',
  run: ({ rule }, context) => {
    const stated = ownValue(context.index.alerts, rule.name)?.severity;
    if (!stated || !rule.severity || fits(rule.severity.value, stated, context)) return [];
    const others = context.rulesByName.get(rule.name) ?? [];
    if (others.some(({ severity }) => severity && fits(severity.value, stated, context))) return [];
    return [
      {
        message: `The rule says that \`${rule.name}\` is \`${rule.severity.value}\`, and its runbook says \`${stated.id}\` (${stated.name}).`,
        hint: `Change one of the two: to this rule ${quoted(wordsFor(stated))} would fit.`,
        at: rule.severity.at,
      },
    ];
  },
} satisfies RuleCheck;

function fits(word: string, stated: NonNullable<IndexedAlert['severity']>, { index }: RuleContext): boolean {
  if (names(stated, word)) return true;
  const matrix = (stated.matrix !== undefined && ownValue(index.matrices, stated.matrix)) || [];
  if (matrix.some((level) => names(level, word))) return false;
  const rank = rankOfWord(word);
  return rank === undefined || Math.abs(rank - stated.rank) < 2;
}

function names({ id, name, label }: IndexedLevel, word: string): boolean {
  return [id, name, label].some((text) => text.toLowerCase() === word.trim().toLowerCase());
}

/** Words of rules for a level: its id, and what monitoring systems call that rank. */
function wordsFor({ id, rank }: IndexedLevel): string[] {
  const word = ['critical', 'error', 'warning', 'low', 'info'][rank - 1];
  return [...new Set([id, ...(word === undefined ? [] : [word])])];
}
