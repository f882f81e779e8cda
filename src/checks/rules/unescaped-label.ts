import type { AlertLink } from '../../model/rule-links/alert-link.ts';
import type { LinkTemplate } from '../../model/rule-links/link-template.ts';
import type { RuleCheck } from '../../model/rule-links/linked-rule.ts';
import { placeInLink } from '../../model/rule-links/linked-rule.ts';

/** Other functions may make a value safe or not: only those that certainly do not are reported. */
export const unescapedLabel = {
  id: 'rules/unescaped-label',
  level: 'warning',
  summary: 'Every label in the query of a link is escaped by `urlquery`.',
  run: (linked, context) => {
    const { link } = linked;
    if (link?.shape !== 'web') return [];
    const unescaped = link.templates.filter((template) => isInQuery(link, template) && isUnescaped(template));
    const textOfTemplate = ({ start, end }: LinkTemplate): string => link.text.slice(start, end);
    // One finding for each text: who replaces it replaces it everywhere.
    return [...Map.groupBy(unescaped, textOfTemplate)].map(([written, [first]]) => {
      const template = first!;
      const escaped = written.replace(/(?<!\s)\s*(-?)\}\}$/, (_, trim: string) => ` | urlquery ${trim}}}`);
      return {
        message: `The label \`${template.name}\` is not escaped in the query, so a value with \`&\`, \`#\` or a space cuts the link off.`,
        hint: `Write \`${escaped}\` instead of \`${written}\`.`,
        at: placeInLink(linked, template.start, context),
      };
    });
  },
} satisfies RuleCheck;

function isInQuery({ query, lateQuery }: AlertLink, { start, end }: LinkTemplate): boolean {
  return [query, lateQuery].some((part) => part && part.start <= start && end <= part.end);
}

function isUnescaped({ kind, filters }: LinkTemplate): boolean {
  return (
    (kind === 'label' || kind === 'external') &&
    filters.every((filter) => ['toLower', 'toUpper', 'title', 'print'].includes(filter))
  );
}
