import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const kept = fileURLToPath(new URL('../../node_modules/.cache/alertbook-nodes/', import.meta.url));

/** One version of each line of Node that the package runs on, as npm has it. */
export const nodeVersions = ['20.20.2', '22.23.3', '24.21.0', '26.10.0'];

/** The program of a version of Node, which npm brings once; undefined where it cannot be had. */
export function nodeOf(version: string): string | undefined {
  const folder = path.join(kept, version);
  if (!existsSync(folder)) install(version, folder);
  const node = path.join(folder, 'node_modules/node/bin/node');
  return existsSync(node) ? node : undefined;
}

function install(version: string, folder: string): void {
  mkdirSync(kept, { recursive: true });
  const half = mkdtempSync(path.join(kept, 'half-'));
  const { status } = spawnSync('npm', ['install', '--no-audit', '--no-fund', '--prefix', half, `node@${version}`]);
  if (status === 0 && !existsSync(folder)) renameSync(half, folder);
  else rmSync(half, { recursive: true, force: true });
}
