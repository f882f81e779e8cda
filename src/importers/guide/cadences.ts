import { isOfDrills } from './drills.ts';
import { addItem, claimEntry, claimRow, listOf, type Facts } from './facts.ts';
import { labelWords } from './labels.ts';
import { titlesAbove, type Entry, type TableOf, type Topic } from './outline.ts';
import { isRecurrence, isSupposed, tidied } from './wording.ts';

/** Sections about work that comes back. */
const aboutWork =
  /\bupdate (?:schedule|cadence)$|\b(?:reviews?|cadence|routines?|tasks|activities|checks|reporting|audits?|meetings?|maintenance)(?: (?:schedule|cadence|process|calendar|tasks|and updates))?$|\b(?:regular|recurring|routine|scheduled|periodic) \w+$/i;
/** What these say of an interval is said of something else. */
const notWork =
  /\bback-?ups?\b|\bretention\b|\brotations?\b|\bon[- ]?call\b|\bsnapshots?\b|\bhand-?(?:off|over)s?\b|\bupdates? (?:frequency|to)\b|\bseverit|\bcosts?\b|\bbudget\b|\bSLAs?\b|\baction items\b/i;

/** `Quarterly: tabletop exercise`: what is done how often, in sections about drills and about work that comes back. */
export function readCadences(facts: Facts, topic: Topic): void {
  const titles = titlesAbove(topic);
  const isDrills = isOfDrills(titles);
  const isWork = aboutWork.test(topic.title.trim());
  if (isSupposed(titles) || (!isDrills && !isWork)) return;
  if (!isDrills && titles.slice(0, 2).some((title) => notWork.test(title))) return;
  if (!isDrills) for (const table of topic.tables) readTable(facts, table);
  const entries = topic.entries.filter(isCadence);
  // One interval among other labels may be the label of something else.
  if (entries.length < 2 || entries.length < topic.entries.length) return;
  for (const entry of entries)
    if (isDrills) addDrill(facts, entry);
    else addRoutine(facts, topic, entry);
}

/** A label that is an interval, in front of words without a figure of their own or above a list of tasks. */
function isCadence({ label, value, children, isOrdered }: Entry): boolean {
  const isSaid = value !== '' && children.length === 0 && !/\d/.test(value) && value.split(/\s+/).length <= 16;
  const isList =
    value === '' && children.length > 0 && children.every((child) => child.children.length === 0 && child.text !== '');
  return !isOrdered && label !== undefined && isRecurrence(label.trim()) && (isSaid || isList);
}

/** `| Clean up the database | Weekly | 30 min |`: tasks with their intervals, which interrupt nothing. */
function readTable(facts: Facts, table: TableOf): void {
  const header = table.header.map(labelWords);
  const task = header.findIndex((title) =>
    /^(?:tasks?|activit(?:y|ies)|actions?|what|items?|checks?|reviews?)$/.test(title),
  );
  const often = header.findIndex((title) => /^(?:frequency|how often|cadence|interval|every|schedule)$/.test(title));
  if (task === -1 || often === -1 || header.some((title) => /\b(?:impact|downtime|interruption)\b/.test(title))) return;
  for (const row of table.rows) {
    const every = row.cells[often]?.trim() ?? '';
    const name = row.cells[task]?.trim() ?? '';
    if (name === '' || !isRecurrence(every) || facts.claims.some(({ line }) => line === row.line)) continue;
    const others = row.cells.flatMap((cell, index) =>
      index === task || index === often || /^(?:n\/?a|none|-|–|—|)$/i.test(cell.trim())
        ? []
        : [`${table.header[index] ?? ''}: ${cell.trim()}`],
    );
    const field = `routines[${listOf(facts, 'maintenance', 'routines').length}]`;
    addItem(facts, 'maintenance', 'routines', name, {
      name: tidied(name),
      every,
      tasks: [[tidied(name), ...others].join('; ')],
    });
    claimRow(facts, table, row, 'maintenance', field);
  }
}

function addDrill(facts: Facts, entry: Entry): void {
  const every = entry.label!.toLowerCase();
  for (const one of entry.children.length > 0 ? entry.children : [entry]) {
    const what = one === entry ? entry.value : one.text;
    const field = `drills[${listOf(facts, 'recovery', 'drills').length}]`;
    addItem(facts, 'recovery', 'drills', what, { what: tidied(what), every });
    claimEntry(facts, one, 'recovery', field);
  }
  if (entry.children.length > 0) claimEntry(facts, entry, 'recovery', 'drills');
}

function addRoutine(facts: Facts, { title }: Topic, entry: Entry): void {
  const field = `routines[${listOf(facts, 'maintenance', 'routines').length}]`;
  const subject = title
    .replace(/^(?:scheduled|routine|regular|recurring)\s+/i, '')
    .replace(/\s+(?:schedule|cadence)$/i, '');
  const isAcronym = /^\p{Lu}{2}/u.test(subject);
  addItem(facts, 'maintenance', 'routines', `${entry.label!} ${subject}`, {
    name: tidied(
      `${entry.label!.replace(/^(annual|biannual)ly$/i, '$1')} ${isAcronym ? subject : subject.charAt(0).toLowerCase() + subject.slice(1)}`,
    ),
    every: entry.label!.toLowerCase(),
    tasks: entry.children.length > 0 ? entry.children.map(({ text }) => tidied(text)) : [tidied(entry.value)],
  });
  for (const one of [entry, ...entry.children]) claimEntry(facts, one, 'maintenance', `${field}.tasks`);
}
