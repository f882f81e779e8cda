import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { isCompiled, packageRoot } from '../workspace/package-folders.ts';
import type { Settings } from '../publish/settings.ts';
import { UsageError } from './exit.ts';

/** Whether a site needs a compiler: full MDX is a program. All other pages were compiled with this one. */
export function needsAstro({ pages }: Pick<Settings, 'pages'>): boolean {
  return !isCompiled || pages !== undefined;
}

/** @throws UsageError where Astro is not installed beside this program, with the line that installs it. */
export function requireAstro(): void {
  const { peerDependencies } = JSON.parse(readFileSync(path.join(packageRoot, 'package.json'), 'utf8')) as {
    peerDependencies: Record<string, string>;
  };
  // What is beside the program, or above it; some packages do not say where their own package.json is.
  const folders = createRequire(import.meta.url).resolve.paths('astro') ?? [];
  const isThere = (name: string): boolean =>
    folders.some((folder) => existsSync(path.join(folder, name, 'package.json')));
  if (Object.keys(peerDependencies).every(isThere)) return;
  const line = Object.entries(peerDependencies).map(([name, version]) => `${name}@${version}`);
  throw new UsageError(
    `content/pages/ holds pages of full MDX, which only Astro compiles: run \`npm install --save-dev ${line.join(' ')}\`, or take \`trustPages\` out of site.yaml.`,
  );
}
