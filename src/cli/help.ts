import type { Command, CommandGroup, Option } from './command.ts';
import { commonOptions } from './common-options.ts';
import { operandName } from './options.ts';

/** Columns of help where no terminal says how many it has: one that is read in a pager or a page. */
const usualWidth = 100;
const exitCodesText = 'Exit 0: nothing wrong; 1: problems found; 2: wrong use, or a file that cannot be read.';

/** Help for `alertbook` itself: its commands. */
export function overviewText(entries: readonly (Command | CommandGroup)[], width: number = usualWidth): string {
  return paragraphs([
    'alertbook builds the site that alerts link to.',
    'Usage: alertbook COMMAND [options]',
    `Commands:\n${table(
      entries.map(({ name, summary }) => [name, summary]),
      width,
    )}`,
    wrap('`alertbook help COMMAND` explains a command; `alertbook --version` shows the version.', width),
    wrap(exitCodesText, width),
  ]);
}

/** Help for a group of commands. */
export function groupText(
  { name, summary, details = [], noun }: CommandGroup,
  commands: readonly Command[],
  width: number = usualWidth,
): string {
  return paragraphs([
    `Usage: alertbook ${name} ${noun.toUpperCase()} [options]`,
    wrap(sentence(summary), width),
    ...details.map((text) => wrap(text, width)),
    `${sentence(noun).slice(0, -1)}s:\n${table(
      commands.map((command) => [usage(command).replace(/ \[options\]$/, ''), command.summary]),
      width,
    )}`,
    wrap(`\`alertbook help ${name} ${noun.toUpperCase()}\` explains one.`, width),
  ]);
}

/** Help for one command: what it does, what it takes, and its options. */
export function commandText(command: Command, width: number = usualWidth): string {
  const { summary, details = [], operands = [], options } = command;
  return paragraphs([
    `Usage: alertbook ${usage(command)}`,
    wrap(sentence(summary), width),
    ...details.map((text) => wrap(text, width)),
    ...(operands.length === 0
      ? []
      : [
          `Arguments:\n${table(
            operands.map((operand) => [operandName(operand), withWords(operand)]),
            width,
          )}`,
        ]),
    `Options:\n${table(
      [...Object.entries({ ...options, ...commonOptions }).flatMap(optionRow), ['-h, --help', 'shows this']],
      width,
    )}`,
  ]);
}

function usage({ name, operands = [] }: Command): string {
  const shown = operands.map((operand) => (operand.isOptional ? `[${operandName(operand)}]` : operandName(operand)));
  return [name, ...shown, '[options]'].join(' ');
}

function optionRow([name, option]: [string, Option]): [string, string][] {
  const { takes, default: usual, isIgnored } = option;
  if (isIgnored) return [];
  const written = takes ? `--${name} ${takes.name}` : `--${name}`;
  const text = withWords(option);
  return [[written, usual === undefined ? text : `${text} (default: ${usual})`]];
}

/** What a value is, with the words that there are, where the text does not name each. */
function withWords({ takes, summary }: Pick<Option, 'takes' | 'summary'>): string {
  const words = takes?.words ?? [];
  return words.every((word) => summary.includes(word)) ? summary : `${summary}: ${words.join(', ')}`;
}

function sentence(summary: string): string {
  return `${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`;
}

function paragraphs(texts: readonly string[]): string {
  return `${texts.join('\n\n')}\n`;
}

/** Two columns, the second one wrapped. */
function table(rows: readonly (readonly [string, string])[], width: number): string {
  const first = Math.min(24, Math.max(...rows.map(([name]) => name.length)));
  const indent = first + 4;
  return rows
    .map(([name, text]) => {
      const lines = wrap(text, width - indent).split('\n');
      const isBeside = name.length <= first;
      const [head, ...rest] = isBeside ? lines : ['', ...lines];
      const begin = `  ${isBeside ? name.padEnd(first) : name}  ${head}`.trimEnd();
      return [begin, ...rest.map((line) => `${' '.repeat(indent)}${line}`)].join('\n');
    })
    .join('\n');
}

function wrap(text: string, width: number): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].join('\n');
}
