import type { AlertRule } from '../alerts/alert-rule.ts';
import type { IndexedAlert } from '../site/url-index.ts';
import { ownValue } from '../text/own-value.ts';
import { templatesIn } from './link-template.ts';
import type { LinkedRule, RuleContext } from './linked-rule.ts';
import { Wildcard } from './wildcard.ts';

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

/**
 * Page of the runbook of a rule: the one that names its alert, else the page that people wrote and its link leads to. The page that every
 * alert has is none.
 */
export function runbookOfRule(linked: LinkedRule, context: RuleContext): string | undefined {
  const named = indexedAlertsOf(linked.rule, context).find(({ runbook }) => runbook !== null)?.runbook;
  if (named) return named;
  const { target } = linked;
  if (target?.kind !== 'alive' && target?.kind !== 'dead-anchor') return undefined;
  return target.pages.find(
    (page) => !page.startsWith('/alerts/') && page !== '/' && Object.hasOwn(context.index.pages, page),
  );
}
