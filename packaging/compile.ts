import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire, stripTypeScriptTypes } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { close, createIndex } from 'pagefind';
import { bundleFullText, bundleScript } from '../src/publish/bundle-client.ts';
import { clientScripts } from '../src/publish/client-scripts.ts';
import { namesInScripts, styleParts } from '../src/publish/style-parts.ts';
import { packageRoot } from '../src/workspace/package-folders.ts';
import { bundleProgram } from './bundle-program.ts';
import { compileRenderer } from './compile-renderer.ts';

/** Folder of the program as it is published. */
const lib = path.join(packageRoot, 'lib');

/** Compiles the program for a package: Node strips no types below `node_modules`, and a user's build needs no compiler. */
async function compile(): Promise<void> {
  rmSync(lib, { recursive: true, force: true });
  for (const folder of ['schemas', 'src']) compileFolder(folder);
  await compileClient();
  packRecheck();
  await compileRenderer(lib);
  await writeStyleParts();
  await bundleProgram(lib);
  // The last thing: it says that all is there.
  write('version', digestOfProgram());
}

function compileFolder(folder: string): void {
  for (const entry of readdirSync(path.join(packageRoot, folder), { recursive: true, withFileTypes: true })) {
    const file = path.relative(packageRoot, path.join(entry.parentPath, entry.name));
    if (!entry.isFile() || /\.(?:test|examples)\.ts$|\.d\.ts$/.test(file)) continue;
    if (!/\.m?ts$/.test(file)) {
      mkdirSync(path.dirname(path.join(lib, file)), { recursive: true });
      // With its mode: the command is a program.
      cpSync(path.join(packageRoot, file), path.join(lib, file));
      if (/\.mjs$|\.astro$/.test(file)) write(file, withCompiledNames(read(file)));
    } else write(file.replace(/\.ts$/, '.js'), withCompiledNames(stripTypeScriptTypes(read(file))));
  }
}

/** Imports of our own files by the names that they are compiled to. They are as long as before: places stay what they were. */
function withCompiledNames(code: string): string {
  return code.replace(/((?:\bfrom|\bimport)\s*\(?\s*(['"])\.{1,2}\/[^'"\n]*)\.ts\2/g, '$1.js$2');
}

async function compileClient(): Promise<void> {
  for (const name of [...clientScripts, 'before-paint', 'lead-on', 'service-worker', 'forget-offline'] as const)
    write(`client/${name}.js`, await bundleScript(name));
  const { index } = await createIndex();
  await index!.addCustomRecord({ url: '/', content: 'Alertbook', language: 'en' });
  const { files } = await index!.getFiles();
  await close();
  write('client/full-text.js', await bundleFullText(files.find(({ path }) => path === 'pagefind.js')!.content));
}

/** The style sheets of the pages, taken apart: a build needs no parser of CSS. */
async function writeStyleParts(): Promise<void> {
  const created = await namesInScripts();
  const { sheets } = (await import(pathToFileURL(path.join(lib, 'renderer/renderer.js')).href)) as { sheets: string[] };
  write('renderer/styles.json', JSON.stringify(sheets.map((sheet) => [sheet, styleParts(sheet, created)])));
}

/** Differs with whatever was compiled: what is cached of one program is not taken for another one's. */
function digestOfProgram(): string {
  const hash = createHash('sha256').update(read('package.json'));
  const files = readdirSync(lib, { recursive: true, encoding: 'utf8' }).toSorted();
  for (const name of files.filter((file) => statSync(path.join(lib, file)).isFile()))
    hash.update(`${name}\0`).update(readFileSync(path.join(lib, name)));
  return hash.digest('hex').slice(0, 16);
}

function packRecheck(): void {
  const own = 'schemas/quantities/recheck';
  write(`${own}.js`, withCompiledNames(stripTypeScriptTypes(read('packaging/compiled/recheck.ts'))));
  const { resolve } = createRequire(import.meta.url);
  write('vendor/recheck.js.br', brotliCompressSync(readFileSync(resolve('recheck/lib/browser.js'))));
  const license = path.join(path.dirname(resolve('recheck/package.json')), 'LICENSE');
  write('vendor/recheck.LICENSE.txt', readFileSync(license));
}

function read(file: string): string {
  return readFileSync(path.join(packageRoot, file), 'utf8');
}

function write(file: string, text: string | Uint8Array): void {
  mkdirSync(path.dirname(path.join(lib, file)), { recursive: true });
  writeFileSync(path.join(lib, file), text);
}

await compile();
