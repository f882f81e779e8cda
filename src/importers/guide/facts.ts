import type { Node } from 'mdast';
import { plainText } from '../source/plain-text.ts';
import type { Note } from '../write/new-file.ts';
import { plainId } from '../write/names.ts';
import type { Conflict } from './conflicts.ts';
import type { Entry, Row, TableOf, Topic } from './outline.ts';

/** Fields of one item of typed content, as they are written in YAML. */
export type Fields = Record<string, unknown>;

/** Types of content that a guide has at most one file of. */
export const factTypes = ['service', 'team', 'severity', 'escalation', 'slo', 'recovery', 'maintenance'] as const;
export type FactType = (typeof factTypes)[number];

/** A part of a source that became fields. */
export interface Claim {
  /** Item, row, table or heading that is said by fields now. */
  node: Node;
  line: number;
  lastLine: number;
  type: FactType | 'runbook';
  /** `objectives[0]` */
  field: string;
  /** Words that name a field, and those that are written in another way. */
  absorbed: string[];
}

/** What was understood of a guide. */
export interface Facts {
  /** Id of the service, and of all files about it. */
  id: string;
  service: Fields;
  lists: Map<string, Fields[]>;
  /** Fields that are no list: `team.name`. */
  values: Map<string, Fields>;
  claims: Claim[];
  /** Prose whose sentences state facts: it stays text, because it says more than they do. */
  told: Set<Node>;
  conflicts: Conflict[];
  notes: Map<FactType, Note[]>;
}

export function emptyFacts(id: string): Facts {
  return {
    id,
    service: {},
    lists: new Map(),
    values: new Map(),
    claims: [],
    told: new Set(),
    conflicts: [],
    notes: new Map(),
  };
}

/** The items of one list of a file: `slo`, `objectives`. */
export function listOf(facts: Facts, type: FactType, name: string): Fields[] {
  const key = `${type}.${name}`;
  const list = facts.lists.get(key) ?? [];
  facts.lists.set(key, list);
  return list;
}

/** The fields of a file that are no list. */
export function valuesOf(facts: Facts, type: FactType): Fields {
  const values = facts.values.get(type) ?? {};
  facts.values.set(type, values);
  return values;
}

/** Adds an item with an id of its own, made from its name. Fields without a value are left out. */
export function addItem(facts: Facts, type: FactType, list: string, name: string, fields: Fields): Fields {
  const items = listOf(facts, type, list);
  const taken = idsOf(facts, type, list);
  const wanted = plainId(name).slice(0, 60).replace(/-+$/, '') || list;
  let id = wanted;
  for (let number = 2; taken.has(id); number++) id = `${wanted}-${number}`;
  const item: Fields = { id, ...withoutGaps(fields) };
  items.push(item);
  return item;
}

/** Ids that a new item may not have: those of its list; people, shifts, rotations and channels of a team share them. */
function idsOf(facts: Facts, type: FactType, list: string): Set<string> {
  const ids = new Set<string>();
  for (const [key, items] of facts.lists)
    if (key === `${type}.${list}` || (type === 'team' && key.startsWith('team.')))
      for (const item of items) {
        ids.add(String(item['id']));
        for (const shift of (item['shifts'] as Fields[] | undefined) ?? []) ids.add(String(shift['id']));
      }
  return ids;
}

export function withoutGaps(fields: Fields): Fields {
  return Object.fromEntries(
    Object.entries(fields).filter(
      ([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0),
    ),
  );
}

/** Says that an entry is told by fields. */
export function claimEntry(
  facts: Facts,
  { node, line, lastLine, label }: Entry,
  type: Claim['type'],
  field: string,
  absorbed: readonly string[] = [],
): void {
  facts.claims.push({ node, line, lastLine, type, field, absorbed: [...absorbed, label ?? ''] });
}

/** Says that a row of a table is told by fields; the table itself when all its rows are. */
export function claimRow(
  facts: Facts,
  { node }: TableOf,
  row: Row,
  type: FactType,
  field: string,
  absorbed: readonly string[] = [],
): void {
  facts.claims.push({
    node: rowNode(node, row),
    line: row.line,
    lastLine: row.line,
    type,
    field,
    absorbed: [...absorbed],
  });
}

function rowNode(table: TableOf['node'], { line }: Row): Node {
  return table.children.find(({ position }) => position?.start.line === line) ?? table;
}

/** Says that the title of a topic is told by fields. */
export function claimTitle(facts: Facts, { node, line }: Topic, type: Claim['type'], field: string): void {
  if (node)
    facts.claims.push({
      node,
      line,
      lastLine: node.position?.end.line ?? line,
      type,
      field,
      absorbed: [plainText(node)],
    });
}

export function addNote(facts: Facts, type: FactType, note: Omit<Note, 'level'> & { level?: Note['level'] }): void {
  facts.notes.set(type, [...(facts.notes.get(type) ?? []), { level: 'warning', ...note }]);
}
