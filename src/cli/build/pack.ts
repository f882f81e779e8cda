import { closeSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { strToU8, Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import { nameProblem, shown } from '../../../schemas/address.ts';
import { filesBelow } from '../../workspace/content-folder.ts';
import { UsageError } from '../exit.ts';

/** Files that are small already, by their extension. */
const compressed = new Set(['.png', '.jpg', '.jpeg', '.webp', '.gif', '.zip', '.woff2']);

/** The same for every pack of the same site: the first moment that a zip can name. */
const packedAt = new Date(1980, 0, 1);

/**
 * Packs a built site into one zip that is read without a network: unpacked, its `index.html` opens by a double click.
 *
 * @param site Folder of the site.
 * @param file Zip to write, in the place of the last one.
 * @param options.title Name of the site.
 * @param options.without Files that nobody reaches from a folder, by their path in the site: copies for other spellings.
 * @returns Size of the zip in bytes.
 * @throws UsageError when a file has a name that would be another one, or another place, where it is unpacked.
 */
export function writePack(
  site: string,
  file: string,
  { title, without }: { title: string; without: ReadonlySet<string> },
): number {
  const half = `${file}.${process.pid}`;
  const opened = openSync(half, 'w');
  let bytes = 0;
  try {
    const zip = new Zip((error, chunk) => {
      if (error) throw error;
      writeFileSync(opened, chunk);
      bytes += chunk.length;
    });
    add(zip, 'index.html', strToU8(openerOf(title)));
    for (const { path: name, ...entry } of filesBelow(site)) {
      if (without.has(name) || name === 'sw.js' || name === '404.html') continue;
      if ('problem' in entry)
        throw new UsageError(`\`${shown(name)}\` cannot be packed: it is a link, or cannot be read.`);
      add(zip, `site/${name}`, entry.bytes);
    }
    zip.end();
  } catch (error) {
    rmSync(half, { force: true });
    throw error;
  } finally {
    closeSync(opened);
  }
  renameSync(half, file);
  return bytes;
}

function add(zip: Zip, name: string, data: Uint8Array): void {
  for (const part of name.split('/')) {
    const problem = nameProblem(part, 'alert');
    if (problem !== undefined)
      throw new UsageError(`\`${shown(name)}\` cannot be packed: its part \`${shown(part)}\` ${problem}. Rename it.`);
  }
  const entry = compressed.has(path.extname(name)) ? new ZipPassThrough(name) : new ZipDeflate(name, { level: 9 });
  entry.mtime = packedAt;
  zip.add(entry);
  entry.push(data, true);
}

/** What is beside the folder of the site, so that there is one file to open. */
function openerOf(title: string): string {
  const name = title.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
  return `<!doctype html><meta charset="utf-8"><title>${name}</title><meta http-equiv="refresh" content="0; url=site/index.html"><p><a href="site/index.html">${name}</a></p>\n`;
}
