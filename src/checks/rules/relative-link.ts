import type { RuleCheck } from '../../model/rule-links/linked-rule.ts';
import { withValuesOf } from '../../model/rule-links/link-parameters.ts';
import { placeInLink } from '../../model/rule-links/linked-rule.ts';
import { fixHint, shown, toPaste } from './link-wording.ts';

export const relativeLink = {
  id: 'rules/relative-link',
  level: 'error',
  summary: 'Every link of a rule is a full address, because a message or a pager cannot resolve a relative one.',
  run: (linked, context) => {
    const { link } = linked;
    if (link?.shape !== 'relative') return [];
    const path = link.text.trim().replace(/^(?:\.{0,2}\/)*/, '/');
    const found =
      link.templates.length === 0 && !path.startsWith('/#')
        ? context.lookup.find(path.split(/[?#]/, 1)[0]!)
        : undefined;
    const mapped = linked.target?.kind === 'alive' ? linked.target.detour?.to : undefined;
    const own = found
      ? context.lookup.urlOf(found.page) + (/[?#].*/.exec(path)?.[0] ?? '')
      : mapped && withValuesOf(linked, context.lookup.urlOf(mapped));
    const hint = own ? `Write ${toPaste(linked, own, linked.linkKey)}.` : fixHint(linked, context);
    return [
      {
        message: `The link ${shown(link.text)} is relative, and a message cannot resolve it.`,
        hint,
        at: placeInLink(linked, link.whole.start, context),
      },
    ];
  },
} satisfies RuleCheck;
