import type { AlertRule } from '../alerts/alert-rule.ts';
import { sureLabelsOfLogQl } from '../alerts/logql-labels.ts';
import { canHaveLabel, labelsOfExpression, sureLabelsOfExpression } from '../alerts/promql-labels.ts';
import { ruleFormats } from '../alerts/rule-formats.ts';
import type { IndexedParameter, UrlIndex } from '../site/url-index.ts';
import { ownValue } from '../text/own-value.ts';
import { readLink, textOf, type AlertLink, type Stretch } from './alert-link.ts';
import type { LinkTemplate } from './link-template.ts';
import type { LinkedRule } from './linked-rule.ts';

/** One `name=value` of a link. Offsets count in its text. */
export interface PassedValue {
  name: string;
  start: number;
  /** What fills the value in, where that is one template. */
  template: LinkTemplate | undefined;
}

/** Values that a link passes: of its query, and of one behind its fragment. Names that a template makes are left out. */
export function valuesPassed(link: AlertLink): PassedValue[] {
  return [link.query, link.lateQuery].flatMap((stretch) => (stretch ? valuesIn(link, stretch) : []));
}

function valuesIn({ text, templates }: AlertLink, { start, end }: Stretch): PassedValue[] {
  const inside = templates.filter((template) => template.start >= start && template.end <= end);
  const isInTemplate = (at: number): boolean => inside.some((template) => template.start <= at && at < template.end);
  const values: PassedValue[] = [];
  for (let from = start; from < end;) {
    let to = from;
    while (to < end && (text[to] !== '&' || isInTemplate(to))) to++;
    const equals = text.indexOf('=', from);
    const nameEnd = equals === -1 || equals > to ? to : equals;
    const name = decoded(text.slice(from, nameEnd));
    const template = inside.find((one) => one.start === nameEnd + 1 && one.end === to);
    if (name !== '' && !inside.some((one) => one.start < nameEnd && one.end > from))
      values.push({ name, start: from, template });
    from = to + 1;
  }
  return values;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

/** Parameters of some pages; undefined where nothing tells. */
export function parametersOfPages(
  { parameters }: UrlIndex,
  pages: readonly string[],
): readonly IndexedParameter[] | undefined {
  return parameters && pages.flatMap((page) => ownValue(parameters, page) ?? []);
}

/** Why the label of a rule's alerts cannot be put into a link without a doubt. */
export type LabelDoubt =
  /** Of CloudWatch. */
  | 'no-labels'
  /** It is a label of the rule itself, which its templates do not see. */
  | 'of-rule'
  | 'never'
  | 'perhaps';

/** Whether the alerts of a rule surely have a label when their link is made; else why not. */
export function doubtAboutLabel({ query, format, labels }: AlertRule, label: string): LabelDoubt | undefined {
  if (ruleFormats[format].linksIn !== 'annotations') return 'no-labels';
  if (query !== undefined && (sureLabelsOfExpression(query).has(label) || sureLabelsOfLogQl(query).has(label)))
    return undefined;
  if (ownValue(labels, label) !== undefined) return 'of-rule';
  const possible = query === undefined ? undefined : labelsOfExpression(query);
  // Grafana joins several queries, and adds labels of its own.
  return possible && format !== 'grafana' && !canHaveLabel(possible, label) ? 'never' : 'perhaps';
}

/** A link that also passes some labels of its alert, before its fragment. */
export function withLabels(url: string, labels: readonly string[]): string {
  return withQuery(url, labels.map((label) => `${label}={{ $labels.${label} | urlquery }}`).join('&'));
}

/** The address of another page, with the values that a link to this site passes: some of them no label can give back. */
export function withValuesOf({ link, target }: Pick<LinkedRule, 'link' | 'target'>, url: string): string {
  if (!link || target?.kind === 'elsewhere' || target?.kind === 'unknown') return url;
  if (link.shape !== 'web' && link.shape !== 'relative') return url;
  const queries = [textOf(link, link.query), textOf(link, link.lateQuery)];
  return withQuery(url, queries.filter((query) => query !== '').join('&'));
}

function withQuery(url: string, query: string): string {
  if (query === '') return url;
  const link = readLink(url);
  const end = link.fragment ? link.fragment.start - 1 : link.whole.end;
  const before = url.slice(link.whole.start, end);
  const separator = link.query === undefined ? '?' : /[?&]$/.test(before) ? '' : '&';
  return before + separator + query + url.slice(end, link.whole.end);
}
