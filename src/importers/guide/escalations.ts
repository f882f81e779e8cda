import type { Code } from 'mdast';
import { addNote, claimEntry, listOf, withoutGaps, type Claim, type Facts, type Fields } from './facts.ts';
import { levelOf } from './levels.ts';
import { titlesAbove, type Entry, type Topic } from './outline.ts';
import { comparableSeconds, durationKind } from '../../../schemas/quantities/duration.ts';
import { plainText } from '../source/plain-text.ts';
import { memberFor } from './members.ts';
import { isDuration, isSupposed, lengthOfTime, tidied, withoutBrackets } from './wording.ts';

const policy =
  /escalation (?:chain|path|ladder|policy|policies|steps|levels?|procedures?|matrix|tree|process|flow|order|protocol|timeline|timeframes?)|^(?:time[- ]based|timed|internal|technical|incident|on[- ]call) escalations?$/i;
/** Who is called by rank, for what, or with what words, is no order in time. */
const notSteps = /contacts?\b|template|communicat|criteria|triggers?\b|when to/i;

/** Whether a topic is about the steps of escalation. */
export function isAbout({ title }: Topic): boolean {
  return (policy.test(title) || /^escalations?$/i.test(title.trim())) && !notSteps.test(title);
}

/** Steps of escalation in order: a list, lines, a diagram of words, sentences, or `On-call -> Lead -> Director`. */
export function readEscalation(facts: Facts, topic: Topic): void {
  const isOpen = (): boolean => listOf(facts, 'escalation', 'steps').length === 0;
  if (isSupposed(titlesAbove(topic))) return;
  const level = topic.parent && isAbout(topic.parent) ? levelOf(topic.title, false) : undefined;
  if ((isAbout(topic) || level) && isOpen()) {
    for (const entries of listsOf(topic)) {
      const [one] = entries;
      if (entries.length === 1 && one && arrow.test(one.text))
        readArrows(facts, one.text, (field, absorbed) => claimEntry(facts, one, 'escalation', field, absorbed));
      else if (isOpen() && !level) readList(facts, topic, entries);
      if (isOpen()) readSentences(facts, entries, level?.id);
    }
    if (isOpen()) readHeadings(facts, topic);
    if (isOpen()) readLine(facts, topic);
    if (isOpen()) readDiagram(facts, topic);
  }
  for (const entry of topic.entries)
    if (
      (policy.test(entry.label ?? '') || /^escalation$/i.test(entry.label ?? '')) &&
      isOpen() &&
      arrow.test(entry.value)
    )
      readArrows(facts, entry.value, (field, absorbed) => claimEntry(facts, entry, 'escalation', field, absorbed));
}

/** Items list by list, and the lines with labels together. */
function listsOf({ entries }: Topic): Entry[][] {
  return [...Map.groupBy(entries, ({ list }) => list)].map(([list, items]) =>
    // Of lines with labels, those are steps whose labels say so.
    list === undefined ? items.filter(({ label }) => isStepName(withoutBrackets(label ?? '').text)) : items,
  );
}

function readList(facts: Facts, topic: Topic, entries: readonly Entry[]): void {
  if (entries.length < 2 || entries.some(({ children, links }) => children.length > 0 || links.length > 0)) return;
  const isNumbered = entries.every(({ isOrdered }) => isOrdered);
  const steps =
    wholeSteps(entries.map(({ label, text, value }) => stepIn(value === '' ? text : value, label))) ??
    wholeSteps(entries.map(({ label, value }) => stepAt(label, value))) ??
    (isNumbered ? wholeSteps(entries.map(({ label, value }) => stepOfRole(label, value))) : undefined);
  if (!steps || (!isNumbered && !isOrder(steps))) return;
  const interval =
    isNumbered && steps.every(({ fields }) => fields['after'] === undefined) ? intervalOf(topic) : undefined;
  steps.forEach((step, index) => {
    addStep(
      facts,
      interval ? { ...step, fields: { after: `${index * interval.count} ${interval.unit}`, ...step.fields } } : step,
    );
    claimEntry(facts, entries[index]!, 'escalation', `steps[${index}]`, step.absorbed);
  });
  if (interval)
    addNote(facts, 'escalation', {
      id: 'import/inferred',
      message: `The source says that the next step is due after ${interval.count} ${interval.unit}, so the times of the steps are counted from that.`,
      hint: 'Check each `after:`.',
      find: 'steps:',
    });
}

