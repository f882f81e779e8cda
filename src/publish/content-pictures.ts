import { createHash } from 'node:crypto';
import { realpathSync } from 'node:fs';
import path from 'node:path';
import type { Connect } from 'vite';
import {
  formatOfName,
  pictureFolder,
  pictureFormats,
  picturePolicy,
  type Picture,
} from '../model/catalogue/picture.ts';
import type { PublicFile } from '../model/catalogue/public-file.ts';
import { readPicture } from '../readers/pictures/read-picture.ts';
import type { FolderWriter } from '../workspace/folder-writer.ts';
import { readOrdinaryFile } from '../workspace/read-file.ts';
import { namesInPath } from '../workspace/request-path.ts';

/**
 * Writes the pictures of the content into a site, `content/images/queue.png` is `/images/queue.png`, or the files of
 * `public/`. What is not what its name says, or may run, is not written, whatever level `site.yaml` gives the checks that
 * say so: it may be a stranger's. Nor is what has changed since it was judged.
 *
 * @param folder The content, or `public/`.
 * @param files All of it, as they were judged.
 */
export function writePictures(
  folder: string,
  files: readonly (Pick<Picture, 'path' | 'digest'> & { problems: readonly unknown[] })[],
  site: Pick<FolderWriter, 'write'>,
): void {
  for (const { path: below, digest, problems } of files) {
    const bytes = problems.length === 0 ? fileInside(folder, below) : undefined;
    if (!bytes || createHash('sha256').update(bytes).digest('hex') !== digest) continue;
    site.write(below, bytes);
  }
}

/** A picture of the content while it is written, as it will be served; undefined for what a built site would not have. */
export function livePicture(
  content: string,
  below: string,
): { bytes: Uint8Array; headers: Record<string, string> } | undefined {
  const format = formatOfName(below);
  const bytes = format && fileInside(content, below);
  if (!bytes || readPicture(below, bytes, below).problems.length > 0) return undefined;
  return {
    bytes,
    headers: {
      'Content-Security-Policy': picturePolicy,
      'X-Content-Type-Options': 'nosniff',
      'Content-Type': pictureFormats[format].type,
      'Cache-Control': 'no-cache',
    },
  };
}

/** Serves the pictures of the content while it is written: where they are on the built site, and those that would be there. */
export function servePictures(content: string, base: string): { route: string; handle: Connect.NextHandleFunction } {
  return {
    route: `${base}${pictureFolder}`,
    handle: (request, response, next) => {
      const names = namesInPath(request.url ?? '/');
      const isHidden = names?.some((name) => name.startsWith('.'));
      const picture = names && !isHidden ? livePicture(content, [pictureFolder, ...names].join('/')) : undefined;
      if (!picture) return next();
      response.writeHead(200, picture.headers);
      response.end(picture.bytes);
    },
  };
}

/**
 * A file of `public/` while the content is written, as it will be served; undefined for what a build would not copy.
 *
 * @param files What was judged last.
 */
export function livePublicFile(
  folder: string,
  files: readonly PublicFile[],
  below: string,
): { bytes: Uint8Array; headers: Record<string, string> } | undefined {
  const judged = files.find((file) => file.path === below);
  const bytes = judged && fileInside(folder, judged.path);
  if (!bytes || createHash('sha256').update(bytes).digest('hex') !== judged.digest) return undefined;
  const format = formatOfName(judged.path);
  return {
    bytes,
    headers: {
      ...(format && { 'Content-Security-Policy': picturePolicy }),
      'X-Content-Type-Options': 'nosniff',
      'Content-Type': format ? pictureFormats[format].type : typeOfName(judged.path),
      'Cache-Control': 'no-cache',
    },
  };
}

/** Serves the files of `public/` while the content is written, before Astro's own. @param files What was judged last. */
export function servePublicFiles(
  folder: string,
  base: string,
  files: () => readonly PublicFile[],
): Connect.NextHandleFunction {
  return (request, response, next) => {
    const asked = `/${namesInPath(request.url ?? '/')?.join('/') ?? ''}`;
    const file = asked.startsWith(base) ? livePublicFile(folder, files(), asked.slice(base.length)) : undefined;
    if (!file) return next();
    response.writeHead(200, file.headers);
    response.end(file.bytes);
  };
}

/** Type of a file that is no picture, for those that pages load; others are text. */
function typeOfName(name: string): string {
  const types = new Map([
    ['css', 'text/css'],
    ['js', 'text/javascript'],
    ['json', 'application/json'],
    ['woff2', 'font/woff2'],
    ['woff', 'font/woff'],
  ]);
  return types.get(name.slice(name.lastIndexOf('.') + 1).toLowerCase()) ?? 'text/plain; charset=utf-8';
}

/** Bytes of a file below a folder; undefined where there is none, also where a link leads out of the folder. */
function fileInside(folder: string, below: string): Uint8Array | undefined {
  try {
    const real = realpathSync(path.join(folder, below));
    if (!real.startsWith(realpathSync(folder) + path.sep)) return undefined;
    const read = readOrdinaryFile(real);
    return 'bytes' in read ? read.bytes : undefined;
  } catch {
    return undefined;
  }
}
