import { readLink } from './alert-link.ts';
import { doubtAboutLabel, parametersOfPages, valuesPassed, withLabels, type LabelDoubt } from './link-parameters.ts';
import type { LinkedRule, RuleContext } from './linked-rule.ts';
import type { WantedLink } from './wanted-link.ts';

/** A link that passes what its page asks for, as far as the labels are sure. */
export interface WantedParameters {
  wanted: WantedLink;
  /** Parameters without a default whose label is not sure. */
  leftOut: { name: string; doubt: LabelDoubt }[];
}

/** Adds to a link, as it is or as it should be, the labels that the parameters of its page are named after. */
export function wantedParameters(linked: LinkedRule, wanted: WantedLink, { index }: RuleContext): WantedParameters {
  const base = wanted.kind === 'leave' ? linkThatStays(linked) : wanted;
  const parameters = base.kind === 'write' ? parametersOfPages(index, [base.page]) : undefined;
  if (base.kind !== 'write' || !parameters) return { wanted, leftOut: [] };
  const passed = new Set(valuesPassed(readLink(base.url)).map(({ name }) => name));
  const missing = parameters
    .filter(({ name }) => !passed.has(name))
    .map((parameter) => ({ ...parameter, doubt: doubtAboutLabel(linked.rule, parameter.name) }));
  const added = missing.filter(({ doubt }) => doubt === undefined).map(({ name }) => name);
  return {
    wanted: added.length === 0 ? wanted : { ...base, url: withLabels(base.url, added) },
    leftOut: missing.flatMap(({ name, hasDefault, doubt }) =>
      doubt === undefined || hasDefault ? [] : [{ name, doubt }],
    ),
  };
}

/** A link that works, where it leads to one page of the site. */
function linkThatStays({ key, linkKey, link, target }: LinkedRule): WantedLink {
  const isOne = key === linkKey && target?.kind === 'alive' && target.pages.length === 1;
  return isOne ? { kind: 'write', url: link!.text.trim(), page: target.pages[0]! } : { kind: 'leave' };
}
