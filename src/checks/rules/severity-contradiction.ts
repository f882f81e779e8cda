import { levelCalled, wordsForLevel } from '../../model/alerts/severity-words.ts';
import type { RuleCheck, RuleContext } from '../../model/rule-links/linked-rule.ts';
import { wordsOfIndex } from '../../model/rule-links/rule-level.ts';
import { ownValue } from '../../model/text/own-value.ts';
import type { IndexedAlert } from '../../model/site/url-index.ts';
import { quoted } from '../wording.ts';

/** Of several rules of one name, as for two thresholds, one that fits is enough. Of words that the site does not know, nothing is said. */
export const severityContradiction = {
  id: 'rules/severity-contradiction',
  level: 'warning',
  summary: 'The severity of every rule is the level that its runbook states.',
  run: ({ rule }, context) => {
    const stated = ownValue(context.index.alerts, rule.name)?.severity;
    if (!stated || !rule.severity || fits(rule.severity.value, stated, context)) return [];
    const others = context.rulesByName.get(rule.name) ?? [];
    if (others.some(({ severity }) => severity && fits(severity.value, stated, context))) return [];
    const words = wordsForLevel(stated, wordsOfIndex(context.index)).filter((word) => !/\s/.test(word));
    return [
      {
        message: `The rule says that \`${rule.name}\` is \`${rule.severity.value}\`, but its runbook says \`${stated.id}\` (${stated.name}).`,
        hint: `Change one of the two: ${quoted(words)} would fit this rule.`,
        at: rule.severity.at,
      },
    ];
  },
} satisfies RuleCheck;

function fits(word: string, stated: NonNullable<IndexedAlert['severity']>, { index }: RuleContext): boolean {
  const levels = (stated.matrix !== undefined && ownValue(index.matrices, stated.matrix)) || [stated];
  const level = levelCalled(levels, word, wordsOfIndex(index));
  return level === undefined || level.id === stated.id;
}
