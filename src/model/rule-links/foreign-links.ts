import type { AlertRule } from '../alerts/alert-rule.ts';
import { linkKey, linksIn } from './alert-link.ts';
import { isRunbookKey } from './runbook-keys.ts';
import { templatesIn } from './link-template.ts';

/** What a rule says of where its runbook is, when that is not on this site. */
export interface ForeignLink {
  /** Annotation, tag or field that it is in. */
  key: string;
  /** As written: an address, a path in a repository, or words. */
  text: string;
  /** Address that can be followed as it is; undefined for a path, and where a template makes a part. */
  href: string | undefined;
}

/**
 * Runbooks that rules name elsewhere, each once, in the order of the rules.
 *
 * @param site Public address of the site.
 */
export function foreignLinksOf(rules: readonly AlertRule[], site: string): ForeignLink[] {
  const root = site.replace(/\/*$/, '/').toLowerCase();
  const found = new Map<string, ForeignLink>();
  for (const { annotations, describedLink } of rules) {
    const written = Object.entries(annotations)
      .filter(([key]) => key === linkKey || isRunbookKey(key))
      .map(([key, { value }]) => [key, value] as const);
    if (describedLink) written.push(['description', describedLink.value]);
    for (const [key, value] of written) {
      const text = value.trim();
      if (text === '' || `${text.toLowerCase()}/`.startsWith(root) || found.has(text)) continue;
      const isWhole = templatesIn(text).length === 0 && linksIn(text)[0] === text;
      found.set(text, { key, text, href: isWhole ? text : undefined });
    }
  }
  return [...found.values()];
}
