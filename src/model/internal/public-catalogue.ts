import type { Override } from '../../../schemas/team.ts';
import { memberAddress } from '../site/addresses.ts';
import { allDocuments, memberOf, withChanges, type Catalogue } from '../catalogue/catalogue.ts';
import type { Document } from '../catalogue/document.ts';
import type { Ledger, LedgerEntry } from '../site/ledger.ts';
import { standInOf } from '../on-call/overrides.ts';
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
  const hidesPeople = fields.some(({ type, path }) => type === 'team' && path[0] === 'people');
  const documents = allDocuments(catalogue).map((document) => {
    const own = fields.filter(({ type }) => type === document.type);
    const known = hidesPeople ? withoutStrangers(document, catalogue) : document;
    const renamed = withoutAliases(withOtherIds(known, ids, catalogue), tells);
    return own.length === 0 ? renamed : { ...renamed, source: '', data: withoutFields(renamed.data, own) };
  });
  return withChanges(catalogue, {
    documents: documents as Document[],
    ledger: publicLedger(catalogue.ledger, ids, tells),
  });
}

/**
 * A team without overrides by people who are not described. They count for nothing; one that is over may name someone who has
 * left, by an id of whose words nobody can tell any more whether they are public.
 */
function withoutStrangers(document: Document, catalogue: Catalogue): Document {
  if (document.type !== 'team') return document;
  const team = document as Document<'team'>;
  const isKnown = (override: Override): boolean => {
    const who = standInOf(override, team);
    return who === undefined || memberOf(catalogue, who)?.kind === 'person';
  };
  const rotations = team.data.rotations.map((rotation) => ({
    ...rotation,
    overrides: rotation.overrides.filter(isKnown),
  }));
  return { ...team, data: { ...team.data, rotations } } as Document;
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
