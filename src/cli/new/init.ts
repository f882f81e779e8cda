import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { starterContent, type Starter } from '../../importers/write/starter-content.ts';
import { titleFrom } from '../../importers/write/names.ts';
import type { Catalogue } from '../../model/catalogue/catalogue.ts';
import { filesBelow } from '../../workspace/content-folder.ts';
import { editorFiles, editorFolder } from '../../workspace/editor-files.ts';
import { packageRoot, packageVersion } from '../../workspace/package-folders.ts';
import { repositoryAround } from '../../workspace/repository-path.ts';
import { shownPath } from '../../workspace/shown-path.ts';
import { publishedOf } from '../../model/site/dead-addresses.ts';
import { unrecorded } from '../../model/site/ledger.ts';
import { counted } from '../../model/text/counted.ts';
import { summary } from '../../outputs/findings.ts';
import { formatLedger } from '../../outputs/ledger.ts';
import { readCatalogue } from '../../readers/content/read-catalogue.ts';
import type { Given } from '../command.ts';
import { exitCodes, UsageError, type ExitCode } from '../exit.ts';
import { surroundings } from './init-files.ts';
import type { FileToHave } from './init-merge.ts';
import { checkContent } from '../check-content.ts';
import type { initOptions } from './init-command.ts';
import { todayFrom } from '../settings.ts';
import { printFindings } from '../print-findings.ts';
import { say } from '../terminal.ts';
import { filesIn, writeUserFiles, type FileToWrite } from '../user-files.ts';

/** What becomes of one file. */
interface Step {
  /** Path as messages show it. */
  shown: string;
  /** Undefined where the file stays as it is. */
  write: FileToWrite | undefined;
  added: readonly string[];
  /** What its owner may add by hand. */
  left: readonly string[];
}

/** `alertbook init`: a site to begin with, beside what is there. */
export async function run({ values, operands }: Given<typeof initOptions>): Promise<ExitCode> {
  const folder = path.resolve(operands[0] ?? '.');
  refuseFile(folder);
  const content = path.join(folder, 'content');
  const program = values.program ?? ownSpec(folder);
  const starter = {
    name: values.name?.trim() || `${titleFrom(values.service)} on call`,
    site: values.site,
    service: values.service,
    team: values.team,
  };
  const root = repositoryAround(folder) ?? folder;
  const below = path.relative(root, folder).split(path.sep).join('/');
  const steps = surroundings(starter, program, { folder, root, below }).map(stepFor);
  const isNew = isEmpty(content);
  const own = isNew ? newContent(starter, folder) : { files: [], forEditors: [] };
  const writes = [...steps.flatMap(({ write }) => write ?? []), ...own.files];
  const written = writeUserFiles([...writes, ...own.forEditors]).slice(0, writes.length);
  const isLocal = program.startsWith('file:') && values.program === undefined;
  return await report({ folder, steps, written, isNew, isLocal });
}

/** What npm is to install: this version where it came from a registry, else this folder. */
function ownSpec(folder: string): string {
  const isInstalled = packageRoot.split(path.sep).includes('node_modules');
  return isInstalled ? `^${packageVersion()}` : `file:${path.relative(folder, packageRoot).split(path.sep).join('/')}`;
}

/** @throws UsageError where a file is in the place of a folder. */
function refuseFile(folder: string): void {
  for (const place of [folder, path.join(folder, 'content')])
    if (statSync(place, { throwIfNoEntry: false })?.isDirectory() === false)
      throw new UsageError(`\`${shownPath(place)}\` is not a folder: name another one, or rename it.`);
}

/** Whether a content folder is not there, or holds nothing. */
function isEmpty(content: string): boolean {
  return !existsSync(content) || filesBelow(content).next().done === true;
}

function stepFor({ file, within, text }: FileToHave): Step {
  const bytes = existsSync(file) ? readFileSync(file) : undefined;
  const merged = text(bytes?.toString());
  const write =
    merged.text === undefined
      ? undefined
      : { file, within, content: merged.text, before: bytes ?? ('nothing' as const) };
  return { shown: shownPath(file), write, added: merged.added ?? [], left: merged.left ?? [] };
}

/** The starter's content with its ledger, and the schemas that editors look for. */
function newContent(starter: Starter, folder: string): { files: FileToWrite[]; forEditors: FileToWrite[] } {
  const texts = new Map(starterContent(starter).map(({ path: below, text }) => [below, text]));
  const content = path.join(folder, 'content');
  const catalogue = readCatalogue(
    [...texts].toSorted().map(([below, text]) => ({ path: below, bytes: new TextEncoder().encode(text) })),
    { shownAs: shownPath(content) },
  );
  texts.set('urls.lock', ledgerOf(catalogue));
  const files = filesIn(content, texts).map((file) => ({ ...file, within: folder }));
  const forEditors = [...editorFiles(content, catalogue)].map(([name, text]) => ({
    file: path.join(folder, editorFolder, name),
    content: text,
    before: 'anything' as const,
    within: folder,
  }));
  return { files, forEditors };
}

function ledgerOf(catalogue: Catalogue): string {
  const addresses = unrecorded(new Map(), publishedOf(catalogue));
  return formatLedger(addresses.map((address) => ({ address, leadsTo: undefined, retired: undefined })));
}

/** Says what became of each file, and what the checks make of the content. */
async function report({
  folder,
  steps,
  written,
  isNew,
  isLocal,
}: {
  folder: string;
  steps: readonly Step[];
  written: readonly string[];
  isNew: boolean;
  isLocal: boolean;
}): Promise<ExitCode> {
  const { findings, hasErrors } = await checkContent(path.join(folder, 'content'), todayFrom(undefined));
  const named = new Set(steps.map(({ shown }) => shown));
  say(
    ...steps.flatMap(wordsFor),
    ...(isNew ? [] : [`left ${shownPath(path.join(folder, 'content'))}/ as it is`]),
    ...written.filter((name) => !named.has(name)).map((name) => `wrote ${name}`),
  );
  const count = written.length === 0 ? 'Wrote nothing new' : `Wrote ${counted(written.length, 'file')}`;
  say(`${count} into ${shownPath(folder)}: ${summary(findings)}.`, '');
  if (isNew) {
    printFindings(findings);
    if (findings.length > 0) say('');
  }
  say('Next: `npx alertbook dev` shows the site while you write, `npx alertbook build` makes it.');
  const isNamed = steps.some(({ shown, write }) => write && path.basename(shown) === 'package.json');
  if (isLocal && isNamed)
    say('package.json names this program by its path: write where CI finds it, or use `--program`.');
  return isNew && hasErrors ? exitCodes.problems : exitCodes.ok;
}

function wordsFor({ shown, write, added, left }: Step): string[] {
  const what = !write
    ? `left ${shown} as it is`
    : added.length === 0
      ? `wrote ${shown}`
      : `added to ${shown}: ${added.join(', ')}`;
  return [what, ...left.map((hint) => `  you may add ${hint}`)];
}
