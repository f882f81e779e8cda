import { existsSync } from 'node:fs';
import path from 'node:path';
import { baselineSchema, type KnownFinding } from '../../../schemas/baseline.ts';
import type { DataPath } from '../../../schemas/content-type.ts';
import { entriesFor, inOrder, withoutGone, type BaselineComparison } from '../../model/audit/baseline.ts';
import type { Finding } from '../../model/audit/finding.ts';
import type { Place } from '../../model/text/place.ts';
import { counted } from '../../model/text/counted.ts';
import { formatBaseline } from '../../outputs/baseline-json.ts';
import { readOrdinaryFile } from '../../workspace/read-file.ts';
import { shownPath } from '../../workspace/shown-path.ts';
import { UsageError } from '../exit.ts';
import { writeUserFiles } from '../user-files.ts';
import { readSettingsFile } from './rules-settings.ts';

/** A file of findings that are known. */
export interface Baseline {
  file: string;
  shown: string;
  entries: KnownFinding[];
  placeOf: (path: DataPath) => Place;
  /** What is wrong with the file. */
  findings: Finding[];
}

/** @param mayBeMissing Whether it is about to be written. @throws UsageError when there is no file to read. */
export function readBaseline(file: string, mayBeMissing: boolean): Baseline {
  const shown = shownPath(file);
  const start = (): Place => ({ file: shown, line: 1, column: 1 });
  if (!existsSync(file)) {
    if (mayBeMissing) return { file, shown, entries: [], placeOf: start, findings: [] };
    throw new UsageError(
      `There is no file \`${shown}\`: \`--baseline ${shown} --write-baseline\` makes it of what is found now.`,
    );
  }
  const read = readSettingsFile(file, shown, baselineSchema);
  if (!read.data) return { file, shown, entries: [], placeOf: start, findings: read.findings };
  return { file, shown, entries: read.data.findings, placeOf: read.placeOf, findings: [] };
}

/** Path of a finding's file from the folder of a baseline, with `/`. */
export function fileFrom({ file }: Baseline): (shown: string) => string {
  return (shown) =>
    shown === '-' ? shown : path.relative(path.dirname(file), path.resolve(shown)).split(path.sep).join('/');
}

/** What is said of entries that are found no more, or less often. */
export function goneFindings(baseline: Baseline, gone: BaselineComparison['gone']): Finding[] {
  return gone.map(({ index, entry: { check, alert, file, count }, found }) => {
    const what = `\`${check}\`${alert === undefined ? '' : ` of \`${alert}\``} in \`${file}\``;
    return {
      id: 'rules/baseline-outdated',
      level: 'note',
      message:
        found === 0
          ? `${what} is not found any more.`
          : `${what} is found ${counted(found, 'time')}, where the baseline has ${count}.`,
      hint: 'Take it out: give `--prune-baseline` to the same command.',
      at: baseline.placeOf(['findings', index]),
    };
  });
}

/**
 * Writes a baseline anew: with all that is found now, or only without what is gone. Entries about what this run has not looked
 * at stay.
 *
 * @returns How many findings it holds.
 */
export function rewriteBaseline(
  baseline: Baseline,
  judged: readonly Finding[],
  { gone, isJudged }: { gone: BaselineComparison['gone']; isJudged: (entry: KnownFinding) => boolean },
  which: 'write' | 'prune',
): number {
  const fileOf = fileFrom(baseline);
  const entries =
    which === 'prune'
      ? withoutGone(baseline.entries, gone)
      : [...baseline.entries.filter((entry) => !isJudged(entry)), ...entriesFor(judged, ({ at }) => fileOf(at.file))];
  const before = existsSync(baseline.file) ? readOrdinaryFile(baseline.file) : undefined;
  writeUserFiles([
    {
      file: baseline.file,
      content: formatBaseline(inOrder(entries)),
      before: before === undefined ? 'nothing' : 'bytes' in before ? before.bytes : 'anything',
    },
  ]);
  return entries.reduce((sum, { count }) => sum + count, 0);
}
