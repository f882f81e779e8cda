import { addNote, claimEntry, listOf, withoutGaps, type Facts, type Fields } from './facts.ts';
import type { Entry, Topic } from './outline.ts';
import { memberFor } from './members.ts';
import { isDuration, lengthOfTime, tidied, withoutBrackets } from './wording.ts';

const about = /escalation (?:chain|path|ladder|policy|steps|levels?|procedure|matrix|tree)/i;

/** Steps of escalation in order: a list, or `On-call -> Lead -> Director`. */
export function readEscalation(facts: Facts, topic: Topic): void {
  if (about.test(topic.title) && listOf(facts, 'escalation', 'steps').length === 0)
    readList(
      facts,
      topic.entries.filter(({ node }) => node.type === 'listItem'),
    );
  for (const entry of topic.entries)
    if (about.test(entry.label ?? '') && listOf(facts, 'escalation', 'steps').length === 0) readArrows(facts, entry);
}

function readList(facts: Facts, entries: readonly Entry[]): void {
  if (entries.length < 2 || entries.some(({ children, links }) => children.length > 0 || links.length > 0)) return;
  const steps = entries.map(({ label, text, value }) => stepIn(value === '' ? text : value, label));
  if (!steps.every((step) => step !== undefined)) return;
  steps.forEach((step, index) => {
    addStep(facts, step);
    claimEntry(facts, entries[index]!, 'escalation', `steps[${index}]`, step.absorbed);
  });
}

/** `L1 On-call -> L2 Platform -> Manager` */
function readArrows(facts: Facts, entry: Entry): void {
  const parts = entry.value.replace(/\.$/, '').split(/\s*(?:->|→|=>|>)\s*/);
  if (parts.length < 2) return;
  const steps = parts.map((part) => {
    const [, label, who] = /^((?:L|Level|Tier)\s*\d)\s+(.+)$/i.exec(part) ?? [];
    return stepIn(who ?? part, label);
  });
  if (!steps.every((step) => step !== undefined)) return;
  for (const step of steps) addStep(facts, step);
  claimEntry(
    facts,
    entry,
    'escalation',
    'steps',
    steps.flatMap(({ absorbed }) => absorbed),
  );
}

interface Step {
  name: string | undefined;
  who: string[];
  fields: Fields;
  absorbed: string[];
}

function stepIn(written: string, label: string | undefined): Step | undefined {
  const { text, inside } = withoutBrackets(written);
  const who = text.split(/\s*(?:\+|,|&|\band\b)\s*/).filter((part) => part !== '');
  if (who.length === 0 || who.some((part) => part.split(/\s+/).length > 5 || /[.:;]/.test(part))) return undefined;
  if (inside === undefined) return { name: label, who, fields: {}, absorbed: [] };
  const fields = timesIn(inside) ?? onlyIn(inside) ?? { note: tidied(inside) };
  return { name: label, who, fields, absorbed: 'note' in fields ? [] : [inside] };
}

/** `0-30 minutes`, `60+ minutes`, `after 1 hour` */
export function timesIn(text: string): Fields | undefined {
  const [, from, to, unit] = /^(\d+)\s*[-–—]\s*(\d+)\s*([a-z]+)$/i.exec(text) ?? [];
  if (from !== undefined && isDuration(`${to} ${unit}`))
    return { after: `${from} ${shortUnit(unit!)}`, until: `${to} ${shortUnit(unit!)}` };
  const [, start, startUnit] = /^(\d+)\s*\+\s*([a-z]+)$/i.exec(text) ?? [];
  if (start !== undefined && isDuration(`${start} ${startUnit}`)) return { after: `${start} ${shortUnit(startUnit!)}` };
  const after = new RegExp(`^(?:after\\s+)?(${lengthOfTime})$`, 'i').exec(text)?.[1];
  return after !== undefined && isDuration(after) ? { after } : undefined;
}

function shortUnit(unit: string): string {
  return /^min/i.test(unit) ? 'min' : unit;
}

/** `for P1 incidents` */
function onlyIn(text: string): Fields | undefined {
  const found = /^(?:for\s+|only\s+(?:for\s+)?)((?:(?:P|S|SEV)[- ]?\d[\s,/&]*)+)(?:incidents?|alerts?|only)?$/i.exec(
    text,
  );
  return found
    ? { only: [...found[1]!.matchAll(/(?:P|S|SEV)[- ]?\d/gi)].map(([id]) => id.toLowerCase().replace(/[\s-]/g, '')) }
    : undefined;
}

function addStep(facts: Facts, { name, who, fields }: Step): void {
  const to = who.map((words) => `${facts.id}/${memberFor(facts, words)}`);
  listOf(facts, 'escalation', 'steps').push(
    withoutGaps({
      name: name ?? tidied(who.join(' and ')),
      ...fields,
      to,
      note: fields['note'] ?? whoWords(name, who),
    }),
  );
}

/** Where the step is called `Level 1`, its people are kept in their own words. */
function whoWords(name: string | undefined, who: readonly string[]): string | undefined {
  return name === undefined ? undefined : tidied(who.join(' and '));
}

/** `Escalation: Manager after 1 hour`, beside the rotation, says when a step is due that is known by its name. */
export function readEscalationTime(facts: Facts, topic: Topic): void {
  for (const entry of topic.entries) {
    const found = /^escalation$/i.test(entry.label ?? '')
      ? new RegExp(`^(.+?)\\s+after\\s+(${lengthOfTime})\\.?$`, 'i').exec(entry.value)
      : null;
    if (!found) continue;
    const words = found[1]!.toLowerCase();
    const fitting = listOf(facts, 'escalation', 'steps').filter(({ name }) =>
      String(name).toLowerCase().includes(words),
    );
    const [step] = fitting;
    if (fitting.length !== 1 || !step || step['after'] !== undefined) continue;
    step['after'] = found[2];
    claimEntry(facts, entry, 'escalation', `steps.after`, ['after', found[1]!]);
  }
}

export function noteEscalation(facts: Facts): void {
  const steps = listOf(facts, 'escalation', 'steps');
  if (steps.length > 1 && steps.slice(1).every(({ after }) => after === undefined))
    addNote(facts, 'escalation', {
      id: 'import/no-times',
      level: 'note',
      message: 'The source does not say after how long the next step is due.',
      hint: 'Write `after:` for each step.',
      find: 'steps:',
    });
}
