import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { problemOf } from '../src/model/commands/parameter-values.ts';
import { isInert } from '../src/model/commands/inert.ts';
import { shapes, type Shape } from './support/command-shapes.ts';
import { temporaryFolderForFile } from './support/command.ts';
import { filledCommand } from './support/filled-command.ts';
import { hostileValues } from './support/hostile-values.ts';

const usable = hostileValues.filter((value) => problemOf(value, undefined) === undefined);
const isInstalled = (shell: string): boolean => spawnSync(shell, ['-c', 'true']).status === 0;

/** Programs that read their words a second time, as the real ones would: what runs in them runs. */
const doubles: Record<string, string> = {
  ssh: '#!/bin/sh\nshift\nexec sh -c "$*"\n',
  su: '#!/bin/sh\nwhile [ $# -gt 1 ] && [ "$1" != -c ]; do shift; done\nexec sh -c "$2"\n',
  kubectl:
    '#!/bin/sh\nwhile [ $# -gt 0 ] && [ "$1" != -- ]; do shift; done\n[ $# -gt 1 ] || exec cat >/dev/null\nshift\nexec "$@"\n',
  docker: '#!/bin/sh\nshift 2\nexec "$@"\n',
  watch: '#!/bin/sh\nexec sh -c "$*"\n',
  sudo: '#!/bin/sh\nshift 2\nexec "$@"\n',
  find: '#!/bin/sh\nwhile [ $# -gt 0 ] && [ "$1" != -exec ]; do shift; done\n[ $# -gt 1 ] || exit 0\nshift\nexec "$@"\n',
  // The `python` of many machines is one that looks for another one first.
  python: '#!/bin/sh\nexec python3 "$@"\n',
};

/** Programs that reach for a server or change the machine: here they do nothing. */
const idle = ['apt-get', 'curl', 'GET', 'helm', 'mongosh', 'mysql', 'psql', 'redis-cli', 'systemctl', 'zfs'];

interface Run {
  shape: Shape;
  value: string;
  command: string;
}

function runsOf(list: readonly Shape[], values: readonly string[]): Run[] {
  return list.flatMap((shape) =>
    values.flatMap((value) => {
      const command = filledCommand(shape.block, shape.language, value);
      return command === undefined ? [] : [{ shape, value, command }];
    }),
  );
}

/** A folder with the programs that commands call, where `owned` appears when code of a value runs. */
function workplace(): { folder: string; env: Record<string, string> } {
  const folder = temporaryFolderForFile();
  const bin = path.join(folder, 'bin');
  mkdirSync(bin);
  const programs = {
    ...doubles,
    ...Object.fromEntries(idle.map((name) => [name, '#!/bin/sh\n'])),
    standin: `#!/bin/sh\nprintf '%s\\0' "$@"\n`,
  };
  for (const [name, script] of Object.entries(programs)) {
    writeFileSync(path.join(bin, name), script);
    chmodSync(path.join(bin, name), 0o755);
  }
  const env = {
    PATH: `${bin}:/usr/bin:/bin:${process.env['PATH']}`,
    HOME: folder,
    HISTFILE: '/dev/null',
    LC_ALL: 'C.UTF-8',
    PS1: '',
  };
  return { folder, env };
}

const standin = `standin() { printf '%s\\0' "$@"; }`;

/** Ends a command: its output, and whether code of its value ran, which makes `owned`. */
const mark = `mark() {
  printf '\\nmark-%s\\n' "$1"
  if [ -e "$HOME/owned" ]; then echo "$1" >> "$HOME/owned-by"; rm -f "$HOME/owned"; fi
}`;

/** What each command wrote before its mark; nothing where an earlier one took its mark away. */
function outputsBetweenMarks(output: string, indexes: readonly number[]): Map<number, string> {
  let rest = output;
  return new Map(
    indexes.map((index) => {
      const end = rest.indexOf(`\nmark-${index}\n`);
      const own = end === -1 ? '' : rest.slice(0, end);
      rest = rest.slice(end === -1 ? 0 : end);
      return [index, own.replace(/^\nmark-\d+\n/, '')];
    }),
  );
}

function ownersIn(folder: string, runs: readonly Run[]): Run[] {
  const file = path.join(folder, 'owned-by');
  const indexes = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
  return indexes.map((index) => runs[Number(index)]!);
}

/**
 * What the stand-in is given by each command, and the runs in which code of a value ran. A file of commands is read in a shell
 * of its own: one command where it may end the shell or leave something open, every value of a shape where it must not.
 */