function wholeSteps(steps: readonly (Step | undefined)[]): Step[] | undefined {
  return steps.every((step) => step !== undefined) ? [...steps] : undefined;
}

/** `15-30 min: Backup on-call notified if no acknowledgment`, `30 min: escalate to the lead`: when, who, and what is said of it. */
function stepAt(label: string | undefined, value: string): Step | undefined {
  const times = label === undefined ? undefined : stepTimes(label);
  const [, called, then] =
    /^(?:(?:page|notify|alert|call|contact|engage|involve|inform)s?|escalate(?:s|d)? to)\s+(?:the\s+)?(.+?)(?:\s+((?:if|via|by|when|with)\b.+))?\.?$/i.exec(
      value,
    ) ?? [];
  const [, first, does] =
    /^(?:the\s+)?(.+?)\s+((?:is\s+|are\s+)?(?:respond|notified|paged|alerted|called|contacted|engaged|informed|involved|acknowledge|takes over|joins|added)\w*\b.*?)\.?$/i.exec(
      value,
    ) ?? [];
  const said = called ?? first ?? value;
  const who = whoIn(said.replaceAll('/', ' / ').replace(/\s+/g, ' '));
  if (!times || !who?.every(isSomeone)) return undefined;
  const note = called === undefined ? does : then;
  return {
    name: undefined,
    who,
    fields: withoutGaps({ ...times, note: note && tidied(note) }),
    absorbed: [label!, value],
  };
}

/** Headings such as `Level 1: On-call engineer (0-15 minutes)` above what each does, which stays text below them. */
function readHeadings(facts: Facts, { topics }: Topic): void {
  const steps = topics.map(({ title }) => {
    const [, label, who = ''] = /^((?:L|Level|Tier)\s*\d{1,2})\s*[:–—-]\s*(.+)$/i.exec(title) ?? [];
    const step = label === undefined ? undefined : stepIn(who.replaceAll('/', ' / '), label);
    return step?.who.every(isSomeone) ? step : undefined;
  });
  const known = wholeSteps(steps.filter((_step, index) => isLevelTitle.test(topics[index]!.title)));
  if (!known || known.length < 2 || !isOrder(known)) return;
  for (const step of known) addStep(facts, step);
  for (const { title, node } of topics) if (node && isLevelTitle.test(title)) facts.told.add(node);
}

const isLevelTitle = /^(?:L|Level|Tier)\s*\d{1,2}\b/i;

/** `1. On-call engineer: first responder`: the label says who, and what follows is said of the step. */
function stepOfRole(label: string | undefined, value: string): Step | undefined {
  const who =
    label === undefined || !isSomeone(label) ? undefined : whoIn(withoutBrackets(label).text.replaceAll('/', ' / '));
  return who && { name: undefined, who: [label!], fields: value === '' ? {} : { note: tidied(value) }, absorbed: [] };
}

/** `Move to the next rung after 15 minutes`, said above the steps. */
function intervalOf({ others }: Topic): { count: number; unit: string } | undefined {
  const found = others
    .filter((node) => node.type === 'paragraph')
    .flatMap((node) => [
      ...plainText(node).matchAll(
        /\b(?:next|following) (?:rung|level|step|tier|person|contact)s?\b[^.]{0,40}?\b(?:after|every)\s+(\d+)[\s-]*(min(?:ute)?s?|hours?)\b/gi,
      ),
    ]);
  const [one] = found;
  return found.length === 1 && one ? { count: Number(one[1]), unit: one[2]! } : undefined;
}

const arrowLine = /^[\s|│↓v▼⬇]*(?:\((.*)\))?$|^\s*[|│↓▼⬇]\s*(\S.*)$/u;

