import type { AlertRule } from '../../model/alerts/alert-rule.ts';
import { templatesIn } from '../../model/rule-links/link-template.ts';
import type { RuleContext } from '../../model/rule-links/linked-rule.ts';
import { ownValue } from '../../model/text/own-value.ts';
import type { IndexedAlert } from '../../model/site/url-index.ts';
import { Wildcard } from '../../model/rule-links/wildcard.ts';

/** Names that a rule can have, where the stack or the chart fills a part of it in (`${Stage}-cpu`); undefined where it has one. */
export function nameMatcher({ name }: AlertRule): Wildcard | undefined {
  const templates = templatesIn(name);
  if (templates.length === 0) return undefined;
  const starts = [0, ...templates.map(({ end }) => end)];
  const texts = starts.map((start, index) => name.slice(start, templates[index]?.start));
  return new Wildcard(texts);
}

/** Alerts of the site that a rule can be. */
export function indexedAlertsOf(rule: AlertRule, { index }: RuleContext): IndexedAlert[] {
  const alert = ownValue(index.alerts, rule.name);
  if (alert) return [alert];
  const matcher = nameMatcher(rule);
  return matcher ? Object.entries(index.alerts).flatMap(([name, alert]) => (matcher.test(name) ? [alert] : [])) : [];
}
