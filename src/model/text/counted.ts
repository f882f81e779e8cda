/** A number with its noun: `1 draft`, `2 drafts`, `3 addresses`. */
export function counted(count: number, noun: string, plural: string = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : plural}`;
}