/** A block of words in which each line is a step, and the lines between lead to the next one. */
function readDiagram(facts: Facts, { others }: Topic): void {
  const blocks = others.filter(
    (node): node is Code => node.type === 'code' && /^(?:text|txt|plain)?$/i.test(node.lang ?? ''),
  );
  const [node] = blocks;
  if (blocks.length !== 1 || !node) return;
  const steps: Step[] = [];
  let condition: string | undefined;
  let isArrowed = true;
  let arrows = 0;
  for (const line of node.value.split('\n').filter((text) => text.trim() !== '')) {
    const between = arrowLine.exec(line);
    if (between) {
      condition = between[1] ?? between[2] ?? condition;
      if (/[↓v▼⬇]/u.test(line)) arrows++;
      continue;
    }
    const [, label, named = line] = /^\s*((?:L|Level|Tier|Step|Stage)\s*\d{1,2})\s*[:.)–—-]?\s+(.+)$/i.exec(line) ?? [];
    const who = label === undefined ? named : named.replace(/^\(([^()]+)\)$/, '$1');
    // The first line may be what starts it all, which is nobody.
    if (steps.length === 0 && arrows === 0 && label === undefined && isStart.test(line.trim())) continue;
    const [, at, called = ''] = /^\s*([^:]{1,20}):\s+(.+)$/.exec(line) ?? [];
    const timed = label === undefined && arrows === 0 ? stepAt(at?.trim(), called.trim()) : undefined;
    const step = timed ?? (label === undefined ? stepOfDiagram(who) : stepIn(who.trim().replaceAll('/', ' / '), label));
    if (!step) return;
    if (steps.length > 0 && (label !== undefined || arrows === 0)) isArrowed = false;
    arrows = 0;
    // From when a time beside an arrow counts is not said, so it stays in words.
    const note = [step.fields['note'], condition && tidied(condition)].filter(Boolean).join('; ');
    steps.push({ ...step, fields: withoutGaps({ ...step.fields, note }) });
    condition = undefined;
  }
  if (steps.length < 2 || (!isArrowed && !isOrder(steps))) return;
  for (const step of steps) addStep(facts, step);
  const line = node.position?.start.line ?? 0;
  facts.claims.push({
    node,
    line,
    lastLine: node.position?.end.line ?? line,
    type: 'escalation',
    field: 'steps',
    absorbed: [node.value],
  });
}

const isStart = /^(?:an? )?(?:alert|incident|page|alarm|issue|event|monitoring)\b[^:()]{0,30}$/i;

/** `Secondary on-call (5 min)` between arrows: from when the time counts is not said, so it stays in words. */
function stepOfDiagram(written: string): Step | undefined {
  const { text, inside } = withoutBrackets(written.trim());
  const who = whoIn(text.replaceAll('/', ' / '));
  if (!who || !who.every(isSomeone)) return undefined;
  return { name: undefined, who, fields: withoutGaps({ note: inside && tidied(inside) }), absorbed: [] };
}

/** Whether steps say their own order: by numbers in their names that go up, or by times that do. */
export function isOrder(steps: readonly { name: string | undefined; fields: Fields }[]): boolean {
  const numbers = steps.map(({ name }) => Number(/^(?:L|Level|Tier|Step|Stage)?\s*(\d{1,2})$/i.exec(name ?? '')?.[1]));
  const times = steps.map(({ fields }) => secondsOf(fields['after']));
  const goesUp = (values: readonly number[]): boolean =>
    values.every((value, index) => !Number.isNaN(value) && (index === 0 || value > values[index - 1]!));
  return goesUp(numbers) ? times.every(Number.isNaN) || goesUp(times) || times.some(Number.isNaN) : goesUp(times);
}

function secondsOf(time: unknown): number {
  const parsed = durationKind.parse(String(time));
  return 'value' in parsed ? comparableSeconds(parsed.value).toNumber() : Number.NaN;
}

const arrow = /\s(?:->|→|=>|➜|➔)\s/;

/** A line of its own below the heading. */
function readLine(facts: Facts, { others }: Topic): void {
  const lines = others.filter((node) => node.type === 'paragraph');
  const [node] = lines;
  const text = node && plainText(node);
  if (lines.length !== 1 || !node || !text || !arrow.test(text)) return;
  const line = node.position?.start.line ?? 0;
  readArrows(facts, text, (field, absorbed) => {
    const claim: Claim = {
      node,
      line,
      lastLine: node.position?.end.line ?? line,
      type: 'escalation',
      field,
      absorbed: [...absorbed],
    };
    facts.claims.push(claim);
  });
}

