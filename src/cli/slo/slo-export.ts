import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Catalogue } from '../../model/catalogue/catalogue.ts';
import type { Document } from '../../model/catalogue/document.ts';
import { nearest } from '../../model/text/nearest.ts';
import { counted } from '../../model/text/counted.ts';
import { summary } from '../../outputs/findings.ts';
import { exportObjectives, type ExportedFile } from '../../outputs/slo/export-objectives.ts';
import { readFolder } from '../../workspace/read-folder.ts';
import { shownPath } from '../../workspace/shown-path.ts';
import type { Given } from '../command.ts';
import { exitCodes, UsageError, type ExitCode } from '../exit.ts';
import { existingFolder } from '../options.ts';
import { printFindingsAside } from '../print-findings.ts';
import { print, sayAside } from '../terminal.ts';
import { writeUserFiles, type FileToWrite } from '../user-files.ts';
import type { sloExportOptions } from './slo-commands.ts';

/** `alertbook slo export`: objectives as files of another program, on standard output or in a folder. */
export function run({ values, operands }: Given<typeof sloExportOptions>): ExitCode {
  if (values.format === undefined)
    throw new UsageError(
      'Say which program the files are for: `--format openslo`, `--format sloth` or `--format pyrra`.',
    );
  const catalogue = readFolder(existingFolder(values.content));
  const { files, findings } = exportObjectives(documentsOf(operands, catalogue), values.format);
  printFindingsAside(findings);
  if (findings.length > 0) sayAside('');
  if (values.out === undefined) print(files.map(({ text }) => text).join('---\n'));
  else for (const name of writeUserFiles(filesFor(values.out, files))) sayAside(`wrote ${name}`);
  const count = files.reduce((sum, { objectives }) => sum + objectives, 0);
  sayAside(`${counted(count, 'objective')} in ${counted(files.length, 'file')}. Found: ${summary(findings)}.`);
  return findings.some(({ level }) => level === 'error') ? exitCodes.problems : exitCodes.ok;
}

/** Objectives of some services, or of all. @throws UsageError where a service has none, or where they cannot be read. */
function documentsOf(services: readonly string[], { documents, broken }: Catalogue): Document<'slo'>[] {
  const unreadable = broken.filter(
    ({ type, id }) => type === 'slo' && (services.length === 0 || services.includes(id)),
  );
  if (unreadable.length > 0)
    throw new UsageError(
      `\`${unreadable[0]!.file}\` cannot be read: run \`alertbook check\` first. Nothing was written.`,
    );
  if (services.length === 0) return [...documents.slo.values()];
  return services.map((service) => {
    const document = documents.slo.get(service);
    if (document) return document;
    const near = nearest(service, [...documents.slo.keys()]);
    const hint =
      near === undefined
        ? 'Objectives are in `slos/<service>.yaml` of the content folder.'
        : `Did you mean \`${near}\`?`;
    throw new UsageError(`The service \`${service}\` has no objectives. ${hint} Nothing was written.`);
  });
}

/** Files of a folder; those that say it already stay as they are. @throws UsageError where another file has the name of one. */
function filesFor(folder: string, files: readonly ExportedFile[]): FileToWrite[] {
  return files.map(({ name, text }) => {
    const file = path.join(path.resolve(folder), name);
    const there = existing(file);
    if (there !== undefined && there !== text)
      throw new UsageError(
        `\`${shownPath(file)}\` is there already and says something else: delete it, or write into another folder. Nothing was written.`,
      );
    const before = there === undefined ? 'nothing' : Buffer.from(there);
    return { file, content: text, before, within: path.resolve(folder) };
  });
}

function existing(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}
