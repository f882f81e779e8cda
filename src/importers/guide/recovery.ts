import { boundedDurationKind } from '../../../schemas/quantities/bounded-duration.ts';
import { isPlaceholder } from '../../../schemas/quantities/quantity.ts';
import { addItem, claimEntry, claimRow, claimTitle, listOf, type Facts, type Fields } from './facts.ts';
import { labelWords } from './labels.ts';
import { titlesAbove, type Entry, type TableOf, type Topic } from './outline.ts';
import { isRecurrence, lengthOfTime, takeRecurrence, tidied, upperBound, without } from './wording.ts';

const amount = `(?:(?:<=|<|≤)\\s*)?(?:${lengthOfTime}|0|zero)`;
const keys =
  /^\W*(?:target\s+)?(RTO|RPO|MTTR|recovery time objective|recovery point objective|mean time to recover(?:y)?)(?:\s+(?:target|objective))?(?:\s*\((?:recovery|mean|RTO|RPO|MTTR)[^()]*\))?\W*$/i;
type Figure = 'rto' | 'rpo' | 'mttr';
const figureByName: ReadonlyMap<string, Figure> = new Map([
  ['rto', 'rto'],
  ['rpo', 'rpo'],
  ['mttr', 'mttr'],
  ['recovery time objective', 'rto'],
  ['recovery point objective', 'rpo'],
  ['mean time to recovery', 'mttr'],
  ['mean time to recover', 'mttr'],
]);

/** Recovery targets, backups and drills. */
export function readRecovery(facts: Facts, topic: Topic): void {
  const titles = titlesAbove(topic);
  const isSeverity = titles.some((title) => /severit/i.test(title));
  if (!isSeverity)
    for (const entry of topic.entries) {
      readTarget(facts, topic, entry);
      readTargetLine(facts, entry);
    }
  if (!isSeverity) for (const table of topic.tables) readTargetRows(facts, table);
  if (
    /\b(?:DR|disaster recovery|failover|recovery|restore) (?:tests?|testing|drills?|exercises?)\b|\bdrills?$/i.test(
      topic.title,
    )
  )
    readDrill(facts, topic);
  for (const entry of topic.entries)
    if (/^(?:DR|disaster recovery|failover|recovery) (?:tests?|testing|drills?|exercises?)$/i.test(entry.label ?? ''))
      readDrillLine(facts, entry);
}

/** A range, or what was, is or may once be. */
const isUnsure =
  /^(?:-|–|—|to\b|or\b)|\b(?:current(?:ly)?|actual(?:ly)?|achieved|measured|baseline|improved|expected|last|was|goal|stretch|typical(?:ly)?|estimated?|TBD|if|when|unless)\b|\d/i;

/** `RTO: 4 hours for critical services`, of what the heading names */
function readTarget(facts: Facts, topic: Topic, entry: Entry): void {
  const key = figureByName.get(keys.exec(entry.label ?? '')?.[1]?.toLowerCase() ?? '');
  if (key === undefined || entry.children.length > 0) return;
  const value = entry.value.replace(/^(?:up to|within|at most)\s+/i, '');
  const found = new RegExp(`^(${amount})(?=$|[\\s(.,;–—-])`, 'i').exec(value);
  if (!found || !('value' in boundedDurationKind.parse(found[1]!))) return;
  const rest = without(
    value
      .slice(found[0].length)
      .replace(/\(([^)]*)\)/g, (all, inside: string) => (/^recovery|^mean/i.test(inside) ? '' : all)),
  );
  if (isUnsure.test(value.slice(found[0].length).trim())) return;
  const scope = /^for\s+(.+?)\.?$/i.exec(rest)?.[1];
  const target = targetOf(facts, scope === undefined ? subjectOf(facts, topic) : tidied(scope), key);
  target[key] = found[1];
  const note = scope === undefined && rest !== '' ? tidied(rest.replace(/[()]/g, '')) : undefined;
  if (note !== undefined) target['note'] = [target['note'], `${key.toUpperCase()}: ${note}`].filter(Boolean).join('; ');
  claimEntry(facts, entry, 'recovery', `targets.${key}`, [
    'for',
    'up to within at most',
    entry.label ?? '',
    'Recovery Time Objective',
    'Recovery Point Objective',
    'Mean Time To Recovery',
  ]);
}

/** What figures below a heading hold for: what it names, or the service where it only says that they are figures. */
function subjectOf(facts: Facts, topic: Topic): string {
  const own = withoutNumber(topic.title);
  if (topic.node !== undefined && !isGeneral.test(own)) return tidied(own);
  const scenario = titlesAbove(topic.parent)
    .slice(0, -1)
    .find((title) => isScenario.test(title));
  return scenario === undefined ? String(facts.service['name']) : tidied(withoutNumber(scenario));
}

function withoutNumber(title: string): string {
  return title.replace(/^\d[\d.]*\s+/, '');
}

