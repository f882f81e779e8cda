import { isPlaceholder } from '../../../schemas/quantities/quantity.ts';
import { addItem, claimEntry, claimTitle, listOf, type Facts } from './facts.ts';
import { titlesAbove, type Entry, type Topic } from './outline.ts';
import { isRecurrence, isSupposed, recurrenceIn, takeRecurrence, tidied } from './wording.ts';

/** Sections about exercises. */
export const aboutDrills =
  /\b(?:DR|disaster recovery|failover|recovery|restore) (?:tests?|testing|drills?|exercises?)\b|\bdrills?(?: (?:schedule|cadence|calendar|checklist))?$/i;

/** Exercises: a cadence below a heading that names them, items of a list, and lines such as `DR tests: biannual failover exercises`. */
export function readDrills(facts: Facts, topic: Topic): void {
  if (isSupposed(titlesAbove(topic))) return;
  const isAbout = aboutDrills.test(topic.title);
  const isCadence = (entry: Entry): boolean => /^(?:frequency|schedule|cadence)$/i.test(entry.label ?? '');
  const cadence = isAbout ? topic.entries.find(isCadence) : undefined;
  if (cadence) readDrill(facts, topic, cadence);
  for (const entry of topic.entries) {
    if (isAbout && !cadence) readItem(facts, entry);
    if (/^(?:DR|disaster recovery|failover|recovery) (?:tests?|testing|drills?|exercises?)$/i.test(entry.label ?? ''))
      readLine(facts, entry);
  }
}

function readDrill(facts: Facts, topic: Topic, cadence: Entry): void {
  const found = recurrenceIn(cadence.value);
  if (!found || found.rest !== '') return;
  const next = topic.entries.find(({ label }) => /^next\b/i.test(label ?? ''));
  const isDay = next && (isPlaceholder(next.value) || /^\d{4}-\d{2}(?:-\d{2})?$/.test(next.value));
  const index = listOf(facts, 'recovery', 'drills').length;
  const what = tidied(topic.title);
  addItem(facts, 'recovery', 'drills', what, {
    what,
    every: found.every,
    next: isDay ? next.value : undefined,
    note: isDay && isPlaceholder(next.value) ? tidied(next.value.replace(/[[\]<>]/g, '')) : undefined,
  });
  claimEntry(facts, cadence, 'recovery', `drills[${index}].every`);
  if (isDay) claimEntry(facts, next, 'recovery', `drills[${index}].next`);
  claimTitle(facts, topic, 'recovery', `drills[${index}].what`);
}

/** `DB restore drill: quarterly`, and nothing else. */
function readItem(facts: Facts, entry: Entry): void {
  if (entry.label === undefined || entry.children.length > 0 || entry.isOrdered) return;
  const every = entry.value.replace(/\.$/, '');
  if (!isRecurrence(every) || isRecurrence(entry.label)) return;
  const index = listOf(facts, 'recovery', 'drills').length;
  addItem(facts, 'recovery', 'drills', entry.label, { what: tidied(entry.label), every });
  claimEntry(facts, entry, 'recovery', `drills[${index}]`, []);
}

/** `DR tests: biannual failover exercises; document gaps.` */
function readLine(facts: Facts, entry: Entry): void {
  const [first = '', ...rest] = entry.value.replace(/\.$/, '').split(/\s*;\s*/);
  const found = takeRecurrence(first);
  if (!found || found.rest === '') return;
  addItem(facts, 'recovery', 'drills', found.rest, {
    what: tidied(found.rest),
    every: found.every.toLowerCase(),
    note: rest.length > 0 ? tidied(rest.join('; ')) : undefined,
  });
  claimEntry(facts, entry, 'recovery', `drills[${listOf(facts, 'recovery', 'drills').length - 1}]`);
}
