import { alertSegment, alertsOf } from '../model/alerts/alerts.ts';
import { allDocuments, type Catalogue } from '../model/catalogue/catalogue.ts';
import type { Document } from '../model/catalogue/document.ts';
import type { Check } from '../model/audit/finding.ts';
import { didYouMean } from '../model/text/nearest.ts';
import type { Place } from '../model/text/place.ts';
import { knowsAllAlerts } from '../model/catalogue/unread.ts';

/** An alert has a page when a runbook, an objective or a rule names it. */
export const alertUnknown = {
  id: 'alert/unknown',
  level: 'error',
  summary: 'Every alert that a text links to has a page.',
  run: (catalogue: Catalogue) => {
    // An alert may be in what could not be read.
    if (!knowsAllAlerts(catalogue)) return [];
    const names = [...alertsOf(catalogue).keys()];
    const segments = new Set(names.map((name) => alertSegment(name).toLowerCase()));
    return allDocuments(catalogue)
      .flatMap(alertsNamedIn)
      .filter(({ name }) => !segments.has(alertSegment(name).toLowerCase()))
      .map(({ name, at }) => ({
        message: `The alert \`${name}\` has no page: no runbook, no objective and no rule names it.`,
        hint: didYouMean(name, names, 'Put it under `alerts:` of a runbook, or add its rules to `content/alerts/`.'),
        at,
      }));
  },
} satisfies Check;

/** Alerts that a text names by `<AlertLink>`, or by the address of their page. */
function alertsNamedIn({ body }: Document): { name: string; at: Place }[] {
  const links = (body?.links ?? []).flatMap(({ href, at }) => {
    const segment = /^\/alerts\/([^/?#{]+?)(?:\.html)?\/?(?:[?#]|$)/.exec(href)?.[1];
    return segment === undefined ? [] : [{ name: decoded(segment), at }];
  });
  const elements = (body?.elements ?? [])
    .filter(({ name, props }) => name === 'AlertLink' && props['name'] !== undefined)
    .map(({ props, places, at }) => ({ name: String(props['name']), at: places['name'] ?? at }));
  return [...links, ...elements];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
