import type Big from 'big.js';
import { decimal } from '../../../schemas/quantities/decimal.ts';
import { formatExactDuration, formatShare } from '../objectives/error-budget.ts';
import type { Change, Section, ValueChange } from './changes.ts';
import { pairUp } from './pair-up.ts';
import type { Budget, DocumentState, ItemState } from './site-state.ts';
import { recordChanges } from './values.ts';
import { alignBlocks } from './word-diff.ts';

export interface ItemDifference {
  item: ItemState;
  change: Change;
}

/** What changed of the things in a document, in their order; what is gone is last. */
export function compareItems(
  old: DocumentState,
  now: DocumentState,
  leads: (address: string) => boolean,
): ItemDifference[] {
  return pairItems(old.items, now.items).flatMap(({ before, after }): ItemDifference[] => {
    const item = after ?? before!;
    if (!before || !after)
      return [{ item, change: itemChange(after ? 'added' : 'removed', item, (after ? now : old).title, leads) }];
    // Steps have no name of their own: their number is their place.
    const isRenamed = before.key !== after.key && after.noun !== 'step';
    const values = changedValues(before, after);
    if (isRenamed) values.unshift({ field: 'id', old: idOf(before), new: idOf(after), ...deadRemark(before, leads) });
    if (values.length === 0) return [];
    const change: Change = {
      section: item.section,
      kind: isRenamed ? 'renamed' : 'changed',
      noun: after.noun,
      name: after.name,
      of: now.title,
      address: after.address,
      values,
      text: [],
    };
    return [{ item, change }];
  });
}

function idOf({ key }: ItemState): string {
  return key.slice(key.indexOf('/') + 1);
}

function deadRemark(item: ItemState, leads: (address: string) => boolean): { remark?: string } {
  const hasOwn = item.address.includes('#');
  return hasOwn && !leads(item.address) ? { remark: 'the old address leads nowhere any more' } : {};
}

/** A thing that one side does not have. */
export function itemChange(
  kind: 'added' | 'removed',
  item: ItemState,
  of: string,
  leads: (address: string) => boolean,
): Change {
  const { section, noun, name, address } = item;
  return {
    section,
    kind,
    noun,
    name,
    of,
    ...(kind === 'added' ? { address } : { oldAddress: address }),
    values: itemValues(kind, item, leads),
    text: [],
  };
}

/** The values of a thing that is new or gone. Of what pages tell by one line, such as a parameter, one value says it all. */
export function itemValues(
  kind: 'added' | 'removed',
  { section, name, fields, budget, address }: ItemState,
  leads: (address: string) => boolean,
): ValueChange[] {
  const side = kind === 'added' ? 'new' : 'old';
  const told = Object.entries(fields)
    .filter(([field, value]) => field !== 'name' || value !== name)
    .map(([field, value]): ValueChange => ({ field, [side]: value }));
  if (section === 'pages' || section === 'commands')
    return [
      { field: '', [side]: told.map(({ field, ...value }) => `${field} ${value[side] ?? ''}`).join(', ') || kind },
    ];
  const isDead = kind === 'removed' && address.includes('#') && !leads(address);
  return [
    ...told,
    ...(budget ? [{ field: 'error budget', [side]: budgetText(budget) }] : []),
    ...(isDead ? [{ field: 'address', old: address, remark: 'leads nowhere any more' }] : []),
  ];
}

function changedValues(before: ItemState, after: ItemState): ValueChange[] {
  return [...recordChanges(before.fields, after.fields), ...budgetChange(before.budget, after.budget)];
}

/** How much more or less may go wrong, in minutes where a share of time says something. */
function budgetChange(before: Budget | undefined, after: Budget | undefined): ValueChange[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  const value: ValueChange = {
    field: 'error budget',
    ...(before && { old: budgetText(before) }),
    ...(after && { new: budgetText(after) }),
  };
  if (before?.outageSeconds === undefined || after?.outageSeconds === undefined) return [value];
  const difference = decimal(after.outageSeconds).minus(decimal(before.outageSeconds));
  return [{ ...value, remark: `${minutesText(difference)} in a window` }];
}

