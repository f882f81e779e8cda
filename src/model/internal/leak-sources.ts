import { contentTypes } from '../../../schemas/content-types.ts';
import { memberAddress } from '../site/addresses.ts';
import { allDocuments, type Catalogue } from '../catalogue/catalogue.ts';
import type { Document } from '../catalogue/document.ts';
import type { Level } from '../audit/finding.ts';
import { codesIn, markupIn } from '../text/markup.ts';
import { ownValue } from '../text/own-value.ts';
import { placeOf, type Place } from '../text/place.ts';
import { referencesIn } from '../catalogue/references.ts';
import { seenText } from '../text/seen-text.ts';
import { makeSearch } from './search.ts';
import type { InternalValue } from './values.ts';

/** A built file that holds an internal value. */
export interface Hit {
  value: InternalValue;
  level: Level;
  /** Address of the file: `/guides/on-call/index.html`. */
  file: string;
  /** As the file has it. */
  written: string;
  /** Whether the name of the file has it. */
  isFileName: boolean;
}

/** A place in the content that brings a value into a built file. */
export interface Source {
  value: InternalValue;
  level: Level;
  at: Place;
  written: string;
  /** Whether it is the name of the file. */
  isFileName: boolean;
  /** Document that it is in; undefined for rules and pictures. */
  document: Document | undefined;
  /** Address of a picture: its own file has it. */
  picture?: string;
}

/** Pictures, and files of `public/`, lie beside the site as they do in it. */
export function picturesOf({ site, publicFiles }: Catalogue, hits: readonly Hit[]): Source[] {
  const folder = site?.file.slice(0, -site.path.length) ?? '';
  const shownByFile = new Map((publicFiles ?? []).map(({ path, shown }) => [`/${path}`, shown]));
  const ownPlaceOf = (file: string): string | undefined =>
    file.startsWith('/images/') ? folder + file.slice(1) : shownByFile.get(file);
  return onceEach(
    hits.flatMap(({ file, ...hit }) => {
      const own = ownPlaceOf(file);
      if (own === undefined) return [];
      return [{ ...hit, at: { file: own, line: 1, column: 1 }, document: undefined, picture: file }];
    }),
  );
}

/** Places of the content, other than the internal fields themselves, that say one of some values. */
export function sourcesOf(
  catalogue: Catalogue,
  all: readonly InternalValue[],
  wanted: readonly InternalValue[],
): Source[] {
  const find = makeSearch(wanted);
  const fieldsByFile = Map.groupBy(all, ({ at }) => at.file);
  const ofDocuments = allDocuments(catalogue).flatMap((document) => {
    const { source, file } = document;
    const inName = find(seenText(document.path), 'address').map(({ value, level, start, end }) => ({
      value,
      level,
      at: { file, line: 1, column: 1 },
      written: document.path.slice(start, end),
      isFileName: true,
      document,
    }));
    const fields = [...(fieldsByFile.get(file) ?? []), ...namesOfFields(document)];
    // The comments of a page that is compiled are in `content.json`, with all that is written there.
    const readings = [markupIn(source), codesIn(source), ...(document.type === 'page' ? [[]] : [])];
    const matches = readings.flatMap((stretches) => find(seenText(source, stretches), 'prose'));
    const inText = matches.flatMap(({ value, level, start, end }): Source[] => {
      const at = placeAt(file, source, start);
      const isField = fields.some((field) => field.at.line <= at.line && at.line <= field.lastLine);
      const isName = value.reference !== undefined && namesMember(document, value.reference, at.line);
      return isField || isName
        ? []
        : [{ value, level, at, written: source.slice(start, end), isFileName: false, document }];
    });
    return [...inName, ...inText];
  });
  const ofRules = catalogue.rules.flatMap(({ name, group, query, labels, annotations, at: ofRule }) =>
    [
      ...[name, group, query].flatMap((text) => (text === undefined ? [] : [{ value: text, at: ofRule }])),
      ...Object.values(labels),
      ...Object.values(annotations),
    ].flatMap(({ value: text, at }) =>
      find(seenText(text), 'prose').map(({ value, level, start, end }) => ({
        value,
        level,
        at,
        written: text.slice(start, end),
        isFileName: false,
        document: undefined,
      })),
    ),
  );
  return onceEach([...ofDocuments, ...ofRules]);
}

/** The surest of those that begin at one place. */
function onceEach(sources: readonly Source[]): Source[] {
  const found = new Map<string, Source>();
  for (const source of sources) {
    const { value, at } = source;
    const key = [value.at.file, value.at.line, value.at.column, value.field, at.file, at.line, at.column].join('\0');
    const other = found.get(key);
    if (!other || (other.level === 'warning' && source.level === 'error')) found.set(key, source);
  }
  return [...found.values()];
}

/** Whether a line refers to a person by id: a public build has another id there. */
function namesMember(document: Document, reference: string, line: number): boolean {
  const { body, data, type } = document;
  const uses = referencesIn(contentTypes[type].schema, data).filter(({ id }) => id === reference);
  const lines = [
    ...uses.map(({ path }) => placeOf(document, path).line),
    ...(body?.elements ?? []).flatMap(({ props, places, at }) =>
      Object.entries(props).flatMap(([name, value]) =>
        value === reference ? [(ownValue(places, name) ?? at).line] : [],
      ),
    ),
    ...(body?.links ?? []).flatMap(({ href, at }) => (href.endsWith(memberAnchor(reference)) ? [at.line] : [])),
  ];
  return lines.includes(line);
}

/** Lines of `site.yaml` that name what is internal: no page shows them. */
function namesOfFields(document: Document): Pick<InternalValue, 'at' | 'lastLine'>[] {
  if (document.type !== 'site') return [];
  return (document as Document<'site'>).data.internal.map((_, index) => {
    const at = placeOf(document, ['internal', index]);
    return { at, lastLine: at.line };
  });
}

function memberAnchor(reference: string): string {
  return memberAddress(reference).replace(/^[^#]*/, '');
}

function placeAt(file: string, source: string, index: number): Place {
  const before = source.slice(0, index).split('\n');
  return { file, line: before.length, column: before.at(-1)!.length + 1 };
}
