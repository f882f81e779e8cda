import { shellWord } from '../model/text/shell-word.ts';
import { statSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { nearest } from '../model/text/nearest.ts';
import type { Command, Given, Option, Options } from './command.ts';
import { commonOptions } from './common-options.ts';
import { UsageError } from './exit.ts';

/**
 * Reads the arguments of one command.
 *
 * @param siblings Commands of the same group, one of which an option may be meant for.
 * @throws UsageError for an option that the command does not have, a value that it cannot take, and words too many or too few.
 */
export function readArguments(args: string[], command: Command, siblings: readonly Command[] = []): Given {
  const table = new Map<string, Option>(Object.entries({ ...commonOptions, ...command.options }));
  const options = Object.fromEntries(
    [...table].map(([name, { takes }]) => [name, { type: takes ? ('string' as const) : ('boolean' as const) }]),
  );
  const { tokens } = parseArgs({ args, options, strict: false, allowPositionals: true, tokens: true });
  const values = new Map<string, string | boolean | undefined>(
    [...table].map(([name, option]) => [name, option.takes ? option.default : false]),
  );
  const operands: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') operands.push(token.value);
    if (token.kind !== 'option') continue;
    const option = token.rawName.startsWith('--') ? table.get(token.name) : undefined;
    if (!option) throw new UsageError(unknownOption(args[token.index]!, command, siblings));
    values.set(token.name, option.takes ? valueOf(token, option, table) : switchOf(token));
  }
  refuseOtherDashes(operands, args, command);
  refuseOperands(operands, command);
  return { values: Object.fromEntries(values) as Given['values'], operands };
}

interface OptionToken {
  rawName: string;
  value: string | undefined;
  inlineValue: boolean | undefined;
}

function valueOf(
  { rawName, value, inlineValue }: OptionToken,
  { takes }: Option,
  table: ReadonlyMap<string, Option>,
): string {
  const { expected, isValid, words } = takes!;
  if (value === undefined) throw new UsageError(`\`${rawName}\` needs a value: expected ${expected}.`);
  if (!inlineValue && /^-./.test(value)) {
    const isOption = table.has(value.replace(/^--/, '').split('=', 1)[0]!);
    const hint = isOption ? '' : ` A value that begins with a hyphen is written \`${rawName}=${value}\`.`;
    throw new UsageError(`\`${rawName}\` needs a value before \`${value}\`: expected ${expected}.${hint}`);
  }
  if (isValid ? isValid(value) : value !== '') return value;
  if (value === '') throw new UsageError(`\`${rawName}\` has an empty value: expected ${expected}.`);
  const near = words && nearest(value, words);
  throw new UsageError(
    `\`${rawName} ${value}\`: expected ${expected}.${near === undefined ? '' : ` Did you mean \`${near}\`?`}`,
  );
}

function switchOf({ rawName, value, inlineValue }: OptionToken): boolean {
  if (inlineValue) throw new UsageError(`\`${rawName}=${value}\`: \`${rawName}\` takes no value.`);
  return true;
}

/** Options of some commands, as they are written, that the next argument belongs to. */
export function optionsWithValue(commands: readonly Command[]): Set<string> {
  const tables = [commonOptions, ...commands.map(({ options }) => options)];
  return new Set(
    tables.flatMap((table: Options) =>
      Object.entries(table).flatMap(([name, { takes }]) => (takes ? [`--${name}`] : [])),
    ),
  );
}

/** Place of the first argument that is neither an option of these commands nor its value. */
export function firstWord(args: readonly string[], commands: readonly Command[]): number | undefined {
  const withValue = optionsWithValue(commands);
  for (let index = 0; index < args.length; index++) {
    const word = args[index]!;
    if (!word.startsWith('-')) return index;
    if (withValue.has(word)) index += 1;
  }
  return undefined;
}

function optionNames({ options }: Pick<Command, 'options'>): string[] {
  const table: Options = { ...options, ...commonOptions, help: { summary: '' } };
  return Object.entries(table).flatMap(([name, { isIgnored }]) => (isIgnored ? [] : [name]));
}

