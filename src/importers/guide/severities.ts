import type { Code } from 'mdast';
import { responseTimeKind } from '../../../schemas/quantities/response-time.ts';
import { boundedDurationKind } from '../../../schemas/quantities/bounded-duration.ts';
import { addItem, claimEntry, claimTitle, listOf, type Facts, type Fields } from './facts.ts';
import { dispute, isDisputed } from './conflicts.ts';
import { isSameTime, knownLevel } from './level-records.ts';
import { acknowledgedWithin, isOrder, levelOf, namedLevel } from './levels.ts';
import { titlesAbove, type Entry, type Topic } from './outline.ts';
import { isSupposed, lengthOfTime, tidied, without } from './wording.ts';
import { plainId } from '../write/names.ts';

const about = /\bseverit|\bpriority (?:levels?|matrix)|\bincident (?:levels|priorit|classification)/i;

/** Levels of severity: headings or labels such as `P1 - Critical (15 min response)` above examples, or items. */
export function readSeverities(facts: Facts, topic: Topic): void {
  const isAbout = titlesAbove(topic).some((title) => about.test(title));
  if (isAbout) readLevelTopic(facts, topic);
  for (const entry of topic.entries) {
    if (isAbout) readLevelEntry(facts, entry);
    if (about.test(entry.label ?? '') && entry.children.length > 0) {
      const before = levelsOf(facts).length;
      entry.children.forEach((child) => readLevelEntry(facts, child));
      if (levelsOf(facts).length > before && entry.value === '') claimEntry(facts, entry, 'severity', 'levels');
    }
  }
}

function levelsOf(facts: Facts): Fields[] {
  return listOf(facts, 'severity', 'levels');
}

/** A heading or label with a list of examples below it. */
function readLevelTopic(facts: Facts, topic: Topic): void {
  const level = namedLevel(topic.title);
  const isFlat =
    topic.entries.length > 0 &&
    topic.entries.every(
      ({ children, isOrdered, label }) =>
        children.length === 0 && !isOrdered && (label === undefined || label.length > 30),
    );
  if (!level || !isFlat || levelsOf(facts).some(({ id }) => id === level.id)) return;
  // What is done at a level is no example of it.
  if (topic.entries.some(({ text }) => isOrder.test(text))) return;
  const respond = level.inside === undefined ? undefined : responseIn(level.inside);
  if (level.inside !== undefined && respond === undefined) return;
  const field = `levels[${levelsOf(facts).length}]`;
  addItem(facts, 'severity', 'levels', level.id, {
    name: level.name,
    ...respond?.fields,
    examples: topic.entries.map(({ text }) => tidied(text)),
  });
  claimTitle(facts, topic, 'severity', field);
  for (const entry of topic.entries) claimEntry(facts, entry, 'severity', `${field}.examples`);
}

/** A time to respond in a few words: `15 min response`, `Next business day`, `respond within 1 hour`. */
function responseIn(text: string): { fields: Fields; absorbed: string[] } | undefined {
  const plain = without(text.replace(/\b(?:respon[sd]e?(?: time)?|within|SLA|initial)\b:?/gi, ' '));
  if (!('value' in responseTimeKind.parse(plain))) return undefined;
  const isAcknowledged = /acknowledg/i.test(text);
  return { fields: isAcknowledged ? { acknowledge: plain } : { respond: plain }, absorbed: [text] };
}

