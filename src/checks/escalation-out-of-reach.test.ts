import { expect, test } from 'vitest';
import { edited, findingsOf, reportOf } from '../../test/support/catalogue.ts';
import { escalationOutOfReach } from './escalation-out-of-reach.ts';

const phone = "    phone: '+12025550143'\n";

test('a step in which nobody has a number, an address or a link is reported', () => {
  expect(reportOf(escalationOutOfReach, edited('teams/payments.yaml', [phone, '']))).toMatchInlineSnapshot(`
    "content/escalations/payments.yaml:5:9  warning  escalation/out-of-reach
      Nobody in this step can be reached: there is no number, address or link for \`payments/primary\`.
      Add \`phone:\`, or \`contact:\` in words, to \`payments/primary\`.

    content/escalations/payments.yaml:7:9  warning  escalation/out-of-reach
      Nobody in this step can be reached: there is no number, address or link for \`payments/ada\`.
      Add \`phone:\`, or \`contact:\` in words, to \`payments/ada\`."
  `);
});

test('a placeholder reaches nobody', () => {
  expect(
    findingsOf(escalationOutOfReach, edited('teams/payments.yaml', [phone, '    phone: +1-XXX-XXX-XXXX\n'])),
  ).toHaveLength(2);
});

test('words that say how are enough, and one of several people is', () => {
  expect(
    findingsOf(escalationOutOfReach, edited('teams/payments.yaml', [phone, '    contact: Ask the porter.\n'])),
  ).toEqual([]);
  const both = {
    ...edited('teams/payments.yaml', [phone, '']),
    ...edited(
      'escalations/payments.yaml',
      ['[payments/ada]', '[payments/ada, payments/ops]'],
      ['[payments/primary]', '[payments/ops]'],
    ),
  };
  expect(findingsOf(escalationOutOfReach, both)).toEqual([]);
});

test('someone who does not exist is the business of references', () => {
  expect(
    findingsOf(escalationOutOfReach, edited('escalations/payments.yaml', ['payments/ada', 'payments/grace'])),
  ).toEqual([]);
});
