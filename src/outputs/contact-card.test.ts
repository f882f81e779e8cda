import { describe, expect, test } from 'vitest';
import VCard from 'vcf';
import { catalogueWith } from '../../test/support/catalogue.ts';
import { personCard, teamCards } from './contact-card.ts';

const absolute = (address: string) => `https://oncall.example.com${address}`;

const catalogue = catalogueWith({
  'teams/payments.yaml': `name: Payments, and "more"
summary: Owns checkout; and billing.
timeZone: Europe/Berlin
people:
  - id: ada
    name: Ada King Lovelace
    role: Engineering manager
    phone: '+12025550143'
    email: ada@example.com
    chat: '@ada'
    note: Speaks German; also Łódź.
  - { id: dba, role: Database admin, phone: '[Contact Info]', email: dba@example.com }
  - { id: nobody, role: Nobody yet, phone: TBD }
channels:
  - { id: ops, name: 'Hotline: main', kind: phone, phone: '+12025550199' }
rotations:
  - id: on-call
    name: On-call rotation
    shifts:
      - { id: primary, name: Primary on-call, phone: '+12025550177' }
`,
});
const team = catalogue.documents.team.get('payments')!;
const person = (id: string) => team.data.people.find((person) => person.id === id)!;

/** Values of a property as an independent reader of cards finds them. */
function values(card: VCard, name: string): string[] {
  const found = card.get(name);
  return [found].flat().flatMap((property) => (property ? [String(property.valueOf())] : []));
}

test('the card of a person has who they are and how to reach them', () => {
  const card = new VCard().parse(personCard(team, person('ada'), absolute));
  expect(card.version).toBe('3.0');
  expect(values(card, 'fn')).toEqual(['Ada King Lovelace']);
  expect(values(card, 'n')).toEqual(['Lovelace;Ada King;;;']);
  expect(values(card, 'tel')).toEqual(['+12025550143']);
  expect(values(card, 'email')).toEqual(['ada@example.com']);
  expect(values(card, 'title')).toEqual(['Engineering manager']);
  expect(values(card, 'url')).toEqual(['https://oncall.example.com/contacts/#payments-ada']);
  expect(values(card, 'tz')).toEqual(['Europe/Berlin']);
});

test('text that the format uses itself is text in a card', () => {
  const written = personCard(team, person('ada'), absolute);
  expect(written).toContain('NOTE:Chat: @ada\\nSpeaks German\\; also Łódź.');
  expect(written).toContain('ORG:Payments\\, and "more"');
});

test('a role without a name is a card of its own, and placeholders are left out', () => {
  const written = personCard(team, person('dba'), absolute);
  const card = new VCard().parse(written);
  expect(values(card, 'fn')).toEqual(['Database admin\\, Payments\\, and "more"']);
  expect(values(card, 'tel')).toEqual([]);
  expect(written).not.toContain('Contact Info');
});

test('the card of a team has its numbers with their names, and a card for everyone who can be reached', () => {
  const cards = VCard.parse(teamCards(team, absolute));
  expect(cards.map((card) => values(card, 'fn')[0])).toEqual([
    'Payments\\, and "more"',
    'Ada King Lovelace',
    'Database admin\\, Payments\\, and "more"',
  ]);
  expect(values(cards[0]!, 'tel')).toEqual(['+12025550177', '+12025550199']);
  expect(teamCards(team, absolute)).toMatch(/item2\.TEL:\+12025550199\r\nitem2\.X-ABLABEL:Hotline: main/i);
});

describe('a card of text with signs that cards are written with', () => {
  const hostile = catalogueWith({
    'teams/payments.yaml': `name: 'Pay; ments, "x"'
summary: "a;b\\nc, d\\\\e"
people:
  - id: ada
    name: 'Ada; King Lovelace'
    role: "Manager; of, things\\nand more"
    phone: '+49 30 1234567,,1234#'
    note: "x;y\\nz"
  - { id: dba, role: Database admin, phone: '+49 30 1234567w12' }
channels:
  - { id: ops, name: 'Hot;line: "main", x', kind: phone, phone: '+12025550199 x89' }
`,
  }).documents.team.get('payments')!;
  const text = teamCards(hostile, absolute);

  test('has each sign escaped as the standard says, and is folded at 75 bytes', () => {
    const lines = text.split('\r\n');
    for (const line of lines) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(76);
    const whole = text.replaceAll('\r\n ', '').split('\r\n');
    expect(whole).toContain(String.raw`TITLE:Manager\; of\, things\nand more`);
    expect(whole).toContain(String.raw`ORG:Pay\; ments\, "x"`);
    expect(whole).toContain(String.raw`N:Lovelace;Ada\; King;;;`);
    expect(whole).toContain(String.raw`ITEM1.X-ABLABEL:Hot\;line: "main"\, x`);
    expect(whole.join('\n')).toContain(String.raw`a\;b\nc\, d\\e`);
  });

  test('is read back by another program as it was written', () => {
    const cards = VCard.parse(text);
    expect(cards).toHaveLength(3);
    expect(values(cards[1]!, 'title').map(unescaped)).toEqual(['Manager; of, things\nand more']);
  });

  test('dials extensions and PINs after a pause, and says so for telephones that keep none', () => {
    const numbers = VCard.parse(text).flatMap((card) => values(card, 'tel').map(unescaped));
    expect(numbers).toEqual(['+12025550199,89', '+49301234567,,1234#', '+49301234567;12']);
    expect(text.replaceAll('\r\n ', '')).toContain(String.raw`Call +49 30 1234567\, then 1234#`);
  });
});

function unescaped(value: string): string {
  return value.replace(/\\(.)/g, (_, sign: string) => (sign === 'n' ? '\n' : sign));
}
