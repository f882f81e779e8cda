import type { AlertRule, PlacedText } from '../../model/alerts/alert-rule.ts';
import { ruleFormats } from '../../model/alerts/rule-formats.ts';
import type { RuleCheck } from '../../model/rule-links/linked-rule.ts';
import { sameFunction, templateFunctions, unknownFunctionsIn } from '../../model/rule-links/template-functions.ts';
import { nearest } from '../../model/text/nearest.ts';
import { placeInText } from '../../model/text/place-in-text.ts';

/** Prometheus refuses a whole file for one of these; Grafana shows an error in place of the text. */
export const unknownFunction = {
  id: 'rules/unknown-function',
  level: 'error',
  summary: 'Every function in the templates of a rule is one that the monitoring system has.',
  run: ({ rule }, { linesOf }) => {
    if (ruleFormats[rule.format].linksIn !== 'annotations') return [];
    return textsOf(rule).flatMap(([key, text]) =>
      unknownFunctionsIn(text.value, (action) => isForMonitoring(rule, action)).map(({ name, start }) => ({
        message: `\`${key}\` of \`${rule.name}\` calls \`${name}\`, a function that ${rule.format === 'grafana' ? 'Grafana' : 'Prometheus'} does not have.`,
        hint: hintFor(name),
        at: placeInText(text, start, linesOf(rule.file)),
      })),
    );
  },
} satisfies RuleCheck;

function textsOf({ annotations, labels }: AlertRule): [key: string, text: PlacedText][] {
  return [...Object.entries(annotations), ...Object.entries(labels)];
}

/** In a chart, only what names the labels or the value of an alert is surely not for Helm. */
function isForMonitoring({ isInChart }: AlertRule, action: string): boolean {
  return !isInChart || /\$(?:labels|value|values|externalLabels)\b|^\s*\.(?:Labels|Value)\b/.test(action);
}

function hintFor(name: string): string {
  const meant = sameFunction(name) ?? nearest(name, templateFunctions);
  return meant === undefined
    ? 'Functions: https://prometheus.io/docs/prometheus/latest/configuration/template_reference/'
    : `Did you mean \`${meant}\`?`;
}