/** `L1 On-call -> L2 Platform -> Manager` */
function readArrows(facts: Facts, text: string, claim: (field: string, absorbed: readonly string[]) => void): void {
  const parts = text.replace(/\.$/, '').split(/\s*(?:->|→|=>|➜|➔)\s*/);
  if (parts.length < 2) return;
  const times = timesBetween(parts);
  const steps = (times ? parts.filter((_part, index) => index % 2 === 0) : parts).map((part, index) => {
    const [, label, who] = /^((?:L|Level|Tier)\s*\d)\s*[:–—-]?\s+(.+)$/i.exec(part) ?? [];
    // `SRE lead phone`: who, and by what means.
    const [, called = who ?? part, by] =
      /^(.+?)\s+(?:(?:by|via)\s+)?(phone|page|sms|e-?mail)$/i.exec(who ?? part) ?? [];
    const read = isCondition.test(part) ? undefined : stepIn(called, label);
    const step = read && by ? { ...read, fields: { ...read.fields, by: [by.toLowerCase().replace('-', '')] } } : read;
    return step && times ? { ...step, fields: { after: times[index], ...step.fields } } : step;
  });
  // A way of work (`detect -> triage -> fix`) is no way of people.
  if (!steps.every((step) => step !== undefined) || !steps.some(({ name, who }) => name ?? isSomeone(who[0]!))) return;
  if (times && !steps.every(({ who }) => who.every(isSomeone))) return;
  for (const step of steps) addStep(facts, step);
  claim('steps', [...steps.flatMap(({ absorbed }) => absorbed), ...(times ? parts : [])]);
  if (times && times.length > 2)
    addNote(facts, 'escalation', {
      id: 'import/inferred',
      message: 'The times between the steps are taken to count from the step before, and are added up.',
      hint: 'Check each `after:`.',
      find: 'steps:',
    });
}

/** What must happen first is nobody. */
const isCondition = /^(?:after|if|when|within|unless|until|then|wait)\b|\d\s*(?:m|mins?|minutes?|h|hrs?|hours?)\b/i;

/** `Primary → after 5 min → Secondary → 10 min unacknowledged → Lead`: when each step is due, as the sum of what is between. */
function timesBetween(parts: readonly string[]): string[] | undefined {
  if (parts.length < 3 || parts.length % 2 === 0) return undefined;
  const gaps = parts.flatMap((part, index) =>
    index % 2 === 1
      ? [
          /^(?:after\s+|wait\s+|no (?:ack\w*|response|answer) (?:in|within|after|for)\s+)?(\d+)\s*(m|mins?|minutes?|h|hrs?|hours?)(?:\s+(?:later|unack\w*|no ack\w*|(?:without|with no) (?:an? )?(?:ack\w*|response|answer)|timeout))?$/i.exec(
            part,
          ),
        ]
      : [],
  );
  const [first] = gaps;
  const isMinutes = (found: RegExpExecArray): boolean => /^m/i.test(found[2]!);
  if (!first || !gaps.every((found) => found !== null && isMinutes(found) === isMinutes(first))) return undefined;
  const unit = isMinutes(first) ? 'min' : 'h';
  return gaps
    .reduce((times, found) => [...times, times.at(-1)! + Number(found![1])], [0])
    .map((sum) => `${sum} ${unit}`);
}

const someone =
  /\bon[- ]?call\b|engineer|lead\b|manager|director|\bC[TEIO]O\b|\bVP\b|head\b|team\b|\bSRE\b|primary|secondary|owner|officer|commander|support|maintainer|legal\b|\bDBA\b/i;

export function isSomeone(words: string): boolean {
  return someone.test(words);
}

