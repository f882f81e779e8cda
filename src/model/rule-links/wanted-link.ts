import { withValuesOf } from './link-parameters.ts';
import type { LinkedRule, RuleContext } from './linked-rule.ts';
import { ownValue } from '../text/own-value.ts';

/** What is to be done about the link of a rule. */
export type WantedLink =
  | { kind: 'write'; url: string; page: string }
  /** It leads somewhere, here or on another site. */
  | { kind: 'leave' }
  /** It is missing or dead, and the site has nothing that it could lead to. */
  | { kind: 'no-page' };

/**
 * The link that a rule should have: the permanent address of its alert, or of the runbook. Links that work are left, and
 * so are those to other sites and sentences in place of a link, unless all are wanted.
 */
export function wantedLink(
  linked: LinkedRule,
  { index, lookup }: RuleContext,
  { to, isForAll }: { to: 'alert' | 'runbook'; isForAll: boolean },
): WantedLink {
  if (!isForAll && !isBroken(linked)) return { kind: 'leave' };
  const alert = ownValue(index.alerts, linked.rule.name);
  const address = to === 'alert' ? alert?.address : alert?.runbook;
  if (address) return { kind: 'write', url: withValuesOf(linked, lookup.urlOf(address)), page: address };
  return isBroken(linked) ? { kind: 'no-page' } : { kind: 'leave' };
}

function isBroken({ key, linkKey, link, target }: LinkedRule): boolean {
  if (key !== linkKey || !link) return true;
  if (link.shape === 'web') return target?.kind === 'dead-page' || target?.kind === 'dead-anchor';
  if (link.shape === 'prose') return !/\s/.test(link.text.trim());
  return link.shape !== 'other-scheme';
}
