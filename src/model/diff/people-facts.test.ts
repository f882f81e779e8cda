import { expect, test } from 'vitest';
import { catalogueWith, edited } from '../../../test/support/catalogue.ts';
import { teamFacts } from './people-facts.ts';
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
