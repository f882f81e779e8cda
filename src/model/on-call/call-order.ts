import type { EscalationStep } from '../../../schemas/escalation.ts';
import { comparableSeconds, type Duration } from '../../../schemas/quantities/duration.ts';
import { rankLevel, type Catalogue } from '../catalogue/catalogue.ts';
import type { Document } from '../catalogue/document.ts';
import { isGap } from '../../../schemas/quantities/quantity.ts';
import { contactInfo, type ContactInfo, type ContactMethod, type OnCallPerson } from './contact-methods.ts';
import { peopleTexts } from '../../texts/people.ts';

/** One step of who to call, with those who are called. */
export interface Call {
  /** Name of the step, when it has one. */
  name: string | undefined;
  /** When it is due, since the alert. */
  after: Duration | undefined;
  by: EscalationStep['by'];
  /** Short names of the severities that it is for, as people say them; all when empty. */
  only: readonly string[];
  note: string | undefined;
  who: ContactInfo[];
}

/** Who to call, the first one first, and where that is laid down. */
export interface CallOrder {
  /** Undefined when no policy says it and the order is that of the owning team. */
  policy: Document<'escalation'> | undefined;
  calls: Call[];
}

/** When a call is due: `at once`, `after 30 min`; undefined when the policy gives no time. */
export function dueInWords({ after }: Pick<Call, 'after'>): string | undefined {
  return after && (comparableSeconds(after).eq(0) ? peopleTexts.calls.atOnce : peopleTexts.calls.after(after.text));
}

/** What of the calls is asked for. */
export interface CallOptions {
  /** Level of the matrix: only steps that are meant for it. */
  levelId?: string | undefined;
  /** ISO 8601 day on which a page is made: who is on call is said of it. */
  today?: string | undefined;
}

/** Steps of an escalation policy; with a level, those that are meant for it. */
export function callsOf(
  catalogue: Catalogue,
  policy: Document<'escalation'>,
  { levelId, today }: CallOptions = {},
): Call[] {
  const matrixId = policy.data.severityMatrix ?? catalogue.site?.data.severityMatrix ?? '';
  const levels = (catalogue.documents.severity.get(matrixId)?.data.levels ?? []).map(rankLevel);
  return policy.data.steps
    .filter(({ only }) => levelId === undefined || only.length === 0 || only.includes(levelId))
    .map(({ name, after, by, only, note, to }) => ({
      name,
      after,
      by,
      only: only.map((id) => levels.find((level) => level.id === id)?.label ?? id),
      note,
      who: to.flatMap((reference) => contactInfo(catalogue, reference, today) ?? []),
    }));
}

/**
 * Who to call for a service, at a level of its matrix: its escalation policy, else the rotations of the team that owns
 * it, else everyone of that team. No calls when the service or its team is not described.
 */
export function callOrder(catalogue: Catalogue, serviceId: string | undefined, options: CallOptions = {}): CallOrder {
  const service = serviceId === undefined ? undefined : catalogue.documents.service.get(serviceId);
  const policyId = service?.data.escalation;
  const policy = policyId === undefined ? undefined : catalogue.documents.escalation.get(policyId);
  if (policy) return { policy, calls: callsOf(catalogue, policy, options) };
  const team = service && catalogue.documents.team.get(service.data.owner);
  return { policy: undefined, calls: team ? callsOfTeam(catalogue, team, options) : [] };
}

/** Those of a team who can be called when no policy says in which order. */
export function callsOfTeam(
  catalogue: Catalogue,
  team: Document<'team'>,
  { today }: Pick<CallOptions, 'today'> = {},
): Call[] {
  const { rotations, people, channels } = team.data;
  const shifts = rotations.flatMap((rotation): { id: string }[] =>
    rotation.shifts.length > 0 ? rotation.shifts : [rotation],
  );
  const members = [shifts, people, channels].find((group: { id: string }[]) => group.length > 0) ?? [];
  return members.map(({ id }) => {
    const someone = contactInfo(catalogue, `${team.id}/${id}`, today);
    return { name: undefined, after: undefined, by: [], only: [], note: undefined, who: someone ? [someone] : [] };
  });
}

/** Who to call first, on one line. */
export interface FirstCall {
  name: string;
  /** One way, or one for each who may be on call. */
  ways: FirstWay[];
  /** Time zone of the hand-overs. */
  zone: string;
}

export interface FirstWay {
  /** Whose way it is; undefined for one that reaches whoever is on call. */
  holder: string | undefined;
  way: ContactMethod;
  /** When the next person is on call, in milliseconds since the epoch; undefined where nobody can tell, or nobody else ever is. */
  until?: number | undefined;
}

/**
 * The first of those to call who can be reached, by the fastest way: the number of a shift, else of whoever is on call on
 * the day on which the page is made and of who is after them, else of all who take turns. Undefined where nobody can be
 * reached.
 */
export function firstCall(calls: readonly Call[]): FirstCall | undefined {
  for (const { name, methods, participants, onCall } of calls.flatMap(({ who }) => who)) {
    const own = knownWay(methods);
    const ways = own ? [{ holder: undefined, way: own }] : waysOf(onCall?.duties ?? [], participants);
    if (ways.length > 0) return { name, ways, zone: onCall?.zone ?? 'UTC' };
  }
  return undefined;
}

/**
 * Who is called besides the one that `firstCall` shows of the first step, in words: `And Grace, then Katherine after 30 min, and
 * 2 more`. The whole order where nobody of the first step can be reached: whoever is shown then is not the first one.
 */
export function otherCallsInWords(calls: readonly Call[]): string {
  const [first, next, ...later] = calls;
  const shown = firstCall(calls.slice(0, 1));
  const names = (call: Call): string => call.who.map(({ name }) => name).join(', ');
  const beside = first?.who.filter(({ name }) => name !== shown?.name).map(({ name }) => name) ?? [];
  return peopleTexts.calls.others({
    first: beside,
    isShown: shown !== undefined,
    next: next && { names: names(next), due: dueInWords(next) },
    more: later.length,
  });
}

function waysOf(duties: readonly OnCallPerson[], participants: readonly ContactInfo[]): FirstWay[] {
  if (duties.length === 0) return participants.flatMap((who) => wayTo(who));
  // While nobody is on call, whoever comes later is not the one to call.
  const end = duties.findIndex(({ who }) => !who);
  return duties.slice(0, end === -1 ? 2 : Math.min(end, 2)).flatMap(({ who, until }) => wayTo(who!, until));
}

function wayTo({ name, methods }: ContactInfo, until = Infinity): FirstWay[] {
  const way = knownWay(methods);
  return way ? [{ holder: name, way, until: Number.isFinite(until) ? until : undefined }] : [];
}

function knownWay(methods: readonly ContactMethod[]): ContactMethod | undefined {
  return methods.find(({ text }) => !isGap(text));
}