function budgetText({ ratio, outageSeconds }: Budget): string {
  return outageSeconds === undefined
    ? `${formatShare(decimal(ratio))} of events`
    : formatExactDuration(decimal(outageSeconds));
}

function minutesText(seconds: Big): string {
  const minutes = seconds.div(60);
  const rounded = minutes.round(3);
  const sign = seconds.lt(0) ? '−' : '+';
  return `${rounded.eq(minutes) ? '' : '≈ '}${sign}${rounded.abs().toFixed()} minutes`;
}

interface ItemPair {
  before?: ItemState;
  after?: ItemState;
}

function pairItems(old: readonly ItemState[], now: readonly ItemState[]): ItemPair[] {
  const isStep = ({ noun }: ItemState): boolean => noun === 'step';
  const oldByKey = new Map(old.map((item) => [item.key, item]));
  const nowKeys = new Set(now.map(({ key }) => key));
  const gone = old.filter((item) => !nowKeys.has(item.key));
  const fresh = now.filter((item) => !oldByKey.has(item.key));
  const oldKeyByNew = new Map<string, string>();
  for (const noun of new Set(gone.map((item) => item.noun))) {
    const candidates = (items: readonly ItemState[]) =>
      items
        .filter((item) => item.noun === noun && !isStep(item))
        .map(({ key, ...item }) => ({ key, text: textOf(item) }));
    for (const [from, to] of pairUp(candidates(gone), candidates(fresh))) oldKeyByNew.set(to, from);
  }
  const named = now
    .filter((item) => !isStep(item))
    .map((after): ItemPair => {
      const before = oldByKey.get(oldKeyByNew.get(after.key) ?? after.key);
      return before ? { before, after } : { after };
    });
  const renamed = new Set(oldKeyByNew.values());
  const left = gone.filter((item) => !isStep(item) && !renamed.has(item.key)).map((before): ItemPair => ({ before }));
  return [...named, ...left, ...pairSteps(old.filter(isStep), now.filter(isStep))];
}

/** Steps side by side by what they say: one that is put in between changes no other. */
function pairSteps(old: readonly ItemState[], now: readonly ItemState[]): ItemPair[] {
  const left = new Map<string, ItemState[]>();
  const right = new Map<string, ItemState[]>();
  const blocks = (items: readonly ItemState[], byText: Map<string, ItemState[]>) =>
    items.map((item) => {
      const text = textOf({ ...item, name: '' });
      byText.set(text, [...(byText.get(text) ?? []), item]);
      return { kind: 'text' as const, text };
    });
  return alignBlocks(blocks(old, left), blocks(now, right)).map((pair) => ({
    ...(pair.old && { before: left.get(pair.old.text)!.shift()! }),
    ...(pair.new && { after: right.get(pair.new.text)!.shift()! }),
  }));
}

function textOf({ name, fields }: Pick<ItemState, 'name' | 'fields'>): string {
  return [name, ...Object.entries(fields).map(([field, value]) => `${field} ${value}`)].join('\n');
}

/** Lists whose order changed: of what both sides have, and has its place by hand. */
export function orderValues(old: DocumentState, now: DocumentState): { section: Section; values: ValueChange[] }[] {
  const nouns = new Set(now.items.map(({ noun }) => noun).filter((noun) => noun !== 'step' && noun !== 'term'));
  return [...nouns].flatMap((noun) => {
    const common = (a: DocumentState, b: DocumentState): ItemState[] =>
      a.items.filter((item) => item.noun === noun && b.items.some(({ key }) => key === item.key));
    const [before, after] = [common(old, now), common(now, old)];
    if (before.every(({ key }, place) => after[place]?.key === key)) return [];
    const names = (items: readonly ItemState[]): string => items.map(({ name }) => name).join(', ');
    return [
      {
        section: after[0]!.section,
        values: [{ field: `order of ${noun}s`, old: names(before), new: names(after) }],
      },
    ];
  });
}
