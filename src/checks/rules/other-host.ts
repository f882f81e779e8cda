import { textOf } from '../../model/rule-links/alert-link.ts';
import type { LinkedRule, RuleCheck } from '../../model/rule-links/linked-rule.ts';
import { placeInLink } from '../../model/rule-links/linked-rule.ts';
import { ownUrl, shown, toPaste, writeRunbookHint } from './link-wording.ts';

/** A folder beside the site's own is another site too. */
export const otherHost = {
  id: 'rules/other-host',
  level: 'warning',
  summary: 'Every link of a rule leads to this site, the only one that can be checked.',
  run: (linked, context) => {
    const { rule, link, target } = linked;
    if (!link || (link.shape !== 'other-scheme' && target?.kind !== 'elsewhere')) return [];
    const own = ownUrl(rule, context);
    const hint =
      own === undefined
        ? `${writeRunbookHint(rule)} Or give the address of the site with \`--site\`.`
        : `Write ${toPaste(linked, own, linked.linkKey)}.`;
    return [
      {
        message: `${shown(link.text)} leads ${whereTo(linked)}, but the site is \`${context.index.site}\`: nobody checks that the link works.`,
        hint,
        at: placeInLink(linked, link.host?.start ?? link.whole.start, context),
      },
    ];
  },
} satisfies RuleCheck;

function whereTo({ link }: LinkedRule): string {
  if (link!.shape === 'other-scheme') return 'to no web page';
  return `to \`${textOf(link!, link!.host)}\``;
}
