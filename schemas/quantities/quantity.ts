import { z } from 'zod';

/** A text that is where a value should be: nothing is known yet, and pages and checks say so. */
export interface Gap {
  gap: true;
  /** What the writer put there, for example `+1-XXX-XXX-XXXX`. */
  text: string;
}

/** What a parser of one kind of quantity answers: the value, or a sentence that says what is wrong with the text. */
export type Parsed<Value> = { value: Value } | { problem: string };

export interface QuantityKind<Value> {
  /** With its article, as it is in a sentence: `a duration`. */
  name: string;
  /** Ways to write it, the most usual one first. */
  examples: [string, ...string[]];
  /** Gets trimmed text that is not empty. Never throws. */
  parse: (text: string) => Parsed<Value>;
}

/** More than anybody writes in one value; what reads a value takes longer than its length grows. */
const longestText = 5000;

const placeholders = [
  /X{2,}/,
  /^\[[^\]]*\]$/,
  /^<[^>]*>$/,
  /^(tbd|tba|tbc|todo|fixme|n\/a|none yet|unknown|to be (created|defined|decided|announced|confirmed)|pending|\?+|-+)$/i,
];

/** Whether a text only holds the place of a value that nobody has filled in: `TBD`, `[Contact Info]`, `2025-01-XX`. */
export function isPlaceholder(text: string): boolean {
  return placeholders.some((placeholder) => placeholder.test(text.trim()));
}

/** Whether a value of a field is a gap. */
export function isGap(value: unknown): value is Gap {
  return typeof value === 'object' && value !== null && 'gap' in value;
}

/** `a duration, such as \`15m\` or \`4h\``, the half of a message that says what was expected. */
export function expectation({ name, examples }: Pick<QuantityKind<unknown>, 'name' | 'examples'>): string {
  const shown = examples.slice(0, 3).map((example) => `\`${example}\``);
  return `${name}, such as ${shown.join(' or ')}`;
}

/** A field that holds one quantity. What is written is kept for display in the value's `text`. */
export function quantity<Value>(kind: QuantityKind<Value>) {
  return quantityField(kind, (text) => kind.parse(text));
}

/** A field that holds one quantity, or a placeholder, which is read as a {@link Gap} and reported by a check. */
export function quantityOrGap<Value>(kind: QuantityKind<Value>) {
  return quantityField<Value | Gap>(kind, (text) =>
    isPlaceholder(text) ? { value: { gap: true, text } } : kind.parse(text),
  );
}

function quantityField<Value>(
  kind: Pick<QuantityKind<Value>, 'name' | 'examples'>,
  parse: (text: string) => Parsed<Value>,
) {
  return z
    .string({ error: (issue) => (issue.input === undefined ? undefined : `Expected ${expectation(kind)}, as text.`) })
    .transform((written, context): Value => {
      const text = written.trim();
      const parsed: Parsed<Value> =
        text === ''
          ? { problem: 'The text is empty.' }
          : text.length > longestText
            ? { problem: `The text has more than ${longestText} characters.` }
            : parse(text);
      if ('value' in parsed) return parsed.value;
      context.addIssue({ code: 'custom', message: `${parsed.problem} Expected ${expectation(kind)}.`, input: written });
      return z.NEVER;
    })
    .meta({ examples: kind.examples });
}
