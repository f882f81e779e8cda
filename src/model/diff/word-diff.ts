import { diffArrays, diffWords } from 'diff';
import type { Block } from './site-state.ts';
import type { WordRun } from './changes.ts';

/** Words that may differ before a text counts as written anew: more would take seconds, and nobody reads such a diff. */
const maxEdits = 4000;
/** Pairs of texts that are weighed against each other; above that, texts are paired by their order. */
const maxPairs = 10_000;
/** Share of words that two pieces of text must have in common to be one piece that was changed. */
const likeEnough = 0.4;

/** How two texts differ, in runs of words. White space alone is no difference. */
export function wordRuns(old: string, now: string): WordRun[] {
  const spaceless = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;
  const segmenter = spaceless.test(old + now) ? new Intl.Segmenter(undefined, { granularity: 'word' }) : undefined;
  const runs = diffWords(old, now, { maxEditLength: maxEdits, ...(segmenter && { intlSegmenter: segmenter }) });
  if (!runs)
    return [
      ['-', old],
      ['+', now],
    ];
  return runs.map(({ value, added, removed }) => [added ? '+' : removed ? '-' : '=', value]);
}

/** A piece of text on both sides, or on one of them. */
export interface AlignedBlock {
  old?: Block;
  new?: Block;
}

/** Puts the pieces of two texts side by side, in the order of the new text; what is gone is where it stood. */
export function alignBlocks(old: readonly Block[], now: readonly Block[]): AlignedBlock[] {
  const byKey = new Map([...old, ...now].map((block) => [keyOf(block), block]));
  const runs = diffArrays(old.map(keyOf), now.map(keyOf), { maxEditLength: maxEdits }) ?? [
    { value: old.map(keyOf), removed: true, added: false },
    { value: now.map(keyOf), removed: false, added: true },
  ];
  const aligned: AlignedBlock[] = [];
  let removed: Block[] = [];
  let added: Block[] = [];
  const settle = (): void => {
    aligned.push(...pairBlocks(removed, added));
    [removed, added] = [[], []];
  };
  for (const run of runs) {
    const blocks = run.value.map((key) => byKey.get(key)!);
    if (run.removed) removed = [...removed, ...blocks];
    else if (run.added) added = [...added, ...blocks];
    else {
      settle();
      aligned.push(...blocks.map((block) => ({ old: block, new: block })));
    }
  }
  settle();
  return aligned;
}

function keyOf({ kind, text, fields }: Block): string {
  return JSON.stringify([kind, text, fields]);
}

/** Pairs what is gone with what came in its place, in order, so that the pairs have as many words in common as they can. */
function pairBlocks(removed: readonly Block[], added: readonly Block[]): AlignedBlock[] {
  const isFew = removed.length * added.length <= maxPairs;
  const likeness = (row: number, column: number): number => {
    const [old, now] = [removed[row]!, added[column]!];
    if (old.kind !== now.kind || (!isFew && row !== column)) return 0;
    const share = wordsInCommon(old.text, now.text);
    return share >= likeEnough ? share : 0;
  };
  const best = bestPairs(removed.length, added.length, likeness);
  const aligned: AlignedBlock[] = [];
  let row = 0;
  let column = 0;
  for (const [pairedRow, pairedColumn] of [...best, [removed.length, added.length] as const]) {
    for (; row < pairedRow; row++) aligned.push({ old: removed[row]! });
    for (; column < pairedColumn; column++) aligned.push({ new: added[column]! });
    if (row < removed.length && column < added.length) aligned.push({ old: removed[row++]!, new: added[column++]! });
  }
  return aligned;
}

/** Pairs of rows and columns, both rising, with the greatest sum of likeness. */
function bestPairs(
  rows: number,
  columns: number,
  likeness: (row: number, column: number) => number,
): [number, number][] {
  if (rows * columns > maxPairs)
    return Array.from({ length: Math.min(rows, columns) }, (_, place): [number, number] => [place, place]).filter(
      ([row, column]) => likeness(row, column) > 0,
    );
  const sums = Array.from({ length: rows + 1 }, () => new Float64Array(columns + 1));
  const weights = Array.from({ length: rows }, (_, row) =>
    Float64Array.from({ length: columns }, (_, column) => likeness(row, column)),
  );
  for (let row = rows - 1; row >= 0; row--)
    for (let column = columns - 1; column >= 0; column--)
      sums[row]![column] = Math.max(
        sums[row + 1]![column]!,
        sums[row]![column + 1]!,
        sums[row + 1]![column + 1]! + weights[row]![column]!,
      );
  const pairs: [number, number][] = [];
  for (let row = 0, column = 0; row < rows && column < columns;) {
    const sum = sums[row]![column]!;
    if (sum === sums[row + 1]![column]) row++;
    else if (sum === sums[row]![column + 1]) column++;
    else pairs.push([row++, column++]);
  }
  return pairs;
}

/** Share of words that two texts have in common, from 0 to 1, however they are ordered. */
export function wordsInCommon(a: string, b: string): number {
  const [left, right] = [wordCounts(a), wordCounts(b)];
  let common = 0;
  for (const [word, count] of left) common += Math.min(count, right.get(word) ?? 0);
  const total = sum(left) + sum(right);
  return total === 0 ? 0 : (2 * common) / total;
}

function wordCounts(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [])
    counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

function sum(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((total, count) => total + count, 0);
}
