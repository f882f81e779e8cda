import type { RuleCheck } from '../../model/rule-links/linked-rule.ts';
import { ownValue } from '../../model/text/own-value.ts';
import { fixHint, shown, toPaste } from './link-wording.ts';

export const otherKey = {
  id: 'rules/other-key',
  level: 'warning',
  summary: 'Every link of a rule is under `runbook_url`, where other tools look for it.',
  run: (linked, context) => {
    const { rule, key, linkKey, link } = linked;
    if (key === linkKey) return [];
    const { value, at } = ownValue(rule.annotations, key)!;
    const isWhole = link?.shape === 'web' && link.text === value;
    return [
      {
        message: `The link of \`${rule.name}\` is under \`${key}\`, where tools that show links do not look: ${shown(value)}.`,
        hint: isWhole ? `Write ${toPaste(linked, value.trim(), linkKey)}.` : fixHint(linked, context),
        at,
      },
    ];
  },
} satisfies RuleCheck;
