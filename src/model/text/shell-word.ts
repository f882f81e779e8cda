/** A text as one word of a shell, in quotes only where it needs them: people copy commands that we print. */
export function shellWord(word: string): string {
  return /^[\w./:@%+,=-][\w./:@%+,=#-]*$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
