import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { contentTypeNames, jsonSchemaFile, jsonSchemaOf } from '../outputs/json-schema.ts';
import { allDocuments, type Catalogue } from '../model/catalogue.ts';

/**
 * Writes the JSON Schemas where editors look for them: Astro's extension reads `.astro/collections/` for the frontmatter
 * of `.mdx` files, and `yaml.schemas` in `.vscode/settings.json` names the same files for `.yaml`.
 *
 * @param folder Folder that is opened in the editor.
 * @returns Number of files written.
 */
export function writeEditorFiles(folder: string, content: string, catalogue: Catalogue): number {
  const target = path.join(folder, '.astro/collections');
  mkdirSync(target, { recursive: true });
  for (const type of contentTypeNames)
    writeFileSync(
      path.join(target, jsonSchemaFile(type).replace(/\.json$/, '.schema.json')),
      `${JSON.stringify(jsonSchemaOf(type), null, 2)}\n`,
    );
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
  writeFileSync(path.join(target, 'collections.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  return contentTypeNames.length + 1;
}
