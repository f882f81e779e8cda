import { existsSync } from 'node:fs';
import path from 'node:path';
import { starterContent } from '../../importers/write/starter-content.ts';
import { titleFrom } from '../../importers/write/names.ts';
import { editorFiles, editorFolder } from '../../workspace/editor-files.ts';
import { packageRoot } from '../../workspace/package-folders.ts';
import { shownPath } from '../../workspace/shown-path.ts';
import { publishedOf } from '../../model/site/dead-addresses.ts';
import { unrecorded } from '../../model/site/ledger.ts';
import { summary } from '../../outputs/findings.ts';
import { formatLedger } from '../../outputs/ledger.ts';
import { readCatalogue } from '../../readers/content/read-catalogue.ts';
import type { Given } from '../command.ts';
import { exitCodes, UsageError, type ExitCode } from '../exit.ts';
import { surroundings } from './init-files.ts';
import { checkContent } from '../check-content.ts';
import type { initOptions } from './init-command.ts';
import { todayFrom } from '../settings.ts';
import { printFindings } from '../print-findings.ts';
import { say } from '../terminal.ts';
import { filesIn, writeUserFiles } from '../user-files.ts';

/** `alertbook init`: a site to begin with. */
export function run({ values, operands }: Given<typeof initOptions>): ExitCode {
  const folder = path.resolve(operands[0] ?? '.');
  const program = values.program ?? `file:${path.relative(folder, packageRoot).split(path.sep).join('/')}`;
  const starter = {
    name: values.name?.trim() || `${titleFrom(values.service)} on call`,
    site: values.site,
    service: values.service,
    team: values.team,
  };
  const content = new Map(starterContent(starter).map(({ path: below, text }) => [below, text]));
  const catalogue = readCatalogue(
    [...content].toSorted().map(([below, text]) => ({ path: below, bytes: new TextEncoder().encode(text) })),
    { shownAs: shownPath(path.join(folder, 'content')) },
  );
  const addresses = unrecorded(new Map(), publishedOf(catalogue));
  content.set(
    'urls.lock',
    formatLedger(addresses.map((address) => ({ address, leadsTo: undefined, retired: undefined }))),
  );
  const files = new Map([
    ...surroundings(starter, program),
    ...[...content].map(([below, text]): [string, string] => [`content/${below}`, text]),
  ]);
  refuseExisting(folder, [...files.keys()]);
  const forEditors = [...editorFiles(path.join(folder, 'content'), catalogue)].map(([name, text]) => ({
    file: path.join(folder, editorFolder, name),
    content: text,
    before: 'anything' as const,
    within: folder,
  }));
  const written = writeUserFiles([...filesIn(folder, files), ...forEditors]).slice(0, files.size);
  return report(folder, written, values.program === undefined);
}

/** @throws UsageError when one of the files, or other content, is there already. */
function refuseExisting(folder: string, files: readonly string[]): void {
  const there = [...files, 'content'].filter((file) => existsSync(path.join(folder, file)));
  if (there.length > 0)
    throw new UsageError(
      `\`${shownPath(folder)}\` has ${there
        .slice(0, 3)
        .map((file) => `\`${file}\``)
        .join(', ')} already, and nothing that exists is overwritten: name an empty folder.`,
    );
}

/** Says what was written, and what the checks make of it. */
function report(folder: string, written: readonly string[], isLocal: boolean): ExitCode {
  const { findings, hasErrors } = checkContent(path.join(folder, 'content'), todayFrom(undefined));
  say(...written.map((name) => `wrote ${name}`));
  say(`Wrote ${written.length} files into ${shownPath(folder)}: ${summary(findings)}.`, '');
  printFindings(findings);
  if (findings.length > 0) say('');
  say('Next: `alertbook dev` shows the site while you write, `alertbook build` makes it.');
  if (isLocal) say('package.json names this program by its path: write where CI finds it, or use `--program`.');
  return hasErrors ? exitCodes.problems : exitCodes.ok;
}
