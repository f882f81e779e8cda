import { defineConfig, globalIgnores } from 'eslint/config';
import astro from 'eslint-plugin-astro';
import tseslint from 'typescript-eslint';
import { browser, directions } from './eslint.directions.mjs';
import { names } from './eslint.names.mjs';

const anything = /./;
const astroDoor = /^astro(:|\/|$)/;
const node = /^node:/;
const pureNode = /^node:(path(\/posix)?|url|crypto)$/;
const markdownFamily =
  /^(unified|acorn|acorn-jsx|vfile|hast|mdast|unist|refractor|github-slugger|(remark|rehype|unist|mdast|hast|micromark|estree|vfile)-.+)(\/|$)/;

/**
 * Which way imports go: a room may import the rooms and packages on its line, and itself. Files outside the rooms
 * (tests, settings) import what they like.
 *
 * @type {Record<string, { at: string[], rooms: string[], packages: (string | RegExp)[] }>}
 */
const rooms = {
  schemas: { at: ['schemas'], rooms: [], packages: ['zod', 'libphonenumber-js', 'big.js', 'recheck', 'node:module'] },
  model: {
    at: ['src/model'],
    rooms: ['schemas'],
    packages: [
      'zod',
      'big.js',
      'diff',
      'fastest-levenshtein',
      'github-slugger',
      'minisearch',
      'rrule-temporal',
      'temporal-polyfill',
      'hast',
      'mdast',
      '@lezer/common',
      '@prometheus-io/lezer-promql',
      '@grafana/lezer-logql',
      'unbash',
    ],
  },
  markdown: { at: ['src/markdown'], rooms: ['schemas', 'model'], packages: [markdownFamily, 'zod', 'yaml'] },
  readers: {
    at: ['src/readers'],
    rooms: ['schemas', 'model', 'markdown'],
    packages: [markdownFamily, pureNode, 'node:vm', 'zod', 'yaml', 'parse5', 'saxes', '@csstools/css-tokenizer'],
  },
  checks: { at: ['src/checks'], rooms: ['schemas', 'model'], packages: [] },
  outputs: {
    at: ['src/outputs'],
    rooms: ['schemas', 'model'],
    packages: [pureNode, 'zod', 'yaml', 'ical.js', 'hast', 'mdast', 'hastscript', 'hast-util-to-html'],
  },
  importers: {
    at: ['src/importers'],
    rooms: ['schemas', 'model', 'markdown', 'readers'],
    packages: [markdownFamily, pureNode, 'yaml'],
  },
  styles: { at: ['src/styles'], rooms: [], packages: [] },
  components: {
    at: ['src/components', 'src/layouts'],
    rooms: ['schemas', 'model', 'styles'],
    packages: [astroDoor, 'hast', 'hast-util-to-jsx-runtime', 'refractor'],
  },
  pages: {
    at: ['src/pages'],
    rooms: ['model', 'outputs', 'components', 'styles', 'stored'],
    packages: [astroDoor, 'node:diagnostics_channel'],
  },
  client: { at: ['src/client'], rooms: ['model'], packages: [] },
  // What a command leaves for the pages.
  stored: {
    at: ['src/workspace/stored-catalogue.ts', 'src/workspace/stored-report.ts'],
    rooms: ['model'],
    packages: [pureNode, 'node:fs'],
  },
  workspace: {
    at: ['src/workspace'],
    rooms: ['schemas', 'model', 'readers', 'outputs', 'stored'],
    packages: [node, 'tinyglobby'],
  },
  publish: {
    at: ['src/publish'],
    rooms: ['schemas', 'model', 'readers', 'checks', 'outputs', 'workspace'],
    packages: [anything],
  },
  integration: {
    at: ['src/integration', 'src/content.config.ts'],
    rooms: ['model', 'markdown', 'workspace', 'publish', 'stored'],
    packages: [anything],
  },
  cli: {
    at: ['src/cli'],
    rooms: [
      'schemas',
      'model',
      'markdown',
      'readers',
      'importers',
      'checks',
      'outputs',
      'stored',
      'workspace',
      'publish',
      'integration',
    ],
    packages: [anything],
  },
  // What stands in a `<script>` of an .astro file: the linter sees it as a file of its own.
  scripts: { at: ['*.astro/*'], rooms: ['client'], packages: [] },
};

