import { expect, test } from 'vitest';
import { catalogueWith, edited } from '../../../test/support/catalogue.ts';
import { escalationFacts, teamFacts } from './people-facts.ts';
import { recordChanges } from './values.ts';

function overridesOf(...overrides: string[]) {
  const list = overrides.map((override) => `      - { ${override} }\n`).join('');
  const catalogue = catalogueWith(edited('teams/payments.yaml', ['    shifts:', `    overrides:\n${list}    shifts:`]));
  return teamFacts(catalogue.documents.team.get('payments')!).items.filter(({ noun }) => noun === 'override');
}

test('an override is told by its shift and its time, with who is on call instead', () => {
  expect(overridesOf('from: 2026-12-24, until: 2026-12-26, who: ada, reason: Christmas')).toEqual([
    {
      key: 'override/on-call/primary/2026-12-24 to 2026-12-26',
      section: 'people',
      noun: 'override',
      name: 'Primary on-call, 2026-12-24 to 2026-12-26',
      address: '/contacts/#payments-on-call',
      fields: { who: 'ada', reason: 'Christmas' },
    },
  ]);
});

test('another person for the same time is a change of that override', () => {
  const [before] = overridesOf('from: 2026-12-24, until: 2026-12-26, who: ada');
  const [after] = overridesOf('from: 2026-12-24, until: 2026-12-26, who: nobody');
  expect(after!.key).toBe(before!.key);
  expect(recordChanges(before!.fields, after!.fields)).toEqual([{ field: 'who', old: 'ada', new: 'nobody' }]);
});

test('overrides of one time are told apart', () => {
  const keys = overridesOf(
    'from: 2026-12-24, until: 2026-12-26, who: ada',
    'from: 2026-12-24, until: 2026-12-26, who: nobody',
  );
  expect(new Set(keys.map(({ key }) => key)).size).toBe(2);
});

test('a step of an escalation policy is told by its name or its number, with who it calls and when', () => {
  const catalogue = catalogueWith(
    edited(
      'escalations/payments.yaml',
      ['steps:', 'severityMatrix: default\nsteps:'],
      ['  - after: 30 min', '  - name: Manager\n    after: 30 min'],
    ),
  );
  const step = { section: 'people', noun: 'step', address: '/contacts/#escalation-payments' };

  expect(escalationFacts(catalogue.documents.escalation.get('payments')!)).toEqual({
    fields: [
      { section: 'severities', name: 'severity matrix', value: 'default' },
      { section: 'people', name: 'name', value: 'Payments escalation' },
    ],
    items: [
      { ...step, key: 'step/1', name: 'Step 1', fields: { after: '0 min', until: '30 min', to: 'payments/primary' } },
      {
        ...step,
        key: 'step/2',
        name: 'Manager',
        fields: { name: 'Manager', after: '30 min', to: 'payments/ada', only: 'p1' },
      },
    ],
  });
});
