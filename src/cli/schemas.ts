import { editorFiles, editorFolder } from '../workspace/editor-files.ts';
import { shownPath } from '../workspace/shown-path.ts';
import { counted } from '../model/text/counted.ts';
import path from 'node:path';
import type { Given } from './command.ts';
import { exitCodes, type ExitCode } from './exit.ts';
import { checkContent } from './check-content.ts';
import type { schemasOptions } from './schemas-command.ts';
import { todayFrom } from './settings.ts';
import { say } from './terminal.ts';
import { writeUserFiles } from './user-files.ts';

/** `alertbook schemas`: makes editors complete and check frontmatter and YAML while typing. */
export async function run({ values }: Given<typeof schemasOptions>): Promise<ExitCode> {
  const { catalogue } = await checkContent(values.content, todayFrom(undefined));
  const workspace = path.resolve(values.workspace ?? '.');
  const folder = path.join(workspace, editorFolder);
  const written = writeUserFiles(
    [...editorFiles(path.resolve(values.content), catalogue)].map(([name, content]) => ({
      file: path.join(folder, name),
      content,
      before: 'anything',
      within: workspace,
    })),
  );
  say(`Wrote ${counted(written.length, 'file')} into ${shownPath(folder)}/.`);
  return exitCodes.ok;
}