function outputsOfScripts(runs: readonly Run[], shell: readonly string[]): { outputs: string[]; owned: Run[] } {
  const { folder, env } = workplace();
  const scripts = [
    ...Map.groupBy(runs.keys(), (index) => {
      const { shape } = runs[index]!;
      return shape.place === 'exact' ? shape : index;
    }).values(),
  ];
  for (const [script, indexes] of scripts.entries()) {
    const isOne = runs[indexes[0]!]!.shape.place !== 'exact';
    const lines = indexes.map((index) => `${runs[index]!.command}\n${isOne ? '' : `cd "$HOME"; mark ${index}\n`}`);
    writeFileSync(path.join(folder, `${script}.cmd`), lines.join(''));
  }
  const driver = `${standin}
${mark}
for script in ${scripts.map(([first], script) => `${script}:${first}`).join(' ')}; do
  ( . "$HOME/\${script%%:*}.cmd" ) > "\${script%%:*}.out" 2> /dev/null < /dev/null
  mark \${script#*:}
done`;
  execFileSync(shell[0]!, [...shell.slice(1), '-c', driver], { cwd: folder, env, stdio: 'ignore' });
  const outputs = new Map(
    scripts.flatMap((indexes, script) => [
      ...outputsBetweenMarks(readFileSync(path.join(folder, `${script}.out`), 'utf8'), indexes),
    ]),
  );
  return { outputs: runs.map((_run, index) => outputs.get(index)!), owned: ownersIn(folder, runs) };
}

/** The same for commands that are pasted one after the other at one prompt. */
function outputsAtPrompt(runs: readonly Run[], shell: readonly string[]): { outputs: string[]; owned: Run[] } {
  const { folder, env } = workplace();
  const pastes = runs.map(({ command }, index) => `${command}\nmark ${index}`);
  const { stdout: output } = spawnSync(shell[0]!, shell.slice(1), {
    cwd: folder,
    env,
    input: `${standin}\n${mark}\n${pastes.join('\n')}\n`,
    stdio: ['pipe', 'pipe', 'ignore'],
    encoding: 'utf8',
    maxBuffer: 100_000_000,
  });
  const outputs = outputsBetweenMarks(output, [...runs.keys()]);
  return { outputs: runs.map((_run, index) => outputs.get(index)!), owned: ownersIn(folder, runs) };
}

test('there are shapes, values and shells enough', () => {
  expect(shapes.length).toBeGreaterThanOrEqual(130);
  expect(hostileValues.length).toBeGreaterThanOrEqual(100);
  expect(new Set(shapes.map(({ language, block }) => `${language}\n${block}`)).size).toBe(shapes.length);
});

describe('each value in each shape of command is filled in exactly, or not at all', () => {
  test.each(shapes.filter(({ place }) => place === 'inert'))('$language: $block', ({ block, language }) => {
    for (const value of usable) {
      const command = filledCommand(block, language, value);
      // Slashes, commas and the like are operators to some readers, and a line that ends a here-document is no part of it.
      const isSure = /^\w[\w.:-]*$/.test(value) && !(block.includes('<<') && block.includes(value));
      if (!isInert(value)) expect(command, value).toBeUndefined();
      else if (isSure) expect(command, value).toBeDefined();
    }
  });

  test.each(shapes.filter(({ isPlain }) => isPlain))(
    '$language: $block takes every value that is no option',
    ({ block, language }) => {
      const refused = usable.filter((value) => filledCommand(block, language, value) === undefined);
      // A line that would end the here-document is no part of it, and a program would take what leads for an option or a file.
      const isRight = (value: string): boolean =>
        /^[-+@:]/.test(value) || (block.includes('<<') && block.includes(value));
      expect(refused.filter((value) => !isRight(value))).toEqual([]);
    },
  );

  test.for(['bash', 'dash', 'zsh'])(
    'in %s, no code of a value runs, and no argument is another one',
    { timeout: 600_000 },
    (shell, { skip }) => {
      skip(!isInstalled(shell), `${shell} is not installed`);
      const runs = runsOf(shapes, usable);
      const { outputs, owned } = outputsOfScripts(runs, shell === 'zsh' ? ['zsh', '-f'] : [shell]);

      expect(owned).toEqual([]);
      expect(wrongOnes(runs, outputs)).toEqual([]);
    },
  );

  // A prompt reads history, aliases and, in zsh, comments as commands.
  test.for([
    ['bash', ['bash', '--norc', '--noprofile', '--noediting', '-i']],
    ['zsh', ['zsh', '-f', '-i', '-o', 'NO_INTERACTIVE_COMMENTS']],
  ] as const)(
    'pasted at a prompt of %s, no code of a value runs, and no argument is another one',
    { timeout: 600_000 },
    ([shell, call], { skip }) => {
      skip(!isInstalled(shell), `${shell} is not installed`);
      const runs = runsOf(
        shapes.filter(({ place, around, block }) => place === 'exact' && around && !/^cd|&\n/.test(block)),
        usable,
      );
      const { outputs, owned } = outputsAtPrompt(runs, call);

      expect(wrongOnes(runs, outputs)).toEqual([]);
      expect(owned).toEqual([]);
    },
  );
});

/** Commands whose argument is not the value with what surrounds it. */
function wrongOnes(runs: readonly Run[], outputs: readonly string[]): unknown[] {
  return runs.flatMap(({ shape, value, command }, index) => {
    if (!shape.around || shape.place !== 'exact') return [];
    const given = outputs[index]!.split('\0').slice(0, -1).at(-1);
    return given === `${shape.around[0]}${value}${shape.around[1]}` ? [] : [{ command, value, given }];
  });
}
