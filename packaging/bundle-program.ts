import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { rolldown, type Plugin } from 'rolldown';
import { packageRoot } from '../src/workspace/package-folders.ts';
import { licenseTexts } from './license-texts.ts';

/** Packages that bring a program for one machine or WebAssembly, that only some sites have, or that only the repository has. */
const outside =
  /^(?:pagefind|@viz-js\/viz|satteri|astro|@astrojs\/[^/]+|vite|rolldown|postcss|postcss-selector-parser)(?:\/|$)/;

/** Modules that find files by where they are themselves. They import none of ours. */
const placed = ['src/workspace/package-folders.js', 'schemas/quantities/recheck.js'];

/**
 * Joins the compiled modules of commands and pages, and the packages that they import, into a few files: opening a thousand of
 * them takes longer than most commands work. Commands and pages share one copy of each module, as they did before.
 *
 * @param lib Folder of the compiled program.
 */
export async function bundleProgram(lib: string): Promise<void> {
  const bundle = await rolldown({
    input: {
      'program/main': path.join(lib, 'src/cli/main.js'),
      'program/page-worker': path.join(lib, 'src/publish/page-worker.js'),
      'renderer/renderer': path.join(lib, 'renderer/renderer.js'),
    },
    platform: 'node',
    plugins: [programImports(lib)],
    external: outside,
    logLevel: 'warn',
  });
  const { output } = await bundle.generate({
    format: 'esm',
    // Names stay what they are: they are in the stack of a bug.
    minify: { compress: true, mangle: false, codegen: { removeWhitespace: true } },
    comments: { legal: false, annotation: false, jsdoc: false },
    entryFileNames: '[name].js',
    chunkFileNames: 'program/[name]-[hash].js',
  });
  await bundle.close();
  const pages = path.join(lib, 'renderer');
  for (const name of readdirSync(pages).filter((file) => file.endsWith('.js'))) rmSync(path.join(pages, name));
  const chunks = output.filter((file) => file.type === 'chunk');
  for (const { fileName, code } of chunks) writeFile(path.join(lib, fileName), code);
  forgetCommands(lib);
  writeFile(
    path.join(lib, 'program/LICENSES.txt'),
    licenseTexts(
      packageRoot,
      chunks.flatMap(({ moduleIds }) => moduleIds.filter((id) => path.isAbsolute(id))),
    ),
  );
}

/** Leaves the modules that pages of full MDX are compiled with, and the door: commands are run as they were bundled. */
function forgetCommands(lib: string): void {
  rmSync(path.join(lib, 'src/importers'), { recursive: true });
  const commands = path.join(lib, 'src/cli');
  for (const name of readdirSync(commands).filter((file) => file !== 'alertbook.mjs'))
    rmSync(path.join(commands, name), { recursive: true });
}

/** What the pages import of the program by its name is the program's own module. */
function programImports(lib: string): Plugin {
  const outsideFiles = new Set(placed.map((file) => path.join(lib, file)));
  return {
    name: 'alertbook:program-imports',
    resolveId(source, importer) {
      const file = source.startsWith('#program/')
        ? path.join(lib, source.slice('#program/'.length))
        : source.startsWith('.') && importer !== undefined
          ? path.join(path.dirname(importer), source)
          : undefined;
      if (file === undefined) return undefined;
      if (outsideFiles.has(file)) return { id: file, external: true };
      return source.startsWith('#') ? file : undefined;
    },
  };
}

function writeFile(file: string, text: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}
