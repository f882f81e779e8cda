import type { AlertRule } from '../../model/alerts/alert-rule.ts';
import { doubtAboutLabel } from '../../model/rule-links/link-parameters.ts';
import { templatesIn } from '../../model/rule-links/link-template.ts';
import type { RuleCheck } from '../../model/rule-links/linked-rule.ts';
import { placeInLink } from '../../model/rule-links/linked-rule.ts';
import { ownValue } from '../../model/text/own-value.ts';
import { canHaveLabel, labelsOfExpression } from '../../model/alerts/promql-labels.ts';

/**
 * A label that the expression never has is reported by `rules/impossible-label`. One that it surely has is what its author
 * asked for.
 */
export const shadowedLabel = {
  id: 'rules/shadowed-label',
  level: 'warning',
  summary: 'No link uses a label that its own rule adds, because that comes after the link is filled in.',
  run: (linked, context) => {
    const { rule, link } = linked;
    const shadowed = (link?.templates ?? []).filter(
      ({ kind, name }) => kind === 'label' && ownLabel(rule, name) !== undefined && mayLack(rule, name),
    );
    // One finding for each label, however often it is there.
    return [...Map.groupBy(shadowed, ({ name }) => name).values()]
      .map(([template]) => template!)
      .map((template) => {
        const { name } = template;
        const value = ownLabel(rule, name)!;
        const isPlain = templatesIn(value).length === 0;
        return {
          message: `\`$labels.${name}\` in the link is the label of the series, because \`${rule.name}\` adds \`${value}\` only after the link is filled in: the link may have an empty value there.`,
          hint: isPlain
            ? `Write \`${value}\` itself.`
            : `Keep \`${name}\` in the expression, by \`by (…)\` or \`on (…)\`, or take it out of the link.`,
          at: placeInLink(linked, template.start, context),
        };
      });
  },
} satisfies RuleCheck;

/** Label that a rule adds by itself. Grafana shows its templates the name of the alert. */
function ownLabel({ name, labels, format }: AlertRule, label: string): string | undefined {
  if (label === 'alertname') return format === 'grafana' ? undefined : name;
  return ownValue(labels, label)?.value;
}

function mayLack(rule: AlertRule, label: string): boolean {
  const doubt = doubtAboutLabel(rule, label);
  if (doubt === undefined || doubt === 'no-labels') return false;
  const possible = rule.query === undefined ? undefined : labelsOfExpression(rule.query);
  return !possible || canHaveLabel(possible, label) || !/^prometheus/.test(rule.format);
}
