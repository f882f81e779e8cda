import { acknowledgedWithin } from './levels.ts';
import { claimEntry, claimTitle, listOf, type Facts, type Fields } from './facts.ts';
import { zoneOf } from './maintenance.ts';
import { titlesAbove, type Entry, type Topic } from './outline.ts';
import { addShift, rotationOf } from './people.ts';
import {
  clockTime,
  isRecurrence,
  isSupposed,
  lengthOfTime,
  takeRecurrence,
  tidied,
  withoutBrackets,
} from './wording.ts';

const about =
  /on[- ]?call(?: (?:schedule|rotation|rota|duty|shifts?|guide|coverage))?$|^(?:primary |shift |team |weekly )?(?:rotations?|rota)(?: (?:schedule|period|cycle|details|structure))?$/i;
/** Things that are turned over without anybody being on call. */
const notDuty = /\b(?:logs?|keys?|secrets?|credentials?|certificates?|passwords?|tokens?|backups?)\b/i;
const shiftTitle = /^(?:primary|secondary|tertiary|backup)\s+on[- ]?call(?:\s+(?:engineer|responder|person))?$/i;
const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** How the rotation goes (`Rotation: Weekly (Monday 9 AM)`, `Coverage: 24/7`), and what those on duty do. */
export function readRotation(facts: Facts, topic: Topic): void {
  if (isSupposed(titlesAbove(topic))) return;
  const [, moment] = /^(?:on[- ]?call )?hand-?(?:off|over)s? \((.+)\)$/i.exec(topic.title) ?? [];
  const change = moment === undefined ? undefined : handoverIn(moment.replace(/,(?= \d)/, ''));
  if (change && /on[- ]?call|\brotation/i.test(titlesAbove(topic).join(' '))) {
    rotationOf(facts)['handover'] ??= change;
    claimTitle(facts, topic, 'team', 'rotations[0].handover');
  }
  for (const entry of about.test(topic.title.trim()) && !notDuty.test(topic.title) ? topic.entries : []) {
    readTurn(facts, entry);
    readRotates(facts, entry);
  }
  if (about.test(topic.title.trim()) && !notDuty.test(topic.title))
    for (const entry of topic.entries) readEntry(facts, entry);
  if (shiftTitle.test(topic.title)) readDuties(facts, topic);
}

function readEntry(facts: Facts, entry: Entry): void {
  const { label = '', value } = entry;
  if (value === '' || entry.children.length > 0) return;
  if (
    /^(?:(?:on[- ]?call )?rotation|schedule|frequency|cadence|shifts?|(?:shift|rotation) (?:length|duration|period|cadence)|duration|length)$/i.test(
      label,
    )
  )
    readFrequency(facts, entry);
  else if (/^hand[- ]?(?:off|over)(?: time)?$/i.test(label)) {
    const moment = handoverIn(value);
    if (moment) rotationOf(facts)['handover'] = { ...moment, ...handover(facts) };
    else handover(facts)['how'] ??= tidied(value);
    claimEntry(facts, entry, 'team', `rotations[0].handover${moment ? '' : '.how'}`, moment ? [value] : []);
  } else if (/^coverage$|^hours$/i.test(label)) {
    rotationOf(facts)['coverage'] = tidied(value);
    claimEntry(facts, entry, 'team', 'rotations[0].coverage');
  } else if (/^(?:tool|system|platform|paging(?: tool)?)$/i.test(label) && value.split(' ').length <= 3) {
    rotationOf(facts)['schedule'] = { tool: value };
    claimEntry(facts, entry, 'team', 'rotations[0].schedule.tool');
  }
}

const rotates = new RegExp(
  String.raw`^(?:[\p{L}-]+\s+){0,6}rotates?\s+(daily|weekly|fortnightly|bi-?weekly|monthly|every (?:day|week|two weeks|2 weeks|month))(?:,?\s+on\s+([A-Z][a-z]+days?\s+at\s+[^,.;]{3,20}))?(?:,?\s+(?:using|via|in|with)\s+(?:the\s+|an?\s+)?(PagerDuty|Opsgenie)(?:\s+(?:schedule|rotation|rota)(?:\s+([\w./-]*[\w/-]))?)?)?\.?$`,
  'iu',
);

/** `Primary engineers rotate weekly using the PagerDuty schedule shop-primary.`, which stays text as well */
function readRotates(facts: Facts, { node, text, label }: Entry): void {
  const [, often, from, tool, schedule] = rotates.exec(text) ?? [];
  const change = from === undefined ? undefined : handoverIn(from.replace(/days(?=\s)/, 'day'));
  if (label !== undefined || often === undefined || (from !== undefined && !change)) return;
  const rotation = rotationOf(facts);
  const every = often.toLowerCase().replace('two', '2');
  if (rotation['every'] !== undefined || !isRecurrence(every)) return;
  rotation['every'] = every;
  if (change) rotation['handover'] = { ...change, ...handover(facts) };
  if (tool) rotation['schedule'] ??= { tool, ...(schedule && { name: schedule }) };
  facts.told.add(node);
}

