import { quoted } from '../../src/model/commands/quoting.ts';
import { readCommand, type CommandReading } from '../../src/model/commands/read-command.ts';

/** What is read of a block: the same for every value that is filled in. */
const readBlocks = new Map<string, CommandReading>();

/**
 * A block with a value in every placeholder of what is copied, as a reader would copy it. Undefined where a placeholder does
 * not take the value.
 */
export function filledCommand(block: string, language: string, value: string): string | undefined {
  const key = JSON.stringify([block, language]);
  const read = readBlocks.get(key) ?? readCommand(block, language);
  readBlocks.set(key, read);
  const { text, parts, placeholders } = read;
  let copied = '';
  for (const part of parts) {
    if (part.kind !== 'command') continue;
    let from = part.start;
    for (const { start, end, place } of placeholders) {
      if (start < part.start || end > part.end) continue;
      const written = quoted(value, place);
      if (written === undefined) return undefined;
      copied += text.slice(from, start) + written;
      from = end;
    }
    copied += text.slice(from, part.end);
  }
  return copied.trimEnd();
}
