import type { Paragraph } from 'mdast';
import { boundedDurationKind } from '../../../schemas/quantities/bounded-duration.ts';
import { plainText } from '../source/plain-text.ts';
import { addItem, claimEntry, claimRow, listOf, type Facts, type Fields } from './facts.ts';
import { labelWords } from './labels.ts';
import { titlesAbove, type Entry, type Row, type TableOf, type Topic } from './outline.ts';
import { isSupposed, lengthOfTime, tidied, without, withoutBrackets } from './wording.ts';

const amount = `(?:(?:<=|<|≤)\\s*)?(?:${lengthOfTime}|0|zero|immediate)(?![\\w%])`;
type FigureKey = 'rto' | 'rpo' | 'mttr';
const figureByName: ReadonlyMap<string, FigureKey> = new Map([
  ['rto', 'rto'],
  ['rpo', 'rpo'],
  ['mttr', 'mttr'],
  ['recovery time objective', 'rto'],
  ['recovery point objective', 'rpo'],
  ['mean time to recovery', 'mttr'],
  ['mean time to recover', 'mttr'],
]);
const figureWords = '(?:RTO|RPO|MTTR|recovery time objective|recovery point objective|mean time to recover(?:y)?)';

/** Figures of these are of an exercise or of an incident, or say what happens when they are missed. */
const otherTargets =
  /severit|\brecord\b|\bmiss(?:es|ed)?\b|\bbreach\b|\bactions?\b|post-?mortem|\bresults?\b|achieved|\bdrills?\b|\btest(?:s|ing)?\b/i;

/** Recovery targets: labelled lines, tables with a figure in each row, and sentences. */
export function readRecovery(facts: Facts, topic: Topic): void {
  const titles = titlesAbove(topic);
  if (isSupposed(titles) || titles.some((title) => otherTargets.test(title))) return;
  const figure =
    figureOf(topic.title) ?? (topic.parent && isClass.test(topic.title) ? figureOf(topic.parent.title) : undefined);
  for (const entry of topic.entries) {
    if (figure && figure.scope === undefined) readTargetItem(facts, entry, figure.key);
    readTarget(facts, topic, entry);
    readTargetList(facts, entry);
    readTargetLine(facts, entry);
    for (const one of [entry, ...entry.children]) readTargetsOf(facts, one);
  }
  readTargetsInTitle(facts, topic);
  for (const table of topic.tables) {
    readTargetRows(facts, table);
    readTargetPairs(facts, table);
  }
  for (const node of topic.others) if (node.type === 'paragraph') readSentences(facts, topic, node);
}

/** What was, is or may once be. */
const isUnsure =
  /\b(?:current(?:ly)?|actual(?:ly)?|achieved|measured|baseline|improved|expected|last (?:week|month|quarter|year|test|drill|incident)|was|goal|stretch|aspirational|typical(?:ly)?|estimated?|TBD|if|when|unless|depend(?:s|ing))\b|→|->|~/i;

const labelOfFigure = new RegExp(
  `^\\W*(?:target\\s+)?(?:(.{2,40}?)\\s+)?(${figureWords})(?:\\s+(?:target|objective))?(?:\\s*\\(([^()]*)\\))?\\W*$`,
  'i',
);
/** Brackets that spell a figure out, and do not say what it is of. */
const spellsOut = /^(?:recovery|mean|RTO|RPO|MTTR|max|time|how|target|MVP)\b|\bloss\b|downtime|restore/i;

/** Which figure a label names, and of what: `RTO`, `Recovery Time Objective (RTO)`, `Database RPO`. */
function figureCalled(label: string): { key: FigureKey; scope: string | undefined } | undefined {
  const [, before = '', written = '', inside = ''] = labelOfFigure.exec(label.trim()) ?? [];
  const key = figureByName.get(written.toLowerCase());
  // MTTR is also the time to respond, to repair and to resolve.
  if (key === undefined || isUnsure.test(label) || isSupposed([label]) || /\b(?:resol|respon|repair|ack)/i.test(inside))
    return undefined;
  const holds = [before.replace(/^target$/i, ''), spellsOut.test(inside) ? '' : inside].filter(Boolean).join(', ');
  return { key, scope: holds === '' ? undefined : tidied(holds) };
}

