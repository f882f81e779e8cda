import type { Command, Operand, Option, Options } from '../command.ts';
import { commands, isGroup } from '../commands.ts';
import { commonOptions } from '../common-options.ts';
import { optionsWithValue } from '../options.ts';
import type { ValueKind } from '../value-kinds.ts';

/** A word that can be typed, and what it means. */
export interface Choice {
  word: string;
  summary: string;
}

/** What can be typed behind some words. */
export interface CompletionState {
  /** Words of commands that were typed: ``, `rules`, `rules check`. */
  path: string;
  /** Words of commands that can follow. */
  words: Choice[];
  options: (Choice & { takes: ValueKind | undefined })[];
  operands: readonly Operand[];
}

export interface CompletionTable {
  states: CompletionState[];
  /** Options that the next word belongs to, in whichever command. */
  withValue: string[];
}

const help: Choice & { takes: undefined } = { word: '--help', summary: 'shows help', takes: undefined };

/** Everything that a shell can complete, from the tables of the commands. */
export async function completionTable(): Promise<CompletionTable> {
  const states: CompletionState[] = [];
  const all: Command[] = [];
  for (const entry of commands) {
    const list = isGroup(entry) ? await entry.commands() : [entry];
    all.push(...list);
    if (isGroup(entry)) states.push(groupState(entry.name, list, entry.usual));
    states.push(...list.map(commandState));
  }
  const first: CompletionState = {
    path: '',
    words: [...commands.map(choice), { word: 'help', summary: 'explains a command' }],
    options: [help, { word: '--version', summary: 'shows the version', takes: undefined }],
    operands: [],
  };
  const helpState: CompletionState = { path: 'help', words: first.words.slice(0, -1), options: [], operands: [] };
  return { states: [first, helpState, ...states], withValue: [...optionsWithValue(all)].toSorted() };
}

function choice({ name, summary }: Pick<Command, 'name' | 'summary'>): Choice {
  return { word: name.split(' ').at(-1)!, summary };
}

function groupState(path: string, list: readonly Command[], usual: string | undefined): CompletionState {
  const meant = list.find(({ name }) => name === usual);
  return { path, words: list.map(choice), options: meant ? optionChoices(meant.options) : [help], operands: [] };
}

function commandState({ name, options, operands = [] }: Command): CompletionState {
  return { path: name, words: [], options: optionChoices(options), operands };
}

function optionChoices(options: Options): CompletionState['options'] {
  const shown = Object.entries<Option>({ ...options, ...commonOptions }).flatMap(
    ([name, { takes, summary, isIgnored }]) => (isIgnored ? [] : [{ word: `--${name}`, summary, takes }]),
  );
  return [...shown, help];
}

/** What completes a value: its words, a kind of file, or nothing. */
export function completionOf({ words, completes }: ValueKind): readonly string[] | 'file' | 'folder' | undefined {
  return words ?? completes;
}
