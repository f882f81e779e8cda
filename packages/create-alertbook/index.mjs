#!/usr/bin/env node
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';

const usage = `npm create alertbook [FOLDER] -- [--name NAME] [--service ID] [--team ID] [--yes]

Begins a site of Alertbook in a folder, beside what is there. Asks for what is not given; --yes takes the defaults.
`;

const options = /** @type {const} */ ({
  name: { type: 'string' },
  service: { type: 'string' },
  team: { type: 'string' },
  site: { type: 'string' },
  program: { type: 'string' },
  alertbook: { type: 'string' },
  yes: { type: 'boolean', short: 'y' },
  help: { type: 'boolean', short: 'h' },
});

process.exitCode = await main();

async function main() {
  const given = read();
  if ('wrong' in given) {
    process.stderr.write(`create-alertbook: ${given.wrong}\n\n${usage}`);
    return 2;
  }
  const { values, positionals } = given;
  if (values.help) {
    process.stdout.write(usage);
    return 0;
  }
  const command = commandOf(values.alertbook);
  if (command === undefined) {
    process.stderr.write('create-alertbook: there is no `alertbook` beside this program: install both with npm.\n');
    return 2;
  }
  const answers = await ask(values);
  if (answers === undefined) return 130;
  const flags = Object.entries({ ...answers, site: values.site, program: values.program }).flatMap(([name, value]) =>
    value === undefined ? [] : [`--${name}=${value}`],
  );
  const ran = spawnSync(process.execPath, [command, 'init', ...flags, '--', positionals[0] ?? '.'], {
    stdio: 'inherit',
  });
  return ran.status ?? 1;
}

function read() {
  try {
    const given = parseArgs({ options, allowPositionals: true });
    return given.positionals.length > 1 ? { wrong: 'name one folder.' } : given;
  } catch (error) {
    return { wrong: /** @type {Error} */ (error).message };
  }
}

/**
 * The three answers: those of the flags, and the others from whoever sits at the terminal. Undefined when they leave.
 *
 * @param {{ name?: string, service?: string, team?: string, yes?: boolean }} given
 */
async function ask({ name, service, team, yes }) {
  const isAsking = !yes && process.stdin.isTTY === true && [name, service, team].includes(undefined);
  const terminal = isAsking ? createInterface({ input: process.stdin, output: process.stdout }) : undefined;
  /** @type {(question: string, preset: string) => Promise<string>} */
  const answer = async (question, preset) =>
    terminal ? (await terminal.question(`${question} (${preset}): `)).trim() || preset : preset;
  try {
    const answered = {
      name: name ?? (await answer('Name of the site', 'On call')),
      service: service ?? idFrom(await answer('Your service', 'my-service'), 'my-service'),
      team: team ?? idFrom(await answer('The team that owns it', 'on-call'), 'on-call'),
    };
    return answered;
  } catch (error) {
    // Ctrl-C and Ctrl-D.
    if (/** @type {{ code?: string }} */ (error).code === 'ABORT_ERR') return undefined;
    throw error;
  } finally {
    terminal?.close();
  }
}

/**
 * A name as people write it, as the name of a file: `Checkout API` is `checkout-api`.
 *
 * @param {string} text
 * @param {string} otherwise Where nothing of it can be in one.
 */
function idFrom(text, otherwise) {
  const id = text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return id === '' ? otherwise : id;
}

/**
 * The program of Alertbook: of the folder that is named, else of the package beside this one, by what its package.json
 * says. Its `exports` have no say in it.
 *
 * @param {string | undefined} named
 */
function commandOf(named) {
  const beside = createRequire(import.meta.url).resolve.paths('alertbook') ?? [];
  const folders = named === undefined ? beside.map((folder) => path.join(folder, 'alertbook')) : [path.resolve(named)];
  const home = folders.find((folder) => existsSync(path.join(folder, 'package.json')));
  if (home === undefined) return undefined;
  const { bin } = JSON.parse(readFileSync(path.join(home, 'package.json'), 'utf8'));
  return path.join(home, typeof bin === 'string' ? bin : bin.alertbook);
}
