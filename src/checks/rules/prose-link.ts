import { linksIn } from '../../model/rule-links/alert-link.ts';
import type { RuleCheck } from '../../model/rule-links/linked-rule.ts';
import { placeInLink } from '../../model/rule-links/linked-rule.ts';
import { fixHint, shown, toPaste } from './link-wording.ts';

export const proseLink = {
  id: 'rules/prose-link',
  level: 'error',
  summary: 'A field for a link contains a link and nothing else.',
  run: (linked, context) => {
    const { link } = linked;
    if (link?.shape !== 'prose') return [];
    const [inside] = linksIn(link.text);
    const message =
      inside === undefined
        ? `${shown(link.text)} is not a link, and a link is expected here.`
        : `${shown(link.text)} is text with a link in it, and tools take all of it as the link.`;
    const hint =
      inside === undefined
        ? fixHint(linked, context)
        : `Write ${toPaste(linked, inside)}, and the text under \`description\`.`;
    return [{ message, hint, at: placeInLink(linked, link.whole.start, context) }];
  },
} satisfies RuleCheck;
