import { execFileSync, spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { goldenBlocks } from '../../../test/fixtures/golden-blocks.ts';
import { goldenPrompts } from '../../../test/fixtures/golden-prompts.ts';
import { takeApart } from './session.ts';
import type { Grammar } from './unfinished-command.ts';
import { copiedText } from '../../../test/support/copied-text.ts';

describe('of blocks as runbooks have them, what is pasted is whole, and nothing else', () => {
  test.each(goldenBlocks)('$what in $language', ({ language, shown, copied = shown }) => {
    expect(copiedText(shown, language)).toBe(copied);
  });

  test.each(
    goldenBlocks.filter(
      ({ language, what, shown }) =>
        ['bash', 'sh', 'shell', 'zsh', 'console', 'shellsession', 'shell-session'].includes(language) &&
        what !== 'output alone' &&
        isForShell(shown, language),
    ),
  )('$what in $language is a program that bash reads', ({ language, shown }) => {
    const command = copiedText(shown, language);
    expect(() => execFileSync('bash', ['-n', '-c', command], { stdio: 'pipe' })).not.toThrow();
  });

  test('are many', () => {
    expect(goldenBlocks.length).toBeGreaterThanOrEqual(125);
    expect(goldenPrompts.length).toBeGreaterThanOrEqual(250);
  });
});

test.each(goldenPrompts)(
  '$what in $language is copied without prompts and output, or as it stands and says so',
  (block) => {
    const { shown, language, copied = shown, isTold = false } = block;
    expect({ copied: copiedText(shown, language), isTold: takeApart(shown, language).doubt !== undefined }).toEqual({
      copied,
      isTold,
    });
  },
);

/** Programs that read each of their arguments as a text of a language, run none, and print those that they refuse. */
const parsers: Readonly<Partial<Record<Grammar, [program: string, ...options: string[]]>>> = {
  shell: ['bash', '-c', 'for text; do bash -n -c "$text" 2>&1 || echo "$text"; done', 'bash'],
  fish: ['fish', '-c', 'for text in $argv; fish -n -c $text; or echo $text; end'],
  python: [
    'python3',
    '-c',
    'import sys\nfor text in sys.argv[1:]:\n  try: compile(text, "session", "exec")\n  except SyntaxError: print(text)',
  ],
  ruby: [
    'ruby',
    '-e',
    'ARGV.each { |text| begin; RubyVM::InstructionSequence.compile(text); rescue SyntaxError; puts text; end }',
  ],
  // `use` and `show` are orders to mongosh, and no JavaScript.
  javascript: [
    process.execPath,
    '-e',
    'for (const text of process.argv.slice(1)) try { new (require("node:vm").Script)(text.replace(/^(?:use|show) .*/gm, "")) } catch { console.log(text) }',
  ],
  powershell: [
    'pwsh',
    '-NoProfile',
    '-Command',
    'foreach ($text in $args) { try { [void][scriptblock]::Create($text) } catch { $text } }',
  ],
};

describe.each(Object.entries(parsers))(
  'what is copied of a session is %s to its own parser',
  (grammar, [program, ...options]) => {
    const blocks = [...goldenBlocks, ...goldenPrompts].filter(({ language, shown }) => {
      const { console, doubt } = takeApart(shown, language);
      return doubt === undefined && console?.grammar === grammar;
    });

    test.skipIf(!isInstalled(program))(`${program}, where it is installed`, () => {
      const copies = new Set(blocks.map(({ shown, language }) => copiedText(shown, language)));
      expect(copies.size).toBeGreaterThan(1);
      const { stdout } = spawnSync(program, [...options, ...copies], { encoding: 'utf8' });
      expect(stdout).toBe('');
    });
  },
);

function isInstalled(program: string): boolean {
  return spawnSync(program, ['--version'], { stdio: 'ignore' }).error === undefined;
}

/** Whether a block is sure to be a shell's, and not of another console. */
function isForShell(block: string, language: string): boolean {
  const { console, doubt } = takeApart(block, language);
  return doubt === undefined && (console === undefined || console.grammar === 'shell');
}

test.each([
  ['$ echo "open\nout', '`$ echo "open` is not finished'],
  ["$ echo don't\nout\n$ ls", "`$ echo don't` is not finished before the next prompt"],
  [
    '# rm -rf /data only when the vendor says so',
    '`# rm -rf /data only when the vendor say…` may be a command or a comment',
  ],
  ['# systemctl stop x\n$ ls', '`$ ls` has another prompt than the block'],
  ['$ ls \\\n> -l \\\n-a', '`$ ls \\` goes on in lines with and without a prompt'],
  ['Killed process 4711 (java)', 'no prompt tells commands from output'],
])('%j is copied whole, and it is said that %s', (block, doubt) => {
  expect(takeApart(block, 'console')).toMatchObject({
    doubt,
    parts: [{ kind: 'command', start: 0, end: block.length }],
  });
});

test.each<[what: string, language: string, text: string, copied: string]>([
  ['a command', 'bash', 'kubectl get pods\n', 'kubectl get pods'],
  ['a command with a comment', 'bash', '# first\nls\n\n# then\npwd\n', '# first\nls\n\n# then\npwd'],
  ['a session', 'console', '$ ls\na b\n$ pwd\n/root\n', 'ls\npwd'],
  ['a session in a shell block', 'bash', '$ kubectl get pods\nNAME   READY\napi-1  1/1\n', 'kubectl get pods'],
  [
    'a session with the prompt of a host',
    'console',
    'ada@web-1:~$ uptime\n 02:14 up\nada@web-1:/srv$ ls\n',
    'uptime\nls',
  ],
  ['a session of root', 'console', '# systemctl restart nginx\n# id\nuid=0\n', 'systemctl restart nginx\nid'],
  [
    'continuations',
    'console',
    '$ kubectl get pods \\\n>   --namespace shop \\\n>   --output wide\nNAME\n',
    'kubectl get pods \\\n  --namespace shop \\\n  --output wide',
  ],
  [
    'a here-document',
    'console',
    "$ cat <<'EOF' > x\n> $ not a prompt\n> EOF\n$ cat x\nout\n",
    "cat <<'EOF' > x\n$ not a prompt\nEOF\ncat x",
  ],
  ['PowerShell', 'powershell', 'PS C:\\> Get-Process\nHandles\n', 'Get-Process'],
  ['psql', 'sql', 'shop=# SELECT 1;\n ?column?\n', 'SELECT 1;'],
  ['PromQL', 'promql', 'up > 0\n', 'up > 0'],
  [
    'a comment that looks like a prompt',
    'bash',
    '# restart it\nsystemctl restart x\n',
    '# restart it\nsystemctl restart x',
  ],
  ['a variable', 'bash', '$EDITOR file\n', '$EDITOR file'],
  ['output alone', 'console', 'nothing here\n', 'nothing here'],
  ['lines of Windows', 'bash', 'ls\r\npwd\r\n', 'ls\npwd'],
])('%s is copied as it should be pasted', (_what, language, text, copied) => {
  expect(copiedText(text, language)).toBe(copied);
});

describe('a command behind one that opens a shell elsewhere', () => {
  test.each([
    'ssh db1',
    'ssh -p 2222 -i key ops@db1 -t',
    'cd /srv && ssh db1',
    'sudo su - postgres',
    'su postgres',
    'sudo -i',
    'sudo -u postgres -i',
    'sudo bash',
    'chroot /host',
    'oc debug node/worker-1',
    'oc rsh pod/api-1',
    'kubectl debug node/worker-1 -it --image=busybox',
    'kubectl -n shop exec -it api-1 -- sh',
    'docker exec -it db bash',
    'docker compose exec db /bin/bash',
  ])('may be meant for it: after `%s` the block is copied whole, and says so', (opener) => {
    const block = `$ ${opener}\n$ reboot\n`;
    expect(copiedText(block, 'console')).toBe(block.trimEnd());
    expect(takeApart(block, 'console').doubt).toBe(
      `\`reboot\` may be typed into what \`${opener.length > 40 ? `${opener.slice(0, 39)}…` : opener}\` starts`,
    );
  });

  test.each([
    'ssh db1 uptime',
    'ssh-keygen -t ed25519',
    'ssh db1 < script.sh',
    'sudo -u postgres psql -c "SELECT 1"',
    'su postgres -c "pg_ctl reload"',
    'bash run.sh',
    'curl https://example.com | bash',
    'kubectl exec api-1 -- ls',
    'oc debug node/worker-1 -- chroot /host ls',
    'docker run --rm tools sh -c "ls"',
    'docker login',
    'kubectl debug --help | less',
  ])('is one of the block after `%s`, which opens none', (command) => {
    expect(copiedText(`$ ${command}\n$ uptime\n`, 'console')).toBe(`${command}\nuptime`);
  });
});
