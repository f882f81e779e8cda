import { alertsOf, alertAddress, alertSegment, type Alert } from '../model/alerts/alerts.ts';
import type { Catalogue } from '../model/catalogue/catalogue.ts';
import type { Check } from '../model/audit/finding.ts';
import { placeOf, type Place } from '../model/text/place.ts';

/** Addresses are typed in lower case too, so names that differ in case alone cannot both be reached. */
export const alertAddressCollision = {
  id: 'alert/address-collision',
  level: 'error',
  summary: 'No two alerts have the same address, also in lower case.',
  run: (catalogue: Catalogue) => {
    const groups = Map.groupBy(alertsOf(catalogue).values(), ({ name }) => alertSegment(name).toLowerCase());
    return [...groups.values()].flatMap(([first, ...others]) =>
      others.map((other) => ({
        message: `The alerts \`${shorten(first!.name)}\` and \`${shorten(other.name)}\` would have the same address: \`${shorten(alertAddress(first!.name))}\`.`,
        hint: 'Rename one of the two alerts, in the rule and in the runbook.',
        at: placeOfAlert(other),
      })),
    );
  },
} satisfies Check;

function placeOfAlert({ rules, runbooks, objectives, name }: Alert): Place {
  const [rule] = rules;
  if (rule) return rule.at;
  const [claim] = runbooks;
  if (claim)
    return placeOf(claim.runbook, ['alerts', claim.runbook.data.alerts.findIndex((alert) => alert.name === name)]);
  return placeOf(objectives[0]!.document, ['objectives']);
}

function shorten(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
