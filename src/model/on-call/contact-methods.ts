import { isGap, type Gap } from '../../../schemas/quantities/quantity.ts';
import { dialLink, type Phone } from '../../../schemas/quantities/phone.ts';
import type { Channel, Person, Rotation, Shift } from '../../../schemas/team.ts';
import { memberAddress } from '../site/addresses.ts';
import { memberOf, type Catalogue, type Member } from '../catalogue/catalogue.ts';
import type { Document } from '../catalogue/document.ts';
import { viewsOf } from '../catalogue/views.ts';
import { dutiesOf } from './duties.ts';
import { zoneOfRotation } from './rotation-zone.ts';
import { coversOf, type ShiftOfTeam } from './overrides.ts';
import { ownValue } from '../text/own-value.ts';
import { peopleTexts } from '../../texts/people.ts';

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
  /** Rotation in which they take turns, `team/rotation`; undefined where nobody takes turns and nobody covers. */
  rotation?: string;
  /** Id of the shift that they take turns in. */
  shift?: string;
  /** Who is on call; undefined where the day is not known, or nobody can tell. */
  onCall?: OnCall;
}

/** Who is on call in a shift, as far as a page can say it on the day on which it is made. */
export interface OnCall {
  /** Time zone of the hand-overs. */
  zone: string;
  /** Who is on call when that day begins, and who after them. Nothing is sure after the end of the last. */
  duties: OnCallPerson[];
  /** Swaps, cover and holidays ahead. */
  covers: OnCallPerson[];
}

export interface OnCallPerson {
  /** Undefined where nobody is on call. */
  who: ContactInfo | undefined;
  /** Milliseconds since the epoch; infinite for someone who has a shift alone. */
  from: number;
  until: number;
  /** Why it is not whose turn it is. */
  reason?: string | undefined;
  isCover: boolean;
}

/**
 * How to reach the one that `team/id` names, or undefined when nothing has that name.
 *
 * @param today ISO 8601 day on which a page is made: who is on call is said of it.
 */
export function contactInfo(catalogue: Catalogue, reference: string, today?: string): ContactInfo | undefined {
  const member = memberOf(catalogue, reference);
  if (!member) return undefined;
  const info = contactInfoOf(member, reference);
  const shift = shiftNamed(member);
  const onCall = shift && today !== undefined ? onCallOf(catalogue, { ...shift, today }) : undefined;
  if (!shift || !onCall) return info;
  const rotation = `${shift.team.id}/${shift.rotation.id}`;
  return { ...info, rotation, shift: shift.shift.id, onCall };
}

/** The shift that is meant: of a rotation, the first. */
function shiftNamed(member: Member): ShiftOfTeam | undefined {
  if (member.kind === 'shift') return member;
  const [shift] = member.kind === 'rotation' ? member.rotation.shifts : [];
  return shift && member.kind === 'rotation' ? { team: member.team, rotation: member.rotation, shift } : undefined;
}

const day = 86_400_000;

/** Kept for all pages of a site, which name the same few shifts. */
const onCallOf = viewsOf(readOnCall, ({ team, shift, today }) => `${team.id}/${shift.id} ${today}`);

function readOnCall(catalogue: Catalogue, { today, ...of }: ShiftOfTeam & { today: string }): OnCall | undefined {
  const person = (reference: string | undefined) =>
    reference === undefined ? undefined : contactInfo(catalogue, reference);
  const zone = zoneOfRotation(of.rotation, of.team, catalogue);
  const from = Date.parse(`${today}T00:00:00Z`);
  const period = Math.max(2 * day, (of.rotation.every?.everyHours ?? 0) * 3_600_000);
  // A hand-over may come on that day: then whoever is after the next one counts too.
  const duties = dutiesOf(of, catalogue, { from, until: from + 2 * period });
  const covers = coversOf(of, catalogue).filter(({ until }) => until > from);
  if (covers.length === 0 && !duties.some(({ until }) => Number.isFinite(until))) return undefined;
  return {
    zone,
    duties: duties.map((duty) => ({ ...duty, who: person(duty.who) })),
    covers: covers.map(({ from, until, who, override }) => ({
      from,
      until,
      who: person(who),
      reason: override.reason,
      isCover: true,
    })),
  };
}

/** Whether nobody can be reached this way: no number, no address, no words, of nobody who takes a turn. */
export function isUnreachable({ methods, participants }: ContactInfo): boolean {
  return methods.every(({ text }) => isGap(text)) && participants.every(isUnreachable);
}

/** The fastest way of those that are known, which come in that order; all where none is known. */
export function fastest(methods: readonly ContactMethod[]): readonly ContactMethod[] {
  const known = methods.find(({ text }) => !isGap(text));
  return known ? [known] : methods;
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

/** How to reach a channel. People find some kinds by the name alone. */
export function contactMethodsOfChannel({ kind, url, email, phone }: Channel): ContactMethod[] {
  const methods = [...phoneWay(phone), ...addressWay(kind, url), ...emailWay(email)];
  const byName = ownValue<string>(peopleTexts.channelsByName, kind);
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
): Pick<ContactInfo, 'participants' | 'rotation' | 'shift'> {
  const participants = shift.members.flatMap((id) => {
    const person = team.data.people.find((person) => person.id === id);
    return person ? [contactInfoOf({ kind: 'person', team, person }, `${team.id}/${id}`)] : [];
  });
  return participants.length > 1
    ? { participants, rotation: `${team.id}/${rotation.id}`, shift: shift.id }
    : { participants };
}

function phoneWay(phone: Phone | Gap | undefined): ContactMethod[] {
  if (phone === undefined) return [];
  return [
    isGap(phone) ? { by: 'phone', text: phone } : { by: 'phone', text: phone.international, href: dialLink(phone) },
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
