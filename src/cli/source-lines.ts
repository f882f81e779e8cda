import path from 'node:path';
import { holdsSecret } from '../checks/secrets/holds-secret.ts';
import type { Place } from '../model/text/place.ts';
import { readOrdinaryFile } from '../workspace/read-file.ts';

/**
 * Lines of files, as findings quote them. There is none of a file that is not there or no UTF-8, and none that may hold a
 * secret: logs are read by more people than content.
 *
 * @param texts Texts that were read already, by the name of their file in messages.
 */
export function sourceLines(texts: ReadonlyMap<string, string> = new Map()): (place: Place) => string | undefined {
  const linesByFile = new Map<string, readonly string[]>();
  return ({ file, line }) => {
    let lines = linesByFile.get(file);
    if (!lines)
      linesByFile.set(file, (lines = (texts.get(file) ?? textOf(file)).replace(/^\uFEFF/, '').split(/\r?\n/)));
    const found = lines[line - 1];
    // What is about a whole file is reported at its fence of frontmatter, or at a comment.
    const isWholeFile = line === 1 && /^(?:---$|#)/.test(found ?? '');
    return found === undefined || isWholeFile || holdsSecret(found) ? undefined : found;
  };
}

function textOf(file: string): string {
  const read = readOrdinaryFile(path.resolve(file));
  if (!('bytes' in read)) return '';
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(read.bytes);
  } catch {
    return '';
  }
}
