import type { AlertRule } from '../../model/alerts/alert-rule.ts';
import { inReadingOrder, quieter, type Finding, type Level, type Reported } from '../../model/audit/finding.ts';
import {
  linkedRule,
  linksBeside,
  ruleContextOf,
  type RuleCheck,
  type RuleInputs,
  type RuleSetCheck,
} from '../../model/rule-links/linked-rule.ts';
import { ownValue } from '../../model/text/own-value.ts';
import { deadAnchor } from './dead-anchor.ts';
import { deadPage } from './dead-page.ts';
import { fragmentBeforeQuery } from './fragment-before-query.ts';
import { impossibleLabel } from './impossible-label.ts';
import { noLink } from './no-link.ts';
import { noRule } from './no-rule.ts';
import { noRunbook } from './no-runbook.ts';
import { noScheme } from './no-scheme.ts';
import { otherHost } from './other-host.ts';
import { otherKey } from './other-key.ts';
import { proseLink } from './prose-link.ts';
import { redirect } from './redirect.ts';
import { relativeLink } from './relative-link.ts';
import { severityContradiction } from './severity-contradiction.ts';
import { unescapedLabel } from './unescaped-label.ts';
import { unknownFunction } from './unknown-function.ts';
import { unknownParameter } from './unknown-parameter.ts';
import { unpassedParameter } from './unpassed-parameter.ts';

const ruleChecks: readonly RuleCheck[] = [
  deadAnchor,
  deadPage,
  fragmentBeforeQuery,
  impossibleLabel,
  noLink,
  noRunbook,
  noScheme,
  otherHost,
  otherKey,
  proseLink,
  redirect,
  relativeLink,
  severityContradiction,
  unescapedLabel,
  unknownFunction,
  unknownParameter,
];

/** Of links beside the one to the runbook, only where they lead is anyone's business. */
const checksOfAnyLink: readonly RuleCheck[] = [deadAnchor, deadPage, fragmentBeforeQuery, redirect];

const ruleSetChecks: readonly RuleSetCheck[] = [noRule, unpassedParameter];

/** Everything that alert rules are held against. */
export const allRuleChecks: readonly (RuleCheck | RuleSetCheck)[] = [...ruleChecks, ...ruleSetChecks];

export interface RuleCheckInputs extends RuleInputs {
  /** Levels that `site.yaml` sets, by the id of the check. */
  levels?: Readonly<Record<string, Level | 'off'>> | undefined;
}

/** All findings about alert rules whose links are checked against the addresses of a site, in reading order. */
export function checkRules(rules: readonly AlertRule[], { levels = {}, ...inputs }: RuleCheckInputs): Finding[] {
  const context = ruleContextOf(rules, inputs);
  const findings: Finding[] = [];
  const add = ({ id, level }: RuleCheck | RuleSetCheck, reported: readonly Reported[]): void => {
    const set = ownValue(levels, id) ?? level;
    if (set !== 'off') for (const found of reported) findings.push({ ...found, id, level: quieter(set, found.level) });
  };
  for (const rule of rules) {
    try {
      const linked = linkedRule(rule, context);
      for (const check of ruleChecks) add(check, check.run(linked, context));
      for (const beside of linksBeside(linked, context))
        for (const check of checksOfAnyLink) add(check, check.run(beside, context));
    } catch (error) {
      findings.push(uncheckedRule(rule, error as Error));
    }
  }
  for (const check of ruleSetChecks) add(check, check.runAll(context));
  return inReadingOrder(findings);
}

/** One rule that cannot be checked keeps no other from it. */
function uncheckedRule({ name, at }: AlertRule, { message }: Error): Finding {
  return {
    id: 'rules/unchecked',
    level: 'error',
    message: `The link of \`${name}\` cannot be checked: ${message}.`,
    hint: 'Write it in a simpler way, and tell the authors of Alertbook.',
    at,
  };
}
