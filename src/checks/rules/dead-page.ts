import type { RuleCheck } from '../../model/rule-links/linked-rule.ts';
import { placeInLink } from '../../model/rule-links/linked-rule.ts';
import { fixHint, ownUrl, shown } from './link-wording.ts';

export const deadPage = {
  id: 'rules/dead-page',
  level: 'error',
  summary: 'Every link of a rule leads to a page that exists.',
  run: (linked, context) => {
    const { rule, link, target } = linked;
    if (!link || target?.kind !== 'dead-page') return [];
    const near =
      ownUrl(rule, context) === undefined && target.address !== undefined
        ? context.lookup.nearest(target.address)
        : undefined;
    const message =
      target.address === undefined
        ? `${shown(link.text)} leads to no page, whatever values its templates get.`
        : `${shown(link.text)} leads nowhere: the site has no page \`${target.address}\`.`;
    return [{ message, hint: fixHint(linked, context, near), at: placeInLink(linked, link.path.start, context) }];
  },
} satisfies RuleCheck;
