import { textOf } from '../../model/rule-links/alert-link.ts';
import type { Detour } from '../../model/rule-links/link-target.ts';
import type { RuleCheck } from '../../model/rule-links/linked-rule.ts';
import { placeInLink } from '../../model/rule-links/linked-rule.ts';
import { shown, toPaste, withPart } from './link-wording.ts';

const reasons: Record<Detour['by'], string> = {
  slash: 'works only where the host adds the last slash, which costs a request on a bad network',
  spelling: 'works as another spelling of the page’s address',
  moved: 'works because the page was moved and its old address still leads to it',
  'old-anchor': 'works because the section was renamed or moved and its old anchor is kept',
  prefix: 'is another address of a page of this site, by `linkPrefixes` of `site.yaml`',
  scheme: 'works only where the host redirects to the other scheme',
};

export const redirect = {
  id: 'rules/redirect',
  level: 'note',
  summary: 'Every link of a rule is the current address of its page.',
  run: (linked, context) => {
    const { link, target } = linked;
    if (!link || link.shape === 'relative' || target?.kind !== 'alive' || !target.detour) return [];
    const { by, to } = target.detour;
    const query = link.query ? `?${textOf(link, link.query)}` : '';
    const [page = '', anchor] = to?.split('#', 2) ?? [];
    const url = context.lookup.urlOf(page) + query + (anchor === undefined ? '' : `#${anchor}`);
    const withSlash = withPart(link, { start: link.path.end, end: link.path.end }, '/');
    const hint =
      to !== undefined
        ? `Write ${toPaste(linked, url)}.`
        : by === 'slash'
          ? `Write ${toPaste(linked, withSlash)}.`
          : 'Write the address that the page has now.';
    const start =
      by === 'scheme' || by === 'prefix'
        ? link.whole.start
        : by === 'old-anchor' && link.fragment
          ? link.fragment.start - 1
          : link.path.start;
    return [{ message: `${shown(link.text)} ${reasons[by]}.`, hint, at: placeInLink(linked, start, context) }];
  },
} satisfies RuleCheck;
