import { expect, test } from 'vitest';
import { edited, reportOf } from '../../test/support/catalogue.ts';
import { rotationUnknownPerson } from './rotation-unknown-person.ts';

test('someone who takes turns and is not among the people of the team is reported', () => {
  expect(
    reportOf(rotationUnknownPerson, edited('teams/payments.yaml', ['members: [ada]', 'members: [ada, adah, grace]'])),
  ).toMatchInlineSnapshot(`
    "content/teams/payments.yaml:20:24  error  rotation/unknown-person
      The team \`payments\` has no person \`adah\`.
      Did you mean \`ada\`? Otherwise add \`adah\` to \`people:\`.

    content/teams/payments.yaml:20:30  error  rotation/unknown-person
      The team \`payments\` has no person \`grace\`.
      Add \`grace\` to \`people:\`, or use one of \`ada\`."
  `);
});

test('a channel or a shift cannot take turns', () => {
  expect(reportOf(rotationUnknownPerson, edited('teams/payments.yaml', ['members: [ada]', 'members: [ops]'])))
    .toMatchInlineSnapshot(`
    "content/teams/payments.yaml:20:19  error  rotation/unknown-person
      The team \`payments\` has no person \`ops\`.
      Add \`ops\` to \`people:\`, or use one of \`ada\`."
  `);
});

test('a team without people is told to add one', () => {
  const team = {
    'teams/search.yaml':
      'name: Search\nrotations: [{ id: on-call, name: On call, every: weekly, shifts: [{ id: primary, name: Primary, members: [eve] }] }]',
  };
  expect(reportOf(rotationUnknownPerson, team)).toContain('Add `eve` to `people:`.');
});
