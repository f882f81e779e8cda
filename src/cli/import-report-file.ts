import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { shownPath } from '../integration/shown-path.ts';
import { UsageError } from './exit.ts';

/**
 * Writes a report to the file that was named, or to `import-report.md` with the first number that is free.
 *
 * @returns Path as messages show it.
 * @throws UsageError when the file exists or cannot be written.
 */
export function writeReport(text: string, named: string | undefined): string {
  const file = path.resolve(named ?? freeName('import-report'));
  try {
    writeFileSync(file, text, { flag: 'wx' });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new UsageError(
      code === 'EEXIST'
        ? `\`--report ${shownPath(file)}\` exists already: name another file.`
        : `The report cannot be written to ${shownPath(file)}: ${message}.`,
    );
  }
  return shownPath(file);
}

function freeName(stem: string): string {
  let name = `${stem}.md`;
  for (let number = 2; existsSync(name); number++) name = `${stem}-${number}.md`;
  return name;
}
