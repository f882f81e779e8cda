import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Folder of the code that runs: what holds `src/`. The repository itself, or `lib/` of a package that was compiled. */
export const programRoot = fileURLToPath(new URL('../..', import.meta.url));

/** Whether this program was compiled when it was packed, with its pages and the scripts of the browser. */
export const isCompiled = !existsSync(path.join(programRoot, 'package.json'));

/** Folder of Alertbook itself: what holds `package.json`, `public/` and `docs/`. */
export const packageRoot = isCompiled ? path.dirname(programRoot) : programRoot;

/** Version of Alertbook itself. */
export function packageVersion(): string {
  return (JSON.parse(readFileSync(path.join(packageRoot, 'package.json'), 'utf8')) as { version: string }).version;
}
