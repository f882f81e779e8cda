import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { prepareChecks, runChecks } from '../../checks/registry.ts';
import { rootOfOwners, type CodeOwners } from '../../importers/services/code-owners.ts';
import { importServices, type ServiceCatalogue } from '../../importers/services/import-services.ts';
import type { SpecificationFile } from '../../importers/slo/specification.ts';
import { decodeText } from '../../readers/decode-text.ts';
import { importGuide } from '../../importers/guide/import-guide.ts';
import { oldSiteOf } from '../../importers/tree/former-addresses.ts';
import { importTree, type Imported, type ImportOptions } from '../../importers/tree/import-tree.ts';
import type { SourceFile } from '../../importers/source/source.ts';
import { filesBelow } from '../../workspace/content-folder.ts';
import { readOrdinaryFile } from '../../workspace/read-file.ts';
import { todayIn } from '../../publish/settings.ts';
import { shownPath } from '../../workspace/shown-path.ts';
import { inReadingOrder, type Finding } from '../../model/audit/finding.ts';
import type { ImportReport } from '../../outputs/import-report.ts';
import { readCatalogue, type EntryProblem, type FolderEntry } from '../../readers/content/read-catalogue.ts';
import type { LedgerEntry } from '../../model/site/ledger.ts';
import { readLedgerBytes } from '../../readers/content/read-ledger.ts';
import { formatLedger } from '../../outputs/ledger.ts';
import { asciiDocCommand, isAsciiDoc } from '../../importers/source/bad-source.ts';
import { UsageError } from '../exit.ts';
import type { FileToWrite } from '../user-files.ts';
import { existingFolder } from '../options.ts';

export interface ImportFlags extends Pick<
  ImportOptions,
  'service' | 'team' | 'site' | 'encoding' | 'publishedAt' | 'writesParameters' | 'owners'
> {
  content: string;
  /** Catalogue that the files are of; Markdown if undefined. */
  from: ServiceCatalogue | undefined;
}

/** What an import would do. Nothing is written yet. */
export interface ImportPlan {
  /** Absolute path of the content folder. */
  folder: string;
  /** What to write, by path below it. */
  contents: Map<string, string | Uint8Array>;
  /** The ledger with old addresses of what was imported, where there are any. */
  ledger: FileToWrite | undefined;
  report: ImportReport;
  /** Why nothing may be written, if anything forbids it. */
  refused: Finding[];
}

/** Reads sources, and plans the content that they become. @throws UsageError for what cannot be read. */
export async function planImport(names: readonly string[], flags: ImportFlags): Promise<ImportPlan> {
  refuseEncoding(flags.encoding);
  const folder = path.resolve(flags.content);
  const content = shownPath(folder);
  const options = { ...flags, shownAs: content };
  const imports =
    flags.from === undefined
      ? names.map((name) => importOne(name, folder, options))
      : [
          importServices(
            names.flatMap((name) => catalogueFiles(name)),
            flags.from,
            options,
          ),
        ];
  const plan: ImportPlan = {
    folder,
    contents: new Map(),
    ledger: undefined,
    refused: imports.flatMap(({ refused }) => refused),
    report: {
      content,
      written: [],
      kept: [],
      findings: [],
      accounts: imports.flatMap(({ accounts }) => accounts),
      leftAlone: imports.flatMap(({ leftAlone }) => leftAlone),
    },
  };
  const there = existsSync(folder) ? [...filesBelow(existingFolder(flags.content))] : [];
  const kept = addContents(plan, imports, there);
  plan.ledger = withFormer(folder, new Map(imports.flatMap(({ former }) => [...(former ?? [])])));
  const ofKept = (finding: Finding): boolean => kept.some((file) => finding.at.file === `${content}/${file}`);
  // Several folders share their settings and teams, with what there is to say about them.
  const found = new Map(
    imports
      .flatMap(({ findings }) => findings)
      .filter((finding) => !ofKept(finding))
      .map((finding) => [JSON.stringify(finding), finding]),
  );
  const all = [...found.values(), ...unmappedHost(flags, content, kept), ...(await judge(plan, there))];
  const findings = plan.refused.length > 0 ? [] : inReadingOrder(all);
  const written = [...plan.contents.keys(), ...(plan.ledger ? ['urls.lock'] : [])].toSorted();
  return { ...plan, report: { ...plan.report, written, kept, findings } };
}

