import type { RuleCheck } from '../../model/rule-links/linked-rule.ts';
import { ownUrl, toPaste, writeRunbookHint } from './link-wording.ts';

export const noLink = {
  id: 'rules/no-link',
  level: 'error',
  summary: 'Every alert rule carries a link.',
  run: (linked, context) => {
    const { rule, key, linkKey, link, written } = linked;
    if (key !== linkKey || (link && link.shape !== 'empty')) return [];
    const own = ownUrl(rule, context);
    const message = written
      ? `The \`${key}\` of \`${rule.name}\` is empty.`
      : `\`${rule.name}\` has no \`${key}\`, so whoever gets the alert does not know what to do.`;
    const hint =
      own === undefined
        ? `${writeRunbookHint(rule)} Then link to it.`
        : `Add ${toPaste(linked, own)}, or run \`alertbook rules link\`.`;
    return [{ message, hint, at: written?.at ?? rule.at }];
  },
} satisfies RuleCheck;
