import { isGap, type Gap } from '../../../schemas/quantities/quantity.ts';
import type { Phone } from '../../../schemas/quantities/phone.ts';
import type { Channel, Person, Rotation, Shift } from '../../../schemas/team.ts';
import { memberAddress } from '../site/addresses.ts';
import { memberOf, type Catalogue, type Member } from '../catalogue/catalogue.ts';
import type { Document } from '../catalogue/document.ts';

/** One way to reach someone, the fastest first. Without `href` it is something to read and follow by hand. */
export interface ContactMethod {
  by: 'phone' | 'email' | 'chat' | 'link' | 'words';
  /** What people read, or what the writer left in its place. */
  text: string | Gap;
  href?: string;
}

/** Someone or something that can be called, as a page shows it. */
export interface ContactInfo {
  /** `team/id`. */
  reference: string;
  /** Name, or the role when nobody is named. */
  name: string;
  /** What they are for, when the name does not say it. */
  role: string | undefined;
  /** Where the contacts show them. */
  address: string;
  methods: ContactMethod[];
  /** People who take turns, in order. */
  participants: ContactInfo[];
  /** Rotation in which they take turns, `team/rotation`; undefined where nobody takes turns. */
  rotation?: string;
}

/** How to reach the one that `team/id` names, or undefined when nothing has that name. */
export function contactInfo(catalogue: Catalogue, reference: string): ContactInfo | undefined {
  const member = memberOf(catalogue, reference);
  return member && contactInfoOf(member, reference);
}

/** Whether nobody can be reached this way: no number, no address, no words, of nobody who takes a turn. */
export function isUnreachable({ methods, participants }: ContactInfo): boolean {
  return methods.every(({ text }) => isGap(text)) && participants.every(isUnreachable);
}

/** How to reach a member of a team. */
export function contactInfoOf(member: Member, reference: string): ContactInfo {
  const base = { reference, address: memberAddress(reference), participants: [] };
  switch (member.kind) {
    case 'person': {
      const { person } = member;
      const named = person.name !== undefined && !isGap(person.name);
      return {
        ...base,
        name: named ? (person.name as string) : person.role,
        role: named ? person.role : undefined,
        methods: waysToPerson(person),
      };
    }
    case 'channel':
      return {
        ...base,
        name: member.channel.name,
        role: member.channel.purpose,
        methods: contactMethodsOfChannel(member.channel),
      };
    case 'shift':
      return {
        ...base,
        name: member.shift.name,
        role: undefined,
        methods: waysToShift(member.shift, member.rotation),
        ...participantsOf(member.team, member.rotation, member.shift),
      };
    case 'rotation': {
      const [first] = member.rotation.shifts;
      const methods = first ? waysToShift(first, member.rotation) : waysToSchedule(member.rotation);
      return {
        ...base,
        name: member.rotation.name,
        role: first?.name,
        methods,
        ...(first && participantsOf(member.team, member.rotation, first)),
      };
    }
  }
}

/** How to reach a person, a gap where a way is known to be missing. */
function waysToPerson({ phone, email, chat, contact }: Person): ContactMethod[] {
  return [...phoneWay(phone), ...emailWay(email), ...wordsWay('chat', chat), ...wordsWay('words', contact)];
}

const wordsByKind: ReadonlyMap<Channel['kind'], string> = new Map([
  ['chat', 'in the chat'],
  ['topic', 'a topic'],
  ['pager', 'in the pager'],
]);

/** How to reach a channel. People find some kinds by the name alone. */
export function contactMethodsOfChannel({ kind, url, email, phone }: Channel): ContactMethod[] {
  const methods = [...phoneWay(phone), ...addressWay(kind, url), ...emailWay(email)];
  const byName = wordsByKind.get(kind);
  return methods.length === 0 && byName !== undefined ? [{ by: 'words', text: byName }] : methods;
}

function addressWay(kind: Channel['kind'], url: Channel['url']): ContactMethod[] {
  if (url === undefined) return [];
  return [
    isGap(url) ? { by: 'link', text: url } : { by: kind === 'chat' ? 'chat' : 'link', text: linkText(url), href: url },
  ];
}

function waysToShift({ phone, contact }: Shift, rotation: Rotation): ContactMethod[] {
  return [...phoneWay(phone), ...waysToSchedule(rotation), ...wordsWay('words', contact)];
}

function waysToSchedule({ schedule }: Rotation): ContactMethod[] {
  if (!schedule) return [];
  const text = [schedule.tool, schedule.name].filter(Boolean).join(': ');
  if (schedule.url === undefined || isGap(schedule.url)) return [{ by: 'words', text }];
  return [{ by: 'link', text, href: schedule.url }];
}

function participantsOf(
  team: Document<'team'>,
  rotation: Rotation,
  shift: Shift,
): Pick<ContactInfo, 'participants' | 'rotation'> {
  const participants = shift.members.flatMap((id) => {
    const person = team.data.people.find((person) => person.id === id);
    return person ? [contactInfoOf({ kind: 'person', team, person }, `${team.id}/${id}`)] : [];
  });
  return participants.length > 1 ? { participants, rotation: `${team.id}/${rotation.id}` } : { participants };
}

function phoneWay(phone: Phone | Gap | undefined): ContactMethod[] {
  if (phone === undefined) return [];
  return [
    isGap(phone) ? { by: 'phone', text: phone } : { by: 'phone', text: phone.international, href: `tel:${phone.e164}` },
  ];
}

function emailWay(email: string | Gap | undefined): ContactMethod[] {
  if (email === undefined) return [];
  return [isGap(email) ? { by: 'email', text: email } : { by: 'email', text: email, href: `mailto:${email}` }];
}

function wordsWay(by: 'chat' | 'words', text: string | Gap | undefined): ContactMethod[] {
  return text === undefined ? [] : [{ by, text }];
}

function linkText(url: string): string {
  return URL.parse(url)?.host ?? url;
}