/** Settings that were there already do not know the host of the old site: rules still link to it. */
function unmappedHost({ publishedAt, content }: ImportFlags, shown: string, kept: readonly string[]): Finding[] {
  const host = publishedAt === undefined ? undefined : oldSiteOf(publishedAt).host;
  const settings = kept.find((file) => /^site\.ya?ml$/.test(file));
  if (host === undefined || settings === undefined) return [];
  const read = readOrdinaryFile(path.join(path.resolve(content), settings));
  if ('bytes' in read && new TextDecoder().decode(read.bytes).toLowerCase().includes(`${host}/`)) return [];
  return [
    {
      id: 'import/link-prefix',
      level: 'warning',
      message: `Rules that link to \`${host}/\` are not judged yet: this file was there before, and does not name that host.`,
      hint: `Write \`${host}/: /\` below \`linkPrefixes:\`.`,
      at: { file: `${shown}/${settings}`, line: 1, column: 1 },
    },
  ];
}

function refuseEncoding(encoding: string | undefined): void {
  if (encoding === undefined) return;
  try {
    new TextDecoder(encoding);
  } catch {
    throw new UsageError(`\`--encoding ${encoding}\`: expected the name of an encoding, such as windows-1252.`);
  }
}

function importOne(name: string, folder: string, options: ImportOptions): Imported {
  const root = path.resolve(name);
  const stats = statSync(root, { throwIfNoEntry: false });
  if (!stats) throw new UsageError(`There is no file or folder \`${name}\`: correct its name.`);
  if (`${folder}${path.sep}`.startsWith(`${root}${path.sep}`) && existsSync(folder))
    throw new UsageError(
      `\`${name}\` holds the content folder \`${shownPath(folder)}\`: name another one with \`--content\`.`,
    );
  const imported = stats.isDirectory() ? importFolder(root, options) : importGuide(readSourceFile(root), options);
  if (imported.accounts.length === 0 && imported.refused.length === 0) {
    const isOther = imported.leftAlone.some(isAsciiDoc);
    const advice = isOther ? `AsciiDoc is not read. ${asciiDocCommand}` : 'expected files that end in `.md`.';
    throw new UsageError(`\`${name}\` holds no Markdown: ${advice}`);
  }
  return imported;
}

/** Files of a catalogue: those that were named, and in folders those that are called as its files are. @throws UsageError */
function catalogueFiles(name: string): SpecificationFile[] {
  const root = path.resolve(name);
  const stats = statSync(root, { throwIfNoEntry: false });
  if (!stats) throw new UsageError(`There is no file or folder \`${name}\`: correct its name.`);
  if (!stats.isDirectory()) return [specificationOf(name, shownPath(root), readSourceFile(root).bytes)];
  const found = [...filesBelow(root, { isSkipped: (one) => path.posix.basename(one) === 'node_modules' })].flatMap(
    (entry) =>
      'bytes' in entry && /(?:^|\/)(?:catalog-info|(?:service|entity)\.datadog)[\w.-]*\.ya?ml$/i.test(entry.path)
        ? [specificationOf(name, shownPath(path.join(root, entry.path)), entry.bytes)]
        : [],
  );
  if (found.length > 0) return found;
  throw new UsageError(
    `\`${name}\` holds no file called \`catalog-info.yaml\`, \`service.datadog.yaml\` or \`entity.datadog.yaml\`: name its files.`,
  );
}

function specificationOf(name: string, shown: string, bytes: Uint8Array): SpecificationFile {
  const decoded = decodeText(bytes, name);
  if ('text' in decoded) return { shown, text: decoded.text };
  throw new UsageError(`\`${shown}\`: ${decoded.problem.message} ${decoded.problem.hint}`);
}

/** The file that says who owns what. @throws UsageError for one that cannot be read. */
export function readOwners(name: string): CodeOwners {
  const file = path.resolve(name);
  const { text } = specificationOf(name, shownPath(file), readSourceFile(file).bytes);
  return { root: rootOfOwners(file.split(path.sep).join('/')), text };
}

/** Imports the files of a folder, but for what npm has put there. One that cannot be read forbids the import. */
function importFolder(root: string, options: ImportOptions): Imported {
  const isSkipped = (folder: string): boolean => path.posix.basename(folder) === 'node_modules';
  const files: SourceFile[] = [];
  const refused: Finding[] = [];
  for (const entry of filesBelow(root, { isSkipped })) {
    const shown = shownPath(path.join(root, entry.path));
    if ('bytes' in entry) files.push({ path: entry.path, shown, bytes: entry.bytes });
    else refused.push(unreadableSource(shown, entry.problem));
  }
  const imported = importTree({ name: path.basename(root), folder: root.split(path.sep).join('/'), files }, options);
  return { ...imported, refused: [...refused, ...imported.refused] };
}

