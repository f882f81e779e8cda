import { exitCodes, UsageError, type ExitCode } from '../exit.ts';
import { planImport } from './import-plan.ts';
import { readOptions } from '../options.ts';
import { countsLines, importReport } from '../../outputs/import-report.ts';
import { reportFile } from './import-report-file.ts';
import { printFindings } from '../print-findings.ts';
import { say, sayAside } from '../terminal.ts';
import { filesIn, writeUserFiles } from '../user-files.ts';

export const help = `alertbook import PATH… [--content DIR] [--dry-run]

Brings Markdown in: a folder of runbooks, or a file such as OPERATIONS.md whose objectives, severities, contacts,
escalations, windows and recovery targets become typed content. Sources are never changed, nothing that exists is
overwritten, and the content folder is written whole or not at all.

  --content DIR     content folder to write, or to add to; content/ when left out
  --service ID      service that all of it belongs to; told by folders and titles when left out
  --team ID         team that owns new services; on-call when left out
  --site URL        public address of the site, for a new content folder
  --parameters      writes $NAMESPACE, <pod-name> and the like in commands as parameters
  --encoding NAME   encoding of files that are not UTF-8, such as windows-1252
  --report FILE     where every line went and what is to be decided; import-report.md when left out
  --dry-run         says what would be written, and writes nothing
`;

/** `alertbook import`: Markdown becomes content. */
export function run(args: string[]): ExitCode {
  const { values, positionals } = readOptions(args, {
    content: { type: 'string', default: 'content' },
    service: { type: 'string' },
    team: { type: 'string', default: 'on-call' },
    site: { type: 'string' },
    parameters: { type: 'boolean', default: false },
    encoding: { type: 'string' },
    report: { type: 'string' },
    'dry-run': { type: 'boolean', default: false },
  });
  if (positionals.length === 0)
    throw new UsageError(
      'Nothing to import was named: `alertbook import docs/runbooks`, or `alertbook import OPERATIONS.md`.',
    );
  const isDry = values['dry-run'];
  const plan = planImport(positionals, { ...values, writesParameters: values.parameters });
  if (plan.refused.length > 0) {
    printFindings(plan.refused);
    sayAside('', 'Nothing was written.');
    return exitCodes.problems;
  }
  const errors = plan.report.findings.filter(({ level }) => level === 'error');
  printFindings(isDry ? plan.report.findings : errors);
  if (errors.length > 0) say('');
  const report = isDry && values.report === undefined ? [] : [reportFile(importReport(plan.report), values.report)];
  const contents = isDry ? [] : filesIn(plan.folder, plan.contents);
  const written = writeUserFiles([...contents, ...report]);
  if (isDry) plan.report.written.forEach((file) => say(`would write ${plan.report.content}/${file}`));
  say(...written.slice(0, contents.length).map((name) => `wrote ${name}`));
  say(...countsLines(plan.report));
  if (report.length > 0) say(`The whole report is in ${written.at(-1)}.`);
  if (isDry) say('Nothing was written: this was a dry run.');
  return errors.length > 0 ? exitCodes.problems : exitCodes.ok;
}
