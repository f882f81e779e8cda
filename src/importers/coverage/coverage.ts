import { parseMdxText } from '../../markdown/parse-text.ts';
import { splitFrontmatter } from '../../readers/content/split-frontmatter.ts';
import type { Finding } from '../../model/audit/finding.ts';
import type { Coverage, LineCoverage } from '../../model/audit/import-coverage.ts';
import type { NewFile } from '../write/new-file.ts';
import { wordsByLine, wordsIn, type WordsByLine } from './words.ts';

/** A line whose words became fields, or were written in another way. */
export interface Understood {
  line: number;
  fate: 'field' | 'text';
  /** `slos/shop.yaml: objectives[0].target`; looked up by its words if empty. */
  to?: string;
  /** Words that name the field (`Frequency`, `Time`), and those that were written in another way (`95th percentile`). */
  absorbed: readonly string[];
}

/** A source, with what is known about where it went. */
export interface CoverageSources {
  shown: string;
  text: string;
  words: WordsByLine;
  /** Files that its words went to. */
  targets: readonly NewFile[];
  understood: readonly Understood[];
}

/**
 * Looks for every word of a source in the files that it became. Nothing is taken on trust: what is counted is what the
 * new files say, and each word of theirs counts once.
 */
export function coverageOf({ shown, text, words, targets, understood }: CoverageSources): Coverage {
  const places = targets.map((file): Place => ({ path: file.path, lines: [...wordsOfFile(file)], cursor: 0 }));
  const bag = new Map<string, number>();
  for (const { lines: found } of places)
    for (const word of found.flatMap(([, on]) => on)) bag.set(word, (bag.get(word) ?? 0) + 1);
  const byLine = Map.groupBy(understood, ({ line }) => line);
  const lines = text.split('\n').map((lineText, index): LineCoverage => {
    const line = index + 1;
    if (lineText.trim() === '') return { line, fate: 'blank', to: '' };
    const fields = byLine.get(line) ?? [];
    const absorbed = new Set(
      fields.flatMap((field) => field.absorbed.flatMap(wordsIn)).map((word) => word.toLowerCase()),
    );
    const wanted = (words.get(line) ?? []).filter((word) => !absorbed.has(word.toLowerCase()));
    if (fields.length > 0 && take(bag, wanted)) {
      const to = [...new Set(fields.flatMap((field) => field.to ?? []))].join(', ');
      return { line, fate: fields[0]!.fate, to: to || placeOfWords(wanted, places) };
    }
    if (fields.some(({ fate }) => fate === 'field')) return { line, fate: 'nowhere', to: '' };
    if (wanted.length === 0) return { line, fate: 'markup', to: targets[0]?.path ?? '' };
    // HTML that is shown as code has its tags as words.
    return take(bag, wanted) || take(bag, wordsIn(lineText))
      ? { line, fate: 'text', to: placeOfWords(wanted, places) }
      : { line, fate: 'nowhere', to: '' };
  });
  return { source: shown, lines };
}

/** Takes words out of a bag, all or none. */
function take(bag: Map<string, number>, words: readonly string[]): boolean {
  const left = new Map<string, number>();
  for (const word of words) {
    const count = (left.get(word) ?? bag.get(word) ?? 0) - 1;
    if (count < 0) return false;
    left.set(word, count);
  }
  for (const [word, count] of left) bag.set(word, count);
  return true;
}

/** Words of a new file by its lines: of its front matter with comments and all, and of its text as it is read. */
function wordsOfFile({ path, text }: NewFile): WordsByLine {
  const split = path.endsWith('.mdx') ? splitFrontmatter(text) : undefined;
  const data = split === undefined || split.problem === 'unclosed' ? text : (split.frontmatter ?? '');
  const words: WordsByLine = new Map();
  data.split('\n').forEach((line, index) => {
    if (line.trim() !== '') words.set(index + 1, wordsIn(line));
  });
  if (split === undefined || split.problem === 'unclosed') return words;
  for (const [line, found] of wordsByLine(parseMdxText(split.body))) words.set(line, found);
  return words;
}

interface Place {
  path: string;
  lines: [line: number, words: string[]][];
  /** Index of the line where the last words were found: texts keep their order. */
  cursor: number;
}

/** How far ahead words are looked for, in lines: far enough for a table or a list that was moved. */
const farthest = 300;

/** Where the words are together: the next place in the order of the text, else one near the top of the file. */
function placeOfWords(wanted: readonly string[], places: Place[]): string {
  const holdsAll = ([, on]: Place['lines'][number]): boolean => wanted.every((word) => on.includes(word));
  for (const place of places) {
    const ahead = place.lines.slice(place.cursor, place.cursor + farthest).findIndex(holdsAll);
    if (ahead === -1) continue;
    place.cursor += ahead;
    return `${place.path}:${place.lines[place.cursor]![0]}`;
  }
  for (const { path, lines } of places) {
    const found = lines.slice(0, farthest).find(holdsAll);
    if (found) return `${path}:${found[0]}`;
  }
  return [...new Set(places.map(({ path }) => path))].slice(0, 2).join(', ');
}

/** What is lost, as errors at the lines of the sources. */
export function lostLines({ source, lines }: Coverage, text: string): Finding[] {
  const written = text.split('\n');
  return lines
    .filter(({ fate }) => fate === 'nowhere')
    .map(({ line }) => ({
      id: 'import/lost-line',
      level: 'error',
      message: `\`${(written[line - 1] ?? '').trim().slice(0, 80)}\` went nowhere, or not all of it.`,
      hint: 'Write the line in a simpler way and import again, and tell the authors of Alertbook.',
      at: { file: source, line, column: 1 },
    }));
}
