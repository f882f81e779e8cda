import { slipOf } from '../../model/site/address-lookup.ts';
import type { AlertRule } from '../../model/alerts/alert-rule.ts';
import type { Level } from '../../model/audit/finding.ts';
import type { RuleCheck, RuleContext } from '../../model/rule-links/linked-rule.ts';
import { levelOfRule } from '../../model/rule-links/rule-level.ts';
import type { IndexedLevel } from '../../model/site/url-index.ts';
import { indexedAlertsOf, runbookOfRule } from '../../model/rule-links/rule-runbook.ts';
import { writeRunbookHint } from './link-wording.ts';

/** What a link leads to is a runbook too. A link that is dead is reported as such. */
export const noRunbook = {
  id: 'rules/no-runbook',
  level: 'error',
  summary: 'Every alert has a runbook.',
  run: (linked, context) => {
    const { rule, target } = linked;
    const alerts = indexedAlertsOf(rule, context);
    if (target?.kind === 'dead-page' || runbookOfRule(linked, context) !== undefined) return [];
    const level = levelOfRule(rule, context.index);
    const severity = rule.severity ? severityWords(rule.severity.value, level) : '';
    const page =
      alerts.length > 0
        ? `The alert page of \`${rule.name}\` has no runbook.`
        : `The site has no page for \`${rule.name}\`, and no runbook names it.`;
    const near = alerts.length > 0 ? undefined : nearName(rule, context);
    const hint =
      near === undefined
        ? writeRunbookHint(rule)
        : `Did you mean \`${near}\`? Otherwise write a runbook that names it.`;
    return [{ level: loudnessOf(level), message: page + severity, hint, at: rule.at }];
  },
} satisfies RuleCheck;

/** The worse an alert is, the more someone needs to know what to do. Where nobody knows how bad it is, it is in between. */
function loudnessOf(level: IndexedLevel | undefined): Level {
  const { rank } = level ?? { rank: 3 };
  return rank < 3 ? 'error' : rank === 3 ? 'warning' : 'note';
}

function severityWords(word: string, level: IndexedLevel | undefined): string {
  const isSame =
    !level || [level.id, level.name, level.label].some((name) => name.toLowerCase() === word.toLowerCase());
  return ` Its severity is \`${word}\`${isSame ? '' : `, which is \`${level.id}\` (${level.name}) here`}.`;
}

/** A name that differs in little: a search through all names is dear, and of use only while there are few. */
function nearName({ name }: AlertRule, { index }: RuleContext): string | undefined {
  const names = Object.keys(index.alerts);
  return names.length > 1000 ? undefined : slipOf(name, names);
}