const callee = String.raw`(?:the\s+)?([^,.;:()]{3,60}?)`;
const sentences: [RegExp, (found: RegExpExecArray) => { who: string; after?: string; only?: string } | undefined][] = [
  [
    new RegExp(
      String.raw`^(?:(?:PagerDuty|Opsgenie|the pager|(?:the )?alerts?)\s+(?:automatically\s+)?)?(?:page|notif(?:y|ie)|call|alert|contact)s?\s+${callee}(?:\s+(immediately|at once|first|via [\w ]{3,30}))?(?:\s+(for\s+[^,.;]{2,40}))?\.?$`,
      'i',
    ),
    ([, who, at, only]) => ({
      who: who!,
      ...(at && !/^via/i.test(at) && { after: '0 min' }),
      ...((only ?? /^via/i.exec(at ?? '')) && {
        only: [at && /^via/i.test(at) ? at : undefined, only].filter(Boolean).join('; '),
      }),
    }),
  ],
  [
    new RegExp(
      String.raw`^(?:if|when)\s+(?:there is\s+)?(?:still\s+)?(?:no|not|un)[\s-]*(?:acknowledge?ments?|acknowledged|response|responded|ack|acked|answer|resolved|resolution|progress)\s+(?:within|after|in|for)\s+(${lengthOfTime}),?\s*(?:then\s+)?(?:auto(?:matically)?[\s-]+)?(?:escalates?\s+to|page|notify|call|alert|contact|loop\s+in|inform|involve)\s+${callee}\.?$`,
      'i',
    ),
    ([, after, who]) => ({ who: who!, after: after! }),
  ],
  [
    new RegExp(
      String.raw`^after\s+(${lengthOfTime})(?:\s+(?:without|with no)\s+(?:an?\s+)?(?:acknowledge?ment|response|ack|answer))?,?\s*(?:escalate\s+to|page|notify|call|alert|contact)\s+${callee}\.?$`,
      'i',
    ),
    ([, after, who]) => ({ who: who!, after: after! }),
  ],
];

/** `If no acknowledgment within 15 minutes, escalate to the secondary on-call.`: the first items of a list, with times that go up. */
function readSentences(facts: Facts, entries: readonly Entry[], level: string | undefined): void {
  if (entries.length < 2 || entries.some(({ children }) => children.length > 0)) return;
  const all = entries.map(({ text }): Step | undefined => {
    const said = sentences.flatMap(([pattern, read]) => {
      const found = pattern.exec(text);
      return (found && read(found)) ?? [];
    })[0];
    if (!said || !isSomeone(said.who) || (said.after !== undefined && !isDuration(said.after))) return undefined;
    const who = whoIn(said.who);
    return (
      who && {
        name: undefined,
        who,
        fields: withoutGaps({ after: said.after, note: said.only && tidied(said.only) }),
        absorbed: [text],
      }
    );
  });
  // What else is done, as opening a channel, follows the steps and stays text.
  const end = all.findIndex((step) => step === undefined);
  const steps = all.slice(0, end === -1 ? all.length : end).filter((step) => step !== undefined);
  if (steps.length < 2) return;
  const [first, ...rest] = steps.map(({ fields }) => ({
    name: undefined,
    fields: { after: fields['after'] ?? '0 min' },
  }));
  if (!first || steps.slice(1).some(({ fields }) => fields['after'] === undefined) || !isOrder([first, ...rest]))
    return;
  steps.forEach((step, index) => {
    addStep(facts, level === undefined ? step : { ...step, fields: { ...step.fields, only: [level] } });
    claimEntry(facts, entries[index]!, 'escalation', `steps[${index}]`, step.absorbed);
  });
  if (steps.length > 2)
    addNote(facts, 'escalation', {
      id: 'import/inferred',
      message: 'The times of the steps are taken to count from the alert, not from the step before.',
      hint: 'Check each `after:`.',
      find: 'steps:',
    });
}

interface Step {
  name: string | undefined;
  who: string[];
  fields: Fields;
  absorbed: string[];
}

/** Members that a few words name: `Duty manager + Database team`. Undefined for anything longer, and for who is not known. */
export function whoIn(text: string): string[] | undefined {
  const who = text.split(/\s*(?:\+|,|&|\band\b)\s*/).filter((part) => part !== '');
  const isNames =
    who.length > 0 && who.every((part) => part.split(/\s+/).length <= 5 && !/[.:;?→]|->|=>|https?:|\d{3}/.test(part));
  return isNames ? who : undefined;
}

