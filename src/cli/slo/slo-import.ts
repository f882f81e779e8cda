import path from 'node:path';
import { importObjectives } from '../../importers/slo/import-objectives.ts';
import type { SpecificationFile } from '../../importers/slo/specification.ts';
import type { ObjectiveFields } from '../../importers/slo/objective-draft.ts';
import { yamlText } from '../../importers/write/new-file.ts';
import type { Catalogue } from '../../model/catalogue/catalogue.ts';
import { counted } from '../../model/text/counted.ts';
import { summary } from '../../outputs/findings.ts';
import { decodeText } from '../../readers/decode-text.ts';
import { readFolder } from '../../workspace/read-folder.ts';
import { readOrdinaryFile } from '../../workspace/read-file.ts';
import { shownPath } from '../../workspace/shown-path.ts';
import type { Given } from '../command.ts';
import { exitCodes, UsageError, type ExitCode } from '../exit.ts';
import { existingFolder } from '../options.ts';
import { printFindings } from '../print-findings.ts';
import { say } from '../terminal.ts';
import { filesIn, writeUserFiles } from '../user-files.ts';
import type { sloImportOptions } from './slo-commands.ts';

/** `alertbook slo import`: files of objectives, one for each service, all of them or none. */
export function run({ values, operands }: Given<typeof sloImportOptions>): ExitCode {
  const folder = existingFolder(values.content);
  const catalogue = readFolder(folder);
  const { byService, findings } = importObjectives(
    [...new Set(operands.map((name) => path.resolve(name)))].map(readSpecification),
    values.service,
  );
  const places = [...byService].map(([service, objectives]) => ({
    file: placeFor(service, objectives, catalogue),
    text: yamlText({ objectives }),
  }));
  const files = new Map(places.map(({ file, text }) => [file, text]));
  const names = values['dry-run']
    ? [...files.keys()].map((file) => shownPath(path.join(folder, file)))
    : writeUserFiles(filesIn(folder, files));
  printFindings(findings);
  if (findings.length > 0) say('');
  for (const name of names) say(`${values['dry-run'] ? 'would write' : 'wrote'} ${name}`);
  const count = [...byService.values()].flat().length;
  say(`${counted(count, 'objective')} from ${counted(operands.length, 'file')}. To decide: ${summary(findings)}.`);
  return findings.some(({ level }) => level === 'error') ? exitCodes.problems : exitCodes.ok;
}

function readSpecification(file: string): SpecificationFile {
  const shown = shownPath(file);
  const read = readOrdinaryFile(file);
  if ('problem' in read) throw new UsageError(`The file \`${shown}\` ${read.problem.what}. ${read.problem.hint}`);
  const decoded = decodeText(read.bytes, shown);
  if ('problem' in decoded) throw new UsageError(`\`${shown}\`: ${decoded.problem.message} ${decoded.problem.hint}`);
  return { shown, text: decoded.text };
}

/** Path of the file of a service's objectives. @throws UsageError where there is no such service, or such a file already. */
function placeFor(service: string | undefined, objectives: readonly ObjectiveFields[], catalogue: Catalogue): string {
  const named = `\`${objectives[0]!.name}\``;
  if (service === undefined)
    throw new UsageError(`The service of ${named} is not known: name it with \`--service ID\`. Nothing was written.`);
  const { documents, broken } = catalogue;
  if (!documents.service.has(service) && !broken.some(({ type, id }) => type === 'service' && id === service))
    throw new UsageError(
      `The service \`${service}\` of ${named} has no file: run \`alertbook new service ${service}\` first, or name another one with \`--service ID\`. Nothing was written.`,
    );
  const existing = documents.slo.get(service) ?? broken.find(({ type, id }) => type === 'slo' && id === service);
  if (existing)
    throw new UsageError(
      `\`${existing.file}\` is there already, and is not overwritten: move it away, import, and put its objectives back. Nothing was written.`,
    );
  return `slos/${service}.yaml`;
}
