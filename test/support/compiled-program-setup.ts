import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { packageRoot } from '../../src/workspace/package-folders.ts';

/** What the compiled program is made from. */
const sources = ['src', 'schemas', 'packaging', 'package.json', 'package-lock.json', 'astro.config.mjs'];

/** Compiles the program where its sources are newer than it: stories run what users install. */
export function setup(): void {
  const made = path.join(packageRoot, 'lib/version');
  const age = existsSync(made) ? statSync(made).mtimeMs : 0;
  if (sources.some((name) => newestIn(path.join(packageRoot, name)) > age))
    execFileSync(process.execPath, [path.join(packageRoot, 'packaging/compile.ts')], {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, NODE_OPTIONS: '--disable-warning=ExperimentalWarning' },
    });
}

/** When something below a place changed last; folders change when a file in them goes. */
function newestIn(place: string): number {
  const own = statSync(place);
  if (!own.isDirectory()) return own.mtimeMs;
  return readdirSync(place, { recursive: true, encoding: 'utf8' }).reduce(
    (newest, name) => Math.max(newest, statSync(path.join(place, name)).mtimeMs),
    own.mtimeMs,
  );
}
