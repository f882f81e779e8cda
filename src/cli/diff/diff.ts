import path from 'node:path';
import { compareSites } from '../../model/diff/compare.ts';
import { diffHtml } from '../../outputs/diff-html.ts';
import { diffJson } from '../../outputs/diff-json.ts';
import { diffMarkdown } from '../../outputs/diff-markdown.ts';
import { isHarmful, type DiffReport } from '../../outputs/diff-report.ts';
import type { Given } from '../command.ts';
import type { diffOptions } from './diff-command.ts';
import { openSide, type Side } from './diff-sides.ts';
import { exitCodes, type ExitCode } from '../exit.ts';
import { todayFrom } from '../settings.ts';
import { print } from '../terminal.ts';
import { writeUserFiles } from '../user-files.ts';

/** `alertbook diff`: what a change of the content does for its readers. */
export async function run({ values, operands }: Given<typeof diffOptions>): Promise<ExitCode> {
  const [oldName, newName = values.content] = operands as [string, string?];
  const report = await compareSides(oldName, newName, { ...values, today: todayFrom(values.today) });
  const { preview, full } = values;
  const text = {
    markdown: () => diffMarkdown(report, { limit: Number(values.limit), preview, full }),
    json: () => diffJson(report),
    html: () => diffHtml(report, preview),
  }[values.format]();
  if (values.out === undefined) print(text);
  else writeUserFiles([{ file: path.resolve(values.out), content: text, before: 'anything' }]);
  return values.strict && report.changes.some(isHarmful) ? exitCodes.problems : exitCodes.ok;
}

/** Reads both sides and compares them. @throws UsageError for a side that cannot be read. */
export async function compareSides(
  oldName: string,
  newName: string,
  context: { content: string; today: string; site?: string | undefined },
): Promise<DiffReport> {
  const old = await openSide(oldName, 'old', context);
  const now = await openSide(newName, 'new', context);
  const { changes, notes } = compareSites(old.state, now.state);
  return { old: sideName(old), new: sideName(now), changes, notes: [...old.notes, ...now.notes, ...notes] };
}

function sideName({ kind, name, detail }: Side) {
  return { kind, name, detail };
}
