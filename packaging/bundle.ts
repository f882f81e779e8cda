import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import { rolldown, type Plugin } from 'rolldown';
import { commands, isGroup } from '../src/cli/commands.ts';
import { checkPage } from '../src/workspace/check-pages.ts';
import { licenseTexts } from './license-texts.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** What the program reads from beside itself is in the one file instead. */
const replacements = new Map([
  ['src/cli/commands.ts', 'packaging/one-file/commands.ts'],
  ['src/workspace/package-folders.ts', 'packaging/one-file/package-folders.ts'],
  ['src/workspace/check-pages.ts', 'packaging/one-file/check-pages.ts'],
  ['src/workspace/read-cache.ts', 'packaging/one-file/read-cache.ts'],
  ['src/markdown/native-parser.ts', 'packaging/one-file/native-parser.ts'],
  ['src/model/diagrams/graphviz-program.ts', 'packaging/one-file/graphviz-program.ts'],
  ['schemas/quantities/recheck.ts', 'packaging/one-file/recheck.ts'],
]);
const commandsOfFile = ['check', 'rules', 'rules check'];
const recheck = path.join(root, 'node_modules/recheck/lib/browser.js');

/**
 * Makes files of JavaScript that need no other, and beside each `<name>.LICENSES.txt` with the licences of all that is in it.
 * The same source, packages and Node give the same bytes.
 *
 * @param files Absolute paths ending with `.mjs`, by their entries below the top of the repository.
 */
export async function bundle(files: Readonly<Record<string, string>>): Promise<void> {
  const define = await builtIn();
  for (const [entry, file] of Object.entries(files)) {
    const { code, modules } = await bundleOne(entry, define);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, `#!/usr/bin/env node\n${code}`, { mode: 0o755 });
    writeFileSync(file.replace(/\.mjs$/, '.LICENSES.txt'), licenseTexts(root, [...modules, recheck]));
  }
}

async function bundleOne(entry: string, define: Record<string, string>): Promise<{ code: string; modules: string[] }> {
  const build = await rolldown({
    input: path.join(root, entry),
    platform: 'node',
    plugins: [replacing()],
    transform: { define },
  });
  const { output } = await build.generate({ format: 'esm', minify: true, codeSplitting: false, comments: false });
  await build.close();
  const [{ code, moduleIds }, ...others] = output;
  if (others.length > 0) throw new Error(`${entry} became more than one file.`);
  return { code, modules: moduleIds };
}

function replacing(): Plugin {
  return {
    name: 'one-file',
    async resolveId(source, importer) {
      const resolved = importer === undefined ? null : await this.resolve(source, importer, { skipSelf: true });
      const replacement = resolved && replacements.get(path.relative(root, resolved.id).replaceAll(path.sep, '/'));
      return replacement === undefined || replacement === null ? resolved : path.join(root, replacement);
    },
  };
}

/** Values that take the places of `import.meta.env.…`. */
async function builtIn(): Promise<Record<string, string>> {
  const { version, repository } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
    version: string;
    repository: { url: string };
  };
  const pages = `${repository.url.replace(/^git\+|\.git$/g, '')}/blob/v${version}/docs/checks`;
  const values = {
    ALERTBOOK_VERSION: version,
    ALERTBOOK_ELSEWHERE: (await commandNames()).filter((name) => !commandsOfFile.includes(name)),
    ALERTBOOK_CHECK_PAGES: checkIds().map((id) => {
      const url = `${pages}/${id.replaceAll('/', '-')}.md`;
      return [id, { ...checkPage(id), shown: url, url }];
    }),
    ALERTBOOK_RECHECK: brotliCompressSync(readFileSync(recheck), {
      params: { [constants.BROTLI_PARAM_QUALITY]: 11 },
    }).toString('base64'),
  };
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [`import.meta.env.${name}`, JSON.stringify(value)]),
  );
}

async function commandNames(): Promise<string[]> {
  const names = await Promise.all(
    commands.map(async (entry) => [
      entry.name,
      ...(isGroup(entry) ? (await entry.commands()).map(({ name }) => name) : []),
    ]),
  );
  return names.flat();
}

/** Ids of the checks that have a page: the first hyphen of its file's name was a slash. */
function checkIds(): string[] {
  return readdirSync(path.join(root, 'docs/checks'))
    .map((name) => name.replace(/\.md$/, '').replace('-', '/'))
    .toSorted();
}
