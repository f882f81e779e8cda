import path from 'node:path';
import { bundle } from './bundle.ts';

/** Makes `lib/alertbook-check.mjs`: `check` and `rules check` as one file. A folder as the argument takes the place of `lib/`. */
const [folder = path.join(import.meta.dirname, '../lib')] = process.argv.slice(2);
await bundle('packaging/one-file/main.ts', path.resolve(folder, 'alertbook-check.mjs'));
