import { cpSync, existsSync } from 'node:fs';
import path from 'node:path';
import sirv from 'sirv';
import { filesBelow } from './content-folder.ts';

const folder = 'images';

/** Copies the images of the content into a site: `content/images/queue.png` is `/images/queue.png`. Links that leave the folder are not followed. */
export function copyImages(content: string, site: string): void {
  const images = path.join(content, folder);
  if (!existsSync(images)) return;
  for (const { path: file, ...entry } of filesBelow(images))
    if ('bytes' in entry) cpSync(path.join(images, file), path.join(site, folder, file));
}

/** Serves the images of the content while it is written: where they are on the built site, and what does it. */
export function serveImages(content: string, base: string): { route: string; handle: ReturnType<typeof sirv> } {
  return { route: `${base}${folder}`, handle: sirv(path.join(content, folder), { dev: true }) };
}
