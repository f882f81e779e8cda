/** Uses of commands that should say what they risk. */
export interface RiskyUse {
  risk: 'destructive' | 'caution';
  /** What they do, as it goes on after “it”. */
  does: string;
  /** Official documentation that says so of the first use; the others do the same, in their own programs. */
  source: string;
  /**
   * How they are written, by words: `git push --force|-f`, `aws * delete-*`.
   *
   * The first word names the program, without folder, `.sh` and `.exe`. Words that begin with `-` or `+`, or hold a `=`, are anywhere in the
   * command (`-f` in `-rf` too), all others are its subcommands, in this order, with options between them. `a|b` is either word, `*` any
   * letters of one word, `**` any number of words. A word behind `!` makes the use harmless wherever it is.
   */
  uses: readonly string[];
}

/**
 * Where a file of an official manual is read: at the version that was looked at, so that it stays there when manuals move.
 *
 * @param repository Owner and name on GitHub.
 */
export function manual(repository: string, version: string, path: string): string {
  return `https://github.com/${repository}/blob/${version}/${path}`;
}
