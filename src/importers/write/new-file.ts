import { stringify } from 'yaml';
import type { Finding, Level } from '../../model/audit/finding.ts';

/** A file that an import writes. */
export interface NewFile {
  /** Path below the content folder, with `/`. */
  path: string;
  text: string;
  /** Whether it says nothing of its sources, so that a file that is there already may be in for it. */
  isScaffold?: boolean;
}

/** Something that a person must decide, about a new file. */
export interface Note {
  id: string;
  level: Level;
  message: string;
  hint: string;
  /** Text in the new file where it is; the first line if empty. */
  find?: string;
}

/** Text of an `.mdx` file: its fields, what was kept of foreign front matter as comments, and its body. */
export function mdxText(data: object, body: string, kept: readonly string[] = []): string {
  const comments = kept.map((line) => (line === '' ? '#\n' : `# ${line}\n`)).join('');
  return `---\n${yamlText(data)}${comments}---\n${body === '' ? '' : `\n${body}`}`;
}

/** Fields as YAML; those without a value are left out. */
export function yamlText(data: object): string {
  if (Object.keys(data).length === 0) return '';
  return stringify(data, { lineWidth: 120, defaultStringType: 'PLAIN', singleQuote: true, keepUndefined: false });
}

/** Notes as findings at their places in the new file. */
export function placeNotes(file: NewFile, shown: string, notes: readonly Note[]): Finding[] {
  let from = 0;
  return notes.map(({ find, ...note }) => {
    let offset = find === undefined ? 0 : file.text.indexOf(find, from);
    if (offset === -1) offset = Math.max(0, file.text.indexOf(find!));
    if (find !== undefined && offset > 0) from = offset;
    const before = file.text.slice(0, offset).split('\n');
    return { ...note, at: { file: shown, line: before.length, column: before.at(-1)!.length + 1 } };
  });
}
