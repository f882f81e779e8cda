import { allDocuments, type Catalogue } from './catalogue.ts';
import type { Finding } from './finding.ts';
import type { InternalValue } from './internal.ts';
import type { Place } from './place.ts';

/** A pattern that finds a value as a whole word, also as HTML and JSON write it. */
export function patternOf({ texts }: InternalValue): RegExp {
  const written = texts.flatMap((text) => [
    text,
    escapedForHtml(text),
    JSON.stringify(text).slice(1, -1),
    encodeURI(text),
  ]);
  const alternatives = [...new Set(written)].map((text) => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'));
  const whole = `(?<![\\p{L}\\p{N}])(?:${alternatives.join('|')})`;
  return new RegExp(`(?:${[whole, ...texts.flatMap(numberPattern)].join('|')})(?![\\p{L}\\p{N}])`, 'iu');
}

/** A telephone number by its last eight digits: prose writes it with other blanks, signs and prefixes. */
function numberPattern(text: string): string[] {
  const digits = /^\+(\d{9,15})$/.exec(text)?.[1];
  return digits === undefined ? [] : [[...digits.slice(-8)].join('[\\s().\\/\\-]*')];
}

function escapedForHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll("'", '&#39;').replaceAll('<', '&lt;');
}

/** What to tell of an internal value that a page holds: the place in the content that brought it there. */
export function leakFinding(catalogue: Catalogue, value: InternalValue, page: string): Finding {
  const pattern = patternOf(value);
  const inText = allDocuments(catalogue).flatMap((document) => {
    const { file, source } = document;
    const from = file === value.at.file ? lineEnd(source, value.at.line) : 0;
    const index = source.slice(from).search(pattern);
    return index === -1 ? [] : [placeAt(file, source, from + index)];
  });
  return {
    id: 'internal/in-public-build',
    level: 'error',
    message: `\`${value.texts[0]}\` is internal (\`${value.field}\`, ${value.at.file}:${value.at.line}:${value.at.column}), but ${page} of the public build would hold it.`,
    hint: 'Take it out of the text, or build without `--public`.',
    at: inText[0] ?? value.at,
  };
}

function placeAt(file: string, source: string, index: number): Place {
  const before = source.slice(0, index).split('\n');
  return { file, line: before.length, column: before.at(-1)!.length + 1 };
}

/** Where the line of a value ends: a text that repeats it stands behind it or in another file. */
function lineEnd(source: string, line: number): number {
  return source.split('\n').slice(0, line).join('\n').length;
}
