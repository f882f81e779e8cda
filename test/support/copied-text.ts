import { readCommand } from '../../src/model/commands/read-command.ts';

/** What is copied of a block, as it is written. */
export function copiedText(block: string, language: string): string {
  const { text, parts } = readCommand(block, language);
  return parts
    .filter(({ kind }) => kind === 'command')
    .map(({ start, end }) => text.slice(start, end))
    .join('')
    .trimEnd();
}
