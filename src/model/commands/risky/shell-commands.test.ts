import { expect, test } from 'vitest';
import { shellCommands } from './shell-commands.ts';

const wordsOf = (script: string): string[] => shellCommands(script).map(({ words }) => words.join(' '));

test.each([
  ['export A=b C', ['export A=b C']],
  ['declare -a LIST=(a "b c")', ['declare -a LIST=(a "b c")']],
  ['local gone=$(rm -rf data)', ['local gone=$(rm -rf data)', 'rm -rf data']],
  ['env A=b rm -rf data', ['rm -rf data']],
  ['export PATH="$PATH:/x" && kubectl delete ns shop', ['export PATH="$PATH:/x"', 'kubectl delete ns shop']],
])('a value that is set is a word as it is written, and what makes it is a command: %s', (script, expected) => {
  expect(wordsOf(script)).toEqual(expected);
});

test('what is written into a program that runs it is a command of that program, and what is read from a text is none', () => {
  expect(wordsOf("echo 'rm -rf data' | sh")).toContain('rm -rf data');
  expect(wordsOf('cat <<< "rm -rf data"')).toEqual(['cat']);
  expect(shellCommands('cat <<< data > file').map(({ overwrites }) => overwrites)).toEqual(['file']);
});
