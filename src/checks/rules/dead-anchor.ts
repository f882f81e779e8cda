import type { RuleCheck } from '../../model/rule-links/linked-rule.ts';
import { placeInLink } from '../../model/rule-links/linked-rule.ts';
import { nearest } from '../../model/text/nearest.ts';
import { quoted } from '../wording.ts';
import { shown, toPaste, withPart } from './link-wording.ts';

export const deadAnchor = {
  id: 'rules/dead-anchor',
  level: 'error',
  summary: 'Every `#anchor` in the link of a rule exists on its page.',
  run: (linked, context) => {
    const { link, target } = linked;
    if (!link?.fragment || target?.kind !== 'dead-anchor') return [];
    const [page] = target.pages;
    const where = target.pages.length === 1 ? `\`${page}\` has no` : `None of ${quoted(target.pages, 3)} has the`;
    const near = nearest(target.anchor, target.anchors);
    const [start, end] = [link.fragment.start, link.fragment.end];
    const without = toPaste(linked, withPart(link, { start: start - 1, end }, ''));
    const hint =
      near !== undefined
        ? `Did you mean \`#${near}\`? Write ${toPaste(linked, withPart(link, { start, end }, near))}.`
        : target.anchors.length > 0
          ? `Use one of ${quoted(target.anchors.map((anchor) => `#${anchor}`))}, or write ${without}.`
          : `Write ${without}.`;
    return [
      {
        message: `${where} anchor ${shown(`#${target.anchor}`)}, so the link opens the top of the page.`,
        hint,
        at: placeInLink(linked, start - 1, context),
      },
    ];
  },
} satisfies RuleCheck;