function unknownOption(written: string, command: Command, siblings: readonly Command[]): string {
  const shown = written.split('=', 1)[0]!;
  const name = shown.replace(/^-+/, '');
  const unknown = `\`alertbook ${command.name}\` has no option \`${shown}\``;
  if (name === 'no-color') return `${unknown}. Did you mean \`--color never\`?`;
  const owner = siblings.find((one) => one !== command && Object.hasOwn(one.options, name));
  if (owner) return `${unknown}: it is one of \`alertbook ${owner.name}\`.`;
  const near = nearest(name, optionNames(command));
  return near === undefined
    ? `${unknown}: \`alertbook ${command.name} --help\` lists them.`
    : `${unknown}. Did you mean \`--${near}\`?`;
}

/** Programs for writing make one long dash of two hyphens, and a page that is copied from has it. */
function refuseOtherDashes(operands: readonly string[], args: readonly string[], command: Command): void {
  const end = args.includes('--') ? args.slice(args.indexOf('--')) : [];
  const dashed = operands.find((word) => /^[\u2010-\u2015\u2212]+\w/.test(word) && !end.includes(word));
  if (dashed === undefined) return;
  const name = dashed.replace(/^[\u2010-\u2015\u2212]+/, '').split('=', 1)[0]!;
  const near = nearest(name, optionNames(command)) ?? name;
  throw new UsageError(
    `\`${dashed}\` begins with a dash that is not a hyphen: write \`--${near}\`, or \`./${dashed}\` for a file of that name.`,
  );
}

function refuseOperands(given: readonly string[], command: Command): void {
  const { name, operands = [] } = command;
  const required = operands.filter(({ isOptional }) => !isOptional);
  if (given.length < required.length) {
    const example = [name, ...required.map((operand) => operand.example)].join(' ');
    throw new UsageError(
      `\`alertbook ${name}\` needs ${required.map(operandName).join(' and ')}: for example \`alertbook ${example}\`.`,
    );
  }
  for (const [index, { takes }] of operands.entries()) {
    const value = given[index];
    if (value === undefined) continue;
    if (takes.isValid ? !takes.isValid(value) : value === '') {
      const near = takes.words && nearest(value, takes.words);
      throw new UsageError(
        `\`${value}\` cannot be ${takes.name}: expected ${takes.expected}.${near === undefined ? '' : ` Did you mean \`${near}\`?`}`,
      );
    }
  }
  if (operands.some(({ isRepeated }) => isRepeated) || given.length <= operands.length) return;
  throw new UsageError(surplusText(given, command));
}

/** What a command takes, what is too much, and what to write instead. */
function surplusText(given: readonly string[], { name, operands = [], options, mainOption }: Command): string {
  const surplus = given.slice(operands.length);
  const takes = operands.length === 0 ? 'only options' : `${operands.map(operandName).join(' and ')}, and nothing more`;
  const shown = surplus.slice(0, 3).map((word) => `\`${word}\``);
  const more = surplus.length > 3 ? ` and ${surplus.length - 3} more` : '';
  const tooMany = surplus.length === 1 ? 'is a word too many' : 'are words too many';
  return `\`alertbook ${name}\` takes ${takes}: ${shown.join(', ')}${more} ${tooMany}. ${instead(surplus, { name, options, mainOption })}.`;
}

function instead(
  surplus: readonly string[],
  { name, options, mainOption }: Pick<Command, 'name' | 'options' | 'mainOption'>,
): string {
  const [word = ''] = surplus;
  if (word === 'help') return `Write \`alertbook ${name} --help\``;
  const chosen = Object.entries(options).find(([, { takes }]) => takes?.words?.includes(word))?.[0] ?? mainOption;
  if (surplus.length > 1 || chosen === undefined) return `\`alertbook ${name} --help\` shows how`;
  return `Write \`alertbook ${name} --${chosen} ${shellWord(word)}\``;
}

export function operandName({ takes, isRepeated }: NonNullable<Command['operands']>[number]): string {
  return `${takes.name}${isRepeated ? '…' : ''}`;
}

/** Absolute path of a folder that must exist. @throws UsageError */
export function existingFolder(folder: string, hint = 'name another one with `--content`'): string {
  const absolute = path.resolve(folder);
  const stats = statSync(absolute, { throwIfNoEntry: false });
  if (!stats) throw new UsageError(`There is no folder \`${folder}\`: ${hint}.`);
  if (!stats.isDirectory()) throw new UsageError(`\`${folder}\` is a file, not a folder.`);
  return absolute;
}
