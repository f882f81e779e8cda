import { expect, test } from 'vitest';
import { catalogueWith } from '../../../test/support/catalogue.ts';
import { callOrder, firstCall, otherCallsInWords } from './call-order.ts';
import { zonedMoment } from './zoned-moment.ts';

/** The line at the top of an alert page, of a team in which Ada and Grace take weeks from Monday 09:00. */
function lineOn(today: string, { overrides = '[]', phone = '', every = 'every: weekly' } = {}): string | undefined {
  const catalogue = catalogueWith({
    'teams/payments.yaml': `name: Payments
people:
  - { id: ada, name: Ada, role: Engineer, phone: '+12025550143' }
  - { id: grace, name: Grace, role: Engineer, phone: '+12025550144 x89' }
  - { id: boss, name: Boss, role: Manager, phone: '+12025550145' }
rotations:
  - id: on-call
    name: On call
    ${every}
    starts: 2026-01-05
    handover: { time: '09:00' }
    shifts: [{ id: primary, name: Primary, members: [ada, grace]${phone} }]
    overrides: ${overrides}
`,
    'escalations/payments.yaml': 'name: P\nsteps: [{ to: [payments/primary] }, { to: [payments/boss] }]\n',
  });
  const line = firstCall(callOrder(catalogue, 'checkout', { today }).calls);
  const ways = line?.ways.map(({ holder, way, until }) =>
    [holder, way.href, until !== undefined && `until ${zonedMoment(until, line.zone)}`].filter(Boolean).join(' '),
  );
  return line && `${line.name}: ${ways!.join(', ')}`;
}

test('the line that is read first names who is on call and who is next, with their numbers and until when', () => {
  expect(lineOn('2026-12-23')).toBe(
    'Primary: Ada tel:+12025550143 until Mon 28 Dec 2026, 09:00 UTC, Grace tel:+12025550144,89 until Mon 4 Jan 2027, 09:00 UTC',
  );
});

test('it names whoever stands in', () => {
  expect(lineOn('2026-12-23', { overrides: '[{ from: 2026-12-22, until: 2026-12-24, who: boss }]' })).toBe(
    'Primary: Boss tel:+12025550145 until Fri 25 Dec 2026, 00:00 UTC, Ada tel:+12025550143 until Mon 28 Dec 2026, 09:00 UTC',
  );
});

test('it names who is called next while nobody is on call', () => {
  expect(lineOn('2026-12-23', { overrides: '[{ from: 2026-12-22, until: 2026-12-24, who: nobody }]' })).toBe(
    'Boss: tel:+12025550145',
  );
});

test('a number that reaches whoever is on call is enough', () => {
  expect(lineOn('2026-12-23', { phone: ", phone: '+12025550199'" })).toBe('Primary: tel:+12025550199');
});

test('it names all who take turns where nobody can tell whose turn it is, and not the first of them alone', () => {
  expect(lineOn('2026-12-23', { every: '' })).toBe('Primary: Ada tel:+12025550143, Grace tel:+12025550144,89');
});

/** What an alert page says of the calls beside the first one, of a team in which only some can be reached. */
function othersOf(steps: string): string {
  const catalogue = catalogueWith({
    'teams/payments.yaml': `name: Payments
people:
  - { id: ada, name: Ada, role: Engineer, phone: '+12025550143' }
  - { id: grace, name: Grace, role: Engineer, phone: '+12025550144' }
  - { id: boss, name: Boss, role: Manager, phone: '+12025550145' }
  - { id: dba, name: Dora, role: Database administrator, phone: TBD }
`,
    'escalations/payments.yaml': `name: P\nsteps: ${steps}\n`,
  });
  return otherCallsInWords(callOrder(catalogue, 'checkout').calls);
}

test.each([
  ['[{ to: [payments/ada] }]', 'How to reach them'],
  ['[{ to: [payments/ada, payments/grace] }]', 'And Grace'],
  ['[{ to: [payments/ada] }, { after: 30 min, to: [payments/boss] }]', 'Then Boss after 30 min'],
  [
    '[{ to: [payments/ada, payments/grace] }, { to: [payments/boss] }, { to: [payments/dba] }]',
    'And Grace, then Boss, and 1 more',
  ],
  // The one with a number is not the first one, which is said.
  ['[{ to: [payments/dba] }, { after: 5 min, to: [payments/ada] }]', 'Dora, then Ada after 5 min'],
])('beside whoever is called first, of %s the page says: %s', (steps, words) => {
  expect(othersOf(steps)).toBe(words);
});
