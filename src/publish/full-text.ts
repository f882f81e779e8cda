import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { close, createIndex, type IndexFile, type PagefindIndex } from 'pagefind';
import { fullTextScript } from './client-scripts.ts';
import { FolderWriter } from '../workspace/folder-writer.ts';
import type { SiteFiles } from './site-files.ts';
import { deterministicIndex } from './deterministic-index.ts';
import { languageOf, pageForIndex } from './index-page.ts';

/** What does not belong to the text of one page: ways to other pages, and what is on many. */
const besides = ['nav', '.cards', '.sheet-side', '.sheet-facts', '.crumbs', '.end', 'form'];

/** Pages that Pagefind takes in at once, on all cores, while the next ones are rendered. */
const pagesInBatch = 250;

/**
 * Makes the text of pages searchable, by Pagefind, a program of its own that works beside this one. Its index becomes classic
 * scripts, because a page from `file://` can load nothing else: what every search needs in `assets/full-text.js`, and parts below
 * `assets/full-text/`.
 */
export class FullText {
  readonly #folder: string;
  readonly #isKept: boolean;
  #index: Promise<PagefindIndex> | undefined;
  #taken: Promise<void> = Promise.resolve();
  #batch: PageFolder;
  #count = 0;

  /** @param folder Keeps the pages for the next build, which writes what differs; else nothing of them stays. */
  constructor(folder?: string) {
    this.#isKept = folder !== undefined;
    this.#folder = folder ?? mkdtempSync(path.join(tmpdir(), 'alertbook-pages-'));
    this.#batch = this.#openBatch();
    // A build that is stopped leaves no pages behind: they may be for few.
    process.once('exit', () => this.#forgetPages());
  }

  /**
   * Takes in a page; what is no `index.html` has no address to be found at.
   *
   * @param below Path in the site. Copies of pages are not to be added, or they would be found too.
   * @throws Error with what Pagefind says.
   */
  async add(below: string, html: string): Promise<void> {
    if (!/(?:^|\/)index\.html$/.test(below)) return;
    this.#index ??= openIndex(html);
    this.#batch.write(below, pageForIndex(html.replace(withoutText, '')));
    this.#count += 1;
    if (this.#count % pagesInBatch === 0) await this.#takeBatch();
  }

  /** Writes what a search of the pages needs. @throws Error with what Pagefind says. */
  async write(site: SiteFiles): Promise<void> {
    const index = await this.#index;
    if (!index) throw new Error('A site without a page has no text to search.');
    if (this.#count % pagesInBatch > 0) await this.#takeBatch();
    for (const batch of readdirSync(this.#folder).filter((name) => Number(name) * pagesInBatch >= this.#count))
      rmSync(path.join(this.#folder, batch), { recursive: true });
    await this.#taken;
    const { files: written, errors } = await index.getFiles();
    refuseErrors({ errors });
    const files = deterministicIndex(written);
    for (const file of files.filter(isPart))
      site.write(
        `assets/full-text/${withoutExtension(file.path)}.js`,
        `alertbookFullTextPart(${JSON.stringify(file.path)},"${base64(file)}");\n`,
      );
    site.write('assets/full-text.js', await runtimeScript(files));
  }

  /** Ends Pagefind, whatever became of the index. */
  async close(): Promise<void> {
    await close();
    this.#forgetPages();
  }

  #forgetPages(): void {
    if (!this.#isKept) rmSync(this.#folder, { recursive: true, force: true });
  }

  #openBatch(): PageFolder {
    return new PageFolder(path.join(this.#folder, String(Math.floor(this.#count / pagesInBatch))));
  }

  /** Has Pagefind take in what was added, once it is through with what was added before. */
  async #takeBatch(): Promise<void> {
    await this.#taken;
    const index = await this.#index!;
    const { root } = this.#batch;
    this.#batch.end();
    this.#batch = this.#openBatch();
    this.#taken = index.addDirectory({ path: root, glob: '**/index.html' }).then(refuseErrors);
    // Whoever asks for the next batch is told; until then nobody waits for it.
    this.#taken.catch(() => undefined);
  }
}

/** A folder of pages in which those that are the same are left as they are: writing each of thousands anew takes longer than reading them. */
class PageFolder {
  readonly root: string;
  readonly #writer: FolderWriter;
  readonly #others: Set<string>;

  constructor(root: string) {
    this.root = root;
    this.#writer = new FolderWriter(root);
    const entries = readdirSync(root, { recursive: true, withFileTypes: true });
    this.#others = new Set(
      entries.filter((entry) => !entry.isDirectory()).map((entry) => path.join(entry.parentPath, entry.name)),
    );
  }

  write(below: string, text: string): void {
    const file = path.join(this.root, below);
    if (!this.#others.delete(file) || readFileSync(file, 'utf8') !== text) this.#writer.write(below, text);
  }

  /** Removes what was not written. */
  end(): void {
    for (const file of this.#others) rmSync(file);
  }
}

/** What has no text of its own, and is most of a page. */
const withoutText = /<(script|style)\b[^>]*>[^]*?<\/\1>/g;

/** @param page The first page of the site: all of them are in its language. */
async function openIndex(page: string): Promise<PagefindIndex> {
  const { index, errors } = await createIndex({ excludeSelectors: besides, ...languageOptions(page) });
  if (!index) throw new Error(errors.join('\n'));
  return index;
}

/** Languages whose text Pagefind takes apart by a dictionary of its own, and then no longer finds each part of a word. */
const withDictionary = /^(?:ja|zh|th)\b/i;

/** Pages say in what language they are; all of them in that of the first page. */
function languageOptions(page: string): { forceLanguage?: string } {
  const language = languageOf(page);
  return withDictionary.test(language) ? { forceLanguage: 'unknown' } : {};
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
