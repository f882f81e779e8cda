import path from 'node:path';
import { compareSites } from '../../model/diff/compare.ts';
import { diffHtml } from '../../outputs/diff-html.ts';
import { diffJson } from '../../outputs/diff-json.ts';
import { diffMarkdown, longestComment } from '../../outputs/diff-markdown.ts';
import { isHarmful, type DiffReport } from '../../outputs/diff-report.ts';
import { openSide, type Side } from './diff-sides.ts';
import { exitCodes, UsageError, type ExitCode } from '../exit.ts';
import { oneOf, readOptions } from '../options.ts';
import { todayFrom } from '../settings.ts';
import { print } from '../terminal.ts';
import { writeUserFiles } from '../user-files.ts';

export const help = `alertbook diff OLD [NEW]

What a change does for people on call: alert links that die or move, commands, contacts, severities, objectives with their
error budgets, recovery, maintenance, pages, reviews and problems. What did not change is not in it.

OLD and NEW are each a content folder, a built site, or a revision of the repository that the content lies in. NEW is the
content as it lies in the folder now, when it is left out: \`alertbook diff main\` tells what your branch does.

  --content DIR     content folder that revisions are asked for, and NEW when it is left out (content)
  --format F        markdown (for a comment), json (for tools) or html (a page of its own)
  --out FILE        writes the report there
  --limit N         most characters of Markdown (${longestComment}, what a comment on GitHub holds)
  --preview URL     where the new side can be looked at: names in the Markdown lead there
  --full URL        where the whole report is, for when the Markdown is cut
  --site URL        public address of both sides, when it is not where site.yaml says
  --today DAY       day that reviews are judged by
  --strict          exit 1 when a link of an alert dies, an alert loses its runbook, or an error is new

Exit 0 when both sides could be compared, also where files of one cannot be read: the report names them.
`;

const formats = ['markdown', 'json', 'html'] as const;

/** `alertbook diff`: what a change of the content does for its readers. */
export async function run(args: string[]): Promise<ExitCode> {
  const { values, positionals } = readOptions(args, {
    content: { type: 'string', default: 'content' },
    format: { type: 'string', default: 'markdown' },
    out: { type: 'string' },
    limit: { type: 'string', default: String(longestComment) },
    preview: { type: 'string' },
    full: { type: 'string' },
    site: { type: 'string' },
    today: { type: 'string' },
    strict: { type: 'boolean', default: false },
  });
  const format = oneOf('format', values.format, formats);
  const limit = Number(values.limit);
  if (!Number.isInteger(limit) || limit < 2000)
    throw new UsageError(`\`--limit ${values.limit}\`: expected a number of characters from 2000 on.`);
  for (const name of ['preview', 'full'] as const) refuseNoAddress(name, values[name]);
  const [oldName, newName = values.content, ...more] = positionals;
  if (oldName === undefined || more.length > 0)
    throw new UsageError(
      '`alertbook diff` takes one or two sides, such as `alertbook diff main`: `alertbook diff --help` says more.',
    );
  const report = await compareSides(oldName, newName, { ...values, today: todayFrom(values.today) });
  const { preview, full } = values;
  const text = {
    markdown: () => diffMarkdown(report, { limit, preview, full }),
    json: () => diffJson(report),
    html: () => diffHtml(report, preview),
  }[format]();
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

function refuseNoAddress(name: string, value: string | undefined): void {
  if (value !== undefined && !(URL.canParse(value) && /^https?:/.test(value)))
    throw new UsageError(`\`--${name} ${value}\`: expected an address such as https://preview.example.com/pr-123/.`);
}
