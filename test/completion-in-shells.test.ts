import { execFileSync, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { alertbook, temporaryFolderForFile, writeFiles } from './support/command.ts';

let folder: string;
const scripts = new Map<string, string>();
beforeAll(async () => {
  folder = temporaryFolderForFile();
  writeFiles(folder, { 'content/site.yaml': '', 'rules/shop one.yaml': '', 'rules.txt': '' });
  for (const shell of ['bash', 'zsh', 'fish']) {
    const { code, stdout, stderr } = await alertbook(['completion', shell]);
    expect([code, stderr]).toEqual([0, '']);
    const file = path.join(folder, `.completion.${shell}`);
    writeFileSync(file, stdout);
    scripts.set(shell, file);
  }
});

const isInstalled = (shell: string): boolean => spawnSync(shell, ['-c', 'true']).status === 0;

/** What is typed, and some of what is offered; nothing else begins so. */
const cases: [typed: string, offered: string[]][] = [
  ['alertbook che', ['check']],
  ['alertbook ru', ['rules']],
  ['alertbook rules ', ['check', 'coverage', 'link']],
  ['alertbook rules l', ['link']],
  ['alertbook help che', ['check']],
  ['alertbook check --con', ['--content']],
  ['alertbook check --format j', ['json', 'junit']],
  ['alertbook check --format=s', ['sarif']],
  ['alertbook check --color never --form', ['--format']],
  ['alertbook --content x check --format j', ['json', 'junit']],
  ['alertbook urls --content content re', ['record', 'retire']],
  ['alertbook rules link --to ', ['alert', 'runbook']],
  ['alertbook new runb', ['runbook']],
  ['alertbook new runbook --from', ['--from-rules']],
  ['alertbook completion ', ['bash', 'fish', 'zsh']],
  ['alertbook check --content c', ['content']],
  ['alertbook rules check --content x rules.', ['rules.txt']],
  ['alertbook rules check rules.txt ru', ['rules', 'rules.txt']],
  ['alertbook check ru', []],
  ['alertbook urls retire --reason ru', []],
  ['alertbook check --content r', ['rules']],
];

describe('completion offers what the tables of the commands say', () => {
  test.each(cases)('in bash: %s', (typed, offered) => {
    expect(isInstalled('bash'), 'bash is not installed: `apt-get install bash`').toBe(true);
    // Readline parts words at `=` too.
    const words = typed.split(' ').flatMap((word) => (word.includes('=') ? word.split(/(=)/) : [word]));
    const script = `source "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _alertbook; printf '%s\\n' "\${COMPREPLY[@]}"`;
    const output = execFileSync(
      'bash',
      ['--norc', '--noprofile', '-c', script, 'bash', scripts.get('bash')!, ...words],
      {
        cwd: folder,
        encoding: 'utf8',
      },
    );

    expect(linesOf(output)).toEqual(offered);
  });

  test('in zsh', { timeout: 120_000 }, () => {
    expect(isInstalled('zsh'), 'zsh is not installed: `apt-get install zsh`').toBe(true);
    const output = execFileSync(
      'zsh',
      ['-f', '-c', zshDriver, 'zsh', scripts.get('zsh')!, ...cases.map(([typed]) => typed)],
      {
        cwd: folder,
        encoding: 'utf8',
        env: { ...process.env, TERM: 'dumb', ZDOTDIR: folder },
      },
    );
    const offered = output.split('\0').slice(0, -1).map(linesOf);

    expect(cases.map(([typed], index) => [typed, offered[index]])).toEqual(cases);
  });

  test('in fish, where it is installed', ({ skip }) => {
    skip(!isInstalled('fish'), 'fish is not installed: `apt-get install fish`');
    const complete = 'source $argv[1]; for typed in $argv[2..]; complete -C $typed; printf "\\0"; end';
    const output = execFileSync(
      'fish',
      ['--no-config', '-c', complete, '--', scripts.get('fish')!, ...cases.map(([typed]) => typed)],
      {
        cwd: folder,
        encoding: 'utf8',
      },
    );
    const offered = output
      .split('\0')
      .slice(0, -1)
      .map((text) => linesOf(text.replace(/\t.*$|\/(?=\t|$)|^--\w+=/gm, '')));

    expect(cases.map(([typed], index) => [typed, offered[index]])).toEqual(cases);
  });
});

test('a script is code of its shell', () => {
  for (const shell of ['bash', 'zsh']) expect(spawnSync(shell, ['-n', scripts.get(shell)!]).status, shell).toBe(0);
});

function linesOf(output: string): string[] {
  return output.split('\n').filter(Boolean).toSorted();
}

/**
 * Types each argument at a prompt of zsh, and prints what its completion would add, with a NUL behind each: `compadd`, by
 * which everything is offered in the end, is taken over.
 */
const zshDriver = `
zmodload zsh/zpty
zpty shell zsh -f -i
send() { zpty -w shell "$1"; }
send "PROMPT=; unsetopt prompt_cr prompt_sp; stty -echo 2>/dev/null; autoload -Uz compinit; compinit -u -D; source '$1'"
shift
send 'zstyle ":completion:*" verbose no
compadd() {
  if [[ \${@[1,(i)(-|--)]} == *-(O|A|D)\\ * ]]; then builtin compadd "$@"; return; fi
  local -a __hits __args; local -i __n
  __n=\${@[(i)(-|--)]}
  builtin compadd -A __hits -D __none "$@"
  (( \${#__hits} )) && print -rl -- "\${__hits[@]%/}" >> offered
  builtin compadd "$@"
}
done-typing() { print -r -- END >> offered; zle kill-buffer; zle -R }
zle -N done-typing; bindkey "^G" done-typing; bindkey "^I" list-choices'
for typed in "$@"; do
  : > offered
  zpty -w -n shell "$typed"$'\\t\\x07'
  for (( tries = 0; tries < 200; tries++ )); do
    grep -q '^END$' offered && break
    sleep 0.05
    zpty -r -t shell ignored
  done
  grep -v '^END$' offered | sort -u
  printf '\\0'
done
zpty -d shell
`;
