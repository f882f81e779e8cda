import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type AstroIntegration } from 'astro';
import { rolldown } from 'rolldown';
import type { Plugin } from 'vite';
import { astroConfig } from '../src/integration/astro-config.ts';
import { packageRoot } from '../src/workspace/package-folders.ts';

/** What Astro's own prerenderer hands to the pages it has compiled: for each page, the styles of its head. */
interface Internals {
  pagesByKeys: Map<string, { styles: { depth: number; order: number; sheet: { type: string; content: string } }[] }>;
}

/** Rooms whose modules are the same for pages and commands: pages import the program's own. */
const sharedRooms = /^(?:schemas|src\/(?:texts|model|markdown|outputs|publish|workspace))\//;

/**
 * Compiles all pages once, with Astro, into modules that render them in any process: Astro makes them for a build of its
 * own, and throws them away after it.
 *
 * @param lib Folder of the compiled program, which the pages import.
 */
export async function compileRenderer(lib: string): Promise<void> {
  const work = path.join(packageRoot, 'node_modules/.cache/alertbook/renderer');
  rmSync(work, { recursive: true, force: true });
  mkdirSync(path.join(work, 'content'), { recursive: true });
  const config = astroConfig({
    content: path.join(work, 'content'),
    out: path.join(work, 'out'),
    origin: 'https://alertbook.example',
    base: '/',
    pages: undefined,
    publicFiles: { folder: path.join(work, 'public'), files: [] },
    security: { scripts: [], connect: [], hasFonts: false },
    offline: { keep: 'all', most: 0 },
    today: '2000-01-01',
  });
  process.env['NODE_ENV'] = 'production';
  // Astro writes a key into the pages by which servers hide what browsers send back. No page of ours does; a random one would
  // make another package of the same sources.
  process.env['ASTRO_KEY'] = Buffer.alloc(32).toString('base64');
  await build({
    ...config,
    root: packageRoot,
    cacheDir: path.join(work, 'cache'),
    configFile: false,
    logLevel: 'warn',
    integrations: [takePages((entry, internals) => bundlePages(entry, internals, path.join(lib, 'renderer')))],
    vite: { ...config.vite, plugins: [importProgram()] },
  });
  // Scripts of components, which Astro bundles for the browser.
  cpSync(path.join(work, 'out/_astro'), path.join(lib, 'renderer/_astro'), { recursive: true });
  rmSync(work, { recursive: true, force: true });
}

/** Leaves the program's own modules where they are: commands and pages of one process share them. */
function importProgram(): Plugin {
  return {
    name: 'alertbook:program',
    enforce: 'pre',
    async resolveId(source, importer, options) {
      if (!importer || !source.startsWith('.') || this.environment.name === 'client') return undefined;
      const resolved = await this.resolve(source, importer, { ...options, skipSelf: true });
      if (!resolved) return undefined;
      const file = path.relative(packageRoot, resolved.id.split('?')[0]!).split(path.sep).join('/');
      if (!file.endsWith('.ts') || !sharedRooms.test(file)) return undefined;
      return { id: `#program/${file.replace(/\.ts$/, '.js')}`, external: true };
    },
  };
}

/** Hands over the compiled pages while Astro has them, and renders none. */
function takePages(take: (entry: string, internals: Internals) => Promise<void>): AstroIntegration {
  let entry: string | undefined;
  const findEntry: Plugin = {
    name: 'alertbook:find-entry',
    writeBundle({ dir }, bundle) {
      const found = Object.values(bundle).find(
        (chunk) => chunk.type === 'chunk' && chunk.isEntry && chunk.exports.includes('app'),
      );
      if (found && dir !== undefined) entry = path.join(dir, found.fileName);
    },
  };
  return {
    name: 'alertbook:take-pages',
    hooks: {
      'astro:config:setup': ({ updateConfig }) => void updateConfig({ vite: { plugins: [findEntry] } }),
      'astro:build:start': ({ setPrerenderer }) => {
        setPrerenderer((prerenderer) => ({
          ...prerenderer,
          async setup() {
            if (entry === undefined) throw new Error('Astro has not written the entry of its pages.');
            const { app } = (await import(pathToFileURL(entry).href)) as Entry;
            let internals: Internals | undefined;
            const set = app.setInternals.bind(app);
            app.setInternals = (given) => set((internals = given));
            await prerenderer.setup?.();
            if (!internals) throw new Error('Astro has not told its pages their styles.');
            await take(entry, internals);
          },
          getStaticPaths: () => Promise.resolve([]),
        }));
      },
    },
  };
}

interface Entry {
  app: { setInternals: (internals: Internals) => void };
}

/** Bundles the compiled pages with what they need of Astro, so that no package of Astro is needed to run them. */
async function bundlePages(entry: string, { pagesByKeys }: Internals, folder: string): Promise<void> {
  const sheets = [
    ...new Set([...pagesByKeys.values()].flatMap(({ styles }) => styles.map(({ sheet }) => sheet.content))),
  ];
  const styles = [...pagesByKeys].map(([key, page]) => [
    key,
    page.styles.map(({ depth, order, sheet }) => ({ depth, order, sheet: sheets.indexOf(sheet.content) })),
  ]);
  const source = path.join(path.dirname(entry), 'renderer.mjs');
  writeFileSync(
    source,
    `export { app } from ${JSON.stringify(`./${path.basename(entry)}`)};
export { stringifyParams } from ${JSON.stringify(path.join(packageRoot, 'node_modules/astro/dist/core/routing/params.js'))};
export const sheets = ${JSON.stringify(sheets)};
export const styles = ${JSON.stringify(styles)};
`,
  );
  const { dependencies } = JSON.parse(readFileSync(path.join(packageRoot, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  const isOwn = (id: string): boolean =>
    id.startsWith('#program/') ||
    id.startsWith('node:') ||
    Object.keys(dependencies).some((name) => id === name || id.startsWith(`${name}/`));
  const bundle = await rolldown({
    plugins: [withoutSheets],
    input: source,
    platform: 'node',
    external: isOwn,
    logLevel: 'warn',
  });
  await bundle.write({
    dir: folder,
    format: 'esm',
    minify: 'dce-only',
    entryFileNames: 'renderer.js',
    chunkFileNames: '[name]-[hash].js',
  });
  await bundle.close();
}

/** Astro lists the style sheets of each route in its manifest too, all of them once more for each; pages do not read it. */
const withoutSheets = {
  name: 'alertbook:without-sheets',
  transform: (code: string, id: string) =>
    path.basename(id).startsWith('prerender-entry.')
      ? code.replace(/("type":\s*"inline",\s*"content":\s*)"(?:[^"\\]|\\.)*"/g, '$1""')
      : undefined,
};
