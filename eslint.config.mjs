import { defineConfig, globalIgnores } from 'eslint/config';
import astro from 'eslint-plugin-astro';
import tseslint from 'typescript-eslint';
import { browser, directions } from './eslint.directions.mjs';
import { names } from './eslint.names.mjs';
import { forBrowsers, rooms } from './eslint.rooms.mjs';
import { texts } from './eslint.texts.mjs';

export default defineConfig(
  globalIgnores(['dist/', 'dist-action/', 'lib/', '.astro/', '**/fixtures/', 'content/', 'bench/']),
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
      'src/workspace/{cache-folder,folder-writer,build-lock,read-cache,stored-catalogue,stored-report}.ts',
      'src/publish/{bundle-client,content-state,last-site}.ts',
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
    files: ['src/{components,layouts,pages,client}/**/*.{ts,astro}'],
    // Examples and the gallery are for those who change the site.
    ignores: ['**/*.test.ts', '**/*.examples.ts', 'src/components/sample*.ts', 'src/pages/_gallery.astro'],
    plugins: { texts: { rules: { texts } } },
    rules: { 'texts/texts': 'error' },
  },
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
