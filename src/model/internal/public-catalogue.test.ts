import { expect, test } from 'vitest';
import { catalogueFrom } from '../../../test/support/content-folder.ts';
import { publicCatalogue } from './public-catalogue.ts';

const team = `name: Payments
people:
  - id: ada
    name: Ada Lovelace
    role: Engineering manager
  - id: manager
    name: Grace Hopper
    role: Engineering manager
  - id: jdoe
    name: Jane Doe
    role: Engineering manager
  - id: dba
    role: Database administrator
rotations:
  - id: on-call
    name: On call
    shifts:
      - id: primary
        name: Primary
        members: [ada, dba, jdoe]
    overrides:
      - { from: 2026-12-24, until: 2026-12-24, who: jdoe }
      - { from: 2026-12-25, until: 2026-12-25, who: payments/ada }
      - { from: 2026-12-26, until: 2026-12-26, who: nobody }
`;
const content = {
  'site.yaml':
    'name: On call\nurl: https://oncall.example.com/\ninternal: [team.people.name, team.people.email, service.links]\n',
  'teams/payments.yaml': team,
  'escalations/payments.yaml': `name: Payments
steps:
  - after: 0 min
    to: [payments/ada, payments/dba]
    by: [page]
`,
  'guides/ask.mdx': `---
title: Asking
aliases: [/ask-ada-lovelace/, /asking/]
---

## Who to ask

<Contact who="payments/ada" />, [her](/contacts/#payments-ada), [here](../../contacts/index.html#payments-ada) or
[there](https://oncall.example.com/contacts/#payments-ada), and [the database](/contacts/#payments-dba).
`,
  'urls.lock': `/ask/ada-lovelace/ -> /guides/ask/
/asking/them/ -> /guides/ask/
/contacts/#boss -> /contacts/#payments-ada
/contacts/#payments-ada
/contacts/#payments-dba
/gone/ retired: Ada Lovelace left
`,
};
const catalogue = catalogueFrom(content);
const shown = publicCatalogue(catalogue);

test('people whose id is not made of their role alone are called by it, and those without a secret keep theirs', () => {
  expect(catalogue.findings).toEqual([]);
  expect(shown.documents.team.get('payments')?.data.people.map(({ id, name }) => [id, name])).toEqual([
    ['engineering-manager', undefined],
    ['manager', undefined],
    ['engineering-manager-2', undefined],
    ['dba', undefined],
  ]);
});

test('whoever names them names them by the new id: shifts, escalations, elements and links', () => {
  expect(shown.documents.team.get('payments')?.data.rotations[0]?.shifts[0]?.members).toEqual([
    'engineering-manager',
    'dba',
    'engineering-manager-2',
  ]);
  expect(shown.documents.escalation.get('payments')?.data.steps[0]?.to).toEqual([
    'payments/engineering-manager',
    'payments/dba',
  ]);
  const { treeText, links, elements } = shown.documents.guide.get('ask')!.body!;
  expect(links.map(({ href }) => href)).toEqual([
    '/contacts/#payments-engineering-manager',
    '../../contacts/index.html#payments-engineering-manager',
    'https://oncall.example.com/contacts/#payments-engineering-manager',
    '/contacts/#payments-dba',
  ]);
  expect(elements.map(({ props }) => props['who'])).toEqual(['payments/engineering-manager']);
  expect(treeText).not.toMatch(/ada/);
});

test('whoever stands in is named by the new id too', () => {
  const who = shown.documents.team.get('payments')!.data.rotations[0]!.overrides.map(({ who }) => who);
  expect(who).toEqual(['engineering-manager-2', 'payments/engineering-manager', 'nobody']);
});

test('an override that is over does not tell who has left', () => {
  const left = "      - { from: 2024-12-24, until: 2024-12-24, who: eve-moneypenny, reason: 'For Ada' }\n";
  const { documents } = publicCatalogue(catalogueFrom({ ...content, 'teams/payments.yaml': team + left }));
  const { overrides } = documents.team.get('payments')!.data.rotations[0]!;
  expect(overrides.map(({ who }) => who)).toEqual(['engineering-manager-2', 'payments/engineering-manager', 'nobody']);
});

test('former addresses that tell a name are left out, and what leads to a person leads to the new id', () => {
  expect(shown.documents.guide.get('ask')?.data.aliases).toEqual(['/asking/']);
  expect([...shown.ledger.values()].map(({ address, leadsTo }) => [address, leadsTo])).toEqual([
    ['/asking/them/', '/guides/ask/'],
    ['/contacts/#boss', '/contacts/#payments-engineering-manager'],
    ['/contacts/#payments-dba', undefined],
  ]);
});

test('an id that begins like a word of the role stays, but not when the name begins so', () => {
  const people = (name: string): string =>
    `name: Search\npeople:\n  - id: dev-1\n    name: ${name}\n    role: Developer\n`;
  const idOf = (name: string): string | undefined =>
    publicCatalogue(catalogueFrom({ ...content, 'teams/search.yaml': people(name) })).documents.team.get('search')?.data
      .people[0]?.id;

  expect([idOf('Grace Hopper'), idOf('Dev Patel')]).toEqual(['dev-1', 'developer']);
});

test('an id stays where the name is no secret', () => {
  const open = publicCatalogue(
    catalogueFrom({ ...content, 'site.yaml': content['site.yaml'].replace('team.people.name', 'team.people.phone') }),
  );

  expect(open.documents.team.get('payments')?.data.people.map(({ id }) => id)).toEqual([
    'ada',
    'manager',
    'jdoe',
    'dba',
  ]);
});

test('nothing changes where nothing is internal', () => {
  const open = catalogueFrom({ ...content, 'site.yaml': 'name: On call\nurl: https://oncall.example.com/\n' });

  expect(publicCatalogue(open)).toBe(open);
});
