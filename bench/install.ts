import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { measure } from './measure.ts';

/** What it costs to install Alertbook and Starlight, each into an empty folder, from the same warm cache of npm. */
const root = path.join(import.meta.dirname, '..');
const work = mkdtempSync(path.join(tmpdir(), 'alertbook-install-'));
process.once('exit', () => rmSync(work, { recursive: true, force: true }));

const { dependencies } = JSON.parse(readFileSync(path.join(import.meta.dirname, 'package.json'), 'utf8')) as {
  dependencies: Record<string, string>;
};
const packed = execFileSync('npm', ['pack', '--silent', '--pack-destination', work], { cwd: root, encoding: 'utf8' });
const tarball = path.join(work, packed.trim().split('\n').at(-1)!);
const contestants = {
  Alertbook: [tarball],
  Starlight: ['astro', '@astrojs/starlight'].map((name) => `${name}@${dependencies[name]}`),
};
const rounds = 3;

const seconds: Record<string, number[]> = { Alertbook: [], Starlight: [] };
// The first round fills the cache, and counts for nothing.
for (let round = 0; round <= rounds; round++)
  for (const [name, what] of Object.entries(contestants)) {
    const folder = path.join(work, name);
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder);
    writeFileSync(path.join(folder, 'package.json'), '{"private":true}');
    const args = ['install', '--no-audit', '--no-fund', '--prefer-offline', '--silent', ...what];
    const { wallSeconds } = await measure({ program: 'npm', args, folder });
    if (round > 0) seconds[name]!.push(wallSeconds);
  }

console.log('            packages    MB  without Pagefind’s binary  seconds');
for (const name of Object.keys(contestants)) {
  const modules = path.join(work, name, 'node_modules');
  const files = readdirSync(modules, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const megabytes = (kept: typeof files): string =>
    (
      kept.reduce((sum, { parentPath, name: file }) => sum + statSync(path.join(parentPath, file)).size, 0) / 1e6
    ).toFixed(0);
  const isPackage = ({ parentPath, name: file }: (typeof files)[number]): boolean =>
    file === 'package.json' && /node_modules\/(?:@[^/]+\/)?[^/]+$/.test(parentPath);
  const ownBinary = files.filter(({ parentPath }) => !parentPath.includes('/@pagefind/'));
  const median = seconds[name]!.toSorted((a, b) => a - b)[Math.floor(rounds / 2)]!.toFixed(1);
  console.log(
    `${name.padEnd(12)}${String(files.filter(isPackage).length).padStart(8)}${megabytes(files).padStart(6)}${megabytes(ownBinary).padStart(27)}${median.padStart(9)}`,
  );
}

const team = path.join(work, 'team');
mkdirSync(team);
const bin = path.join(work, 'Alertbook/node_modules/.bin/alertbook');
execFileSync(bin, ['init'], { cwd: team });
for (const command of ['check', 'build']) {
  const costs = [];
  for (let round = 0; round < rounds; round++)
    costs.push(await measure({ program: bin, args: [command], folder: team }));
  const median = costs.map(({ wallSeconds }) => wallSeconds).toSorted((a, b) => a - b)[Math.floor(rounds / 2)]!;
  console.log(`alertbook ${command} of a new site: ${median.toFixed(2)} s`);
}
