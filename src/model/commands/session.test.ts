import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { goldenBlocks } from '../../../test/fixtures/golden-blocks.ts';
import { takeApart } from './session.ts';
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
  });
});

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
  ['# systemctl stop x\n$ ls', '`# systemctl stop x` may be a command or a comment'],
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
    'ada@web-1:~$ uptime\n 02:14 up\nroot@web-1:/# id\n',
    'uptime\nid',
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
