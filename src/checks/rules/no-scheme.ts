import type { RuleCheck } from '../../model/rule-links/linked-rule.ts';
import { placeInLink } from '../../model/rule-links/linked-rule.ts';
import { shown, toPaste } from './link-wording.ts';

export const noScheme = {
  id: 'rules/no-scheme',
  level: 'error',
  summary: 'Every link of a rule begins with `https://` or `http://`, so that messages show it as a link.',
  run: (linked, context) => {
    const { link } = linked;
    if (link?.shape !== 'no-scheme') return [];
    const rest = link.text.trim().replace(/^(?:h?t{1,2}ps?:?\/{0,2}(?=[^/\s]+[./])|\/\/)/i, '');
    const scheme = new URL(context.index.site).protocol;
    return [
      {
        message: `The link ${shown(link.text)} does not begin with \`https://\`, so no tool shows it as a link.`,
        hint: `Write ${toPaste(linked, `${scheme}//${rest}`)}.`,
        at: placeInLink(linked, link.whole.start, context),
      },
    ];
  },
} satisfies RuleCheck;
