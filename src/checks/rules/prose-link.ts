import { linksIn } from '../../model/rule-links/alert-link.ts';
import type { RuleCheck } from '../../model/rule-links/linked-rule.ts';
import { placeInLink } from '../../model/rule-links/linked-rule.ts';
import { fixHint, shown, toPaste } from './link-wording.ts';

export const proseLink = {
  id: 'rules/prose-link',
  level: 'error',
  summary: 'Where a link belongs is a link and nothing else.',
  run: (linked, context) => {
    const { link } = linked;
    if (link?.shape !== 'prose') return [];
    const [inside] = linksIn(link.text);
    const message =
      inside === undefined
        ? `${shown(link.text)} is where a link belongs, and is none.`
        : `${shown(link.text)} is text around a link, which tools take for the link as a whole.`;
    const hint =
      inside === undefined
        ? fixHint(linked, context)
        : `Write ${toPaste(linked, inside)}, and the text under \`description\`.`;
    return [{ message, hint, at: placeInLink(linked, link.whole.start, context) }];
  },
} satisfies RuleCheck;
