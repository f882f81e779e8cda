import type { ExitCode } from './exit.ts';
import type { ValueKind } from './value-kinds.ts';

/** An option of a command. Without `takes` it is a switch, which is off unless it is given. */
export interface Option {
  takes?: ValueKind;
  /** What it is for: the end of a line of help, without a full stop. */
  summary: string;
  default?: string;
  /** Read, because scripts give it, and neither used nor shown. */
  isIgnored?: true;
}
export type Options = Readonly<Record<string, Option>>;

/** What a command takes besides options. */
export interface Operand {
  takes: ValueKind;
  summary: string;
  /** One that its user might write. */
  example: string;
  isOptional?: true;
  isRepeated?: true;
}

type ValueOf<One extends Option> = Option extends One
  ? string | boolean | undefined
  : One['takes'] extends ValueKind<infer Word>
    ? One['default'] extends string
      ? Word
      : Word | undefined
    : boolean;

/** What a command was given, held against its table. */
export interface Given<Table extends Options = Options> {
  values: { [Name in keyof Table]: ValueOf<Table[Name]> };
  operands: string[];
}

/** One command: parsing, help and completion are made from this. */
export interface Command {
  /** What is typed behind `alertbook`: `rules check`. */
  name: string;
  /** What it does, in one sentence without a full stop that begins with a verb. */
  summary: string;
  /** More about it, in whole sentences; one paragraph each. */
  details?: readonly string[];
  operands?: readonly Operand[];
  options: Options;
  /** Option that a word beside the operands was meant for, most likely. */
  mainOption?: string;
  /** What it does is loaded when it is called: Astro alone takes more than a second. */
  load: () => Promise<{ run(given: Given<never>): ExitCode | Promise<ExitCode> }>;
  /** Whether it runs in little memory, at some cost of speed. */
  savesMemory?: true;
}

/** Several commands of one subject. */
export interface CommandGroup {
  name: string;
  summary: string;
  details?: readonly string[];
  /** What each of them is called: `command`. */
  noun: string;
  commands: () => readonly Command[] | Promise<readonly Command[]>;
  /** The command that is meant where none is named. */
  usual?: string;
}
