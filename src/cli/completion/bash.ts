import { completionOf, type CompletionState, type CompletionTable } from './completion-table.ts';

/** The script for bash 3.2 and later. */
export function bashScript({ states, withValue }: CompletionTable): string {
  return `# Completes alertbook in bash. Made by: alertbook completion bash

_alertbook_reply() {
  local line
  while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen "\${@:2}" -- "$1")
}

_alertbook_files() {
  compopt -o filenames 2>/dev/null
  _alertbook_reply "$1" "$2"
}

# Words that can follow those of a command.
_alertbook_words() {
  case "$1" in
${cases(states.filter(({ words }) => words.length > 0).map(({ path, words }) => [path, reply(words.map(({ word }) => word))]))}
  esac
}

_alertbook_options() {
  case "$1" in
${cases(states.filter(({ options }) => options.length > 0).map(({ path, options }) => [path, reply(options.map(({ word }) => word))]))}
  esac
}

# Values of an option of a command.
_alertbook_values() {
  case "$1 $2" in
${cases(states.flatMap(valueCases))}
  esac
}

# What a command takes besides options, by how many there are before.
_alertbook_operands() {
  case "$1 $2" in
${cases(states.flatMap(operandCases), false)}
  esac
}

_alertbook() {
  local current=\${COMP_WORDS[COMP_CWORD]} path= pending= word index count=0
  COMPREPLY=()
  for ((index = 1; index < COMP_CWORD; index++)); do
    word=\${COMP_WORDS[index]}
    if [[ -n $pending ]]; then
      # Readline parts --option=value into three words.
      [[ $word == '=' ]] || pending=
      continue
    fi
    case $word in
      ${withValue.join(' | ')}) pending=$word ;;
      -*) ;;
      *)
        case "\${path:+$path }$word" in
          ${states
            .filter(({ path }) => path !== '')
            .map(({ path }) => quoted(path))
            .join(' | ')}) path=\${path:+$path }$word ;;
          *) ((count += 1)) ;;
        esac
        ;;
    esac
  done
  if [[ -n $pending ]]; then
    [[ $current == '=' ]] && current=
    _alertbook_values "$path" "$pending" "$current"
  elif [[ $current == -* ]]; then
    _alertbook_options "$path" "$current"
  else
    _alertbook_words "$path" "$current"
    _alertbook_operands "$path" "$count" "$current"
  fi
}

complete -F _alertbook alertbook
`;
}

function valueCases({ path, options }: CompletionState): [string, string][] {
  return options.flatMap(({ word, takes }): [string, string][] => {
    const completion = takes && completionOf(takes);
    return completion === undefined ? [] : [[`${path} ${word}`, replyWith(completion, '$3')]];
  });
}

function operandCases({ path, operands }: CompletionState): [string, string][] {
  return operands.flatMap(({ takes, isRepeated }, index): [string, string][] => {
    const completion = completionOf(takes);
    return completion === undefined
      ? []
      : [[isRepeated ? `${quoted(path)}' '*` : quoted(`${path} ${index}`), replyWith(completion, '$3')]];
  });
}

function replyWith(completion: NonNullable<ReturnType<typeof completionOf>>, current: string): string {
  if (completion === 'file') return `_alertbook_files "${current}" -f`;
  if (completion === 'folder') return `_alertbook_files "${current}" -d`;
  return reply(completion, current);
}

function reply(words: readonly string[], current = '$2'): string {
  return `_alertbook_reply "${current}" -W ${quoted(words.join(' '))}`;
}

function cases(pairs: readonly (readonly [pattern: string, command: string])[], isText = true): string {
  return pairs.map(([pattern, command]) => `    ${isText ? quoted(pattern) : pattern}) ${command} ;;`).join('\n');
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
