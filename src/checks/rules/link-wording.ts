import type { AlertRule } from '../../model/alerts/alert-rule.ts';
import { ruleFormats, type RuleFormatFacts } from '../../model/alerts/rule-formats.ts';
import type { AlertLink } from '../../model/rule-links/alert-link.ts';
import { withValuesOf } from '../../model/rule-links/link-parameters.ts';
import type { LinkedRule, RuleContext } from '../../model/rule-links/linked-rule.ts';
import { ownValue } from '../../model/text/own-value.ts';

/** A text of a rule as a message shows it: on one line, and not ten thousand characters. */
export function shown(text: string): string {
  const line = text.trim().replace(/\s+/g, ' ');
  return `\`${line.length > 200 ? `${line.slice(0, 200)}…` : line}\``;
}

/** Address of the alert's own page: what a link should best be. Undefined when the site has none. */
export function ownUrl({ name }: AlertRule, { index, lookup }: RuleContext): string | undefined {
  const alert = ownValue(index.alerts, name);
  return alert && lookup.urlOf(alert.address);
}

/** The line to paste, as the format of the rule wants it. */
export function toPaste({ rule, key, written, offset }: LinkedRule, url: string, linkKey = key): string {
  if (offset !== undefined) return `\`${url}\` in \`${key}\``;
  const { linksIn, textField } = ruleFormats[rule.format] as RuleFormatFacts;
  if (linksIn === 'text') return `\`${url}\` in \`${textField}\``;
  if (linksIn === 'annotations') return `\`${linkKey}: ${url}\``;
  return written !== undefined && written === rule.describedLink
    ? `\`${url}\``
    : `the tag \`${linkKey}\` with \`${url}\``;
}

/** A link with one part replaced. */
export function withPart(
  { text, whole }: AlertLink,
  { start, end }: { start: number; end: number },
  by: string,
): string {
  return text.slice(whole.start, start) + by + text.slice(end, whole.end);
}

/** How to get a link that works: the nearest page, the alert's own one, or a runbook to write. */
export function fixHint(linked: LinkedRule, context: RuleContext, near?: string): string {
  const own = ownUrl(linked.rule, context);
  const better = near === undefined ? own : context.lookup.urlOf(near);
  if (better === undefined) return writeRunbookHint(linked.rule);
  const paste = `Write ${toPaste(linked, withValuesOf(linked, better), linked.linkKey)}`;
  return `Did you mean \`${better}\`? ${paste}${own === undefined ? `, or write a runbook for \`${linked.rule.name}\`` : ''}.`;
}

export function writeRunbookHint({ name }: AlertRule): string {
  return `Write a runbook with \`alerts: [{ name: ${JSON.stringify(name)} }]\` in its frontmatter.`;
}
