import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Folder of Alertbook itself: what holds `src/`. */
export const packageRoot = fileURLToPath(new URL('../..', import.meta.url));

/** Folder for what may be thrown away and made again, apart for each content folder. */
export function cacheFolder(content: string): string {
  const name = createHash('sha256').update(content).digest('hex').slice(0, 16);
  return path.join(packageRoot, 'node_modules/.cache/alertbook', name);
}

/** Version of Alertbook itself. */
export function packageVersion(): string {
  return (JSON.parse(readFileSync(path.join(packageRoot, 'package.json'), 'utf8')) as { version: string }).version;
}
