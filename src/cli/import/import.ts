import type { Given } from '../command.ts';
import { exitCodes, type ExitCode } from '../exit.ts';
import { planImport, readOwners } from './import-plan.ts';
import type { importOptions } from './import-command.ts';
import { countsLines, importReport } from '../../outputs/import-report.ts';
import { reportFile } from './import-report-file.ts';
import { printFindings } from '../print-findings.ts';
import { say, sayAside } from '../terminal.ts';
import { filesIn, writeUserFiles } from '../user-files.ts';

/** `alertbook import`: Markdown becomes content. */
export async function run({ values, operands }: Given<typeof importOptions>): Promise<ExitCode> {
  const isDry = values['dry-run'];
  const plan = await planImport(operands, {
    ...values,
    publishedAt: values['published-at'],
    writesParameters: values.parameters,
    owners: values.owners === undefined ? undefined : readOwners(values.owners),
  });
  if (plan.refused.length > 0) {
    printFindings(plan.refused);
    sayAside('', 'Nothing was written.');
    return exitCodes.problems;
  }
  const errors = plan.report.findings.filter(({ level }) => level === 'error');
  const shown = isDry ? plan.report.findings : errors;
  printFindings(shown);
  if (shown.length > 0) say('');
  const report = isDry && values.report === undefined ? [] : [reportFile(importReport(plan.report), values.report)];
  const contents = isDry ? [] : [...filesIn(plan.folder, plan.contents), ...(plan.ledger ? [plan.ledger] : [])];
  const written = writeUserFiles([...contents, ...report]);
  if (isDry) plan.report.written.forEach((file) => say(`would write ${plan.report.content}/${file}`));
  say(...written.slice(0, contents.length).map((name) => `wrote ${name}`));
  say(...countsLines(plan.report));
  if (report.length > 0) say(`The whole report is in ${written.at(-1)}.`);
  if (isDry) say('Nothing was written: this was a dry run.');
  return errors.length > 0 ? exitCodes.problems : exitCodes.ok;
}
