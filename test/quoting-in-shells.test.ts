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
};

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
  for (const [name, script] of Object.entries({ ...doubles, standin: `#!/bin/sh\nprintf '%s\\0' "$@"\n` })) {
    writeFileSync(path.join(bin, name), script);
    chmodSync(path.join(bin, name), 0o755);
  }
  const env = {
    PATH: `${bin}:${process.env['PATH']}`,
    HOME: folder,
    HISTFILE: '/dev/null',
    LC_ALL: 'C.UTF-8',
    PS1: '',
  };
  return { folder, env };
}

const standin = `standin() { printf '%s\\0' "$@"; }`;

/** What the stand-in is given by each command, read from a file of its own; and the runs in which code of a value ran. */
function outputsOfScripts(runs: readonly Run[], shell: readonly string[]): { outputs: string[]; owned: Run[] } {
  const { folder, env } = workplace();
  for (const [index, { command }] of runs.entries()) writeFileSync(path.join(folder, `${index}.cmd`), `${command}\n`);
  const driver = `${standin}
i=0
while [ $i -lt ${runs.length} ]; do
  ( . "$PWD/$i.cmd" ) > "$i.out" 2> /dev/null < /dev/null
  if [ -e owned ]; then echo "$i" >> owned-by; rm -f owned; fi
  i=$((i + 1))
done`;
  execFileSync(shell[0]!, [...shell.slice(1), '-c', driver], { cwd: folder, env, stdio: 'ignore' });
  const ownedBy = path.join(folder, 'owned-by');
  const owned = existsSync(ownedBy) ? readFileSync(ownedBy, 'utf8').trim().split('\n') : [];
  return {
    outputs: runs.map((_run, index) => readFileSync(path.join(folder, `${index}.out`), 'utf8')),
    owned: owned.map((index) => runs[Number(index)]!),
  };
}

/** The same for commands that are pasted one after the other at one prompt. */
function outputsAtPrompt(runs: readonly Run[], shell: readonly string[]): { outputs: string[]; isOwned: boolean } {
  const { folder, env } = workplace();
  const pastes = runs.map(({ command }, index) => `${command}\nprintf '\\n%s\\n' mark-${index}`);
  const { stdout: output } = spawnSync(shell[0]!, shell.slice(1), {
    cwd: folder,
    env,
    input: `${standin}\n${pastes.join('\n')}\n`,
    stdio: ['pipe', 'pipe', 'ignore'],
    encoding: 'utf8',
    maxBuffer: 100_000_000,
  });
  let rest = output;
  const outputs = runs.map((_run, index) => {
    const end = rest.indexOf(`\nmark-${index}\n`);
    const own = end === -1 ? '' : rest.slice(0, end);
    rest = rest.slice(end === -1 ? 0 : end);
    return own.replace(/^\nmark-\d+\n/, '');
  });
  return { outputs, isOwned: existsSync(path.join(folder, 'owned')) };
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

  test.each(shapes.filter(({ isPlain }) => isPlain))('$language: $block takes every value', ({ block, language }) => {
    const refused = usable.filter((value) => filledCommand(block, language, value) === undefined);
    // A line that would end the here-document is no part of it.
    expect(refused.filter((value) => !(block.includes('<<') && block.includes(value)))).toEqual([]);
  });

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
      const { outputs, isOwned } = outputsAtPrompt(runs, call);

      expect(wrongOnes(runs, outputs)).toEqual([]);
      expect(isOwned).toBe(false);
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
