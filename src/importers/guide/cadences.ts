import { isOfDrills } from './drills.ts';
import { addItem, claimEntry, claimRow, claimTitle, listOf, type Facts } from './facts.ts';
import { labelWords } from './labels.ts';
import { titlesAbove, type Entry, type TableOf, type Topic } from './outline.ts';
import { clockTime, isRecurrence, isSupposed, tidied, withoutBrackets } from './wording.ts';

/** Sections about work that comes back. */
const aboutWork =
  /\bupdate (?:schedule|cadence)$|\b(?:reviews?|cadence|routines?|tasks|activities|reporting|audits?|meetings?|maintenance|checks?|checklists?)(?: (?:schedule|cadence|process|calendar|tasks|and updates))?$|\b(?:regular|recurring|routine|scheduled|periodic) \w+$/i;
/** What these say of an interval is said of something else. */
const notWork =
  /\bback-?ups?\b|\bretention\b|\brotations?\b|\bon[- ]?call\b|\bsnapshots?\b|\bhand-?(?:off|over)s?\b|\bupdates? (?:frequency|to)\b|\bseverit|\bcosts?\b|\bbudget\b|\bSLAs?\b|\baction items\b/i;

/** `Quarterly: tabletop exercise`: what is done how often, in sections about drills and about work that comes back. */
export function readCadences(facts: Facts, topic: Topic): void {
  // `Periodic maintenance (not on-call)`: brackets explain what the words in front of them name.
  const titles = titlesAbove(topic).map((title) => withoutBrackets(title).text);
  const isDrills = isOfDrills(titles);
  const isWork = aboutWork.test(titles[0]!.trim());
  if (isSupposed(titles) || (!isDrills && !isWork)) return;
  if (!isDrills && titles.slice(0, 2).some((title) => notWork.test(title))) return;
  if (!isDrills) for (const table of topic.tables) readTable(facts, table);
  if (!isDrills && readTitledRoutine(facts, topic)) return;
  if (!isDrills && readNamedTasks(facts, topic)) return;
  const entries = topic.entries.filter(isCadence);
  // One interval among other labels may be the label of something else.
  if (entries.length < 2 || entries.length < topic.entries.length) return;
  for (const entry of entries)
    if (isDrills) addDrill(facts, entry);
    else addRoutine(facts, topic, entry);
}

/** A label that is an interval, in front of words without a figure of their own or above a list of tasks. */
function isCadence({ label, value, children, isOrdered }: Entry): boolean {
  const isSaid = value !== '' && children.length === 0 && !/\d/.test(value) && value.split(/\s+/).length <= 24;
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

/** `Weekly incident review` and `Monthly trend analysis` in a list of such: each is a task with its interval in front. */
function readNamedTasks(facts: Facts, { entries }: Topic): boolean {
  const read = entries.map(({ text, label, children, isOrdered, node }) => {
    const [first = '', ...rest] = text.replace(/\.$/, '').split(/\s+/);
    const isTask = node.type === 'listItem' && typeof node.checked !== 'boolean';
    const isNamed = rest.length > 0 && rest.length <= 6 && !/\d|[:;]/.test(text) && !notWork.test(text);
    return label === undefined && children.length === 0 && !isOrdered && isTask && isNamed && isRecurrence(first)
      ? { name: tidied(text), every: first.toLowerCase() }
      : undefined;
  });
  if (read.length < 2 || !read.every((one) => one !== undefined)) return false;
  read.forEach(({ name, every }, index) => {
    const field = `routines[${listOf(facts, 'maintenance', 'routines').length}]`;
    addItem(facts, 'maintenance', 'routines', name, { name, every, tasks: [name] });
    claimEntry(facts, entries[index]!, 'maintenance', field);
  });
  return true;
}

/** `Weekly performance review`, `Health check (every day, 8:00 AM)` above a list of what is done in it. */
function readTitledRoutine(facts: Facts, topic: Topic): boolean {
  const { text, inside } = withoutBrackets(topic.title);
  const [first = '', ...rest] = text.split(/\s+/);
  const [often = '', ...at] = (inside ?? '').split(/,\s+/);
  const isFirst = inside === undefined && rest.length > 0 && isRecurrence(first);
  const every = isFirst ? first.toLowerCase() : isRecurrence(often) ? often.toLowerCase() : undefined;
  const isTasks =
    topic.entries.length > 1 &&
    topic.tables.length + topic.topics.length === 0 &&
    topic.entries.every(
      ({ list, children, text: task }) => list !== undefined && children.length === 0 && task.length <= 160,
    );
  const isTime = at.every((part) => clockTime(part.replace(/\s+UTC$/, '')) !== undefined);
  if (topic.depth < 2 || every === undefined || !isTime) return false;
  if (!isTasks) {
    // What is done in it stays text below its title.
    if (!/\b(?:reviews?|checks?|checklists?|audits?|meetings?)$/i.test(text)) return false;
    const task = [tidied(text), ...at].join(', ');
    addItem(facts, 'maintenance', 'routines', text, { name: tidied(text), every, tasks: [task] });
    if (topic.node) facts.told.add(topic.node);
    return true;
  }
  // What is ticked off once, labelled figures and steps with commands are no tasks that come back.
  if (topic.entries.some(({ label, value }) => label !== undefined && /\d/.test(value))) return false;
  const field = `routines[${listOf(facts, 'maintenance', 'routines').length}]`;
  addItem(facts, 'maintenance', 'routines', text, {
    name: tidied(text),
    every,
    tasks: [...topic.entries.map(({ text: task }) => tidied(task)), ...(at.length > 0 ? [`At: ${at.join(', ')}`] : [])],
  });
  claimTitle(facts, topic, 'maintenance', field);
  for (const entry of topic.entries) claimEntry(facts, entry, 'maintenance', `${field}.tasks`);
  return true;
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
