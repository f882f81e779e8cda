import type { Given } from '../command.ts';
import { exitCodes, type ExitCode } from '../exit.ts';
import { print } from '../terminal.ts';
import { bashScript } from './bash.ts';
import { completionTable, type CompletionTable } from './completion-table.ts';
import { fishScript } from './fish.ts';
import { zshScript } from './zsh.ts';

const scripts: ReadonlyMap<string, (table: CompletionTable) => string> = new Map([
  ['bash', bashScript],
  ['zsh', zshScript],
  ['fish', fishScript],
]);

/** `alertbook completion`: a script that a shell reads. */
export async function run({ operands }: Given): Promise<ExitCode> {
  print(scripts.get(operands[0]!)!(await completionTable()));
  return exitCodes.ok;
}
