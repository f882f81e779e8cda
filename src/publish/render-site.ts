import { cpSync } from 'node:fs';
import path from 'node:path';
import { FolderWriter } from '../workspace/folder-writer.ts';
import { packageRoot, programRoot } from '../workspace/package-folders.ts';
import type { PageSettings } from '../workspace/page-settings.ts';
import { openRenderer } from './renderer.ts';

/** Writes every page of a site, as a build by Astro does. @param out Folder that is made for it. */
export async function renderSite(settings: PageSettings, out: string): Promise<void> {
  cpSync(path.join(packageRoot, 'public'), out, { recursive: true });
  cpSync(path.join(programRoot, 'renderer/_astro'), path.join(out, '_astro'), { recursive: true });
  const { files } = await openRenderer(settings);
  const writer = new FolderWriter(out);
  for (const [file, render] of files) writer.write(file, new Uint8Array(await (await render()).arrayBuffer()));
}
