import { doubtAboutLabel, parametersOfPages, valuesPassed } from '../../model/rule-links/link-parameters.ts';
import { linkedRule, placeInLink, type LinkedRule, type RuleSetCheck } from '../../model/rule-links/linked-rule.ts';

/**
 * Only where no rule passes it: no link does, and no alert has the label from its rule. A label that an alert has is carried by the
 * message, and by links that `rules link --params` writes.
 */
export const unpassedParameter = {
  id: 'rules/unpassed-parameter',
  level: 'note',
  summary: 'Some rule can pass a value for every parameter without a default.',
  runAll: (context) => {
    const { parameters } = context.index;
    if (!parameters || Object.keys(parameters).length === 0) return [];
    const linked = [...context.rulesByName.values()].flat().map((rule) => linkedRule(rule, context));
    const rulesByPage = Map.groupBy(linked.filter(leadsToPage), ({ target }) => target.pages[0]!);
    return [...rulesByPage].flatMap(([page, rules]) => {
      const passed = new Set(rules.flatMap(({ link }) => valuesPassed(link!).map(({ name }) => name)));
      const [first] = rules;
      return (parametersOfPages(context.index, [page]) ?? [])
        .filter(({ name, hasDefault }) => !hasDefault && !passed.has(name))
        .filter(({ name }) => rules.every(({ rule }) => doubtAboutLabel(rule, name) === 'never'))
        .map(({ name }) => ({
          message: `Nothing passes \`${name}\` to \`${page}\`, whose commands need it: no link does, and no rule that leads there gives its alerts that label. Someone has to type it, unless \`external_labels\` add it.`,
          hint: `Keep \`${name}\` in the expression, by \`by (…)\` or \`on (…)\`, or give the parameter a \`default:\`.`,
          at: placeInLink(first!, first!.link!.whole.start, context),
        }));
    });
  },
} satisfies RuleSetCheck;

type Landed = LinkedRule & { target: { kind: 'alive'; pages: string[] } };

function leadsToPage(linked: LinkedRule): linked is Landed {
  return linked.target?.kind === 'alive' && linked.target.pages.length === 1;
}
