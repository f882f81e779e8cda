import { textOf } from '../../model/rule-links/alert-link.ts';
import type { RuleCheck } from '../../model/rule-links/linked-rule.ts';
import { placeInLink } from '../../model/rule-links/linked-rule.ts';
import { shown, toPaste, withPart } from './link-wording.ts';

export const fragmentBeforeQuery = {
  id: 'rules/fragment-before-query',
  level: 'error',
  summary: 'In every link of a rule the `?query` is before the `#anchor`.',
  run: (linked, context) => {
    const { link } = linked;
    if (link?.shape !== 'web' || !link.lateQuery || !link.fragment) return [];
    const anchor = textOf(link, link.fragment);
    const query = [textOf(link, link.query), textOf(link, link.lateQuery)].filter(Boolean).join('&');
    const start = link.query ? link.query.start - 1 : link.fragment.start - 1;
    const right = withPart(link, { start, end: link.lateQuery.end }, `?${query}${anchor === '' ? '' : `#${anchor}`}`);
    return [
      {
        message: `In ${shown(link.text)} the \`?\` comes after the \`#\`, so browsers read both as one anchor, which no page has.`,
        hint: `Write ${toPaste(linked, right)}.`,
        at: placeInLink(linked, link.fragment.start - 1, context),
      },
    ];
  },
} satisfies RuleCheck;