/** `Weekly, Mon 10:00 → Mon 10:00 (local). Primary and secondary each week.`, which stays text as well */
function readTurn(facts: Facts, { node, text, label }: Entry): void {
  const [, often = '', from = ''] =
    /^(daily|weekly|fortnightly|monthly)(?: rotations?)?[,:]?\s+([A-Z][a-z]+ \d{1,2}:\d{2}\s*(?:→|->|–|-|to)\s*[A-Z][a-z]+ \d{1,2}:\d{2}(?: UTC)?)(?=$|[\s.,;(])/i.exec(
      text,
    ) ?? [];
  const change = from === '' ? undefined : handoverIn(from);
  const rotation = change && rotationOf(facts);
  if (label !== undefined && label !== text) return;
  if (!change || !rotation || rotation['every'] !== undefined) return;
  rotation['every'] = often.toLowerCase();
  rotation['handover'] = { ...change, ...handover(facts) };
  facts.told.add(node);
}

function handover(facts: Facts): Fields {
  return (rotationOf(facts)['handover'] ??= {}) as Fields;
}

/** `Weekly rotation`, `Weekly (Monday 9 AM to Monday 9 AM)` */
function readFrequency(facts: Facts, entry: Entry): void {
  const bracketed = withoutBrackets(entry.value);
  // `1 week, Tuesday 10:00 → following Tuesday 10:00`
  const [head = '', tail] = bracketed.text.replace(/\.$/, '').split(/,\s+(?=[A-Z][a-z]+day\b)/);
  const written = tail === undefined ? bracketed.text : head;
  const inside = tail ?? bracketed.inside;
  const [, count = '', unit] = /^(\d+|one|two)[\s-](week|day|month)s?$/i.exec(written) ?? [];
  const number = /^(?:1|one)$/i.test(count) ? '' : count.replace(/^two$/i, '2');
  const text = unit === undefined ? written : number === '' ? `every ${unit}` : `every ${number} ${unit}s`;
  const recurrence = takeRecurrence(text);
  const isWhole = recurrence && /^(?:rotations?|shifts?|schedule)?$/i.test(recurrence.rest.trim());
  if (!recurrence || !isWhole) return;
  const change = inside === undefined ? undefined : handoverIn(inside);
  // `1 week (Monday - Sunday)`: what is said of it stays text.
  const isUnderstood = inside === undefined || change !== undefined;
  if (!isUnderstood && /\d/.test(inside)) return;
  const every = recurrence.every.toLowerCase();
  if (!isRecurrence(every)) return;
  // A second rotation of the same team is not read.
  if (![undefined, every].includes(rotationOf(facts)['every'] as string | undefined)) return;
  rotationOf(facts)['every'] = every;
  if (change) rotationOf(facts)['handover'] = { ...handover(facts), ...change };
  if (isUnderstood) claimEntry(facts, entry, 'team', 'rotations[0].every', [recurrence.rest, inside ?? '', written]);
  else facts.told.add(entry.node);
}

/** `Monday 9 AM to Monday 9 AM`, `Mondays at 09:00`, `Monday 9 AM UTC` */
function handoverIn(written: string): Fields | undefined {
  const zone = /\s\(?(UTC|GMT|[A-Z][a-z]+\/[A-Z]\w+)\)?$/.exec(written);
  const timeZone = zone ? zoneOf(zone[1]!) : undefined;
  const text = (zone ? written.slice(0, zone.index) : written).replace(/\s+\(?local(?: time)?\)?(?=\s|$)/gi, '');
  if (zone && timeZone === undefined) return undefined;
  const spans = text
    .replace(/^(?:every|each|on)\s+/i, '')
    .split(/\s*(?:\bto\b|→|->|–|—|-)\s*/i)
    .map((part) => part.replace(/^(?:the\s+)?(?:following|next)\s+/i, ''));
  const moments = spans.map((part) => {
    const day = days.find((name) => new RegExp(`^${name.slice(0, 3)}`, 'i').test(part));
    const time = clockTime(/\d{1,2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?/i.exec(part)?.[0] ?? '');
    return day !== undefined &&
      time !== undefined &&
      /^[a-z]+,?\s+(?:at\s+)?[\d:]+\s*(?:[ap]\.?m\.?)?$/i.test(part.trim())
      ? { day, time }
      : undefined;
  });
  const [first] = moments;
  const isSame = moments.every((moment) => moment && moment.day === first?.day && moment.time === first.time);
  return isSame && first ? { ...first, ...(timeZone && { timeZone }) } : undefined;
}

const isReachLabel =
  /^(?:name|phone|mobile|tel(?:ephone)?|e-?mail|slack|chat|teams|pager(?:duty)?|opsgenie|contact|backup|response time)\b/i;

/** What a shift does, item by item; two of them say how soon. */
function readDuties(facts: Facts, topic: Topic): void {
  if (topic.entries.length === 0 || topic.entries.some(({ children }) => children.length > 0)) return;
  // How to reach those on duty is nothing that they do.
  if (topic.entries.some(({ label }) => label !== undefined && isReachLabel.test(label))) return;
  const shift = addShift(facts, topic.title.replace(/\s+engineer$/i, ''), {});
  const id = String(shift['id']);
  for (const entry of topic.entries) {
    const acknowledge = acknowledgedWithin(entry.text)?.value;
    const respond = new RegExp(
      `^respond to \\S+ (?:alerts?|pages?|incidents?) within (${lengthOfTime})\\.?$`,
      'i',
    ).exec(entry.text)?.[1];
    if (acknowledge !== undefined && /^\d/.test(acknowledge)) {
      shift['acknowledge'] = acknowledge;
      if (/\ball alerts\b/i.test(entry.text))
        for (const level of listOf(facts, 'severity', 'levels')) level['acknowledge'] ??= acknowledge;
    }
    if (respond !== undefined) shift['response'] = respond;
    shift['duties'] = [...((shift['duties'] as string[] | undefined) ?? []), tidied(entry.text)];
    claimEntry(facts, entry, 'team', `rotations[0].shifts.${id}.duties`);
  }
  claimTitle(facts, topic, 'team', `rotations[0].shifts.${id}`);
}
