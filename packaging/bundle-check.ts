import path from 'node:path';
import { bundle } from './bundle.ts';

// `check` and `rules check` as one file, and the GitHub action, which is the same with a door of its own. A folder as the
// argument takes the place of the repository.
const [folder = path.join(import.meta.dirname, '..')] = process.argv.slice(2);
await bundle({
  'packaging/one-file/main.ts': path.resolve(folder, 'lib/alertbook-check.mjs'),
  'packaging/action/main.ts': path.resolve(folder, 'dist-action/alertbook.mjs'),
});
