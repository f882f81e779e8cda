import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';

/** Where one text lies in a file: first byte and length, in bytes. */
export type Slice = [start: number, length: number];

/**
 * Writes texts one after the other into a file of their own. Astro bundles all that its store holds, so what is large and
 * wanted by one page alone lies beside it.
 *
 * @returns The file, whose name follows from the texts, and where each text lies, in their order.
 */
export function storeTexts(folder: string, texts: readonly string[]): { file: string; slices: Slice[] } {
  const buffers = texts.map((text) => Buffer.from(text));
  const hash = createHash('sha256');
  let start = 0;
  const slices = buffers.map((buffer): Slice => {
    hash.update(buffer);
    start += buffer.length;
    return [start - buffer.length, buffer.length];
  });
  const file = path.join(folder, `trees-${hash.digest('hex').slice(0, 16)}.json`);
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, Buffer.concat(buffers));
    forgetOldFiles(folder);
  }
  return { file, slices };
}

/** The text that lies there. @throws Error with the code of the file system when the file is gone. */
export function readText(file: string, [start, length]: Slice): string {
  const buffer = Buffer.alloc(length);
  const opened = openSync(file, 'r');
  try {
    readSync(opened, buffer, 0, length, start);
  } finally {
    closeSync(opened);
  }
  return buffer.toString();
}

/** A page may be at work on the file before the last change: the newest few are kept. */
function forgetOldFiles(folder: string): void {
  const files = readdirSync(folder)
    .filter((name) => /^trees-\w+\.json$/.test(name))
    .map((name) => path.join(folder, name))
    .toSorted((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
  for (const file of files.slice(3)) rmSync(file, { force: true });
}
