import type { Node } from 'mdast';
import { isPlaceholder } from '../../../schemas/quantities/quantity.ts';
import { ownValue } from '../../model/text/own-value.ts';
import { plainText } from '../source/plain-text.ts';
import { addNote, emptyFacts, listOf, type Claim, type Facts, type FactType, type Fields } from './facts.ts';
import type { Cell } from './records.ts';

/** A field that two places of a guide fill in with different values: neither is taken, and both stay text. */
export interface Conflict {
  type: FactType;
  /** Id of the item, and what people call it. */
  id: string;
  called: string;
  field: string;
  statements: { value: string; line: number }[];
}

/** Whether a field of an item was stated in two ways before, and so takes no third value. */
export function isDisputed(facts: Facts, type: FactType, { id }: Fields, field: string): boolean {
  return facts.conflicts.some((one) => one.type === type && one.id === id && one.field === field);
}

/**
 * Takes a field from an item because a line states another value: the line that stated the first one stays text as well.
 *
 * @param list Where the item is: `levels`.
 */
export function dispute(
  facts: Facts,
  {
    type,
    list,
    item,
    field,
    value,
    line,
  }: Omit<Conflict, 'id' | 'called' | 'statements'> & {
    list: string;
    item: Fields;
    value: string;
    line: number;
  },
): void {
  const known = facts.conflicts.find((one) => one.type === type && one.id === item['id'] && one.field === field);
  if (known) return void known.statements.push({ value, line });
  const before = String(ownValue(item, field));
  const first = claimOf(facts, type, `${list}[${listOf(facts, type, list).indexOf(item)}]`, before);
  facts.conflicts.push({
    type,
    id: String(item['id']),
    called: String(item['name']),
    field,
    statements: [...(first ? [{ value: before, line: first.line }] : []), { value, line }],
  });
  Reflect.deleteProperty(item, field);
  if (!first) return;
  facts.claims = facts.claims.filter((claim) => claim !== first);
  facts.told.add(first.node);
}

/** The claim on the line that a field of an item was read from. */
function claimOf(facts: Facts, type: FactType, item: string, value: string): Claim | undefined {
  const claims = facts.claims.filter((claim) => claim.type === type && claim.field.startsWith(item));
  return claims.find(({ node }) => plainText(node as never).includes(value)) ?? claims[0];
}

/** The nodes that the words of cells stand in. */
export function nodesOfCells(cells: readonly Cell[]): Node[] {
  const { claims, ...scratch } = emptyFacts('');
  for (const cell of cells) cell.claim({ ...scratch, claims }, 'severity', 'levels', []);
  return claims.map(({ node }) => node);
}

/** Says which fields two places state differently, and which contacts and objectives have one name and differ. */
export function noteConflicts(facts: Facts): void {
  for (const { type, id, called, field, statements } of facts.conflicts)
    addNote(facts, type, {
      id: 'import/conflict',
      message: `The source states \`${field}\` of “${called}” differently: ${statements.map(said).join(' and ')}. Neither was taken.`,
      hint: `Write \`${field}:\` as it holds.`,
      find: `id: ${id}\n`,
    });
  noteNamesakes(facts, 'team', 'people', ['phone', 'email', 'chat', 'response']);
  noteNamesakes(facts, 'slo', 'objectives', ['target', 'window']);
}

function said({ value, line }: { value: string; line: number }): string {
  return `\`${value}\` (line ${line})`;
}

/** `p95` of `p95 < 2 s`: targets of two percentiles say different things of one measure. */
function percentileOf(value: string): string | undefined {
  return /^p\d{1,2}(?:\.\d+)?\b/i.exec(value)?.[0].toLowerCase();
}

/** Items of one name whose fields differ: both are there, and a person says which one is right. */
function noteNamesakes(facts: Facts, type: FactType, list: string, fields: readonly string[]): void {
  const items = listOf(facts, type, list);
  const nameOf = ({ name, role, scope, component }: Fields): string =>
    [isPlaceholder(String(name ?? '')) ? role : (name ?? role), scope, component]
      .map((part) => String(part ?? '').toLowerCase())
      .join('\n');
  items.forEach((item, index) => {
    const before = items.findIndex((one) => nameOf(one) === nameOf(item));
    if (before === index) return;
    for (const field of fields) {
      const [one, other] = [items[before]!, item].map((each) => String(ownValue(each, field) ?? ''));
      if (!one || !other || one === other || percentileOf(one) !== percentileOf(other)) continue;
      const lineOf = (at: number): number => claimOf(facts, type, `${list}[${at}]`, '')?.line ?? 0;
      addNote(facts, type, {
        id: 'import/conflict',
        message: `The source states \`${field}\` of “${String(item['name'] ?? item['role'])}” differently: ${said({ value: one, line: lineOf(before) })} and ${said({ value: other, line: lineOf(index) })}. Both are kept.`,
        hint: 'Keep the one that holds, or name them apart.',
        find: `id: ${String(item['id'])}\n`,
      });
    }
  });
}