function stepIn(written: string, named: string | undefined): Step | undefined {
  const label = named === undefined ? undefined : withoutBrackets(named);
  const { text, inside } = withoutBrackets(written);
  const who = whoIn(text);
  if (!who || (label !== undefined && !isStepName(label.text))) return undefined;
  const said = [label?.inside, inside].filter((part) => part !== undefined);
  const read = said.map((part) => timesAndNote(part) ?? onlyIn(part) ?? { note: tidied(part) });
  const fields = read.reduce<Fields>((all, one) => ({ ...all, ...one }), {});
  const notes = read.flatMap((one) => ('note' in one ? [String(one['note'])] : []));
  return {
    name: label?.text,
    who,
    fields: withoutGaps({ ...fields, note: notes.join('; ') || undefined }),
    absorbed: said.filter((_part, index) => !('note' in read[index]!) || 'after' in read[index]!),
  };
}

/** `15+ mins, if unresolved`: when the step is due, and for what. */
function timesAndNote(text: string): Fields | undefined {
  const [first = '', ...rest] = text.split(/,\s+/);
  const [, until] = new RegExp(`^first\\s+(${lengthOfTime})$`, 'i').exec(first) ?? [];
  const times = until !== undefined && isDuration(until) ? { after: '0 min', until } : stepTimes(first);
  return times && withoutGaps({ ...times, note: rest.length > 0 ? tidied(rest.join(', ')) : undefined });
}

/** A label names a step, not a level of severity or a kind of incident. */
function isStepName(label: string): boolean {
  return /^(?:L|Level|Tier|Step|Stage)\s*\d{1,2}$|^(?:first|second|third|fourth|primary|secondary|tertiary|final|last)\b/i.test(
    label,
  );
}

/** When a step is due, in a cell of its own: a time, or at once. */
export function stepTimes(written: string): Fields | undefined {
  const { text, inside } = withoutBrackets(written);
  // `Immediate (15 min)`: at once, for the time in brackets.
  if (inside !== undefined) {
    const first = stepTimes(text);
    const range = timesIn(inside);
    const until = range?.['until'] ?? (isDuration(inside) ? inside : undefined);
    return first?.['after'] === '0 min' && until !== undefined ? { after: '0 min', until } : undefined;
  }
  return /^(?:immediate(?:ly)?|at once|0|T ?\+ ?0)$/i.test(text)
    ? { after: '0 min' }
    : timesIn(text.replace(/^T ?\+ ?/i, ''));
}

/** `0-30 minutes`, `60+ minutes`, `after 1 hour` */
export function timesIn(text: string): Fields | undefined {
  const [, from, to, unit] = /^(\d+)\s*[-–—]\s*(\d+)\s*([a-z]+)$/i.exec(text) ?? [];
  if (from !== undefined && isDuration(`${to} ${unit}`))
    return { after: `${from} ${shortUnit(unit!)}`, until: `${to} ${shortUnit(unit!)}` };
  const [, start, startUnit] = /^(\d+)\s*\+\s*([a-z]+)$/i.exec(text) ?? [];
  if (start !== undefined && isDuration(`${start} ${startUnit}`)) return { after: `${start} ${shortUnit(startUnit!)}` };
  const after = new RegExp(
    `^(?:(?:after|at)\\s+|\\+|>\\s*)?(${lengthOfTime})(?:\\s+without (?:an? )?(?:response|acknowledge?ment|ack))?$`,
    'i',
  ).exec(text)?.[1];
  return after !== undefined && isDuration(after) ? { after } : undefined;
}

function shortUnit(unit: string): string {
  return /^min/i.test(unit) ? 'min' : unit;
}

/** `for P1 incidents` */
function onlyIn(text: string): Fields | undefined {
  const found = /^(?:for\s+|only\s+(?:for\s+)?)?((?:(?:P|S|SEV)[- ]?\d[\s,/&]*)+)(?:incidents?|alerts?|only)?$/i.exec(
    text,
  );
  return found && /\b(?:for|only)\b/i.test(text)
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
