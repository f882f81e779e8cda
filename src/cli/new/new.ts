import { contentTypes, type ContentTypeName } from '../../../schemas/content-types.ts';
import { exitCodes, UsageError, type ExitCode } from '../exit.ts';
import { draftRunbooks } from './new-runbooks.ts';
import { oneOf, readOptions } from '../options.ts';
import { answersFor } from './new-answers.ts';
import { writeNewFile } from './new-file.ts';
import { questionsFor } from './new-questions.ts';

export const help = `alertbook new TYPE [ID] [--FIELD VALUE]…            writes a file of content, and asks on a terminal for what it needs
alertbook new runbook --from-rules FILE…           a draft for each alert of these rules that has no runbook

TYPE is one of ${Object.keys(contentTypes).join(', ')}.
ID is the name of the file: checkout, of a runbook checkout/drain-queue.
Each type has a flag for each field that it needs; without a terminal, the message names those that are missing.

  --content DIR     content folder to write to; content when left out
  --dry-run         says what would be written, and writes nothing
  --service ID      of --from-rules: service of alerts whose rules name none
  --team ID         of --from-rules: team that owns new services

Nothing that exists is overwritten.
`;

const common = {
  content: { type: 'string', default: 'content' },
  'dry-run': { type: 'boolean', default: false },
} as const;

/** `alertbook new`: files of content, from rules or from answers. */
export async function run(args: string[]): Promise<ExitCode> {
  const names = Object.keys(contentTypes) as ContentTypeName[];
  const [typeName, ...rest] = args;
  if (typeName === undefined || typeName.startsWith('-'))
    throw new UsageError(`\`alertbook new\` takes a type: one of ${names.join(', ')}.`);
  if (!names.includes(typeName as ContentTypeName))
    throw new UsageError(`\`${typeName}\` is no type of content: expected one of ${names.join(', ')}.`);
  const type = oneOf('type', typeName, names);
  if (rest.includes('--from-rules')) return fromRules(type, rest);
  const questions = questionsFor(type);
  const flags = Object.fromEntries(questions.map(({ flag }) => [flag, { type: 'string' as const }]));
  const { values, positionals } = readOptions(rest, { ...flags, ...common });
  if (positionals.length > 1)
    throw new UsageError(
      `\`alertbook new ${type}\` takes one id: \`${positionals.join(' ')}\` are ${positionals.length}.`,
    );
  const written = new Map(Object.entries(values as Record<string, string | boolean | undefined>));
  const answers = await answersFor(type, positionals[0], questions, written);
  writeNewFile({ ...answers, type, content: String(written.get('content')), isDry: written.get('dry-run') === true });
  return exitCodes.ok;
}

function fromRules(type: ContentTypeName, args: string[]): ExitCode {
  if (type !== 'runbook')
    throw new UsageError(`\`--from-rules\` makes runbooks: \`alertbook new runbook --from-rules FILE…\`.`);
  const { values, positionals } = readOptions(args, {
    ...common,
    'from-rules': { type: 'boolean', default: false },
    service: { type: 'string' },
    team: { type: 'string' },
  });
  return draftRunbooks(positionals, {
    content: values.content,
    service: values.service,
    team: values.team,
    isDry: values['dry-run'],
  });
}