/** An item such as `S1 Critical: full outage; RTO < 30m.` */
function readLevelEntry(facts: Facts, entry: Entry): void {
  const called = namedLevel(entry.label ?? '');
  // `P0 (Critical)`, `Critical (P0)`: the brackets have its other name, if they have no time.
  const level =
    called === undefined || (called.inside !== undefined && !/\d/.test(called.inside))
      ? levelOf(entry.label ?? '', false)
      : called;
  if (
    !level ||
    level.inside !== undefined ||
    entry.children.length > 0 ||
    levelsOf(facts).some(({ id }) => id === level.id)
  )
    return;
  const clauses = entry.value.split(/(?<=[;.])\s+/).map((clause) => clause.replace(/[;.]\s*$/, ''));
  let fields: Fields = {};
  const said: string[] = [];
  const absorbed: string[] = [];
  for (const clause of clauses) {
    const within = new RegExp(
      `^(?:RTO|MTTR|recover(?:y|ed)?(?: within| time)?|resolve(?:d)?(?: within)?|resolution(?: time)?)\\s*:?\\s*((?:<=|<|≤)?\\s*${lengthOfTime})$`,
      'i',
    ).exec(clause.trim());
    const respond = /respon/i.test(clause) ? responseIn(clause) : undefined;
    if (within && 'value' in boundedDurationKind.parse(within[1]!.trim())) {
      fields['recoverWithin'] = within[1]!.trim();
      absorbed.push(clause);
    } else if (respond) {
      fields = { ...fields, ...respond.fields };
      absorbed.push(...respond.absorbed);
    } else said.push(clause);
  }
  const field = `levels[${levelsOf(facts).length}]`;
  const [meaning, ...rules] = splitMeaning(said);
  addItem(facts, 'severity', 'levels', level.id, {
    name: level.name,
    meaning: meaning && tidied(meaning),
    ...fields,
    rules: rules.map(tidied),
  });
  claimEntry(facts, entry, 'severity', field, absorbed);
}

/** Clauses up to the first sentence that starts anew are the meaning; what follows is what is done. */
function splitMeaning(clauses: readonly string[]): string[] {
  const first = clauses.findIndex((clause, index) => index > 0 && /^\p{Lu}/u.test(clause));
  const meaning = (first === -1 ? clauses : clauses.slice(0, first)).join('; ');
  return [meaning, ...(first === -1 ? [] : clauses.slice(first))];
}

/** What is done at a level that is known: `P1 Incident:` above steps. The first step often says how soon to acknowledge. */
export function readLevelRules(facts: Facts, topic: Topic): void {
  const ids = [...topic.title.matchAll(/\b(?:P|S|SEV|Sev)[- ]?(\d)\b/g)].map(([written]) =>
    plainId(written!.replace(/[\s-]/g, '')),
  );
  const levels = levelsOf(facts).filter(({ id }) => ids.includes(String(id)));
  const isPlain =
    topic.entries.length > 0 && topic.entries.every(({ children, isOrdered }) => children.length === 0 && isOrdered);
  const isKnown =
    ids.length > 0 &&
    levels.length === ids.length &&
    /^(?:(?:P|S(?:EV)?)[- ]?\d[\s/,&]*(?:and\s+)?)+(?:incidents?|alerts?|issues?|response|procedure)?s?$/i.test(
      topic.title,
    );
  // Who a level is escalated to is read as steps.
  if (/escalat/i.test(topic.parent?.title ?? '')) return;
  if (!isKnown || !isPlain || levels.some((level) => 'rules' in level)) return;
  for (const entry of topic.entries) {
    const acknowledge = acknowledgedWithin(entry.text);
    for (const level of levels) {
      if (acknowledge !== undefined) acknowledgeWithin(facts, level, acknowledge.value, entry);
      else level['rules'] = [...((level['rules'] as string[] | undefined) ?? []), tidied(entry.text)];
    }
    if (facts.told.has(entry.node)) continue;
    claimEntry(
      facts,
      entry,
      'severity',
      `levels[${ids.join(', ')}].${acknowledge ? 'acknowledge' : 'rules'}`,
      acknowledge ? [entry.text] : [],
    );
  }
  claimTitle(facts, topic, 'severity', `levels[${ids.join(', ')}].rules`);
}

/** Says how soon a level is acknowledged, unless it says something else already. */
function acknowledgeWithin(facts: Facts, level: Fields, value: string, { node, line }: Entry): void {
  const before = level['acknowledge'];
  const isKnown = before !== undefined && isSameTime(before, value);
  if (isKnown || (before === undefined && !isDisputed(facts, 'severity', level, 'acknowledge')))
    return void (level['acknowledge'] ??= value);
  dispute(facts, { type: 'severity', list: 'levels', item: level, field: 'acknowledge', value, line });
  facts.told.add(node);
}