/** What scripts of pages may load beside one another. The rest of the model brings schemas, calendars or parsers along. */
const forBrowsers = {
  scripts: 'src/client',
  safe: [
    'src/model/alerts/alert-start.ts',
    'src/model/alerts/alerts.ts',
    'src/model/alerts/name-in-address.ts',
    'src/model/catalogue/picture.ts',
    'src/model/commands/inert.ts',
    'src/model/commands/parameter-values.ts',
    'src/model/commands/quoting.ts',
    'src/model/on-call/escalation-clock.ts',
    'src/model/on-call/moment-in-words.ts',
    'src/model/on-call/timeline.ts',
    'src/model/on-call/turn-table.ts',
    'src/model/search/search-index.ts',
    'src/model/search/search.ts',
    'src/model/search/text-search.ts',
    'src/model/site/addresses.ts',
    'src/model/site/kept-offline.ts',
    'src/model/text/own-value.ts',
    'src/model/text/visible-text.ts',
  ],
  packages: ['minisearch'],
};

export default defineConfig(
  globalIgnores(['dist/', '.astro/', '**/fixtures/', 'content/', 'bench/']),
  tseslint.configs.recommended,
  astro.configs.recommended,
  {
    rules: {
      eqeqeq: 'error',
      'object-shorthand': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
    },
  },
  {
    files: ['**/*.{ts,mjs,astro}'],
    plugins: { house: { rules: { directions, browser } } },
    rules: { 'house/directions': ['error', rooms], 'house/browser': ['error', forBrowsers] },
  },
  {
    // What writes into a cache, a folder of its own or the pack is named here; the rest goes through the two doors.
    files: ['src/{cli,integration,publish,workspace}/**'],
    ignores: [
      'src/cli/user-files.ts',
      'src/cli/build/{pack,build}.ts',
      'src/workspace/{folder-writer,in-turn,read-cache,stored-catalogue,stored-report}.ts',
      'src/publish/{content-state,full-text}.ts',
      '**/*.test.ts',
    ],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: [
            {
              name: 'node:fs',
              importNames: ['writeFileSync', 'appendFileSync', 'copyFileSync', 'cpSync', 'linkSync', 'symlinkSync'],
              message:
                'Files of the user are written by src/cli/user-files.ts, files of a site by src/workspace/folder-writer.ts.',
            },
          ],
        },
      ],
    },
  },
  { files: ['**/*.astro'], rules: { 'astro/no-set-html-directive': 'error' } },
  {
    files: ['{schemas,src}/**/*.{ts,astro}'],
    ignores: ['**/*.test.ts'],
    plugins: { names: { rules: { names } } },
    rules: { 'names/names': 'error' },
  },
  {
    files: ['{schemas,src}/**/*.ts'],
    // Scripts of .astro files are in no project.
    ignores: ['**/*.test.ts', '**/*.astro/*'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
  },
  {
    files: ['src/**/*.astro'],
    languageOptions: { parserOptions: { project: true, tsconfigRootDir: import.meta.dirname } },
  },
  {
    files: ['{schemas,src}/**'],
    ignores: ['src/cli/terminal.ts', 'src/cli/alertbook.mjs', '**/*.test.ts'],
    rules: {
      'no-console': 'error',
      'no-restricted-syntax': [
        'error',
        {
          selector: 'MemberExpression[property.name="write"][object.property.name=/^std(?:out|err)$/]',
          message: 'What is printed must not do anything to a terminal or a CI: src/cli/terminal.ts.',
        },
      ],
    },
  },
);
