import type { ContentTypeName } from '../../../schemas/content-types.ts';
import type { Given } from '../command.ts';
import { exitCodes, UsageError, type ExitCode } from '../exit.ts';
import { answersFor } from './new-answers.ts';
import { writeNewFile } from './new-file.ts';
import { questionsFor } from './new-questions.ts';
import { draftRunbooks } from './new-runbooks.ts';
import type { draftOptions } from './new-types.ts';

/** `alertbook new TYPE`: a file of content, from answers; or drafts of runbooks, from rules. */
export async function writeNew(type: ContentTypeName, { values, operands }: Given): Promise<ExitCode> {
  if (values['from-rules'] === true) return fromRules({ values, operands } as Given<typeof draftOptions>);
  const [id, ...more] = operands;
  if (more.length > 0)
    throw new UsageError(
      `\`alertbook new ${type}\` takes one ID, and was given \`${operands.join(' ')}\`: files of rules go with \`--from-rules\`.`,
    );
  const answers = await answersFor(type, id, questionsFor(type), new Map(Object.entries(values)));
  await writeNewFile({ ...answers, type, content: String(values['content']), isDry: values['dry-run'] === true });
  return exitCodes.ok;
}

function fromRules({ values, operands }: Given<typeof draftOptions>): ExitCode {
  const { content, service, team, 'dry-run': isDry } = values;
  return draftRunbooks(operands, { content, service, team, isDry });
}