/** `Sev 1: status page within 15 min, updates every 30 min.`: what is done at a level that is known, and how often. */
export function readLevelLines(facts: Facts, topic: Topic): void {
  for (const entry of topic.entries) {
    readUpdatesFor(facts, entry);
    const id = entry.label === undefined ? undefined : namedLevel(entry.label)?.id;
    const level = levelsOf(facts).find((one) => one['id'] === id);
    const [, often] = new RegExp(`\\b(?:status )?updates?\\s+every\\s+(${lengthOfTime})`, 'i').exec(entry.value) ?? [];
    if (!level || often === undefined || level['update'] !== undefined || entry.children.length > 0) continue;
    level['update'] = often;
    level['rules'] = [...((level['rules'] as string[] | undefined) ?? []), tidied(entry.value)];
    claimEntry(facts, entry, 'severity', `levels.${String(id)}.update`, [entry.label!]);
  }
}

/** `Post updates every 15 minutes for P1`: how often a level that is known is spoken of. */
function readUpdatesFor(facts: Facts, entry: Entry): void {
  const [, often, called = ''] =
    new RegExp(
      `^(?:(?:post|send|provide|give|share)\\s+)?(?:status\\s+)?updates?\\s+every\\s+(${lengthOfTime})\\s+(?:for|during|on)\\s+(\\S+?)(?:\\s+incidents?)?\\.?$`,
      'i',
    ).exec(entry.text) ?? [];
  const id = namedLevel(called)?.id;
  const level = levelsOf(facts).find((one) => one['id'] === id);
  if (!level || often === undefined || entry.children.length > 0 || isDisputed(facts, 'severity', level, 'update'))
    return;
  if (level['update'] !== undefined && !isSameTime(level['update'], often)) return;
  level['update'] ??= often;
  claimEntry(facts, entry, 'severity', `levels.${String(id)}.update`, [entry.text]);
}

/** `P0: Escalate after 15 minutes if unresolved` in a section about escalation: how a level that is known is escalated. */
export function readLevelEscalations(facts: Facts, topic: Topic): void {
  if (!/escalat/i.test(topic.title) || isSupposed(titlesAbove(topic))) return;
  for (const entry of topic.entries) {
    const called = entry.label === undefined ? undefined : levelOf(entry.label, false);
    const level = called && knownLevel(facts, called);
    if (!level || !saysWho.test(entry.value)) continue;
    if (entry.children.length > 0) continue;
    const said = [level['escalation'], tidied(entry.value)].filter((part) => part !== undefined);
    level['escalation'] = said.map(String).join('; ');
    claimEntry(facts, entry, 'severity', `levels[${levelsOf(facts).indexOf(level)}].escalation`, [entry.label!]);
  }
  for (const node of topic.others) if (node.type === 'code' && isWords(node)) readEscalationBlock(facts, node);
}

/** How a level is escalated: a verb in front, or who is told. */
const saysWho =
  /^(?:escalates?|page|notify|call|alert|auto-?escalates?|immediate(?:ly)? (?:notif|escalat|page|call)\w*|no escalation)\b|\b(?:is |are |be )?(?:notified|paged|alerted)\b/i;

function isWords({ lang, value }: Code): boolean {
  return /^(?:text|txt|plain)?$/i.test(lang ?? '') && value.length <= 1_000;
}

/** A block of words in which each line has a level and who is told; it stays text as well. */
function readEscalationBlock(facts: Facts, node: Code): void {
  const lines = node.value.split('\n').filter((line) => line.trim() !== '');
  const read = lines.map((line) => {
    const [, called = '', value = ''] = /^\s*([^:]{2,20}):\s+(.+)$/.exec(line) ?? [];
    const named = levelOf(called.trim(), false);
    const level = named && knownLevel(facts, named);
    return level && saysWho.test(value) && level['escalation'] === undefined ? { level, value } : undefined;
  });
  if (read.length < 2 || !read.every((one) => one !== undefined)) return;
  for (const { level, value } of read) level['escalation'] = tidied(value);
  facts.told.add(node);
}
