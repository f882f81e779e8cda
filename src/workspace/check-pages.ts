import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Level } from '../model/audit/finding.ts';
import type { CheckPage } from '../outputs/reporter.ts';
import { packageRoot } from './package-folders.ts';
import { readOrdinaryFile } from './read-file.ts';
import { shownPath } from './shown-path.ts';

const pages = new Map<string, CheckPage | undefined>();

/** The page of a check in `docs/checks/`; undefined for findings about what cannot be read, which have none. */
export function checkPage(id: string): CheckPage | undefined {
  if (!pages.has(id)) pages.set(id, readPage(id));
  return pages.get(id);
}

function readPage(id: string): CheckPage | undefined {
  const file = path.join(packageRoot, 'docs/checks', `${id.replaceAll('/', '-')}.md`);
  const read = readOrdinaryFile(file);
  if (!('bytes' in read)) return undefined;
  const text = new TextDecoder().decode(read.bytes);
  const [, level, summary] = /^Level: (error|warning|note)\..*\n\n([^]+?)\n\n/m.exec(text) ?? [];
  if (level === undefined || summary === undefined) return undefined;
  return {
    shown: shownPath(file),
    url: pathToFileURL(file).href,
    level: level as Level,
    summary: summary.replaceAll('\n', ' '),
    text,
  };
}
