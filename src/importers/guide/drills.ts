import { isPlaceholder } from '../../../schemas/quantities/quantity.ts';
import { addItem, claimEntry, claimTitle, listOf, type Facts } from './facts.ts';
import { titlesAbove, type Entry, type Topic } from './outline.ts';
import { isRecurrence, isSupposed, recurrenceIn, takeRecurrence, tidied, withoutBrackets } from './wording.ts';

/** Sections about exercises. */
export const aboutDrills =
  /\b(?:DR|disaster recovery|failover|recovery|restore) (?:tests?|testing|drills?|exercises?)\b|\bdrills?(?: (?:schedule|cadence|calendar|checklist))?$/i;

/** Whether a section is about exercises: by its own title, or as tests in a plan of recovery or of backups. */
export function isOfDrills(titles: readonly string[]): boolean {
  const [own = '', ...above] = titles.map((title) => withoutBrackets(title).text);
  return (
    aboutDrills.test(own) ||
    aboutDrills.test(titles[0] ?? '') ||
    (isTests.test(own.trim()) && above.some((title) => isOfRecovery.test(title)))
  );
}

const isTests =
  /^(?:regular|scheduled|periodic|plan)?\s*(?:back-?up\s+)?(?:tests?|testing)(?: (?:schedule|cadence|calendar|frequency))?$/i;
const isOfRecovery = /\b(?:DR|disaster|recovery|continuity|back-?ups?)\b/i;

/** Exercises: a cadence below a heading that names them, items of a list, and lines such as `DR tests: biannual failover exercises`. */
export function readDrills(facts: Facts, topic: Topic): void {
  if (isSupposed(titlesAbove(topic))) return;
  const isAbout = isOfDrills(titlesAbove(topic));
  const isCadence = (entry: Entry): boolean => /^(?:frequency|schedule|cadence)$/i.test(entry.label ?? '');
  const cadence = isAbout ? topic.entries.find(isCadence) : undefined;
  if (cadence) readDrill(facts, topic, cadence);
  else if (isAbout) readTitle(facts, topic);
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

/** `Quarterly failover drill`, `Practice (quarterly DR drill)` as a title, above what is done in it. */
function readTitle(facts: Facts, { title, node, depth }: Topic): void {
  const { text, inside } = withoutBrackets(title);
  const said = [text, inside ?? ''].flatMap((part) => exerciseIn(part) ?? []);
  const [found] = said;
  if (said.length !== 1 || !found || !node || depth < 2) return;
  addItem(facts, 'recovery', 'drills', found.what, { what: tidied(found.what), every: found.every });
  facts.told.add(node);
}

function exerciseIn(text: string): { what: string; every: string } | undefined {
  const found = takeRecurrence(text);
  const isNamed = found !== undefined && isExercise.test(found.rest) && found.rest.split(/\s+/).length <= 6;
  return isNamed && !/\d/.test(text) ? { what: found.rest, every: found.every.toLowerCase() } : undefined;
}

/** `Full DR test quarterly`, `Critical systems: monthly restore tests`: an exercise and how often it is done. */
function readExercise(facts: Facts, entry: Entry): void {
  const found =
    entry.children.length > 0 || entry.isOrdered ? undefined : takeRecurrence(entry.value.replace(/\.$/, ''));
  if (!found || found.rest === '' || !isExercise.test(found.rest) || /\d/.test(entry.text)) return;
  if (found.rest.split(/\s+/).length > 6 || isRecurrence(entry.label ?? '')) return;
  const what = entry.label === undefined ? found.rest : `${entry.label}: ${found.rest}`;
  addItem(facts, 'recovery', 'drills', what, { what: tidied(what), every: found.every.toLowerCase() });
  claimEntry(facts, entry, 'recovery', `drills[${listOf(facts, 'recovery', 'drills').length - 1}]`);
}

const isExercise =
  /\b(?:tests?|drills?|exercises?|restores?|failovers?|rehearsals?|simulations?|tabletops?|game ?days?)$/i;

/** `DB restore drill: quarterly`, and nothing else. */
function readItem(facts: Facts, entry: Entry): void {
  if (entry.label === undefined) return readExercise(facts, entry);
  // `Quarterly failover drill:` above what is done in it.
  const titled = entry.value === '' && !entry.isOrdered ? exerciseIn(entry.label) : undefined;
  if (titled) {
    addItem(facts, 'recovery', 'drills', titled.what, { what: tidied(titled.what), every: titled.every });
    return void facts.told.add(entry.node);
  }
  if (entry.children.length > 0 || entry.isOrdered) return;
  const every = entry.value.replace(/\.$/, '');
  if (isRecurrence(entry.label)) return;
  if (!isRecurrence(every)) return readExercise(facts, entry);
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
