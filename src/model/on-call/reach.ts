import { isGap, type Gap } from '../../../schemas/quantities/quantity.ts';
import type { Phone } from '../../../schemas/quantities/phone.ts';
import type { Channel, Person, Rotation, Shift } from '../../../schemas/team.ts';
import { memberAddress } from '../site/addresses.ts';
import { memberOf, type Catalogue, type Member } from '../catalogue/catalogue.ts';
import type { Document } from '../catalogue/document.ts';

/** One way to reach somebody, the fastest first. Without `href` it is something to read and follow by hand. */
export interface Way {
  by: 'phone' | 'email' | 'chat' | 'link' | 'words';
  /** What people read, or what the writer left in its place. */
  text: string | Gap;
  href?: string;
}

/** Somebody or something that can be called, as a page shows it. */
export interface Reachable {
  /** `team/id`. */
  reference: string;
  /** Name, or the role when nobody is named. */
  name: string;
  /** What they are for, when the name does not say it. */
  role: string | undefined;
  /** Where the contacts show them. */
  address: string;
  ways: Way[];
  /** People who take turns, in order. */
  holders: Reachable[];
  /** Rotation in which they take turns, `team/rotation`; undefined where nobody takes turns. */
  rotation?: string;
}

/** How to reach the one that `team/id` names, or undefined when nothing has that name. */
export function reach(catalogue: Catalogue, reference: string): Reachable | undefined {
  const member = memberOf(catalogue, reference);
  return member && reachMember(member, reference);
}

/** Whether nobody can be reached this way: no number, no address, no words, of nobody who takes a turn. */
export function isOutOfReach({ ways, holders }: Reachable): boolean {
  return ways.every(({ text }) => isGap(text)) && holders.every(isOutOfReach);
}

/** How to reach a member of a team. */
export function reachMember(member: Member, reference: string): Reachable {
  const base = { reference, address: memberAddress(reference), holders: [] };
  switch (member.kind) {
    case 'person': {
      const { person } = member;
      const named = person.name !== undefined && !isGap(person.name);
      return {
        ...base,
        name: named ? (person.name as string) : person.role,
        role: named ? person.role : undefined,
        ways: waysToPerson(person),
      };
    }
    case 'channel':
      return { ...base, name: member.channel.name, role: member.channel.purpose, ways: waysToChannel(member.channel) };
    case 'shift':
      return {
        ...base,
        name: member.shift.name,
        role: undefined,
        ways: waysToShift(member.shift, member.rotation),
        ...holdersOf(member.team, member.rotation, member.shift),
      };
    case 'rotation': {
      const [first] = member.rotation.shifts;
      const ways = first ? waysToShift(first, member.rotation) : waysToSchedule(member.rotation);
      return {
        ...base,
        name: member.rotation.name,
        role: first?.name,
        ways,
        ...(first && holdersOf(member.team, member.rotation, first)),
      };
    }
  }
}

/** How to reach a person, a gap where a way is known to be missing. */
function waysToPerson({ phone, email, chat, contact }: Person): Way[] {
  return [...phoneWay(phone), ...emailWay(email), ...wordsWay('chat', chat), ...wordsWay('words', contact)];
}

const wordsByKind: ReadonlyMap<Channel['kind'], string> = new Map([
  ['chat', 'in the chat'],
  ['topic', 'a topic'],
  ['pager', 'in the pager'],
]);

/** How to reach a channel. People find some kinds by the name alone. */
export function waysToChannel({ kind, url, email, phone }: Channel): Way[] {
  const ways = [...phoneWay(phone), ...addressWay(kind, url), ...emailWay(email)];
  const byName = wordsByKind.get(kind);
  return ways.length === 0 && byName !== undefined ? [{ by: 'words', text: byName }] : ways;
}

function addressWay(kind: Channel['kind'], url: Channel['url']): Way[] {
  if (url === undefined) return [];
  return [
    isGap(url) ? { by: 'link', text: url } : { by: kind === 'chat' ? 'chat' : 'link', text: linkText(url), href: url },
  ];
}

function waysToShift({ phone, contact }: Shift, rotation: Rotation): Way[] {
  return [...phoneWay(phone), ...waysToSchedule(rotation), ...wordsWay('words', contact)];
}

function waysToSchedule({ schedule }: Rotation): Way[] {
  if (!schedule) return [];
  const text = [schedule.tool, schedule.name].filter(Boolean).join(': ');
  if (schedule.url === undefined || isGap(schedule.url)) return [{ by: 'words', text }];
  return [{ by: 'link', text, href: schedule.url }];
}

function holdersOf(team: Document<'team'>, rotation: Rotation, shift: Shift): Pick<Reachable, 'holders' | 'rotation'> {
  const holders = shift.members.flatMap((id) => {
    const person = team.data.people.find((person) => person.id === id);
    return person ? [reachMember({ kind: 'person', team, person }, `${team.id}/${id}`)] : [];
  });
  return holders.length > 1 ? { holders, rotation: `${team.id}/${rotation.id}` } : { holders };
}

function phoneWay(phone: Phone | Gap | undefined): Way[] {
  if (phone === undefined) return [];
  return [
    isGap(phone) ? { by: 'phone', text: phone } : { by: 'phone', text: phone.international, href: `tel:${phone.e164}` },
  ];
}

function emailWay(email: string | Gap | undefined): Way[] {
  if (email === undefined) return [];
  return [isGap(email) ? { by: 'email', text: email } : { by: 'email', text: email, href: `mailto:${email}` }];
}

function wordsWay(by: 'chat' | 'words', text: string | Gap | undefined): Way[] {
  return text === undefined ? [] : [{ by, text }];
}

function linkText(url: string): string {
  return URL.parse(url)?.host ?? url;
}
