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
import { readPicture } from '../readers/pictures/read-picture.ts';
import { FolderWriter } from '../workspace/folder-writer.ts';
import { readOrdinaryFile } from '../workspace/read-file.ts';
import { namesInPath } from '../workspace/request-path.ts';

/**
 * Writes the pictures of the content into a site: `content/images/queue.png` is `/images/queue.png`. What is no picture, or
 * one that holds more than what draws, is not written, whatever level `site.yaml` gives the checks that say so: it may be a
 * stranger's. Nor is what has changed since it was judged.
 *
 * @param pictures All of the content, as they were judged.
 */
export function writePictures(content: string, pictures: readonly Picture[], site: string): void {
  const writer = new FolderWriter(site);
  for (const { path: below, digest, problems } of pictures) {
    const bytes = problems.length === 0 ? fileInside(content, below) : undefined;
    if (!bytes || createHash('sha256').update(bytes).digest('hex') !== digest) continue;
    writer.write(below, bytes);
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
      response.writeHead(200, picture.headers).end(picture.bytes);
    },
  };
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
