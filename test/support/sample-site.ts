import path from 'node:path';
import { packageRoot } from '../../src/workspace/package-folders.ts';
import { builtOnce, filesBelow } from './built-site.ts';
import { alertbook } from './command.ts';

/** The content folder of the sample. */
export const sampleContent = path.join(packageRoot, 'content');

/**
 * Folder of the sample's pages as they are made today. Every story reads the same ones: whoever changes something copies it before.
 *
 * @throws Error with what the build said.
 */
export async function builtSample(): Promise<string> {
  const today = new Date().toISOString().slice(0, 10);
  const folder = await builtOnce([...filesBelow(sampleContent), ['', Buffer.from(today)]], (unfinished) =>
    alertbook(['build', '--today', today, '--content', sampleContent, '--out', path.join(unfinished, 'dist')], {
      cwd: packageRoot,
    }),
  );
  return path.join(folder, 'dist');
}
