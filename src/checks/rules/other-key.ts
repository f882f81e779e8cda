import type { RuleCheck } from '../../model/rule-links/linked-rule.ts';
import { ownValue } from '../../model/text/own-value.ts';
import { shown, toPaste } from './link-wording.ts';

export const otherKey = {
  id: 'rules/other-key',
  level: 'warning',
  summary: 'Every link of a rule is under `runbook_url`, where other tools look for it.',
  run: (linked, { linkKey }) => {
    const { rule, key } = linked;
    if (key === linkKey) return [];
    const { value, at } = ownValue(rule.annotations, key)!;
    return [
      {
        message: `The link of \`${rule.name}\` is under \`${key}\`, where tools that show links do not look: ${shown(value)}.`,
        hint: `Write ${toPaste(linked, value.trim(), linkKey)}.`,
        at,
      },
    ];
  },
} satisfies RuleCheck;
