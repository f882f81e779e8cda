import { AddressLookup } from '../site/address-lookup.ts';
import { linkKey as defaultKey, linkOf, linksIn, placedLinksIn, readLink, type AlertLink } from './alert-link.ts';
import type { AlertRule, PlacedText } from '../alerts/alert-rule.ts';
import { sureValueOf } from '../alerts/promql-labels.ts';
import { ruleFormats, type RuleFormatFacts } from '../alerts/rule-formats.ts';
import type { Level, Reported } from '../audit/finding.ts';
import { prefixOf, resolveLink, type LinkTarget } from './link-target.ts';
import { templatesIn } from './link-template.ts';
import { isRunbookKey } from './runbook-keys.ts';
import { ownValue } from '../text/own-value.ts';
import { placeInText } from '../text/place-in-text.ts';
import type { Place } from '../text/place.ts';
import type { UrlIndex } from '../site/url-index.ts';

/** A rule with its link, taken apart and followed. */
export interface LinkedRule {
  rule: AlertRule;
  /** Key of the annotation that holds the link, or that should. */
  key: string;
  /** Key that the link belongs under: of those that links may be under the one that has one, else the first. */
  linkKey: string;
  /** The text where the link belongs; undefined when the rule has none. */
  written: PlacedText | undefined;
  link: AlertLink | undefined;
  /** Where the link leads; undefined for what is no web address. */
  target: LinkTarget | undefined;
  /** Where the link begins in the text, for one that is beside the link to the runbook. */
  offset?: number;
}

/** What checks of rules are told. */
export interface RuleContext {
  lookup: AddressLookup;
  index: UrlIndex;
  /** Keys of the annotations that links may be under, the one to write first. */
  linkKeys: readonly string[];
  rulesByName: ReadonlyMap<string, readonly AlertRule[]>;
  /** Place of each alert in the frontmatter of its runbook, by its name; undefined where there is no content to show. */
  runbookPlaces: ReadonlyMap<string, Place> | undefined;
  /** Lines of a file of rules. */
  linesOf: (file: string) => readonly string[] | undefined;
}

/** What all checks of rules have. */
export interface BasicRuleCheck {
  /** `rules/<problem>`; its page is `docs/checks/rules-<problem>.md`. */
  id: string;
  level: Level;
  /** One sentence that says what holds when nothing is found. */
  summary: string;
}

/** Something that every rule is held against by itself. */
export interface RuleCheck extends BasicRuleCheck {
  run: (linked: LinkedRule, context: RuleContext) => Reported[];
}

/** Something that all rules are held against together. */
export interface RuleSetCheck extends BasicRuleCheck {
  runAll: (context: RuleContext) => Reported[];
}

export interface RuleInputs {
  index: UrlIndex;
  /** Keys of the annotations that links may be under, the one to write first; `runbook_url` if empty. */
  linkKeys?: readonly string[] | undefined;
  runbookPlaces?: ReadonlyMap<string, Place> | undefined;
  /** Texts of the files by their names in messages, so that places inside escaped values are exact. */
  texts?: ReadonlyMap<string, string> | undefined;
}

export function ruleContextOf(
  rules: readonly AlertRule[],
  { index, linkKeys = [defaultKey], runbookPlaces, texts }: RuleInputs,
): RuleContext {
  const linesByFile = new Map<string, readonly string[]>();
  const linesOf = (file: string): readonly string[] | undefined => {
    const text = texts?.get(file);
    if (text !== undefined && !linesByFile.has(file)) linesByFile.set(file, text.replace(/^\uFEFF/, '').split('\n'));
    return linesByFile.get(file);
  };
  return {
    lookup: new AddressLookup(index),
    index,
    linkKeys,
    rulesByName: Map.groupBy(rules, ({ name }) => name),
    runbookPlaces,
    linesOf,
  };
}

/** Follows the link of a rule; where it has none, the link under a key that is nearly the right one. */
export function linkedRule(rule: AlertRule, context: RuleContext): LinkedRule {
  const { linkKeys, lookup } = context;
  const linkKey = linkKeyOf(rule, linkKeys);
  const own = Object.hasOwn(rule.annotations, linkKey) ? linkOf(rule, linkKey) : describedLink(rule, context);
  const other = own?.value.trim() ? undefined : otherKeyOf(rule, linkKeys);
  const beside = other === undefined ? undefined : ownValue(rule.annotations, other);
  const text = beside?.value.includes('://') ? beside : own;
  const link = text && readLink(text.value);
  return { rule, key: other ?? linkKey, linkKey, written: text, link, target: link && targetOf(link, rule, lookup) };
}

