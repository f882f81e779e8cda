import { linkKey } from '../../model/alert-link.ts';
import type { AlertRule } from '../../model/alert-rule.ts';
import type { Finding } from '../../model/finding.ts';
import { linkAlarm } from './alarm-edits.ts';
import { Refused } from './link-text.ts';
import { readRuleFile, type RuleReading } from './read-rules.ts';
import { annotate } from './rule-edits.ts';
import type { RuleFile, WrittenRule } from './rule-file.ts';
import { isHelmAction } from './rule-text.ts';
import { withSplices, type Splice } from './splice.ts';
import { findActions } from './template-actions.ts';

/** A link for a rule, as {@link readRules} found it in the same text. */
export interface LinkEdit {
  rule: AlertRule;
  link: string;
}

/** One edit with what a later reading has to show. */
interface Plan {
  rule: AlertRule;
  splice: Splice;
  annotation: string;
  value: string;
}

/**
 * Adds or replaces the link annotation of some rules, and leaves every other byte of the file alone: comments, order,
 * quotes, line ends. A link that stands there already is not written again, so that a second run changes nothing.
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
  const plans = plan(before.file, edits, key, refuse);
  const kept = keepHarmless(plans, before, (spoiling) =>
    refuse(spoiling.rule, 'the file would read differently in other places too'),
  );
  return { text: edited(text, kept), refused };
}

/** How often a file is read again to find the edits that spoil it, before the rest of them is given up. */
const mostReadings = 40;

/** The plans after which all rules read as they have to. Where many together do not, each half is tried. */
function keepHarmless(plans: Plan[], before: RuleReading, refuse: (plan: Plan) => void): Plan[] {
  let readings = 0;
  const settle = (kept: Plan[], added: Plan[]): Plan[] => {
    if (added.length === 0) return kept;
    const together = [...kept, ...added];
    const { source } = before.file.text;
    const spoiled =
      readings++ < mostReadings
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
    if (added.length === 1 || readings >= mostReadings) {
      added.forEach(refuse);
      return kept;
    }
    const half = added.length >> 1;
    return settle(settle(kept, added.slice(0, half)), added.slice(half));
  };
  return settle([], plans);
}

function edited(text: string, plans: Plan[]): string {
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

function plan(
  file: RuleFile,
  edits: readonly LinkEdit[],
  key: string,
  refuse: (rule: AlertRule, reason: string) => void,
): Plan[] {
  const writtenByPlace = new Map<string, WrittenRule>();
  for (const written of file.rules)
    if (!writtenByPlace.has(placeKey(written.rule))) writtenByPlace.set(placeKey(written.rule), written);
  const linkByPlace = new Map<string, string>();
  const plans: Plan[] = [];
  for (const { rule, link } of edits) {
    const written = writtenByPlace.get(placeKey(rule));
    const earlier = linkByPlace.get(placeKey(rule));
    linkByPlace.set(placeKey(rule), link);
    try {
      if (!written || written.rule.name !== rule.name)
        throw new Refused('no rule of this name stands at this place of the file');
      if (earlier !== undefined && earlier !== link)
        throw new Refused(`it was given two links, the first of which is \`${earlier}\``);
      const planned = earlier === undefined ? planOne(file, written, key, link) : undefined;
      if (planned) plans.push({ rule, ...planned });
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      refuse(rule, error.message);
    }
  }
  return plans;
}

/** @returns undefined when the link stands there already. */
function planOne(
  file: RuleFile,
  { rule, node }: WrittenRule,
  key: string,
  link: string,
): Omit<Plan, 'rule'> | undefined {
  if (link.trim() === '') throw new Refused('the link is empty');
  const current = Object.hasOwn(rule.annotations, key) ? rule.annotations[key] : undefined;
  // A block scalar ends with a line end, which is no part of the link.
  if (current?.value.trimEnd() === link) return undefined;
  const isForHelm = findActions(link).actions.some(({ body }) => isHelmAction(body));
  if (isForHelm && !file.text.isHelm && rule.format !== 'grafana')
    throw new Refused('the link has a template of Helm, and the file is none');
  const planned =
    rule.format === 'cloudformation'
      ? linkAlarm(file, node, key, link)
      : { splice: annotate(file, node, key, link), annotation: key, value: link };
  if (planned) refuseInsideAction(file, planned.splice.start);
  return planned;
}

/** Lines cannot be put into a comment or an expression of a template; into a raw string they can. */
function refuseInsideAction(file: RuleFile, offset: number): void {
  const isInside = file.text
    .actionsIn(offset, offset + 1)
    .some(({ start, outputStart }) => start < offset && outputStart === undefined);
  if (isInside) throw new Refused('a template of several lines stands in its way');
}

/** Plans after which a rule is not what it has to be; all of them, when something else is different. */
function spoiledBy(plans: Plan[], before: RuleReading, after: RuleReading): Set<Plan> {
  const all = new Set(plans);
  const rules = after.file.rules;
  if (rules.length !== before.file.rules.length || after.findings.length > before.findings.length) return all;
  const planByPlace = new Map(plans.map((plan) => [placeKey(plan.rule), plan]));
  const spoiled = new Set<Plan>();
  for (const [index, { rule }] of before.file.rules.entries()) {
    const plan = planByPlace.get(placeKey(rule));
    if (signature(rules[index]!.rule) === signature(rule, plan)) continue;
    if (!plan) return all;
    spoiled.add(plan);
  }
  return spoiled;
}

/** All that a rule says, without places, and with the link that a plan gives it. */
function signature(rule: AlertRule, plan?: Plan): string {
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

function placeKey({ at }: AlertRule): string {
  return `${at.line}:${at.column}`;
}
