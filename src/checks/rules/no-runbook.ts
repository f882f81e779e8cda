import { slipOf } from '../../model/site/address-lookup.ts';
import { rankOfWord } from '../../model/alerts/alert-page.ts';
import type { AlertRule } from '../../model/alerts/alert-rule.ts';
import type { Level } from '../../model/audit/finding.ts';
import type { LinkedRule, RuleCheck, RuleContext } from '../../model/rule-links/linked-rule.ts';
import { indexedAlertsOf } from './rule-alerts.ts';
import { writeRunbookHint } from './link-wording.ts';

/** What a link leads to is a runbook too. A link that is dead is reported as such. */
export const noRunbook = {
  id: 'rules/no-runbook',
  level: 'error',
  summary: 'Every alert has a runbook.',
  run: (linked, context) => {
    const { rule, target } = linked;
    const alerts = indexedAlertsOf(rule, context);
    if (alerts.some(({ runbook }) => runbook !== null) || target?.kind === 'dead-page' || leadsToText(linked, context))
      return [];
    const severity = rule.severity ? ` Its severity is \`${rule.severity.value}\`.` : '';
    const page =
      alerts.length > 0
        ? `The page of \`${rule.name}\` has no runbook.`
        : `The site has no page for \`${rule.name}\`, and no runbook names it.`;
    const near = alerts.length > 0 ? undefined : nearName(rule, context);
    const hint =
      near === undefined
        ? writeRunbookHint(rule)
        : `Did you mean \`${near}\`? Otherwise write a runbook that names it.`;
    return [{ level: levelOf(rule), message: page + severity, hint, at: rule.at }];
  },
} satisfies RuleCheck;

/** The worse an alert is, the more someone needs to know what to do. */
function levelOf({ severity }: AlertRule): Level {
  const rank = rankOfWord(severity?.value ?? '') ?? 3;
  return rank < 3 ? 'error' : rank === 3 ? 'warning' : 'note';
}

/** Whether the link leads to a page that people wrote, and not to the page that every alert has. */
function leadsToText({ target }: LinkedRule, { index }: RuleContext): boolean {
  if (target?.kind !== 'alive' && target?.kind !== 'dead-anchor') return false;
  return target.pages.some((page) => !page.startsWith('/alerts/') && page !== '/' && Object.hasOwn(index.pages, page));
}

/** A name that differs in little: a search through all names is dear, and of use only while there are few. */
function nearName({ name }: AlertRule, { index }: RuleContext): string | undefined {
  const names = Object.keys(index.alerts);
  return names.length > 1000 ? undefined : slipOf(name, names);
}
