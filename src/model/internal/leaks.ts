import { addressOf } from '../site/document-address.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Document } from '../catalogue/document.ts';
import { inReadingOrder, type Finding } from '../audit/finding.ts';
import { picturesOf, sourcesOf, type Hit, type Source } from './leak-sources.ts';
import type { InternalValue } from './values.ts';

/**
 * What to tell of values that a public build would hold: an error at each place of the content that surely brings one
 * there, and one warning for each that may be there. What no place explains is told of the built file.
 */
export function leakFindings(catalogue: Catalogue, all: readonly InternalValue[], hits: readonly Hit[]): Finding[] {
  const hitsByValue = Map.groupBy(hits, ({ value }) => value);
  const sources = Map.groupBy(sourcesOf(catalogue, all, [...hitsByValue.keys()]), ({ value }) => value);
  const findings = [...hitsByValue].flatMap(([value, own]) => {
    const errors = own.filter(({ level }) => level === 'error');
    const from = [...(sources.get(value) ?? []), ...picturesOf(catalogue, own)];
    return errors.length > 0
      ? errorsOf(
          value,
          errors,
          from.filter(({ level }) => level === 'error'),
        )
      : [warningOf(value, own, from)];
  });
  // Several fields may have one value.
  const byPlace = new Map(findings.map((finding) => [keyOf(finding), finding]).toReversed() as [string, Finding][]);
  return inReadingOrder([...byPlace.values()]);
}

function keyOf({ level, message, at }: Finding): string {
  return [level, /^`[^`]*`/.exec(message)?.[0], at.file, at.line, at.column].join('\0');
}

const id = 'internal/in-public-build';
const renameHint = 'Give the file a name without it, or build without `--public`.';

function errorsOf(value: InternalValue, hits: readonly Hit[], sources: readonly Source[]): Finding[] {
  const [first] = hits;
  const told = (page: string, written: string): string =>
    `\`${shortened(value.text)}\` is internal (${whereOf(value)}), but ${page} of the public build would hold it${sameAs(value, written) ? '' : `, written \`${shortened(written)}\``}.`;
  if (sources.length === 0)
    return [
      {
        id,
        level: 'error',
        message: told(first!.file, first!.written),
        hint: first!.isFileName ? renameHint : 'Find what puts it there and take it out, or build without `--public`.',
        at: { file: first!.file, line: 1, column: 1 },
      },
    ];
  return sources.map(({ at, written, document, isFileName, picture }) => ({
    id,
    level: 'error',
    message: told(picture ?? pageOf(document, hits), written),
    hint: isFileName ? renameHint : 'Take it out of the text, or build without `--public`.',
    at,
  }));
}

function warningOf(value: InternalValue, hits: readonly Hit[], sources: readonly Source[]): Finding {
  const [first] = hits;
  const [source] = sources;
  const places = Math.max(sources.length, new Set(hits.map(({ file }) => file)).size);
  const more = places > 1 ? ` and in ${places - 1} more ${places === 2 ? 'place' : 'places'}` : '';
  return {
    id,
    level: 'warning',
    message: `\`${shortened(source?.written ?? first!.written)}\`, on ${pageOf(source?.document, hits)}${more} of the public build, may mean \`${shortened(value.text)}\`, which is internal (${whereOf(value)}).`,
    hint: 'Write something else there if it does.',
    at: source?.at ?? { file: first!.file, line: 1, column: 1 },
  };
}

function whereOf({ field, at }: InternalValue): string {
  return `\`${field}\`, ${at.file}:${at.line}:${at.column}`;
}

function sameAs({ text }: InternalValue, written: string): boolean {
  return text.trim() === written.trim();
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}

/** The page of the document where it is one of the files, else the first one: a page tells more than a list made from it. */
function pageOf(document: Document | undefined, hits: readonly Hit[]): string {
  const own = document && `${addressOf(document).split('#')[0]}index.html`;
  const pages = hits.filter(({ file }) => file.endsWith('.html') && file !== '/404.html');
  return (hits.find(({ file }) => file === own) ?? pages[0] ?? hits[0]!).file;
}
