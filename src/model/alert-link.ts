import type { AlertRule, PlacedText } from './alert-rule.ts';

/** Annotation that holds the link to an alert's runbook, by the custom of Prometheus' mixins. */
export const linkKey = 'runbook_url';

/**
 * The link that an alert carries: its annotation; of an alarm of CloudFormation the tag, else the first link in its
 * description. Undefined when it carries none; the text may be empty.
 */
export function linkOf(rule: AlertRule, key: string = linkKey): PlacedText | undefined {
  return (Object.hasOwn(rule.annotations, key) ? rule.annotations[key] : undefined) ?? rule.describedLink;
}

/** Web addresses in prose, without the full stop or comma behind them; `${Domain}` of CloudFormation may stand in one. */
export function linksIn(prose: string): string[] {
  return [...prose.matchAll(/https?:\/\/(?:\$\{[^{}\s]*\}|[^\s"'`<>(){}[\]|\\^])+/g)].map(([link]) => link.replace(/[.,;:!?]+$/, ''));
}
