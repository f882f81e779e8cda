import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { decode, encode } from 'cborg';
import type { IndexFile } from 'pagefind';

/** What the files of Pagefind start with, once they are unpacked. */
const signature = Buffer.from('pagefind_dcd');
/** Where the list of filters is in what Pagefind knows of an index. */
const filtersAt = 3;

/**
 * The files of an index as they are for every index of the same pages: Pagefind lists its filters in another order each
 * time, and names the list after its bytes.
 *
 * @throws Error when the list is not of the form that Pagefind 1.5 writes.
 */
export function deterministicIndex(files: readonly IndexFile[]): IndexFile[] {
  return files.filter(isMeta).reduce((all, meta) => withSteadyMeta(all, meta), [...files]);
}

function withSteadyMeta(files: readonly IndexFile[], meta: IndexFile): IndexFile[] {
  const content = steadyMeta(meta.content);
  const name = /^pagefind\.(\w+?_[0-9a-f]+)\.pf_meta$/.exec(meta.path)?.[1];
  if (name === undefined) throw new Error(`Pagefind wrote a file of a name that is not known: ${meta.path}.`);
  const language = name.slice(0, name.lastIndexOf('_'));
  const steadyName = `${language}_${createHash('sha256').update(content).digest('hex').slice(0, 10)}`;
  return files.map((file) => {
    if (file === meta) return { path: `pagefind.${steadyName}.pf_meta`, content };
    if (file.path !== 'pagefind-entry.json') return file;
    return { ...file, content: Buffer.from(Buffer.from(file.content).toString().replaceAll(name, steadyName)) };
  });
}

function steadyMeta(content: Uint8Array): Uint8Array {
  const unpacked = gunzipSync(content);
  const known: unknown = unpacked.subarray(0, signature.length).equals(signature)
    ? decode(unpacked.subarray(signature.length))
    : undefined;
  const filters: unknown = Array.isArray(known) ? known[filtersAt] : undefined;
  if (!Array.isArray(known) || !isListOfFilters(filters))
    throw new Error('Pagefind writes its index in another way than it did: its filters cannot be put in order.');
  const steady = known.with(
    filtersAt,
    filters.toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );
  return gzipSync(Buffer.concat([signature, encode(steady)]), { level: 9 });
}

function isListOfFilters(value: unknown): value is [name: string, file: string][] {
  return (
    Array.isArray(value) && value.every((pair) => Array.isArray(pair) && pair.every((part) => typeof part === 'string'))
  );
}

function isMeta({ path }: IndexFile): boolean {
  return path.endsWith('.pf_meta');
}
