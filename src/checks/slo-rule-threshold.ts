import type { Objective } from '../../schemas/slo.ts';
import type { AlertRule } from '../model/alerts/alert-rule.ts';
import type { Check, Reported } from '../model/audit/finding.ts';
import type { Catalogue } from '../model/catalogue/catalogue.ts';
import { errorBudget, formatShare } from '../model/objectives/error-budget.ts';
import { judgedThresholds, type JudgedThreshold } from '../model/objectives/judge-thresholds.ts';

/** A rule that was made for another target pages too late, or for nothing, and nobody sees it. */
export const sloRuleThreshold = {
  id: 'slo/rule-threshold',
  level: 'warning',
  summary: 'A rule that guards an objective fires at a burn rate of the objective’s own error budget.',
  run: (catalogue: Catalogue) => {
    const objectives = [...catalogue.documents.slo.values()].flatMap(({ data }) => data.objectives);
    return catalogue.rules.flatMap((rule) => {
      const found = objectives.filter(({ alerts }) => alerts.includes(rule.name)).map((one) => findingsOf(one, rule));
      // One name may guard several objectives, by a rule for each.
      return found.some((findings) => findings.length === 0) ? [] : (found[0] ?? []);
    });
  },
} satisfies Check;

function findingsOf(objective: Objective, rule: AlertRule): Reported[] {
  const budget = errorBudget(objective);
  if (!budget || rule.query === undefined) return [];
  const { ratio, window } = budget;
  const byText = new Map(
    judgedThresholds(rule.query, ratio, window.seconds).map((judged) => [judged.threshold.text, judged]),
  );
  return [...byText.values()].map((judged) => ({
    message: `\`${rule.name}\` compares with \`${judged.threshold.text}\`: ${reasonOf(judged)}, but \`${objective.id}\` promises ${objective.target.text}, with a budget of ${formatShare(ratio)}.`,
    hint: `Write \`${(judged.madeFor ? judged.burn : judged.usual).toFixed()} * ${ratio.toFixed()}\` if the target is right; otherwise correct the target.`,
    at: rule.at,
  }));
}

function reasonOf({ threshold, burn, madeFor }: JudgedThreshold): string {
  if (madeFor) return `that is ${burn.toFixed()} times a budget of ${formatShare(madeFor)}`;
  return `that is ${burn.round(4).toFixed()} times the budget, no usual burn rate over ${threshold.windowText}`;
}
