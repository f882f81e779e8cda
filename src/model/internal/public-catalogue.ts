import { memberAddress } from '../site/addresses.ts';
import { allDocuments, withChanges, type Catalogue } from '../catalogue/catalogue.ts';
import type { Document } from '../catalogue/document.ts';
import type { Ledger, LedgerEntry } from '../site/ledger.ts';
import { seenText } from '../text/seen-text.ts';
import { internalFields, type InternalField } from './fields.ts';
import { publicIds, type PublicIds } from './public-ids.ts';
import { withOtherIds } from './rename-people.ts';
import { makeSearch } from './search.ts';
import { internalValues } from './values.ts';

/**
 * The catalogue without any field that is internal, without ids of people that tell what is, and without former addresses
 * that do. What prose says about them is still there.
 */
export function publicCatalogue(catalogue: Catalogue): Catalogue {
  const fields = internalFields(catalogue);
  if (fields.length === 0) return catalogue;
  const ids = publicIds(catalogue, fields);
  const find = makeSearch(internalValues(catalogue));
  const tells = (text: string): boolean =>
    find(seenText(decodeAddress(text)), 'address').some(({ level }) => level === 'error');
  const documents = allDocuments(catalogue).map((document) => {
    const own = fields.filter(({ type }) => type === document.type);
    const renamed = withoutAliases(withOtherIds(document, ids, catalogue), tells);
    return own.length === 0 ? renamed : { ...renamed, source: '', data: withoutFields(renamed.data, own) };
  });
  return withChanges(catalogue, {
    documents: documents as Document[],
    ledger: publicLedger(catalogue.ledger, ids, tells),
  });
}

function decodeAddress(address: string): string {
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
}

function withoutAliases(document: Document, tells: (text: string) => boolean): Document {
  if (document.type !== 'runbook' && document.type !== 'guide') return document;
  const { data } = document as Document<'runbook' | 'guide'>;
  if (!data.aliases.some(tells)) return document;
  return { ...document, data: { ...data, aliases: data.aliases.filter((alias) => !tells(alias)) } } as Document;
}

/**
 * The ledger without lines whose address, or whose reason, would tell: a stranger who follows such an address finds nothing.
 * What leads to a person leads to their public id.
 */
function publicLedger(ledger: Ledger, ids: PublicIds, tells: (text: string) => boolean): Ledger {
  const moved = new Map(
    [...ids].map(([reference, id]) => [
      memberAddress(reference),
      memberAddress(`${reference.slice(0, reference.indexOf('/'))}/${id}`),
    ]),
  );
  const entries = [...ledger].map(([address, entry]): [string, LedgerEntry] => [
    address,
    { ...entry, leadsTo: moved.get(entry.leadsTo ?? '') ?? entry.leadsTo },
  ]);
  return new Map(
    entries.filter(
      ([address, { leadsTo, retired }]) => ![address, leadsTo, retired].some((text) => text && tells(text)),
    ),
  );
}

function withoutFields<Data>(data: Data, fields: readonly InternalField[]): Data {
  return fields.reduce((left, { path, instead }) => without(left, path, instead) as Data, data);
}

function without(data: unknown, path: readonly string[], instead: unknown): unknown {
  if (Array.isArray(data)) return data.map((item) => without(item, path, instead));
  const [word, ...rest] = path;
  if (word === undefined || typeof data !== 'object' || data === null || !Object.hasOwn(data, word)) return data;
  const fields = new Map(Object.entries(data));
  const left = rest.length === 0 ? instead : without(fields.get(word), rest, instead);
  if (left === undefined) fields.delete(word);
  else fields.set(word, left);
  return Object.fromEntries(fields);
}
