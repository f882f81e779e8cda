import { existsSync } from 'node:fs';
import path from 'node:path';
import { shownPath } from '../../workspace/shown-path.ts';
import { UsageError } from '../exit.ts';
import type { FileToWrite } from '../user-files.ts';

/**
 * A report as the file that was named, or as `import-report.md` with the first number that is free.
 *
 * @throws UsageError when the file exists.
 */
export function reportFile(text: string, named: string | undefined): FileToWrite {
  const file = path.resolve(named ?? freeName('import-report'));
  if (existsSync(file)) throw new UsageError(`\`--report ${shownPath(file)}\` exists already: name another file.`);
  return { file, content: text, before: 'nothing' };
}

function freeName(stem: string): string {
  let name = `${stem}.md`;
  for (let number = 2; existsSync(name); number++) name = `${stem}-${number}.md`;
  return name;
}
