import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';

/** What one page of a site weighs before anything is asked of it, in bytes. */
export interface PageSize {
  /** Path of its file in the site. */
  file: string;
  kind: 'runbook' | 'alert' | 'other';
  /** The page with the styles in it. */
  brotli: number;
  gzip: number;
  /** Scripts that it loads, compressed by brotli. */
  scripts: number;
  /** Tags by which it waits for a file before it is painted. */
  blocking: string[];
}

/** Sizes of all pages of a built site, the heaviest first. Copies under other spellings count as pages of their own. */
export function sizesOf(site: string): PageSize[] {
  return readdirSync(site, { recursive: true })
    .map((name) => String(name).replaceAll(path.sep, '/'))
    .filter((name) => name.endsWith('.html'))
    .map((file) => sizeOf(site, file))
    .toSorted((a, b) => b.brotli - a.brotli);
}

function sizeOf(site: string, file: string): PageSize {
  const html = readFileSync(path.join(site, file), 'utf8');
  const scripts = [...html.matchAll(/<script\b[^>]*\bsrc="([^"]+)"[^>]*>/g)];
  const blocking = [...html.matchAll(/<link\b[^>]*\brel="?stylesheet[^>]*>/g)].map(([tag]) => tag);
  return {
    file,
    kind: /^runbooks\/[^/]+\/[^/]+\//.test(file) ? 'runbook' : /^alerts\/[^/]+/.test(file) ? 'alert' : 'other',
    brotli: brotliCompressSync(html).length,
    gzip: gzipSync(html, { level: 9 }).length,
    scripts: scripts
      .map(([, src]) => brotliCompressSync(readFileSync(fileOf(site, file, src!))).length)
      .reduce((sum, bytes) => sum + bytes, 0),
    blocking: [
      ...blocking,
      ...scripts.map(([tag]) => tag).filter((tag) => !/\s(?:defer|async|type="module")(?=[\s=>])/.test(tag)),
    ],
  };
}

function fileOf(site: string, page: string, src: string): string {
  return path.join(site, decodeURI(new URL(src, `http://site/${page}`).pathname));
}
