import { expect, test } from 'vitest';
import { importedGuide } from '../../../test/support/imported-guide.ts';

const people = (text: string) => importedGuide(text).typed['teams']?.['people'];

test('several ways to reach one team below its heading are one contact', () => {
  const text =
    '## Escalation contacts\n\n### Platform team\n\n- **Email**: platform@example.com\n- **Phone**: +1 202 555 0143\n- **Slack**: #platform\n- **Availability**: 24/7\n\n**Responsibilities:**\n\n- Capacity';
  expect(people(text)).toMatchObject([
    {
      role: 'Platform team',
      email: 'platform@example.com',
      phone: '+1 202 555 0143',
      chat: '#platform',
      note: 'Availability: 24/7',
    },
  ]);
  expect(importedGuide(text).guides).toContain('Capacity');
});

test('a name below a role is the name of who has it', () => {
  const text = '## Contacts\n\n### Incident lead\n\n- Name: Ada Lovelace\n- Email: ada@example.com';
  expect(people(text)).toMatchObject([{ name: 'Ada Lovelace', role: 'Incident lead', email: 'ada@example.com' }]);
});

test.each([
  ['a title that names nobody', '## Contact information\n\n- **Phone**: +1 202 555 0143\n- **Hours**: 24/7'],
  ['one gap alone', '## Contacts\n\n### Lead\n\n- **Phone**: [ask the tool]'],
])('%s makes no contact of what is below it', (_what, text) => {
  expect(people(text)?.filter(({ phone }) => phone !== undefined && phone !== '+1 202 555 0143') ?? []).toEqual([]);
  expect(people(text)?.some(({ role }) => role === 'Contact information' || role === 'Lead') ?? false).toBe(false);
});

test('an address of someone else below a heading is a contact of its own', () => {
  const text = '## Contacts\n\n### Support\n\n- Email: help@example.com\n- Emergency: now@example.com';
  expect(people(text)).toMatchObject([{ role: 'Emergency', email: 'now@example.com' }]);
});

test('gaps for a name, a number and an address are gaps in their fields', () => {
  expect(people('## Contacts\n\n- **Database admin:** [Name] - [Phone] - [Email]')).toMatchObject([
    { role: 'Database admin', name: '[Name]', phone: '[Phone]', email: '[Email]' },
  ]);
});

test('whoever is on call may have an address, and the tool that pages opens at one', () => {
  const { typed } = importedGuide(
    '## Contacts\n\n- **On-call:** oncall@example.com\n- **PagerDuty:** https://shop.pagerduty.com',
  );
  expect(typed['teams']).toMatchObject({
    rotations: [{ shifts: [{ contact: 'oncall@example.com' }] }],
    channels: [{ name: 'PagerDuty', kind: 'pager', url: 'https://shop.pagerduty.com' }],
  });
});

test('a table of those on call has people where it says how to reach them', () => {
  expect(
    people(
      '## On-call rotation\n\n| Role | Person | Contact | Hours |\n|---|---|---|---|\n| Primary | Ada Lovelace | ada@example.com | 24/7 |',
    ),
  ).toMatchObject([{ name: 'Ada Lovelace', role: 'Primary', email: 'ada@example.com', note: 'Hours: 24/7' }]);
});

test('where a column says by which method, the column of contacts says who', () => {
  expect(
    people(
      '## Contacts\n\n| Role | Contact | Method |\n|---|---|---|\n| Security lead | Acme Studio | security@example.com |\n| Help | WhatsApp | +1 202 555 0143 |',
    ),
  ).toMatchObject([
    { role: 'Security lead', name: 'Acme Studio', email: 'security@example.com' },
    { role: 'Help', phone: '+1 202 555 0143', note: 'WhatsApp' },
  ]);
});

test('where the column of contacts has the numbers, the method is a remark', () => {
  expect(
    people(
      '## Contacts\n\n| Role | Contact | Method |\n|---|---|---|\n| On-call engineer | +1-XXX-XXX-XXXX | Phone/SMS |',
    ),
  ).toMatchObject([{ role: 'On-call engineer', phone: '+1-XXX-XXX-XXXX', note: 'Method: Phone/SMS' }]);
});
