import { packageRoot } from '../workspace/package-folders.ts';
import { editorFiles, editorFolder } from '../workspace/editor-files.ts';
import { shownPath } from '../workspace/shown-path.ts';
import path from 'node:path';
import { exitCodes, type ExitCode } from './exit.ts';
import { judgeContent } from './judge.ts';
import { readOptions } from './options.ts';
import { todayFrom } from './settings.ts';
import { say } from './terminal.ts';
import { writeUserFiles } from './user-files.ts';

export const help = `alertbook schemas [--content DIR] [--workspace DIR]

Writes the JSON Schemas of all content types to .astro/collections/ of the folder that you open in your editor.
`;

/** `alertbook schemas`: makes editors complete and check frontmatter and YAML while typing. */
export function run(args: string[]): ExitCode {
  const { values } = readOptions(args, {
    content: { type: 'string', default: 'content' },
    workspace: { type: 'string', default: packageRoot },
  });
  const { catalogue } = judgeContent(values.content, todayFrom(undefined));
  const workspace = path.resolve(values.workspace);
  const folder = path.join(workspace, editorFolder);
  const written = writeUserFiles(
    [...editorFiles(path.resolve(values.content), catalogue)].map(([name, content]) => ({
      file: path.join(folder, name),
      content,
      before: 'anything',
      within: workspace,
    })),
  );
  say(`Wrote ${written.length} files into ${shownPath(folder)}/.`);
  return exitCodes.ok;
}
