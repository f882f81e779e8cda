import type { AlertRule } from '../../model/alerts/alert-rule.ts';
import {
  inReadingOrder,
  quieter,
  type AcceptedFinding,
  type Finding,
  type Level,
  type Reported,
} from '../../model/audit/finding.ts';
import {
  linkedRule,
  linksBeside,
  ruleContextOf,
  type BasicRuleCheck,
  type RuleCheck,
  type RuleInputs,
  type RuleSetCheck,
} from '../../model/rule-links/linked-rule.ts';
import { UsedSilences } from '../../model/rule-links/silences.ts';
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
import { shadowedLabel } from './shadowed-label.ts';
import { unescapedLabel } from './unescaped-label.ts';
import { unknownFunction } from './unknown-function.ts';
import { unknownParameter } from './unknown-parameter.ts';
import { unpassedParameter } from './unpassed-parameter.ts';
import { uselessSilence } from './useless-silence.ts';

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
  shadowedLabel,
  unescapedLabel,
  unknownFunction,
  unknownParameter,
];

/** Of links beside the one to the runbook, only where they lead is anyone's business. */
const checksOfAnyLink: readonly RuleCheck[] = [deadAnchor, deadPage, fragmentBeforeQuery, redirect];

const ruleSetChecks: readonly RuleSetCheck[] = [noRule, unpassedParameter];

/** Everything that alert rules are held against. */
export const allRuleChecks: readonly BasicRuleCheck[] = [...ruleChecks, ...ruleSetChecks, uselessSilence];

export interface RuleCheckInputs extends RuleInputs {
  /** Levels that `site.yaml` sets, by the id of the check. */
  levels?: Readonly<Record<string, Level | 'off'>> | undefined;
  /** Why the settings leave a finding out; undefined for those that count. */
  reasonToIgnore?: ((finding: Finding) => string | undefined) | undefined;
}

/** What was found in alert rules: what counts, and what someone has accepted. */
export interface RuleFindings {
  findings: Finding[];
  accepted: AcceptedFinding[];
}

/** Everything about alert rules whose links are checked against the addresses of a site, in reading order. */
export function checkRules(
  rules: readonly AlertRule[],
  { levels = {}, reasonToIgnore, ...inputs }: RuleCheckInputs,
): RuleFindings {
  const context = ruleContextOf(rules, inputs);
  const silences = new UsedSilences(rules);
  const findings: Finding[] = [];
  const accepted: AcceptedFinding[] = [];
  const levelOf = ({ id, level }: BasicRuleCheck): Level | 'off' => ownValue(levels, id) ?? level;
  const add = (check: BasicRuleCheck, reported: readonly Reported[], rule?: AlertRule): void => {
    const level = levelOf(check);
    if (level === 'off') return;
    for (const found of reported) {
      const finding: Finding = {
        ...found,
        id: check.id,
        level: quieter(level, found.level),
        ...(rule && { alert: rule.name }),
      };
      const silence = silences.take(finding, rule);
      const reason = silence?.reason ?? reasonToIgnore?.(finding);
      if (reason === undefined) findings.push(finding);
      else accepted.push({ ...finding, acceptedBy: silence ? 'comment' : 'settings', reason });
    }
  };
  for (const rule of rules) {
    try {
      const linked = linkedRule(rule, context);
      for (const check of ruleChecks) add(check, check.run(linked, context), rule);
      for (const beside of linksBeside(linked, context))
        for (const check of checksOfAnyLink) add(check, check.run(beside, context), rule);
    } catch (error) {
      findings.push(uncheckedRule(rule, error as Error));
    }
  }
  for (const check of ruleSetChecks) add(check, check.runAll(context));
  const running = new Set(allRuleChecks.filter((check) => levelOf(check) !== 'off').map(({ id }) => id));
  const known = allRuleChecks.map(({ id }) => id);
  for (const { rule, ...reported } of uselessSilence.run(silences, { running, known }))
    add(uselessSilence, [reported], rule);
  return { findings: inReadingOrder(findings), accepted: inReadingOrder(accepted) };
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
