import type { AlertRule } from '../../model/alerts/alert-rule.ts';
import type { RuleCheck } from '../../model/rule-links/linked-rule.ts';
import { placeInLink } from '../../model/rule-links/linked-rule.ts';
import { nearest } from '../../model/text/nearest.ts';
import { ownValue } from '../../model/text/own-value.ts';
import { canHaveLabel, labelsOfExpression, type LabelSet } from '../../model/alerts/promql-labels.ts';
import { quoted } from '../wording.ts';

/**
 * Only where Prometheus itself fills the link in: its templates see the labels of the expression, and not those of the
 * rule. Grafana joins several queries, and adds labels of its own.
 */
export const impossibleLabel = {
  id: 'rules/impossible-label',
  level: 'error',
  summary: 'Every label in the link of a rule is one that its expression can have.',
  run: (linked, context) => {
    const { rule, link } = linked;
    const used = link?.templates.filter(({ kind }) => kind === 'label') ?? [];
    if (used.length === 0 || rule.query === undefined || !/^prometheus/.test(rule.format)) return [];
    const labels = labelsOfExpression(rule.query);
    if (!labels) return [];
    // One finding for each label, however often it is there.
    const impossible = Map.groupBy(
      used.filter(({ name }) => !canHaveLabel(labels, name)),
      ({ name }) => name,
    );
    return [...impossible.values()]
      .map(([template]) => template!)
      .map((template) => ({
        message: `The expression of \`${rule.name}\` never has the label \`${template.name}\`${labels.kind === 'only' ? `, only ${quoted(labels.names) || 'none'}` : ''}: the link has an empty value there.`,
        hint: hintFor(rule, template.name, labels),
        at: placeInLink(linked, template.start, context),
      }));
  },
} satisfies RuleCheck;

function hintFor({ name, labels }: AlertRule, label: string, { kind, names }: LabelSet): string {
  const known = label === 'alertname' ? name : ownValue(labels, label)?.value;
  if (known !== undefined)
    return `Write \`${known}\` itself: Prometheus adds the labels of a rule after it has filled in its annotations.`;
  const near = kind === 'only' ? nearest(label, names) : undefined;
  return near === undefined
    ? `Add \`${label}\` to the labels that the expression keeps, by \`by (…)\` or \`on (…)\`, or take it out of the link.`
    : `Did you mean \`${near}\`? Otherwise add \`${label}\` to the labels that the expression keeps.`;
}
