import { describe, expect, test } from 'vitest';
import { catalogueFrom } from '../../../test/support/content-folder.ts';
import { contactsOf, memberAnchor } from './contacts.ts';

const team = (name: string, rest = '') => `name: ${name}\n${rest}`;
const people = (...ids: string[]) => `people:\n${ids.map((id) => `  - { id: ${id}, role: ${id} }\n`).join('')}`;
const service = (name: string, rest: string) => `name: ${name}\nsummary: S.\n${rest}`;
const policy = (...to: string[]) => `name: P\nsteps:\n${to.map((id) => `  - { to: [${id}] }\n`).join('')}`;

describe('the first calls for a service', () => {
  test('are the first two steps of its policy', () => {
    const [first] = contactsOf(
      catalogueFrom({
        'teams/a.yaml': team('A', people('ada', 'grace', 'alan')),
        'services/shop.yaml': service('Shop', 'owner: a\nescalation: p'),
        'escalations/p.yaml': policy('a/grace', 'a/ada', 'a/alan'),
      }),
    ).firstCalls;

    expect([first?.primary?.who[0]?.name, first?.secondary?.who[0]?.name, first?.policy?.id]).toEqual([
      'grace',
      'ada',
      'p',
    ]);
  });

  test('are unknown of a service whose team is not described', () => {
    const [first] = contactsOf(catalogueFrom({ 'services/shop.yaml': service('Shop', 'owner: nobody') })).firstCalls;

    expect(first).toMatchObject({ primary: undefined, secondary: undefined, policy: undefined });
  });
});

describe('an escalation policy is with', () => {
  const policiesByTeam = (texts: Record<string, string>) => {
    const { teams, otherPolicies } = contactsOf(
      catalogueFrom({ 'teams/a.yaml': team('A', people('ada')), 'teams/b.yaml': team('B', people('bob')), ...texts }),
    );
    return {
      ...Object.fromEntries(teams.map(({ team, policies }) => [team.id, policies.map(({ id }) => id)])),
      other: otherPolicies.map(({ id }) => id),
    };
  };

  test('the team that owns a service with it, whoever is called', () => {
    expect(
      policiesByTeam({
        'services/shop.yaml': service('Shop', 'owner: b\nescalation: p'),
        'escalations/p.yaml': policy('a/ada'),
      }),
    ).toEqual({ a: [], b: ['p'], other: [] });
  });

  test('the team that is called first, when no service has it', () => {
    expect(policiesByTeam({ 'escalations/p.yaml': policy('gone/x', 'b/bob', 'a/ada') })).toEqual({
      a: [],
      b: ['p'],
      other: [],
    });
  });

  test('no team, when none of those is described', () => {
    expect(policiesByTeam({ 'escalations/p.yaml': policy('gone/x') })).toEqual({ a: [], b: [], other: ['p'] });
  });

  test('one team only, when services of two teams use it', () => {
    const services = {
      'services/x.yaml': service('X', 'owner: a\nescalation: p'),
      'services/y.yaml': service('Y', 'owner: b\nescalation: p'),
    };

    expect(policiesByTeam({ ...services, 'escalations/p.yaml': policy('b/bob') })).toEqual({
      a: ['p'],
      b: [],
      other: [],
    });
  });
});

test('teams and their services stand in the order of their names', () => {
  const { teams } = contactsOf(
    catalogueFrom({
      'teams/x.yaml': team('beta'),
      'teams/y.yaml': team('Alpha'),
      'services/a.yaml': service('Zoo', 'owner: y'),
      'services/b.yaml': service('Ark', 'owner: y'),
    }),
  );

  expect(teams.map(({ team, services }) => [team.data.name, ...services.map(({ data }) => data.name)])).toEqual([
    ['Alpha', 'Ark', 'Zoo'],
    ['beta'],
  ]);
});

test('of two members with the same id, the first has the anchor', () => {
  const catalogue = catalogueFrom({
    'teams/a.yaml': team(
      'A',
      `${people('primary')}rotations:\n  - id: on-call\n    name: On call\n    every: weekly\n    shifts: [{ id: primary, name: P }, { id: secondary, name: S }]\n`,
    ),
  });
  const a = catalogue.documents.team.get('a')!;
  const [rotation] = a.data.rotations;

  expect(memberAnchor(a, a.data.people[0]!)).toBe('a-primary');
  expect(rotation!.shifts.map((shift) => memberAnchor(a, shift))).toEqual([undefined, 'a-secondary']);
  expect(memberAnchor(a, rotation!)).toBe('a-on-call');
});