/**
 * Links of a rule besides the one to its runbook that lead to this site: under other keys, and in the middle of texts. Those
 * to other sites are nobody's business here.
 */
export function linksBeside({ rule, key, linkKey, link: main }: LinkedRule, { lookup }: RuleContext): LinkedRule[] {
  return Object.entries(rule.annotations).flatMap(([name, written]) => {
    if (name === key && !rule.describedLink) return [];
    return placedLinksIn(written.value).flatMap(({ text, offset }): LinkedRule[] => {
      if (rule.describedLink && text === main?.text.trim()) return [];
      const link = readLink(text);
      const target = targetOf(link, rule, lookup);
      if (!target || target.kind === 'elsewhere' || target.kind === 'unknown') return [];
      return [{ rule, key: name, linkKey, written, link, target, offset }];
    });
  });
}

/** Where a link leads; undefined for what is no web address, and no path that stands for one. */
function targetOf(link: AlertLink, rule: AlertRule, lookup: AddressLookup): LinkTarget | undefined {
  const values = new Map<string, string | undefined>();
  const valueOf = (label: string): string | undefined => {
    if (!values.has(label)) values.set(label, labelOf(rule, label));
    return values.get(label);
  };
  const isOurs = link.shape === 'web' || (link.shape === 'relative' && prefixOf(link, lookup.index) !== undefined);
  return isOurs ? resolveLink(link, valueOf, lookup) : undefined;
}

/** Of the keys that links may be under the first that the rule has a text for, else the first that it has. */
function linkKeyOf({ annotations }: AlertRule, linkKeys: readonly string[]): string {
  const written = linkKeys.filter((key) => Object.hasOwn(annotations, key));
  return written.find((key) => ownValue(annotations, key)!.value.trim() !== '') ?? written[0] ?? linkKeys[0]!;
}

/** The annotation that holds a rule's link under another key than those that tools read. */
function otherKeyOf({ annotations }: AlertRule, linkKeys: readonly string[]): string | undefined {
  const found = Object.entries(annotations).find(
    ([key, { value }]) => !linkKeys.includes(key) && isRunbookKey(key) && value.trim() !== '',
  );
  return found?.[0];
}

/** Of the links in an alarm's description the first that leads to this site, else the first. */
function describedLink(
  { annotations, format, describedLink: first }: AlertRule,
  { lookup }: RuleContext,
): PlacedText | undefined {
  const { textField } = ruleFormats[format] as RuleFormatFacts;
  const description = textField === undefined ? undefined : ownValue(annotations, textField);
  if (!first || !description) return first;
  const ours = linksIn(description.value).find(
    (link) => resolveLink(readLink(link), () => undefined, lookup).kind !== 'elsewhere',
  );
  if (ours === undefined || ours === first.value) return first;
  const offset = description.value.indexOf(ours) - description.value.indexOf(first.value);
  const between = description.value.slice(description.value.indexOf(first.value), description.value.indexOf(ours));
  return { value: ours, at: between.includes('\n') ? first.at : { ...first.at, column: first.at.column + offset } };
}

/**
 * Value of a label as templates of the rule see it, where the rule tells it: they are filled in from the series, before the labels
 * of the rule and `alertname` are added. Grafana alone gives them `alertname`.
 *
 * @see https://github.com/prometheus/prometheus/blob/main/rules/alerting.go (`Eval`)
 */
function labelOf({ name, format, query }: AlertRule, label: string): string | undefined {
  const isNamed = label === 'alertname' && format === 'grafana';
  const value = isNamed ? name : query === undefined ? undefined : sureValueOf(query, label);
  return value === undefined || templatesIn(value).length > 0 ? undefined : value;
}

/** Place of a character of the link in its file. */
export function placeInLink(
  { rule, written, offset: start = 0 }: LinkedRule,
  offset: number,
  { linesOf }: RuleContext,
): Place {
  return written ? placeInText(written, start + offset, linesOf(rule.file)) : rule.at;
}
