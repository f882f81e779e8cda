import { expect, test } from 'vitest';
import { edited, findingsOf, reportOf } from '../../test/support/catalogue.ts';
import { contactPlaceholder } from './contact-placeholder.ts';

test('a number that nobody filled in is reported with what is in its place', () => {
  expect(
    reportOf(contactPlaceholder, edited('teams/payments.yaml', ["phone: '+12025550143'", "phone: '+1-XXX-XXX-XXXX'"])),
  ).toMatchInlineSnapshot(`
    "content/teams/payments.yaml:6:12  warning  contact/placeholder
      \`phone\` of \`ada\` is the placeholder \`+1-XXX-XXX-XXXX\`: nobody can be reached that way.
      Fill it in, or delete the line."
  `);
});

test('placeholders of shifts, schedules and channels are found too', () => {
  const changes = edited(
    'teams/payments.yaml',
    ['url: https://chat.example.com/ops', 'url: TBD'],
    ['        members: [ada]', '        members: [ada]\n        contact: "[Contact Info]"'],
    ['    starts:', '    schedule: { tool: PagerDuty, url: tba }\n    starts:'],
  );
  expect(reportOf(contactPlaceholder, changes)).toMatchInlineSnapshot(`
    "content/teams/payments.yaml:11:10  warning  contact/placeholder
      \`url\` of \`ops\` is the placeholder \`TBD\`: nobody can be reached that way.
      Fill it in, or delete the line.

    content/teams/payments.yaml:16:39  warning  contact/placeholder
      \`url\` of \`schedule\` is the placeholder \`tba\`: nobody can be reached that way.
      Fill it in, or delete the line.

    content/teams/payments.yaml:22:18  warning  contact/placeholder
      \`contact\` of \`primary\` is the placeholder \`[Contact Info]\`: nobody can be reached that way.
      Fill it in, or delete the line."
  `);
});

test('gaps in other files have a check of their own', () => {
  expect(findingsOf(contactPlaceholder, edited('recovery/checkout.yaml', ['next: 2026-06-01', 'next: TBD']))).toEqual(
    [],
  );
});
