import { readFileSync } from 'node:fs';
import path from 'node:path';
import { close, createIndex, type IndexFile, type PagefindIndex } from 'pagefind';
import { globSync } from 'tinyglobby';
import { fullTextScript } from './client-scripts.ts';
import { FolderWriter } from '../workspace/folder-writer.ts';
import { deterministicIndex } from './deterministic-index.ts';
import { languageOf, pageForIndex } from './index-page.ts';

/** What does not belong to the text of one page: ways to other pages, and what is on many. */
const besides = ['nav', '.cards', '.sheet-side', '.sheet-facts', '.crumbs', '.end', 'form'];

/**
 * Makes the text of all pages searchable, by Pagefind. Its index becomes classic scripts, because a page from `file://` can
 * load nothing else: what every search needs in `assets/full-text.js`, and parts below `assets/full-text/`.
 *
 * @param site Folder of the pages. Copies of pages must not be there yet, or they would be found too.
 * @param meanwhile What can be done while Pagefind, a program of its own, thinks about the pages that it has read.
 * @throws Error with what Pagefind says.
 */
export async function writeFullText(site: string, meanwhile: () => void): Promise<void> {
  const files = await indexPages(site, meanwhile);
  const writer = new FolderWriter(site);
  for (const file of files.filter(isPart))
    writer.write(
      `assets/full-text/${withoutExtension(file.path)}.js`,
      `alertbookFullTextPart(${JSON.stringify(file.path)},"${base64(file)}");\n`,
    );
  writer.write('assets/full-text.js', await runtimeScript(files));
}

async function indexPages(site: string, meanwhile: () => void): Promise<IndexFile[]> {
  try {
    const { index, errors } = await createIndex({ excludeSelectors: besides, ...languageOptions(site) });
    if (!index) throw new Error(errors.join('\n'));
    const added = index.addDirectory({ path: site, glob: pages });
    const spelled = spelledPages(site);
    refuseErrors(await added);
    await addSpelled(index, spelled);
    const indexed = index.getFiles();
    meanwhile();
    const { files, errors: problems } = await indexed;
    if (problems.length > 0) throw new Error(problems.join('\n'));
    return deterministicIndex(files);
  } finally {
    await close();
  }
}

const pages = '**/index.html';

/** Languages whose text Pagefind takes apart by a dictionary of its own, and then no longer finds each part of a word. */
const withDictionary = /^(?:ja|zh|th)\b/i;

/** Pages say in what language they are; all of them in that of the first page. */
function languageOptions(site: string): { forceLanguage?: string } {
  const language = languageOf(readFileSync(path.join(site, 'index.html'), 'utf8'));
  return withDictionary.test(language) ? { forceLanguage: 'unknown' } : {};
}

/** Pages that Pagefind has to see in another way than they are written, each with its text. */
function spelledPages(site: string): { sourcePath: string; content: string }[] {
  return globSync(pages, { cwd: site }).flatMap((sourcePath) => {
    const content = pageForIndex(readFileSync(path.join(site, sourcePath)));
    return content === undefined ? [] : [{ sourcePath, content }];
  });
}

/** What is added last for an address replaces what was added before. */
async function addSpelled(index: PagefindIndex, spelled: readonly { sourcePath: string; content: string }[]) {
  for (const page of spelled) refuseErrors(await index.addHTMLFile(page));
}

function refuseErrors({ errors }: { errors: readonly string[] }): void {
  if (errors.length > 0) throw new Error(errors.join('\n'));
}

/** Pagefind as a classic script, with what each search starts from. */
async function runtimeScript(files: readonly IndexFile[]): Promise<string> {
  const runtime = files.find(({ path }) => path === 'pagefind.js')!;
  return await fullTextScript(
    runtime.content,
    Object.fromEntries(files.filter(isStart).map((file) => [file.path, base64(file)])),
  );
}

function isPart({ path }: IndexFile): boolean {
  return /\.pf_(?:index|fragment|filter)$/.test(path);
}

/** The list of indexes, their words and the program; the one for unknown languages is only for those. */
function isStart({ path }: IndexFile, _place: number, files: readonly IndexFile[]): boolean {
  const hasLanguage = files.some((file) => /^wasm\.(?!unknown)/.test(file.path));
  return (
    path === 'pagefind-entry.json' ||
    path.endsWith('.pf_meta') ||
    (/^wasm\./.test(path) && (!hasLanguage || path !== 'wasm.unknown.pagefind'))
  );
}

function base64({ content }: IndexFile): string {
  return Buffer.from(content).toString('base64');
}

function withoutExtension(file: string): string {
  return file.replace(/\.[^.]+$/, '');
}
