import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Catalogue } from '../model/catalogue/catalogue.ts';
import type { Finding } from '../model/audit/finding.ts';
import { leakFindings } from '../model/internal/leaks.ts';
import type { Hit } from '../model/internal/leak-sources.ts';
import { makeSearch } from '../model/internal/search.ts';
import { internalValues, type InternalValue } from '../model/internal/values.ts';
import { seenText } from '../model/text/seen-text.ts';
import { isPicture, readingsOf, textsOfFile, type FileText } from './texts-of-file.ts';

/** Schemas hold their own examples, and nothing of the content. */
const ownExamples = /^schemas\//;

/** What became of the search for internal values in a built site. */
export interface LeakSearch {
  findings: Finding[];
  /** Values that were looked for, and those that say too little to be. */
  valueCount: number;
  left: InternalValue[];
  fileCount: number;
  /** Pictures of the content and of `public/`: nobody has read what they show. */
  pictureCount: number;
}

/** Looks for internal values in every file of a built site, and in its name: prose repeats them. */
export function findLeaks(site: string, catalogue: Catalogue): LeakSearch {
  const all = internalValues(catalogue);
  const values = all.filter(({ forms }) => forms.length > 0);
  const names = readdirSync(site, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(site, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .filter((name) => !ownExamples.test(name))
    .toSorted();
  const ofTeam = new Set((catalogue.publicFiles ?? []).map(({ path }) => path));
  const search = makeFileSearch(values);
  const hits = values.length === 0 ? [] : names.flatMap((name) => search(name, readFileSync(path.join(site, name))));
  return {
    findings: leakFindings(catalogue, all, hits),
    valueCount: values.length,
    left: all.filter(({ forms }) => forms.length === 0),
    fileCount: names.length,
    pictureCount: names.filter((name) => (name.startsWith('images/') || ofTeam.has(name)) && isPicture(name)).length,
  };
}

/** The values that each file holds. Copies of a page under its other addresses are read once, and so is a style of many pages. */
export function makeFileSearch(values: readonly InternalValue[]): (name: string, bytes: Uint8Array) => Hit[] {
  const find = makeSearch(values);
  const seen = new Map<string, readonly Hit[]>();
  const clean = new Set<string>();
  const hitsIn = (file: string, { text, kind, mayRepeat }: FileText): Hit[] => {
    if (mayRepeat && clean.has(text)) return [];
    const hits = readingsOf({ text }).flatMap((reading) =>
      find(reading, kind).map(({ value, level, start, end }) => ({
        value,
        level,
        file,
        written: reading.text.slice(start, end),
        isFileName: false,
      })),
    );
    if (mayRepeat && hits.length === 0) clean.add(text);
    return hits;
  };
  return (name, bytes) => {
    const file = `/${name}`;
    const address = decoded(name);
    const inName = find(seenText(address), 'address').map(({ value, level, start, end }) => ({
      value,
      level,
      file,
      written: address.slice(start, end),
      isFileName: true,
    }));
    const digest = digestOf(name, bytes);
    const inText = seen.get(digest) ?? textsOfFile(name, bytes).flatMap((text) => hitsIn(file, text));
    seen.set(digest, inText);
    return [...inName, ...inText.map((hit) => ({ ...hit, file }))];
  };
}

/** Of a page without the way to the root of the site, in which its copies differ. */
function digestOf(name: string, bytes: Uint8Array): string {
  const text = name.endsWith('.html')
    ? Buffer.from(bytes)
        .toString('latin1')
        .replace(/="(?:\.\.?\/)+/g, '="')
    : bytes;
  return createHash('sha256').update(path.extname(name)).update(text).digest('hex');
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
