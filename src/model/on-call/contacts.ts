import { callOrder, type Call } from './call-order.ts';
import { membersOf, type Catalogue } from '../catalogue/catalogue.ts';
import type { Document } from '../catalogue/document.ts';

/** Who to call for one service. */
export interface FirstCalls {
  service: Document<'service'>;
  /** Undefined when nobody is written down. */
  primary: Call | undefined;
  secondary: Call | undefined;
  /** Undefined when the order is only that of the owning team. */
  policy: Document<'escalation'> | undefined;
}

/** A team with what belongs to it. */
export interface TeamContacts {
  team: Document<'team'>;
  /** Services that it owns, by name. */
  services: Document<'service'>[];
  policies: Document<'escalation'>[];
}

/** Everyone who can be called, as one page shows them. */
export interface Contacts {
  /** By the name of the service. */
  firstCalls: FirstCalls[];
  /** By the name of the team. */
  teams: TeamContacts[];
  /** Escalation policies that no team's service uses and no team's people stand in. */
  otherPolicies: Document<'escalation'>[];
}

/**
 * Puts together who can be called: each escalation policy is with one team.
 *
 * @param today ISO 8601 day on which a page is made: who is on call is said of it.
 */
export function contactsOf(catalogue: Catalogue, today?: string): Contacts {
  const { service, team, escalation } = catalogue.documents;
  const services = [...service.values()].toSorted((a, b) => a.data.name.localeCompare(b.data.name, 'en'));
  const policies = [...escalation.values()];
  const teamIds = new Map(policies.map((policy) => [policy.id, teamIdOf(catalogue, policy)]));
  return {
    firstCalls: services.map((service) => {
      const { policy, calls } = callOrder(catalogue, service.id, { today });
      return { service, primary: calls[0], secondary: calls[1], policy };
    }),
    teams: [...team.values()]
      .toSorted((a, b) => a.data.name.localeCompare(b.data.name, 'en'))
      .map((team) => ({
        team,
        services: services.filter(({ data }) => data.owner === team.id),
        policies: policies.filter((policy) => teamIds.get(policy.id) === team.id),
      })),
    otherPolicies: policies.filter((policy) => teamIds.get(policy.id) === undefined),
  };
}

/** Id of the team that a policy is with: the owner of a service that uses it, else the team that is called first. */
function teamIdOf({ documents }: Catalogue, policy: Document<'escalation'>): string | undefined {
  const owners = [...documents.service.values()]
    .filter(({ data }) => data.escalation === policy.id)
    .map(({ data }) => data.owner);
  const called = policy.data.steps.flatMap(({ to }) => to.map((reference) => reference.split('/')[0] ?? ''));
  return [...owners, ...called].find((teamId) => documents.team.has(teamId));
}

/**
 * Anchor in the contacts of someone or something of a team, or undefined when another one of the team has the same id
 * and comes first.
 */
export function memberAnchor(team: Document<'team'>, value: { id: string }): string | undefined {
  const member = membersOf(team).get(value.id);
  return member && Object.values(member).includes(value) ? `${team.id}-${value.id}` : undefined;
}
