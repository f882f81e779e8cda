import { linkKey } from '../../model/rule-links/alert-link.ts';
import type { AlertRule } from '../../model/alerts/alert-rule.ts';
import type { Finding } from '../../model/audit/finding.ts';
import { placeKey, planEdits, type EditPlan, type LinkEdit } from './edit-plans.ts';
import { readRuleFile, type RuleReading } from './read-rules.ts';
import { withSplices } from './splice.ts';

export type { LinkEdit };

/**
 * Adds or replaces the link annotation of some rules, and leaves every other byte of the file alone: comments, order,
 * quotes, line ends. A link that is there already is not written again, so that a second run changes nothing.
 *
 * Each edit is done whole or refused, with a finding (`rules/link-refused`) at the rule. The result is read again: an
 * edit after which any rule differs in more than its link is taken back.
 *
 * @param text The whole file; rules are found in it by their place.
 * @param options.key Annotation, or tag of CloudFormation, that holds the link.
 */
export function editLinks(
  text: string,
  edits: readonly LinkEdit[],
  { key = linkKey }: { key?: string } = {},
): { text: string; refused: Finding[] } {
  const shown = edits[0]?.rule.file ?? '';
  const before = readRuleFile(text, shown);
  const refused: Finding[] = [];
  const refuse = (rule: AlertRule, reason: string): void => void refused.push(refusal(rule, reason));
  if (!before.isReadable) {
    for (const { rule } of edits) refuse(rule, 'the file cannot be read whole');
    return { text, refused };
  }
  const plans = planEdits(before.file, edits, key, refuse);
  const kept = keepHarmless(plans, before, (spoiling) =>
    refuse(spoiling.rule, 'the file would read differently in other places too'),
  );
  return { text: edited(text, kept), refused };
}

/** How often a file is read again to find the edits that spoil it, before the rest of them is given up. */
const maxReadings = 40;

/** The plans after which all rules read as they have to. Where many together do not, each half is tried. */
function keepHarmless(plans: EditPlan[], before: RuleReading, refuse: (plan: EditPlan) => void): EditPlan[] {
  let readings = 0;
  const settle = (kept: EditPlan[], added: EditPlan[]): EditPlan[] => {
    if (added.length === 0) return kept;
    const together = [...kept, ...added];
    const { source } = before.file.text;
    const spoiled =
      readings++ < maxReadings
        ? spoiledBy(together, before, readRuleFile(edited(source, together), before.file.shown))
        : new Set(together);
    if (spoiled.size === 0) return together;
    const culprits = added.filter((plan) => spoiled.has(plan));
    if (culprits.length < added.length && culprits.length === spoiled.size) {
      culprits.forEach(refuse);
      return settle(
        kept,
        added.filter((plan) => !spoiled.has(plan)),
      );
    }
    if (added.length === 1 || readings >= maxReadings) {
      added.forEach(refuse);
      return kept;
    }
    const half = added.length >> 1;
    return settle(settle(kept, added.slice(0, half)), added.slice(half));
  };
  return settle([], plans);
}

function edited(text: string, plans: EditPlan[]): string {
  return withSplices(
    text,
    plans.map(({ splice }) => splice),
  );
}

function refusal(rule: AlertRule, reason: string): Finding {
  return {
    id: 'rules/link-refused',
    level: 'error',
    message: `The link of \`${rule.name}\` is not written: ${reason}.`,
    hint: 'Write it by hand.',
    at: rule.at,
  };
}

/** Plans after which a rule is not what it has to be; all of them, when something else is different. */
function spoiledBy(plans: EditPlan[], before: RuleReading, after: RuleReading): Set<EditPlan> {
  const all = new Set(plans);
  const rules = after.file.rules;
  if (rules.length !== before.file.rules.length || after.findings.length > before.findings.length) return all;
  const planByPlace = new Map(plans.map((plan) => [placeKey(plan.rule), plan]));
  const spoiled = new Set<EditPlan>();
  for (const [index, { rule }] of before.file.rules.entries()) {
    const plan = planByPlace.get(placeKey(rule));
    if (signature(rules[index]!.rule) === signature(rule, plan)) continue;
    if (!plan) return all;
    spoiled.add(plan);
  }
  return spoiled;
}

/** All that a rule says, without places, and with the link that a plan gives it. */
function signature(rule: AlertRule, plan?: EditPlan): string {
  const texts = (record: AlertRule['labels']): [string, string][] =>
    Object.entries(record).map(([key, { value }]) => [key, value]);
  const annotations = new Map(texts(rule.annotations));
  if (plan) annotations.set(plan.annotation, plan.value);
  const { name, format, group, query, threshold, severity } = rule;
  return JSON.stringify([
    name,
    format,
    group,
    query,
    threshold,
    rule.for,
    texts(rule.labels),
    [...annotations].toSorted(),
    severity?.value,
  ]);
}
