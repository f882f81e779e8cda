import ICAL from 'ical.js';
import { dialString, type Phone } from '../../schemas/quantities/phone.ts';
import type { Person } from '../../schemas/team.ts';
import { memberAddress } from '../model/site/addresses.ts';
import { addressOf } from '../model/site/document-address.ts';
import { hasCard, known, waysOfTeam } from '../model/on-call/cards.ts';
import type { Document } from '../model/catalogue/document.ts';
import { fileTexts } from '../texts/published.ts';

// Without this, the library writes VALUE=TEXT into a property that telephones expect bare.
ICAL.design.vcard3.property['x-ablabel'] = { defaultType: 'text' };
// The library leaves `;` in text as it is, at which some readers cut it.
ICAL.design.vcard3.value.text.toICAL = escapedText;

/** Address of a page for those who come from elsewhere. */
type Absolute = (address: string) => string;
/** A property of a card as jCard has it: name, parameters, type, value. */
type Property = [name: string, parameters: Record<string, string>, type: string, value: string | string[]];

/**
 * The contact card of a person: vCard 3.0, which every telephone reads. Placeholders are left out.
 *
 * @see https://www.rfc-editor.org/rfc/rfc2426
 */
export function personCard(team: Document<'team'>, person: Person, absolute: Absolute): string {
  const name = known(person.name);
  const chat = known(person.chat);
  const notes = [
    ...dialled(known(person.phone)),
    chat && fileTexts.chat(chat),
    known(person.contact),
    person.response && fileTexts.answersWithin(person.response.text),
    person.note,
  ];
  const phone = known(person.phone);
  const email = known(person.email);
  const timeZone = person.timeZone ?? team.data.timeZone;
  return card([
    ...names(name ?? `${person.role}, ${team.data.name}`, name),
    ['org', {}, 'text', [team.data.name]],
    ['title', {}, 'text', person.role],
    ...property('tel', phone && dialString(phone), { type: 'WORK' }),
    ...property('email', email, { type: 'WORK' }),
    ...property('tz', timeZone),
    ...property('note', notes.filter(Boolean).join('\n') || undefined),
    ['url', {}, 'uri', absolute(memberAddress(`${team.id}/${person.id}`))],
    ['uid', {}, 'text', absolute(memberAddress(`${team.id}/${person.id}`))],
  ]);
}

/** The cards of a team: one for its shifts and channels, each number with its name, and one for each of its people. */
export function teamCards(team: Document<'team'>, absolute: Absolute): string {
  const ways = waysOfTeam(team.data);
  const own =
    ways.length === 0
      ? []
      : [
          card([
            ...names(team.data.name, undefined),
            ['org', {}, 'text', [team.data.name]],
            // The names that telephones show beside a number are grouped with it.
            ...ways.flatMap(({ name, phone, email }, index): Property[] => {
              const group = `item${index + 1}`;
              return [
                ...property('tel', phone && dialString(phone), { group }),
                ...property('email', email, { group }),
                ['x-ablabel', { group }, 'text', name],
              ];
            }),
            ...property(
              'note',
              [team.data.summary, ...ways.flatMap(({ phone }) => dialled(phone))].filter(Boolean).join('\n') ||
                undefined,
            ),
            ['url', {}, 'uri', absolute(addressOf(team))],
            ['uid', {}, 'text', absolute(addressOf(team))],
          ]),
        ];
  const people = team.data.people.filter(hasCard).map((person) => personCard(team, person, absolute));
  return [...own, ...people].join('');
}

/** What is dialled after a number, in words: not every telephone keeps pauses when it takes a card in. */
function dialled(phone: Phone | undefined): string[] {
  return phone?.after === undefined ? [] : [fileTexts.call(phone.international)];
}

function names(shown: string, person: string | undefined): Property[] {
  const words = person?.split(' ') ?? [];
  const structured =
    person === undefined ? [shown, '', '', '', ''] : [words.at(-1) ?? '', words.slice(0, -1).join(' '), '', '', ''];
  return [
    ['version', {}, 'text', '3.0'],
    ['fn', {}, 'text', shown],
    ['n', {}, 'text', structured],
  ];
}

function property(name: string, value: string | undefined, parameters: Record<string, string> = {}): Property[] {
  return value === undefined ? [] : [[name, parameters, name === 'tel' ? 'phone-number' : 'text', value]];
}

/** @see https://www.rfc-editor.org/rfc/rfc2426#section-4 */
function escapedText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\\,;]/g, String.raw`\$&`)
    .replaceAll('\n', String.raw`\n`);
}

function card(properties: Property[]): string {
  return ICAL.stringify(['vcard', properties, []]);
}
