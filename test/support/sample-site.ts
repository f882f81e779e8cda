import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { alertbook, temporaryFolderForFile } from './command.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The content folder of the sample. */
export const sampleContent = path.join(root, 'content');

/** Builds the sample content into a folder of its own, and answers the folder. @throws Error with what the build said. */
export async function buildSampleSite(...flags: string[]): Promise<string> {
  const out = path.join(temporaryFolderForFile(), 'site');
  const { code, stdout, stderr } = await alertbook(['build', '--content', sampleContent, '--out', out, ...flags], {
    cwd: root,
  });
  if (code !== 0 || !existsSync(out)) throw new Error(`The sample does not build (exit ${code}):\n${stdout}${stderr}`);
  return out;
}