const isScenario = /\b(?:scenario|failure|outage|loss|lost|corruption|deletion|compromise|breach)\b/i;
const isGeneral =
  /\b(?:objectives?|targets?|RTO|RPO|MTTR|SLOs?|SLAs?|metrics|overview|summary|goals?|plan|strategy|polic(?:y|ies)|procedures?|disaster recovery|DR|back-?ups?|business continuity|steps?|process|response|recovery)\b/i;

const figureName =
  /^(?:(.{2,40}?)\s+)?(RTO|RPO|MTTR|recovery time objective|recovery point objective|mean time to recover(?:y)?)(?:\s+target)?(?:\s*\(([^()]*)\))?$/i;

/** `| RTO | 4 hours |` under `Metric` and `Target`: each row has a figure of its own. */
function readTargetRows(facts: Facts, table: TableOf): void {
  const [first = '', ...others] = table.header.map(labelWords);
  const column = others.findIndex((label) => /^(?:targets?|values?|objectives?)$/.test(label)) + 1;
  if (column === 0 || !/^(?:metrics?|objectives?|measures?|targets?|names?|parameters?|)$/.test(first)) return;
  for (const row of table.rows) {
    const [name = '', figure = ''] = [row.cells[0], row.cells[column]?.trim()];
    const [, scope = '', written = '', inside = ''] = figureName.exec(name.trim()) ?? [];
    const key = figureByName.get(written.toLowerCase());
    const bound = upperBound(figure);
    if (key === undefined || isUnsure.test(name) || !('value' in boundedDurationKind.parse(bound))) continue;
    const isSpelled = /^(?:recovery|mean|RTO|RPO|MTTR)\b/i.test(inside);
    const holds = [scope.replace(/^target$/i, ''), isSpelled ? '' : inside].filter(Boolean).join(', ');
    const target = targetOf(facts, holds === '' ? String(facts.service['name']) : tidied(holds), key);
    target[key] = bound;
    const said = row.cells.flatMap((cell, index) =>
      index === 0 || index === column || cell.trim() === ''
        ? []
        : [`${key.toUpperCase()}: ${table.header[index] ?? ''}: ${cell.trim()}`],
    );
    const note = [target['note'], ...said].filter(Boolean).join('; ');
    if (note !== '') target['note'] = note;
    claimRow(facts, table, row, 'recovery', `targets.${key}`, [name, figure]);
  }
}

/** The target of a scope; a new one where its figure is taken. */
function targetOf(facts: Facts, scope: string, key: Figure): Fields {
  const known = listOf(facts, 'recovery', 'targets').find((target) => target['scope'] === scope && !(key in target));
  return known ?? addItem(facts, 'recovery', 'targets', scope, { scope });
}

/** `RPO/RTO: DB RPO 15m, RTO 1h; object store RPO 0, RTO 4h.` */
function readTargetLine(facts: Facts, entry: Entry): void {
  if (!/^R[TP]O\s*(?:\/|and|&|,)\s*R[TP]O$/i.test(entry.label ?? '')) return;
  const parts = entry.value
    .replace(/\.$/, '')
    .split(/\s*;\s*/)
    .map((part) => {
      const figures = [...part.matchAll(new RegExp(`\\b(RTO|RPO|MTTR)\\s*:?\\s*(${amount})(?=$|[\\s,;])`, 'gi'))];
      return {
        scope: part.slice(0, figures[0]?.index ?? 0).replace(/[\s:,-]+$/, ''),
        figures,
        rest: without(part, ...figures.map(([all]) => all)),
      };
    });
  if (
    !parts.every(
      ({ scope, figures, rest }) =>
        figures.length > 0 && scope !== '' && without(rest, scope).replace(/,/g, '').trim() === '',
    )
  )
    return;
  for (const { scope, figures } of parts)
    for (const [, name, figure] of figures) {
      const key = figureByName.get(name!.toLowerCase())!;
      targetOf(facts, tidied(scope), key)[key] = figure!.replace(/^zero$/i, '0');
    }
  claimEntry(facts, entry, 'recovery', 'targets');
}

function readDrill(facts: Facts, topic: Topic): void {
  const every = topic.entries.find(({ label }) => /^(?:frequency|schedule|cadence)$/i.test(label ?? ''));
  if (!every || !isRecurrence(every.value)) return;
  const next = topic.entries.find(({ label }) => /^next\b/i.test(label ?? ''));
  const isDay = next && (isPlaceholder(next.value) || /^\d{4}-\d{2}(?:-\d{2})?$/.test(next.value));
  const index = listOf(facts, 'recovery', 'drills').length;
  addItem(facts, 'recovery', 'drills', topic.title, {
    what: topic.title,
    every: every.value,
    next: isDay ? next.value : undefined,
    note: isDay && isPlaceholder(next.value) ? tidied(next.value.replace(/[[\]<>]/g, '')) : undefined,
  });
  claimEntry(facts, every, 'recovery', `drills[${index}].every`);
  if (isDay) claimEntry(facts, next, 'recovery', `drills[${index}].next`);
  claimTitle(facts, topic, 'recovery', `drills[${index}].what`);
}

/** `DR tests: biannual failover exercises; document gaps.` */
function readDrillLine(facts: Facts, entry: Entry): void {
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
