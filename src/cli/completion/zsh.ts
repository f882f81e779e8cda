import { completionOf, type Choice, type CompletionState, type CompletionTable } from './completion-table.ts';

/** The script for zsh, to be read by `source` or from a folder of `fpath`. */
export function zshScript({ states, withValue }: CompletionTable): string {
  return `#compdef alertbook
# Completes alertbook in zsh. Made by: alertbook completion zsh

_alertbook_values() {
  case "$1 $2" in
${states.flatMap(valueCases).join('\n')}
  esac
}

_alertbook_operands() {
  case "$1 $2" in
${states.flatMap(operandCases).join('\n')}
  esac
}

_alertbook() {
  local word at= pending= current=\${words[CURRENT]}
  local -i index count=0
  local -a choices
  for ((index = 2; index < CURRENT; index++)); do
    word=\${words[index]}
    if [[ -n $pending ]]; then pending=; continue; fi
    case $word in
      (${withValue.join('|')}) pending=$word ;;
      (-*) ;;
      (*)
        case "\${at:+$at }$word" in
          (${states
            .filter(({ path }) => path !== '')
            .map(({ path }) => quoted(path))
            .join('|')}) at="\${at:+$at }$word" ;;
          (*) (( count += 1 )) ;;
        esac
        ;;
    esac
  done
  if [[ -n $pending ]]; then
    _alertbook_values "$at" "$pending"
  elif [[ $current == --*=* ]]; then
    pending=\${current%%=*}
    compset -P '*='
    _alertbook_values "$at" "$pending"
  elif [[ $current == -* ]]; then
    case $at in
${states
  .filter(({ options }) => options.length > 0)
  .map(({ path, options }) => describe(path, options, '-o'))
  .join('\n')}
    esac
  else
    case $at in
${states
  .filter(({ words }) => words.length > 0)
  .map(({ path, words }) => describe(path, words))
  .join('\n')}
      (*) _alertbook_operands "$at" "$count" ;;
    esac
  fi
}

if [[ \${funcstack[1]} == _alertbook ]]; then _alertbook "$@"; else compdef _alertbook alertbook; fi
`;
}

function describe(path: string, choices: readonly Choice[], option = ''): string {
  const items = choices.map(({ word, summary }) => quoted(`${word.replaceAll(':', '\\:')}:${summary}`));
  return `      (${quoted(path)})
        choices=(${items.join(' ')})
        _describe ${option === '' ? '' : `${option} `}${option === '' ? 'command' : 'option'} choices
        ;;`;
}

function valueCases({ path, options }: CompletionState): string[] {
  return options.flatMap(({ word, takes }) => {
    const completion = takes && completionOf(takes);
    return completion === undefined ? [] : [`    (${quoted(`${path} ${word}`)}) ${offer(completion)} ;;`];
  });
}

function operandCases({ path, operands }: CompletionState): string[] {
  return operands.flatMap(({ takes, isRepeated }, index) => {
    const completion = completionOf(takes);
    if (completion === undefined) return [];
    return [`    (${isRepeated ? `${quoted(`${path} `)}*` : quoted(`${path} ${index}`)}) ${offer(completion)} ;;`];
  });
}

function offer(completion: NonNullable<ReturnType<typeof completionOf>>): string {
  if (completion === 'file') return '_files';
  if (completion === 'folder') return '_files -/';
  return `compadd -- ${completion.map(quoted).join(' ')}`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