function unreadableSource(file: string, { of: what, ...problem }: EntryProblem): Finding {
  return {
    id: 'import/unreadable',
    level: 'error',
    message: `The ${what} ${problem.what}.`,
    hint: `${problem.hint} Or move it out of the folder.`,
    at: { file, line: 1, column: 1 },
  };
}

/** @throws UsageError for what cannot be read. */
function readSourceFile(file: string): SourceFile {
  const read = readOrdinaryFile(file);
  if ('bytes' in read) return { path: path.basename(file), shown: shownPath(file), bytes: read.bytes };
  throw new UsageError(`${shownPath(file)} ${read.problem.what}. ${read.problem.hint}`);
}

/**
 * Puts what was imported together. What the site already has stays, and stands in for files that say nothing of the
 * sources, such as settings; any other file of the same name forbids the import.
 *
 * @returns Files that are there already and stay as they are.
 */
function addContents(plan: ImportPlan, imports: readonly Imported[], there: readonly FolderEntry[]): string[] {
  const known = new Map(there.map(({ path: file }) => [stemOf(file), file]));
  const kept = new Set<string>();
  const add = (file: string, content: string | Uint8Array, isScaffold: boolean): void => {
    const existing = known.get(stemOf(file));
    if (existing !== undefined && isScaffold) kept.add(existing);
    else if (existing !== undefined) plan.refused.push(takenFinding(`${plan.report.content}/${existing}`));
    else if (!plan.contents.has(file)) plan.contents.set(file, content);
    else if (!isScaffold) plan.refused.push(twiceFinding(`${plan.report.content}/${file}`));
  };
  for (const { files, assets } of imports) {
    for (const { path: file, text, isScaffold } of files) add(file, text, isScaffold === true);
    for (const [file, { bytes }] of assets) add(file, bytes, false);
  }
  return [...kept];
}

/** The ledger of a folder with old addresses added to it: what it says already stays. @throws UsageError for a broken one. */
function withFormer(folder: string, former: ReadonlyMap<string, string>): FileToWrite | undefined {
  if (former.size === 0) return undefined;
  const file = path.join(folder, 'urls.lock');
  const read = readOrdinaryFile(file);
  const bytes = 'bytes' in read ? read.bytes : undefined;
  const { ledger, comments, findings } = readLedgerBytes(bytes ?? new Uint8Array(), shownPath(file));
  const [broken] = findings;
  if (broken) throw new UsageError(`${broken.at.file}:${broken.at.line}: ${broken.message} ${broken.hint ?? ''}`);
  const entries = new Map<string, Pick<LedgerEntry, 'address' | 'leadsTo' | 'retired'>>([
    ...[...former].map(([address, leadsTo]) => [address, { address, leadsTo, retired: undefined }] as const),
    ...ledger,
  ]);
  const content = new TextEncoder().encode(formatLedger(entries.values(), comments));
  return { file, content, before: bytes ?? 'nothing', within: folder };
}

/** Two forms of one file, `x.mdx` and `x.yaml`, are the same thing to the site. */
function stemOf(file: string): string {
  return file.replace(/\.(?:mdx|ya?ml)$/, '').toLowerCase();
}

function takenFinding(file: string): Finding {
  return {
    id: 'import/exists',
    level: 'error',
    message: `\`${file}\` exists already, and nothing that exists is overwritten.`,
    hint: 'Rename the source, name another `--service`, or import into another folder with `--content`.',
    at: { file, line: 1, column: 1 },
  };
}

function twiceFinding(file: string): Finding {
  return {
    id: 'import/exists',
    level: 'error',
    message: `Two of the named folders have a page that becomes \`${file}\`.`,
    hint: 'Import one of them with another `--service`, or rename a source.',
    at: { file, line: 1, column: 1 },
  };
}

/** What the checks say of the content as it would be: of the files that are new. */
async function judge({ contents, ledger, report }: ImportPlan, there: readonly FolderEntry[]): Promise<Finding[]> {
  const fresh = [...contents].map(([file, content]): FolderEntry => ({
    path: file,
    bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content,
  }));
  const old = ledger ? there.filter(({ path: file }) => file !== 'urls.lock') : there;
  if (ledger) fresh.push({ path: 'urls.lock', bytes: ledger.content as Uint8Array });
  const entries = [...old, ...fresh].toSorted((a, b) => (a.path < b.path ? -1 : 1));
  const catalogue = readCatalogue(entries, { shownAs: report.content });
  const isFresh = ({ at }: Finding): boolean =>
    contents.has(path.posix.relative(report.content, at.file)) || at.file.endsWith('/urls.lock');
  await prepareChecks(catalogue);
  return runChecks(catalogue, { today: todayIn(process.env, new Date()) }).filter(isFresh);
}
