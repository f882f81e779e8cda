import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ESLint } from 'eslint';
import { expect, test } from 'vitest';
import { tableOfRooms } from '../eslint.rooms.mjs';

const eslint = new ESLint({
  cwd: fileURLToPath(new URL('..', import.meta.url)),
  // Imports have no types, and the files of these tests do not exist.
  overrideConfig: { languageOptions: { parserOptions: { projectService: false, project: null } } },
});

/** What the house's own rule says about a file with this text at this path. */
async function directionsOf(filePath: string, text: string, rule = 'house/directions'): Promise<string[]> {
  const [result] = await eslint.lintText(text, { filePath });
  return (result?.messages ?? []).filter((found) => found.ruleId === rule).map((found) => found.message);
}

test('a check may import the model and the schemas', async () => {
  const text = `import { a } from '../model/catalogue.ts';\nimport type { B } from '../../schemas/slo.ts';\nexport const c: B = a;\n`;
  expect(await directionsOf('src/checks/slo-gap.ts', text)).toEqual([]);
});

test('a check that imports a reader is refused, and told what it may import', async () => {
  expect(
    await directionsOf('src/checks/slo-gap.ts', `import { a } from '../readers/content.ts';\nexport const b = a;\n`),
  ).toEqual([
    'checks/ may not import from readers/. It may import itself, schemas/, model/. The table of rooms is in eslint.config.mjs.',
  ]);
});

test.each([
  ['a static import', `import { readFile } from 'node:fs/promises';\nexport const a = readFile;\n`],
  ['a type', `import type { Stats } from 'node:fs';\nexport type A = Stats;\n`],
  ['a type written in place', `export type A = import('node:fs').Stats;\n`],
  ['a re-export', `export { readFile } from 'node:fs/promises';\n`],
  ['a dynamic import', `export const a = await import('node:fs/promises');\n`],
])('the model touches no files, not even through %s', async (_way, text) => {
  expect(await directionsOf('src/model/catalogue/catalogue.ts', text)).toEqual([
    expect.stringContaining('model/ may not import'),
  ]);
});

test('a schema may use zod and decimals, and no Markdown parser', async () => {
  const text = `import { z } from 'zod';\nimport Big from 'big.js';\nimport { unified } from 'unified';\nexport const a = [z, Big, unified];\n`;
  expect(await directionsOf('schemas/slo.ts', text)).toEqual([expect.stringContaining('`unified`')]);
});

test('the frontmatter of a component may import the model, its styles and other components', async () => {
  const text = `---\nimport { a } from '../model/budget.ts';\nimport '../styles/tokens.css';\nimport Step from './Step.astro';\n---\n<Step a={a} />\n`;
  expect(await directionsOf('src/components/Budget.astro', text)).toEqual([]);
});

test('the frontmatter of a component that imports a check is refused', async () => {
  const text = `---\nimport { a } from '../checks/slo-gap.ts';\n---\n<p>{a}</p>\n`;
  expect(await directionsOf('src/components/Budget.astro', text)).toEqual([
    expect.stringContaining('components/ may not import from checks/'),
  ]);
});

test('the script of a component may import the client and nothing else', async () => {
  const text = `<p></p>\n<script>\n  import '../client/copy-button.ts';\n  import { a } from '../outputs/report.ts';\n  console.log(a);\n</script>\n`;
  expect(await directionsOf('src/components/Budget.astro', text)).toEqual([
    expect.stringContaining('scripts/ may not import from outputs/'),
  ]);
});

test('a script of a page, and what it loads, take only values from the model that run in a browser, and any type', async () => {
  const text = `import { a } from '../../model/search/search.ts';\nimport type { B } from '../../model/on-call/schedule.ts';\nimport { type C } from '../../../schemas/site.ts';\nexport const d: [B, C] = a;\n`;
  expect(await directionsOf('src/client/page/a.ts', text, 'house/browser')).toEqual([]);

  const heavy = `import { a } from '../on-call/schedule.ts';\nexport const b = a;\n`;
  const refused = [expect.stringContaining('`../on-call/schedule.ts` is not for browsers')];
  expect(await directionsOf('src/model/search/search.ts', heavy, 'house/browser')).toEqual(refused);
  expect(await directionsOf('src/model/site/ledger.ts', heavy, 'house/browser')).toEqual([]);
});

test('a page takes the catalogue from Astro and from nobody else', async () => {
  const text = `---\nimport { getCollection } from 'astro:content';\nimport { read } from '../../readers/content.ts';\n---\n<p>{getCollection}{read}</p>\n`;
  expect(await directionsOf('src/pages/slos/index.astro', text)).toEqual([
    expect.stringContaining('pages/ may not import from readers/'),
  ]);
});

test('an import without its extension, a barrel and a drawer are refused wherever they are', async () => {
  expect(await directionsOf('src/cli/main.ts', `import { a } from './build';\nexport const b = a;\n`)).toEqual([
    '`./build` names no extension. Node needs it: write `./build.ts`.',
  ]);
  expect(await directionsOf('src/cli/main.ts', `export * from './build.ts';\n`)).toEqual([
    expect.stringContaining('barrel'),
  ]);
  expect(await directionsOf('src/model/utils/closest.ts', `export const a = 1;\n`)).toEqual([
    '`utils` says nothing. A helper lives with its noun.',
  ]);
});

test('a test beside its file may import what it needs', async () => {
  const text = `import { test } from 'vitest';\nimport { a } from '../../test/support/catalogue.ts';\ntest('a', () => a);\n`;
  expect(await directionsOf('src/checks/slo-gap.test.ts', text)).toEqual([]);
});

test('CONTRIBUTING shows the table of rooms that is enforced', () => {
  const plain = (markdown: string): string => markdown.replace(/ +\|/g, ' |').replace(/-{3,}/g, '---');
  const contributing = readFileSync(fileURLToPath(new URL('../CONTRIBUTING.md', import.meta.url)), 'utf8');

  expect(plain(contributing)).toContain(plain(tableOfRooms()));
});
