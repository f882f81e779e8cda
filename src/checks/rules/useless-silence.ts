import type { AlertRule } from '../../model/alerts/alert-rule.ts';
import type { Reported } from '../../model/audit/finding.ts';
import type { BasicRuleCheck } from '../../model/rule-links/linked-rule.ts';
import type { UsedSilences } from '../../model/rule-links/silences.ts';
import { didYouMean } from '../../model/text/nearest.ts';

/** Checks of content that find something in rules too: `alertbook check` runs them, and knows whether they are silenced. */
export const contentChecksOfRules: readonly string[] = ['command/odd-character', 'slo/rule-threshold'];

/** Run last: it needs to know what the others found. */
export const uselessSilence = {
  id: 'rules/useless-silence',
  level: 'error',
  summary: 'Every comment that silences a check names one that exists and that finds something there.',
  run: (
    silences: UsedSilences,
    { running, known }: { running: ReadonlySet<string>; known: readonly string[] },
  ): (Reported & { rule: AlertRule })[] =>
    silences.all().flatMap(({ rule, silence: { check, at }, isUsed }) => {
      if (!known.includes(check) && !contentChecksOfRules.includes(check))
        return [
          {
            rule,
            message: `No check that a comment can silence is called \`${check}\`.`,
            hint: didYouMean(
              check,
              [...known, ...contentChecksOfRules],
              'Delete it; docs/checks/ has a page for every check.',
            ),
            at,
          },
        ];
      if (isUsed || !running.has(check)) return [];
      return [
        {
          rule,
          level: 'warning' as const,
          message: `\`${check}\` finds nothing at \`${rule.name}\` any more, so this comment silences nothing.`,
          hint: `Delete \`${check}\` from the comment, or all of it.`,
          at,
        },
      ];
    }),
} satisfies BasicRuleCheck & Record<string, unknown>;
