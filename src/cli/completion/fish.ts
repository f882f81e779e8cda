import { completionOf, type CompletionState, type CompletionTable } from './completion-table.ts';

/** The script for fish 3 and later. */
export function fishScript({ states, withValue }: CompletionTable): string {
  const paths = states.filter(({ path }) => path !== '').map(({ path }) => quoted(path));
  return `# Completes alertbook in fish. Made by: alertbook completion fish

# Whether these are the words of a command so far, and, where a number is given, how many other words follow them.
function __alertbook_at
  set -l words (commandline -opc)
  set -l at ''
  set -l count 0
  set -l pending 0
  for word in $words[2..]
    if test $pending = 1
      set pending 0
    else if contains -- $word ${withValue.join(' ')}
      set pending 1
    else if string match -q -- '-*' $word
      continue
    else if contains -- (string trim "$at $word") ${paths.join(' ')}
      set at (string trim "$at $word")
    else
      set count (math $count + 1)
    end
  end
  test "$at" = "$argv[1]"; or return 1
  test (count $argv) = 1; or test $count = $argv[2]
end

complete -c alertbook -f
${states.flatMap(stateLines).join('\n')}
`;
}

function stateLines({ path, words, options, operands }: CompletionState): string[] {
  const at = `complete -c alertbook -n ${quoted(`__alertbook_at ${quoted(path)}`)}`;
  return [
    ...words.map(({ word, summary }) => `${at} -a ${quoted(word)} -d ${quoted(summary)}`),
    ...options.map(({ word, summary, takes }) => {
      const value = takes === undefined ? '' : ` ${offer(completionOf(takes), '-x')}`;
      return `${at} -l ${word.slice(2)}${value} -d ${quoted(summary)}`;
    }),
    ...operands.flatMap(({ takes, isRepeated }, index) => {
      const completion = completionOf(takes);
      if (completion === undefined) return [];
      const place = isRepeated ? at : `complete -c alertbook -n ${quoted(`__alertbook_at ${quoted(path)} ${index}`)}`;
      return [`${place} ${offer(completion, '')}`.trimEnd()];
    }),
  ];
}

/** @param exclusive What says that an option takes a value, and no files. */
function offer(completion: ReturnType<typeof completionOf>, exclusive: '-x' | ''): string {
  if (completion === 'file') return exclusive === '' ? '-F' : '-r -F';
  if (completion === 'folder') return `${exclusive} -a '(__fish_complete_directories)'`.trimStart();
  if (completion === undefined) return exclusive;
  return `${exclusive} -a ${quoted(completion.join(' '))}`.trimStart();
}

function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
