import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { contentTypeNames, jsonSchemaFile, jsonSchemaOf } from '../outputs/json-schema.ts';
import { allDocuments, type Catalogue } from '../model/catalogue/catalogue.ts';

/** Where the files for editors lie, below the folder that is opened in the editor. */
export const editorFolder = '.astro/collections';

/**
 * The JSON Schemas for where editors look for them: Astro's extension reads `.astro/collections/` for the frontmatter of
 * `.mdx` files, and `yaml.schemas` in `.vscode/settings.json` names the same files for `.yaml`.
 *
 * @returns Texts by their names in that folder.
 */
export function editorFiles(content: string, catalogue: Catalogue): Map<string, string> {
  const schemas = contentTypeNames.map((type): [string, string] => [
    jsonSchemaFile(type).replace(/\.json$/, '.schema.json'),
    `${JSON.stringify(jsonSchemaOf(type), null, 2)}\n`,
  ]);
  const files = [
    ...allDocuments(catalogue).map(({ type, path }) => ({ type, path })),
    ...catalogue.broken.map(({ type, file }) => ({ type, path: path.relative(content, path.resolve(file)) })),
  ];
  const entries = files.map(({ type, path: below }) => [
    pathToFileURL(path.join(content, below)).href.toLowerCase(),
    type,
  ]);
  const manifest = {
    collections: contentTypeNames.map((name) => ({ name, hasSchema: true })),
    entries: Object.fromEntries(entries),
  };
  return new Map([...schemas, ['collections.json', `${JSON.stringify(manifest, null, 2)}\n`]]);
}