/** Headings that part what figures are of, and not the time itself, as those of phases do. */
const isClass =
  /^(?:(?:business|mission|non)[- ]?)?(?:critical|important|standard|essential|core|internal|tier[- ]?\d|(?:high|medium|low)(?:[- ]priority)?)\b|\b(?:systems?|services?|components?|data|applications?|databases?)$/i;

/** `Recovery time objectives (RTO)`, above items or above headings that part them. */
function figureOf(title: string): ReturnType<typeof figureCalled> {
  return figureCalled(title.replace(/s(?=\s*\(|$)/, ''));
}

interface StatedFigure {
  figure: string;
  scope?: string;
  note?: string;
}

/**
 * The figures that a value states: one, with what it is for and what explains it, or one for each of several things. None
 * where a range, a second figure or a doubt leaves open which it is.
 */
function figuresIn(value: string): StatedFigure[] {
  const plain = value.trim().replace(/^(?:up to|within|at most|max(?:imum)?(?: of)?|under|less than)\s+/i, '');
  const found = new RegExp(`^(${amount})(?=$|[\\s(.,;–—-])`, 'i').exec(plain);
  const scoped = scopedFigures(plain);
  if (scoped.length > 0) return scoped;
  if (!found || !('value' in boundedDurationKind.parse(found[1]!))) return [];
  const tail = plain.slice(found[0].length).trim();
  // A figure in brackets or behind a dash explains the first one; in the sentence itself it is another.
  const [sentence = ''] = tail.replace(/\([^()]*\)/g, ' ').split(/(?:^|\s)[–—-]\s|\.(?:\s|$)/);
  if (isUnsure.test(tail) || /\d/.test(sentence) || /^(?:-|–|—|to\b|or\b)\s*[<≤]?\s*\d/i.test(tail)) return [];
  const [, scope] = /^for\s+([^.;()–—]+)/i.exec(tail) ?? [];
  const rest = without(tail, scope && `for ${scope}`)
    .replace(/^\(([^()]*)\)$/, '$1')
    .replace(/^[.;]\s*/, '');
  const isNote = /\p{L}/u.test(rest) && !/^\(?(?:recovery|mean) \w+ \w+\)?$/i.test(rest);
  return [
    { figure: found[1]!, ...(scope !== undefined && { scope: tidied(scope) }), ...(isNote && { note: tidied(rest) }) },
  ];
}

/** `1 hour for staging, 15 minutes for production`; `restart < 5 min; full re-deploy < 30 min` */
function scopedFigures(text: string): StatedFigure[] {
  const parts = text.replace(/\.$/, '').split(/\s*[;,]\s+(?:and\s+)?/);
  if (parts.length < 2) return [];
  const found = parts.map((part): StatedFigure | undefined => {
    const behind = new RegExp(`^(${amount})\\s+(?:for|in|on|of)\\s+([^<>≤≥\\d]{3,50})$`, 'i').exec(part);
    const before = new RegExp(`^([^<>≤≥\\d:]{3,50}?)\\s*:?\\s+(${amount})$`, 'i').exec(part);
    if (behind) return { scope: tidied(behind[2]!), figure: behind[1]! };
    return before ? { scope: tidied(before[1]!), figure: before[2]! } : undefined;
  });
  const isWhole = (one: StatedFigure | undefined): one is StatedFigure =>
    one !== undefined && 'value' in boundedDurationKind.parse(one.figure) && !isUnsure.test(one.scope ?? '');
  return found.every(isWhole) ? found : [];
}

/** Words of a value that say only that it is a figure, and how it is tied to what it is of. */
const tyingWords = ['for in on of and', 'up to within at most maximum max under less than'];

/** `RTO: 4 hours for critical services`, of what the heading names */
function readTarget(facts: Facts, topic: Topic, entry: Entry): void {
  const called = figureCalled(entry.label ?? '');
  if (called === undefined || entry.children.length > 0) return;
  const found = figuresIn(entry.value);
  if (found.length === 0) return;
  const figures = found.map(({ figure, scope, note }) => ({
    scope: scope ?? called.scope ?? subjectOf(facts, topic),
    key: called.key,
    figure,
    note,
  }));
  if (!addFigures(facts, figures)) return;
  claimEntry(facts, entry, 'recovery', `targets.${called.key}`, [
    ...tyingWords,
    entry.label ?? '',
    'Recovery Time Objective',
    'Recovery Point Objective',
    'Mean Time To Recovery',
  ]);
}

/** `RPO:` above `Database: 5 minutes` and others, item by item */
function readTargetList(facts: Facts, { label, value, children }: Entry): void {
  const figure = value === '' ? figureCalled(label ?? '') : undefined;
  if (figure?.scope === undefined && figure) for (const child of children) readTargetItem(facts, child, figure.key);
}

/** `Database: 6 hours` below `Recovery point objectives` */
function readTargetItem(facts: Facts, { label, value, ...entry }: Entry, key: FigureKey): void {
  const [found, ...more] = label === undefined || entry.children.length > 0 ? [] : figuresIn(value);
  if (!found || more.length > 0 || found.scope !== undefined || figureCalled(label!)) return;
  const scope = /^(?:targets?|objectives?)$/i.test(label!) ? String(facts.service['name']) : tidied(label!);
  const added = addFigures(facts, [{ scope, key, figure: found.figure, note: found.note }]);
  if (added) claimEntry(facts, { label, value, ...entry }, 'recovery', `targets.${key}`, tyingWords);
}

interface Figure extends Omit<StatedFigure, 'scope' | 'note'> {
  scope: string;
  key: FigureKey;
  note: string | undefined;
}

/** Adds figures to the targets of their scopes: all or, where one is said to be two things, none. */
function addFigures(facts: Facts, figures: readonly Figure[]): boolean {
  const targets = listOf(facts, 'recovery', 'targets');
  const known = (scope: string): Fields | undefined => targets.find((target) => target['scope'] === scope);
  if (
    figures.some(({ scope, key, figure }) => ![undefined, figure].includes(known(scope)?.[key] as string | undefined))
  )
    return false;
  for (const { scope, key, figure, note } of figures) {
    const target = known(scope) ?? addItem(facts, 'recovery', 'targets', scope, { scope });
    target[key] = figure.replace(/^zero$/i, '0');
    if (note !== undefined)
      target['note'] = [target['note'], `${key.toUpperCase()}: ${note}`].filter(Boolean).join('; ');
  }
  return true;
}

/** What figures below a heading hold for: what it names, or the service where it only says that they are figures. */
function subjectOf(facts: Facts, topic: Topic): string {
  if (topic.node !== undefined && topic.depth < 7 && !isGeneral(topic.title))
    return tidied(topic.title.replace(/\s*[:–—-]\s*how (?:it|this) works$/i, ''));
  const scenario = titlesAbove(topic.parent)
    .slice(0, -1)
    .find((title) => isScenario.test(title));
  return scenario === undefined ? String(facts.service['name']) : tidied(scenario);
}

const isScenario = /\b(?:scenario|failure|outage|loss|lost|corruption|deletion|compromise|breach)\b/i;
/** Words of headings that only say that figures stand below. */
const generalWords =
  /\([^()]*\)|\b(?:recovery|time|point|objectives?|targets?|RTOs?|RPOs?|MTTR|SLOs?|SLAs?|metrics|overview|summary|introduction|goals?|plan|planning|strategy|polic(?:y|ies)|procedures?|disaster|DR|back-?ups?|restores?|business|continuity|steps?|process|response|formal|key|expectations?|ownership|owners?|scope|assumptions?|requirements?|our|the|and|of|for|service|level)\b/gi;

function isGeneral(title: string): boolean {
  return !/\p{L}/u.test(title.replace(generalWords, ' '));
}

/** `| RTO | 4 hours |` under `Metric` and `Target`: each row has a figure of its own. */
function readTargetRows(facts: Facts, table: TableOf): void {
  const [first = '', ...others] = table.header.map(labelWords);
  const column = others.findIndex((label) => /^(?:targets?(?: .*)?|values?|objectives?)$/.test(label)) + 1;
  // `Target (post-migration)`: what will hold once something has happened does not hold yet.
  if (/\b(?:post|after|once|future|planned|proposed)\b/i.test(table.header[column] ?? '')) return;
  if (
    column === 0 ||
    !/^(?:metrics?|objectives?|measures?|targets?|names?|parameters?|terms?|items?|fields?|propert(?:y|ies)|types?|figures?|)$/.test(
      first,
    )
  )
    return;
  // `Target (prod)` beside `Target (staging)`: what stands in brackets has the figures of its column.
  const columns = table.header.flatMap((title, index) =>
    index > 0 && /^targets?\b/i.test(title.trim()) ? [{ index, holds: withoutBrackets(title).inside }] : [],
  );
  const targets =
    columns.length > 1 && columns.every(({ holds }) => holds !== undefined)
      ? columns
      : [{ index: column, holds: undefined }];
  for (const row of unclaimed(facts, table)) {
    const [name = ''] = row.cells;
    const called = figureCalled(name);
    const read = called
      ? targets.map(({ index, holds }) => ({ holds, found: figuresIn(row.cells[index]?.trim() ?? '') }))
      : [];
    if (!called || read.some(({ found }) => found.length === 0)) continue;
    const said = row.cells.flatMap((cell, index) =>
      index === 0 || targets.some((target) => target.index === index) || cell.trim() === ''
        ? []
        : [`${table.header[index] ?? ''}: ${cell.trim()}`],
    );
    const figures = read.flatMap(({ holds, found }, position) =>
      found.map(({ figure, scope, note }, index) => ({
        scope: scope ?? (holds === undefined ? called.scope : tidied(holds)) ?? String(facts.service['name']),
        key: called.key,
        figure,
        note: [note, ...(index + position === 0 ? said : [])].filter(Boolean).join('; ') || undefined,
      })),
    );
    if (!addFigures(facts, figures)) continue;
    claimRow(facts, table, row, 'recovery', `targets.${called.key}`, [name, ...tyingWords]);
  }
}

function unclaimed(facts: Facts, { rows }: TableOf): Row[] {
  return rows.filter(({ line }) => !facts.claims.some((claim) => claim.line === line));
}

/** `| Data corruption | 2h / 5m |` under `RTO/RPO`: both figures in one cell. */
function readTargetPairs(facts: Facts, table: TableOf): void {
  const column = table.header.findIndex((title) =>
    /^(?:target\s+)?R[TP]O\s*(?:\/|and|&)\s*R[TP]O(?:\s+targets?)?$/i.test(title.trim()),
  );
  if (column < 1) return;
  const keys = (table.header[column]!.match(/R[TP]O/gi) ?? []).map((name) => figureByName.get(name.toLowerCase())!);
  for (const row of unclaimed(facts, table)) {
    const figures = (row.cells[column] ?? '').trim().split(/\s*\/\s*/);
    const scope = tidied(row.cells[0] ?? '');
    if (scope === '' || figures.length !== 2) continue;
    if (!figures.every((figure) => 'value' in boundedDurationKind.parse(figure))) continue;
    const said = row.cells.flatMap((cell, index) =>
      index === 0 || index === column || cell.trim() === '' ? [] : [`${table.header[index] ?? ''}: ${cell.trim()}`],
    );
    addItem(facts, 'recovery', 'targets', scope, {
      scope,
      [keys[0]!]: figures[0],
      [keys[1]!]: figures[1],
      note: said.join('; ') || undefined,
    });
    claimRow(facts, table, row, 'recovery', 'targets');
  }
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
  const figures = parts.flatMap((part) =>
    part.figures.map(([, name, figure]) => ({
      scope: tidied(part.scope),
      key: figureByName.get(name!.toLowerCase())!,
      figure: figure!,
      note: undefined,
    })),
  );
  if (!addFigures(facts, figures)) return;
  claimEntry(facts, entry, 'recovery', 'targets');
}

/** `Critical systems: RTO < 1 hour, RPO < 15 minutes`: both figures of what the label names, and nothing else. */
function readTargetsOf(facts: Facts, entry: Entry): void {
  const { label, value, children } = entry;
  if (label === undefined || children.length > 0) return;
  const figures = figuresOf(label, value, 2);
  if (figures && addFigures(facts, figures)) claimEntry(facts, entry, 'recovery', 'targets', tyingWords);
}

/** `PostgreSQL (RPO: < 1 hour)` above what is done for it: the title stays text as well. */
function readTargetsInTitle(facts: Facts, { title, node }: Topic): void {
  const { text, inside } = withoutBrackets(title);
  const figures = node === undefined || inside === undefined ? undefined : figuresOf(text, inside, 1);
  if (node && figures && addFigures(facts, figures)) facts.told.add(node);
}

/** The figures that a few words state of what has a name, and nothing else. */
function figuresOf(name: string, value: string, least: number): Figure[] | undefined {
  if (name === '' || figureCalled(name) || isUnsure.test(name) || isSupposed([name])) return undefined;
  const found = [...value.matchAll(new RegExp(`\\b(RTO|RPO)\\s*(?::|=|of)?\\s*(${amount})`, 'gi'))];
  const rest = without(value, ...found.map(([all]) => all)).replace(/[\s,;/|&.]|\band\b/gi, '');
  const keys = new Set(found.map(([, key]) => key!.toLowerCase()));
  if (rest !== '' || keys.size !== found.length || found.length < least) return undefined;
  if (!found.every(([, , figure]) => 'value' in boundedDurationKind.parse(figure!))) return undefined;
  return found.map(([, key, figure]) => ({
    scope: tidied(name),
    key: figureByName.get(key!.toLowerCase())!,
    figure: figure!,
    note: undefined,
  }));
}

/** `RTO target is 15 minutes, RPO target is 5 minutes.` in prose, which stays text as well. */
function readSentences(facts: Facts, topic: Topic, node: Paragraph): void {
  const text = plainText(node);
  const written = text.match(new RegExp(`\\b${figureWords}s?\\b`, 'gi')) ?? [];
  const found = [
    ...text.matchAll(
      new RegExp(
        `\\b(?:an?\\s+|the\\s+|our\\s+)?(${figureWords})(?:\\s*\\([^()]*\\))?(?:\\s+(?:target|objective))?(?:\\s+(?:is|of|is set to|must be|must not exceed|=)|\\s*[:=])?\\s+(${amount})(?=\\s*(?:$|[.,;]|and\\s+(?:an?\\s+|the\\s+)?R))`,
        'gi',
      ),
    ),
  ];
  if (found.length === 0 || found.length !== written.length || isUnsure.test(text) || text.length > 400) return;
  const figures = found.map(([, name, figure]) => ({
    scope: subjectOf(facts, topic),
    key: figureByName.get(name!.toLowerCase())!,
    figure: figure!,
    note: undefined,
  }));
  if (new Set(figures.map(({ key }) => key)).size !== figures.length) return;
  if (!figures.every(({ figure }) => 'value' in boundedDurationKind.parse(figure))) return;
  if (addFigures(facts, figures)) facts.told.add(node);
}
