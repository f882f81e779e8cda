/** What the value of an option, or an operand, is. */
export interface ValueKind<Word extends string = string> {
  /** How help calls it: `DIR`. */
  name: string;
  /** What is expected: `a day such as 2026-03-01`. */
  expected: string;
  /** Whether a value can be used, as far as its text tells; any text that is not empty where this is missing. */
  isValid?: (text: string) => boolean;
  /** The only values that there are. */
  words?: readonly Word[];
  /** What a shell completes. */
  completes?: 'file' | 'folder';
}

export const folder: ValueKind = { name: 'DIR', expected: 'a folder', completes: 'folder' };
export const file: ValueKind = { name: 'FILE', expected: 'a file', completes: 'file' };
export const fileOrFolder: ValueKind = { name: 'PATH', expected: 'a file or a folder', completes: 'file' };
export const day: ValueKind = {
  name: 'DAY',
  expected: 'a day such as 2026-03-01',
  isValid: (text) => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)),
};
export const basePath: ValueKind = {
  name: 'PATH',
  expected: 'a path such as /docs/',
  isValid: (text) => /^[\w\-./~%]*$/.test(text),
};
export const port: ValueKind = {
  name: 'N',
  expected: 'a number from 0 to 65535',
  isValid: (text) => /^\d{1,5}$/.test(text) && Number(text) <= 65_535,
};
export const count: ValueKind = {
  name: 'N',
  expected: 'a number from 0 to 64',
  isValid: (text) => /^\d{1,2}$/.test(text) && Number(text) <= 64,
};
export const id: ValueKind = {
  name: 'ID',
  expected: 'lower-case letters, digits and hyphens, such as `checkout-api`',
  // The same as `idPattern` of the schemas, which take long to load; a test holds them equal.
  isValid: (text) => /^(?=.{1,200}$)[a-z0-9]+(?:-[a-z0-9]+)*$/.test(text),
};

/** An address of the web. @param example One that its user might write. */
export function address(example: string): ValueKind {
  return {
    name: 'URL',
    expected: `an address such as ${example}`,
    isValid: (text) => URL.canParse(text) && /^https?:/.test(text),
  };
}

/** Any text. @param expected What it says; its own command judges it, an empty one too. */
export function text(name: string, expected: string): ValueKind {
  return { name, expected, isValid: () => true };
}

/** One of a few words. */
export function oneOf<const Word extends string>(name: string, words: readonly Word[]): ValueKind<Word> {
  return {
    name,
    expected: `one of ${words.join(', ')}`,
    isValid: (written) => (words as readonly string[]).includes(written),
    words,
  };
}
