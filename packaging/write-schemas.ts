import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { contentTypeNames, jsonSchemaFile, jsonSchemaOf, rulesSettingsJsonSchema } from '../src/outputs/json-schema.ts';

// The JSON Schema of each content type, and of alertbook.yaml, for editors and other programs: lib/schemas/runbook.json, or in the
// folder that the argument names.
const [folder = path.join(import.meta.dirname, '../lib/schemas')] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
writeFileSync(path.join(folder, 'alertbook.json'), `${JSON.stringify(rulesSettingsJsonSchema(), null, 2)}\n`);
for (const type of contentTypeNames)
  writeFileSync(path.join(folder, jsonSchemaFile(type)), `${JSON.stringify(jsonSchemaOf(type), null, 2)}\n`);
