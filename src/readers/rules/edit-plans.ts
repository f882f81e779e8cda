import type { AlertRule } from '../../model/alerts/alert-rule.ts';
import { ownValue } from '../../model/text/own-value.ts';
import { ruleFormats } from '../../model/alerts/rule-formats.ts';
import { ruleReaders } from './formats.ts';
import { Refused } from './link-text.ts';
import type { RuleFile, WrittenRule } from './rule-file.ts';
import { isHelmAction } from './rule-text.ts';
import type { Splice } from './splice.ts';
import { findActions } from './template-actions.ts';

/** A link for a rule, as {@link readRules} found it in the same text. */
export interface LinkEdit {
  rule: AlertRule;
  link: string;
  /** Annotation, or tag of CloudFormation, that holds the link; the one that all edits have if empty. */
  key?: string;
}

/** One edit, with what a later reading has to show. */
export interface EditPlan {
  rule: AlertRule;
  splice: Splice;
  annotation: string;
  value: string;
}

/** What to do for each edit. Nothing, where the link is there already; where it must not be done, `refuse` hears why. */
export function planEdits(
  file: RuleFile,
  edits: readonly LinkEdit[],
  key: string,
  refuse: (rule: AlertRule, reason: string) => void,
): EditPlan[] {
  const writtenByPlace = new Map<string, WrittenRule>();
  for (const written of file.rules)
    if (!writtenByPlace.has(placeKey(written.rule))) writtenByPlace.set(placeKey(written.rule), written);
  const linkByPlace = new Map<string, string>();
  const plans: EditPlan[] = [];
  for (const { rule, link, key: ownKey = key } of edits) {
    const written = writtenByPlace.get(placeKey(rule));
    const earlier = linkByPlace.get(placeKey(rule));
    linkByPlace.set(placeKey(rule), link);
    try {
      if (!written || written.rule.name !== rule.name)
        throw new Refused('no rule of this name is at this place of the file');
      if (earlier !== undefined && earlier !== link)
        throw new Refused(`it was given two links, the first of which is \`${earlier}\``);
      const planned = earlier === undefined ? planOne(written, ownKey, link) : undefined;
      if (planned) plans.push({ rule, ...planned });
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      refuse(rule, error.message);
    }
  }
  return plans;
}

/** @returns undefined when the link is there already. */
function planOne({ rule, node, file }: WrittenRule, key: string, link: string): Omit<EditPlan, 'rule'> | undefined {
  if (link.trim() === '') throw new Refused('the link is empty');
  const current = ownValue(rule.annotations, key);
  // A block scalar ends with a line end, which is no part of the link.
  if (current?.value.trimEnd() === link) return undefined;
  if (file.unwritable !== undefined) throw new Refused(file.unwritable);
  const isForHelm = findActions(link).actions.some(({ body }) => isHelmAction(body));
  if (isForHelm && !file.text.isHelm && !ruleFormats[rule.format].keepsHelmTemplates)
    throw new Refused('the link has a template of Helm, and the file is not one');
  const planned = ruleReaders[rule.format].writeLink(file, node, key, link);
  if (planned) refuseInsideAction(file, planned.splice.start);
  return planned;
}

/** Lines cannot be put into a comment or an expression of a template; into a raw string they can. */
function refuseInsideAction(file: RuleFile, offset: number): void {
  const isInside = file.text
    .actionsIn(offset, offset + 1)
    .some(({ start, outputStart }) => start < offset && outputStart === undefined);
  if (isInside) throw new Refused('a template of several lines is in its way');
}

/** Tells the rules of a file apart. */
export function placeKey({ at }: AlertRule): string {
  return `${at.line}:${at.column}`;
}
