import { contentTypeOf, isContentType } from '../../../schemas/content-types.ts';
import { AddressLookup } from '../site/address-lookup.ts';
import { splitAddress } from '../site/ledger.ts';
import { ownValue } from '../text/own-value.ts';
import type { UrlIndex } from '../site/url-index.ts';
import { sectionNames, type Change, type ChangeKind, type Section, type ValueChange } from './changes.ts';
import { commandValues, textChanges } from './compare-blocks.ts';
import { compareItems, itemChange, itemValues, orderValues } from './compare-items.ts';
import { pairUp, type Candidate } from './pair-up.ts';
import type { DocumentState, Field, ItemState } from './site-state.ts';
import { recordChanges } from './values.ts';

/** A document on both sides, under one name or two; or on one of them. */
export interface DocumentPair {
  old?: DocumentState;
  new?: DocumentState;
}

/** Documents of both sides side by side. What was renamed is recognised by its alias, by the ledger, or by what it says. */
export function pairDocuments(
  old: readonly DocumentState[],
  now: readonly DocumentState[],
  index: UrlIndex,
): DocumentPair[] {
  const nowByKey = new Map(now.map((document) => [document.key, document]));
  const oldKeys = new Set(old.map(({ key }) => key));
  const gone = old.filter(({ key }) => !nowByKey.has(key));
  const fresh = now.filter(({ key }) => !oldKeys.has(key));
  const renamed = renames(gone, fresh, new AddressLookup(index));
  const pairs = old.map((document): DocumentPair => {
    const twin = nowByKey.get(renamed.get(document.key) ?? document.key);
    return twin ? { old: document, new: twin } : { old: document };
  });
  const taken = new Set(pairs.map((pair) => pair.new?.key));
  return [...pairs, ...fresh.filter(({ key }) => !taken.has(key)).map((document) => ({ new: document }))];
}

/** New keys by old ones. */
function renames(
  gone: readonly DocumentState[],
  fresh: readonly DocumentState[],
  lookup: AddressLookup,
): Map<string, string> {
  const said = gone.flatMap((document) => {
    const page =
      document.address.includes('#') || document.address === '' ? undefined : lookup.find(document.address)?.page;
    const target =
      page === undefined ? undefined : fresh.find(({ type, address }) => type === document.type && address === page);
    return target ? [[document.key, target.key] as const] : [];
  });
  const pairs = new Map(said);
  const taken = new Set(pairs.values());
  const candidates = (documents: readonly DocumentState[], type: string): Candidate[] =>
    documents
      .filter((document) => document.type === type && !pairs.has(document.key) && !taken.has(document.key))
      .map((document) => ({ key: document.key, text: textOf(document) }));
  for (const type of new Set(gone.map(({ type }) => type)))
    for (const [from, to] of pairUp(candidates(gone, type), candidates(fresh, type))) pairs.set(from, to);
  return pairs;
}

/** Everything that a document says. */
function textOf({ title, fields, items, blocks }: DocumentState): string {
  return [
    title,
    ...fields.map(({ value }) => value),
    ...items.flatMap(({ name, fields }) => [name, ...Object.values(fields)]),
    ...blocks.map(({ text }) => text),
  ].join('\n');
}

/** What changed in the data and the text of documents. */
export function compareDocuments(pairs: readonly DocumentPair[], index: UrlIndex): Change[] {
  const lookup = new AddressLookup(index);
  const leads = (address: string): boolean => isAlive(lookup, address);
  return pairs.flatMap((pair) => {
    if (pair.old && pair.new) return changedDocument(pair.old, pair.new, leads);
    if (pair.new) return wholeDocument('added', pair.new, () => true);
    return pair.old ? wholeDocument('removed', pair.old, leads) : [];
  });
}

function isAlive(lookup: AddressLookup, address: string): boolean {
  const { page, anchor } = splitAddress(address);
  const found = lookup.find(page);
  if (!found || anchor === undefined) return found !== undefined;
  const anchors = lookup.anchorsOf(found.page);
  return anchors === undefined || anchors.includes(anchor) || ownValue(lookup.index.anchors, address) !== undefined;
}

