import type { TextChange, ValueChange } from './changes.ts';
import type { Block } from './site-state.ts';
import { recordChanges } from './values.ts';
import { alignBlocks, wordRuns } from './word-diff.ts';

/** Commands that changed: the old one and the new one, and what is said about how to run them. */
export function commandValues(old: readonly Block[], now: readonly Block[]): ValueChange[] {
  const commands = ({ kind }: Block): boolean => kind === 'command';
  return alignBlocks(old.filter(commands), now.filter(commands)).flatMap((pair) => {
    if (pair.old === pair.new) return [];
    const [was, is] = [pair.old?.text, pair.new?.text];
    const text =
      was === is
        ? []
        : [{ field: 'command', ...(was !== undefined && { old: was }), ...(is !== undefined && { new: is }) }];
    return [...text, ...(pair.old && pair.new ? optionValues(pair.old, pair.new) : [])];
  });
}

/** Language, risk, undo and the like of one command. */
function optionValues(old: Block, now: Block): ValueChange[] {
  const command = now.text.split('\n', 1)[0];
  return recordChanges(old.fields ?? {}, now.fields ?? {}).map((value) => ({
    ...value,
    field: `${value.field} of ${command}`,
  }));
}

/** Prose that changed, by words. */
export function textChanges(old: readonly Block[], now: readonly Block[]): TextChange[] {
  const prose = ({ kind }: Block): boolean => kind === 'text';
  return alignBlocks(old.filter(prose), now.filter(prose)).flatMap((pair): TextChange[] => {
    if (pair.old === pair.new) return [];
    if (!pair.old) return [{ kind: 'added', words: [['+', pair.new!.text]] }];
    if (!pair.new) return [{ kind: 'removed', words: [['-', pair.old.text]] }];
    return [{ kind: 'changed', words: wordRuns(pair.old.text, pair.new.text) }];
  });
}
