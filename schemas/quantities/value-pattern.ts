import { doubtAbout, type PatternDoubt } from './pattern-doubt.ts';
import { quantity, type QuantityKind } from './quantity.ts';

/** What a value looks like, as a regular expression for the whole of it. */
export interface ValuePattern {
  text: string;
  /** Why it must not be applied to any value. */
  doubt?: PatternDoubt;
}

const valuePatternKind: QuantityKind<ValuePattern> = {
  name: 'a regular expression',
  examples: ['[a-z0-9-]+'],
  parse(written) {
    try {
      const text = new RegExp(written, 'u').source;
      const doubt = doubtAbout(text);
      return { value: { text, ...(doubt && { doubt }) } };
    } catch (error) {
      return {
        problem: `\`${written}\` is not a regular expression: ${(error as Error).message.replace(/^.*: /, '').toLowerCase()}.`,
      };
    }
  },
};

export const valuePattern = quantity(valuePatternKind);

/** The text of a pattern that may be applied; undefined when there is none. */
export function usablePattern(pattern: ValuePattern | undefined): string | undefined {
  return pattern?.doubt ? undefined : pattern?.text;
}