/** Sections whose things are told in the entry of their document, and not each in one of its own. */
const folded: readonly Section[] = ['pages', 'commands'];

/** A document that one side does not have: one entry, or one for each thing in it where the document has no name of its own. */
function wholeDocument(
  kind: 'added' | 'removed',
  document: DocumentState,
  leads: (address: string) => boolean,
): Change[] {
  const own = isReadByItself(document) ? 'pages' : document.fields[0]?.section;
  if (own === undefined || document.type === 'site')
    return document.items.map((item) => itemChange(kind, item, document.title, leads));
  const values =
    own === 'pages' ? [] : document.items.flatMap((item) => itemValues(kind, item, leads).map(nestIn(item)));
  const entry: Change = {
    section: own,
    kind,
    noun: nounOf(document),
    name: document.title,
    ...(kind === 'added' ? { address: document.address } : { oldAddress: document.address }),
    values,
    text: [],
  };
  return [entry];
}

function changedDocument(old: DocumentState, now: DocumentState, leads: (address: string) => boolean): Change[] {
  const isRenamed = old.key !== now.key;
  const items = compareItems(old, now, leads);
  const values = new Map<Section, ValueChange[]>();
  const add = (section: Section, more: readonly ValueChange[]): void => {
    values.set(section, [...(values.get(section) ?? []), ...more]);
  };
  for (const { section, value } of fieldChanges(old.fields, now.fields)) add(section, [value]);
  for (const { section, values: moved } of orderValues(old, now)) add(section, moved);
  for (const { item, change } of items)
    if (folded.includes(item.section)) add(item.section, change.values.map(nestIn(item)));
  add('commands', commandValues(old.blocks, now.blocks));
  const text = textChanges(old.blocks, now.blocks);
  if (text.length > 0 || isRenamed) add('pages', []);
  const entries = [...values]
    .filter(([section, changed]) => changed.length > 0 || (section === 'pages' && (text.length > 0 || isRenamed)))
    .map(([section, changed]): Change => {
      const kind: ChangeKind = section === 'pages' && isRenamed ? 'renamed' : 'changed';
      return {
        section,
        kind,
        noun: nounOf(now),
        name: now.title,
        address: now.address === '' ? now.shownOn[0] : now.address,
        ...(kind === 'renamed' && { oldAddress: old.address === '' ? old.path : old.address }),
        values: changed,
        text: section === 'pages' ? text : [],
      };
    });
  return [...entries, ...items.flatMap(({ item, change }) => (folded.includes(item.section) ? [] : [change]))];
}

/** Puts the name of a thing in front of what changed about it. */
function nestIn({ noun, name }: ItemState): (value: ValueChange) => ValueChange {
  return (value) => ({ ...value, field: value.field === '' ? `${noun} ${name}` : `${noun} ${name}: ${value.field}` });
}

/** Whether a document is a text of its own, and not an entry on a page that it shares with others. */
function isReadByItself({ type }: Pick<DocumentState, 'type'>): boolean {
  if (!isContentType(type)) return false;
  const { place, page } = contentTypeOf(type);
  return 'folder' in place && (page === 'none' || 'address' in page);
}

/** What a document is called in a sentence. */
export function nounOf({ type }: Pick<DocumentState, 'type'>): string {
  return isContentType(type) ? contentTypeOf(type).noun : type;
}

function fieldChanges(old: readonly Field[], now: readonly Field[]): { section: Section; value: ValueChange }[] {
  return sectionNames.flatMap((section) => {
    const record = (fields: readonly Field[]): Record<string, string> =>
      Object.fromEntries(fields.filter((field) => field.section === section).map(({ name, value }) => [name, value]));
    return recordChanges(record(old), record(now)).map((value) => ({ section, value }));
  });
}
