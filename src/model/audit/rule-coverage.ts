import type { AlertRule } from '../alerts/alert-rule.ts';
import { linkedRule, type LinkedRule, type RuleContext } from '../rule-links/linked-rule.ts';
import { levelOfRule } from '../rule-links/rule-level.ts';
import { indexedAlertsOf, runbookOfRule } from '../rule-links/rule-runbook.ts';
import { templatesIn } from '../rule-links/link-template.ts';
import { ownValue } from '../text/own-value.ts';

/** How many alerts there are, and how many of them have what people have to write. */
export interface CoverageCounts {
  alerts: number;
  /** With a runbook. */
  runbook: number;
  /** Whose runbook is a draft. */
  draft: number;
  /** Whose runbook says what is for them: it has a section for the alert, or is for this alert alone. */
  section: number;
  /** Whose runbook someone has reviewed, and which is not due for it. */
  reviewed: number;
}

export interface CoverageGroup extends CoverageCounts {
  /** Level of the site, or the word of the rules where the site does not know it; undefined where they state none. */
  severity: string | undefined;
  /** Team that the rules name, else the one that keeps the runbook; undefined where neither tells. */
  team: string | undefined;
}

export interface RuleCoverage {
  total: CoverageCounts;
  /** Of each severity and team, the worst severity first. An alert with rules of two severities is in both. */
  groups: CoverageGroup[];
  /** A rule of each alert that has no runbook. */
  without: AlertRule[];
}

/** What is known of one rule. */
interface Covered {
  rule: AlertRule;
  severity: string | undefined;
  /** 1 (worst) to 5; behind them, words that the site does not know, and none. */
  rank: number;
  team: string | undefined;
  hasRunbook: boolean;
  isDraft: boolean;
  hasSection: boolean;
  isReviewed: boolean;
}

/** @param today ISO 8601 day. */
export function ruleCoverage(rules: readonly AlertRule[], context: RuleContext, today: string): RuleCoverage {
  const covered = rules.map((rule) => coveredRule(linkedRule(rule, context), context, today));
  const keyOf = ({ severity = '', team = '' }: Covered): string => `${severity}\0${team}`;
  const groups = [...Map.groupBy(covered, keyOf).values()].toSorted(
    ([a], [b]) => a!.rank - b!.rank || order(a!.severity, b!.severity) || order(a!.team, b!.team),
  );
  const byName = Map.groupBy(covered, ({ rule }) => rule.name);
  return {
    total: counts(covered),
    groups: groups.map((members) => {
      const [{ severity, team }] = members as [Covered];
      return { severity, team, ...counts(members) };
    }),
    without: [...byName.values()].flatMap((same) => (same.some(({ hasRunbook }) => hasRunbook) ? [] : [same[0]!.rule])),
  };
}

function coveredRule(linked: LinkedRule, context: RuleContext, today: string): Covered {
  const { rule, target } = linked;
  const { index } = context;
  const page = runbookOfRule(linked, context);
  const facts = page === undefined ? undefined : ownValue(index.runbooks ?? {}, page);
  const alerts = indexedAlertsOf(rule, context);
  const stated = alerts.find(({ severity }) => severity !== null)?.severity;
  const level = levelOfRule(rule, index) ?? (rule.severity ? undefined : stated);
  const leadsToSection =
    target?.kind === 'alive' &&
    linked.link?.fragment !== undefined &&
    page !== undefined &&
    target.pages.includes(page);
  return {
    rule,
    severity: level?.label ?? rule.severity?.value.trim(),
    rank: level?.rank ?? (rule.severity ? 6 : 7),
    team: teamOf(rule) ?? facts?.team,
    hasRunbook: page !== undefined,
    isDraft: facts?.isDraft === true,
    hasSection:
      page !== undefined &&
      (leadsToSection || facts?.isOfOne === true || alerts.some(({ section }) => section !== undefined)),
    isReviewed: facts?.reviewed !== undefined && (facts.due === undefined || facts.due >= today),
  };
}

/** Team that the labels of a rule name. */
function teamOf({ labels }: AlertRule): string | undefined {
  return ['team', 'owner', 'squad']
    .map((label) => ownValue(labels, label)?.value.trim())
    .find((value) => value && templatesIn(value).length === 0);
}

function counts(members: readonly Covered[]): CoverageCounts {
  const alerts = [...Map.groupBy(members, ({ rule }) => rule.name).values()];
  const number = (has: (one: Covered) => boolean): number => alerts.filter((same) => same.some(has)).length;
  return {
    alerts: alerts.length,
    runbook: number(({ hasRunbook }) => hasRunbook),
    draft: alerts.filter(
      (same) => same.some(({ isDraft }) => isDraft) && same.every((one) => one.isDraft || !one.hasRunbook),
    ).length,
    section: number(({ hasSection }) => hasSection),
    reviewed: number(({ isReviewed }) => isReviewed),
  };
}

/** Texts in their order, nothing last. */
function order(a: string | undefined, b: string | undefined): number {
  if (a === b) return 0;
  return a === undefined ? 1 : b === undefined || a < b ? -1 : 1;
}
