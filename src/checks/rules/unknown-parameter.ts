import { parametersOfPages, valuesPassed, type PassedValue } from '../../model/rule-links/link-parameters.ts';
import { placeInLink, type RuleCheck } from '../../model/rule-links/linked-rule.ts';
import { nearest } from '../../model/text/nearest.ts';
import { quoted } from '../wording.ts';

/** What every page reads from an address, besides its parameters. */
const ofEveryPage: readonly string[] = ['startsAt', 'severity', 'section'];

/** A value that nothing reads does no harm: it is a slip where a name is near, or where the page lacks one that it needs. */
export const unknownParameter = {
  id: 'rules/unknown-parameter',
  level: 'warning',
  summary: 'The page has a parameter for every value that a link passes.',
  run: (linked, context) => {
    const { link, target } = linked;
    const parameters = target?.kind === 'alive' ? parametersOfPages(context.index, target.pages) : undefined;
    if (!link || !parameters) return [];
    const names = [...new Set(parameters.map(({ name }) => name))];
    const passed = valuesPassed(link);
    const lacking = names.filter((name) => !passed.some((value) => value.name === name));
    return passed
      .filter((value) => !names.includes(value.name) && !isOfEveryPage(value))
      .map((value) => {
        const near = nearest(value.name, lacking);
        const has = names.length === 0 ? 'it has none' : `it has ${quoted(names)}`;
        return {
          ...(lacking.length === 0 && { level: 'note' as const }),
          message: `The link passes \`${value.name}\`, but its page has no such parameter: ${has}.`,
          hint:
            near === undefined
              ? `Take \`${value.name}\` out of the link, or declare it under \`params:\` in the frontmatter of the page.`
              : `Did you mean \`${near}\`?`,
          at: placeInLink(linked, value.start, context),
        };
      });
  },
} satisfies RuleCheck;

/** The number of an alert, and what those who count visits add, are there for people. */
function isOfEveryPage({ name, template }: PassedValue): boolean {
  return ofEveryPage.includes(name) || name.startsWith('utm_') || template?.kind === 'value';
}
