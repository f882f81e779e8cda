import { slipOf } from '../../model/site/address-lookup.ts';
import type { RuleSetCheck } from '../../model/rule-links/linked-rule.ts';
import { nameMatcher } from '../../model/rule-links/rule-runbook.ts';

/** Only where the content is there to point at, and where rules were read at all. */
export const noRule = {
  id: 'rules/no-rule',
  level: 'warning',
  summary: 'Every alert that a runbook names has a rule.',
  runAll: ({ rulesByName, runbookPlaces }) => {
    if (!runbookPlaces || rulesByName.size === 0) return [];
    const patterns = [...rulesByName.values()].flatMap(([rule]) => nameMatcher(rule!) ?? []);
    return [...runbookPlaces]
      .filter(([name]) => !rulesByName.has(name) && !patterns.some((pattern) => pattern.test(name)))
      .map(([name, at]) => {
        const near = rulesByName.size > 1000 ? undefined : slipOf(name, rulesByName.keys());
        return {
          message: `No rule has the alert \`${name}\`, so nothing ever leads to this runbook.`,
          hint: `${near === undefined ? 'Give' : `Did you mean \`${near}\`? Otherwise give`} all rule files to the command, or delete the line.`,
          at,
        };
      });
  },
} satisfies RuleSetCheck;
