import { createInterface } from 'node:readline/promises';
import type { ContentType } from '../../../schemas/content-type.ts';
import { contentTypes, type ContentTypeName } from '../../../schemas/content-types.ts';
import { typedFile } from '../../readers/content/content-file.ts';
import { UsageError } from '../exit.ts';
import { problemWith, valueOf, type Question } from './new-questions.ts';
import { say } from '../terminal.ts';

export interface Answers {
  /** Path below the content folder. */
  path: string;
  data: Record<string, unknown>;
}

/** Asks one question; the answer is what was typed. */
export type Ask = (text: string) => Promise<string>;

/**
 * The id of a new file and the fields that it needs: from flags, and on a terminal from questions.
 *
 * @throws UsageError when something is missing that nobody can be asked for, or a flag has a value that cannot be.
 */
export async function answersFor(
  type: ContentTypeName,
  id: string | undefined,
  questions: readonly Question[],
  flags: ReadonlyMap<string, string | boolean | undefined>,
): Promise<Answers> {
  const given = new Map<Question, string>();
  for (const question of questions) {
    const value = flags.get(question.flag);
    if (typeof value !== 'string') continue;
    const problem = problemWith(question, value);
    if (problem) throw new UsageError(`\`--${question.flag} ${value}\`: ${problem}`);
    given.set(question, value);
  }
  const file = id === undefined ? undefined : pathFor(type, id);
  if (file && 'problem' in file) throw new UsageError(file.problem);
  const service = file && serviceOf(type, file.path);
  for (const question of questions)
    if (question.flag === 'service' && service !== undefined && !given.has(question)) given.set(question, service);
  const missing = questions.filter((question) => !given.has(question));
  const needsId = file === undefined && !('file' in contentTypes[type].place);
  if (missing.length === 0 && !needsId) return answer(file?.path ?? onlyPath(type), given);
  if (!process.stdin.isTTY || !process.stdout.isTTY)
    throw new UsageError(missingText(type, id ?? (needsId ? exampleId(type) : undefined), missing));
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  const left = new AbortController();
  lines.once('close', () => left.abort());
  try {
    return await askAll(type, file?.path, missing, given, (text) => lines.question(text, { signal: left.signal }));
  } catch (error) {
    if (left.signal.aborted) throw new UsageError('The questions were left unanswered, so nothing was written.');
    throw error;
  } finally {
    lines.close();
  }
}

/** Asks for the id and for every missing field, each until the answer can be. */
export async function askAll(
  type: ContentTypeName,
  path: string | undefined,
  missing: readonly Question[],
  given: Map<Question, string>,
  ask: Ask,
): Promise<Answers> {
  let file = path ?? ('file' in contentTypes[type].place ? onlyPath(type) : undefined);
  while (file === undefined) {
    const typed = pathFor(type, (await ask(`Id (the name of the file, such as ${exampleId(type)}): `)).trim());
    if ('problem' in typed) say(`  ${typed.problem}`);
    else file = typed.path;
  }
  for (const question of missing) {
    const service = question.flag === 'service' ? serviceOf(type, file) : undefined;
    let reply = service;
    while (reply === undefined) {
      const choices =
        question.choices.length > 0
          ? ` (${question.choices.join(', ')})`
          : question.example === ''
            ? ''
            : ` (for example: ${question.example})`;
      const typed = (await ask(`${question.description}${choices}\n${question.flag}: `)).trim();
      const problem = problemWith(question, typed);
      if (problem) say(`  ${problem}`);
      else reply = typed;
    }
    given.set(question, reply);
  }
  return answer(file, given);
}

function answer(path: string, given: ReadonlyMap<Question, string>): Answers {
  const data = new Map<string, unknown>();
  const firstItems = new Map<string, Record<string, unknown>>();
  for (const [question, text] of given) {
    const [name, index, field] = question.path.map(String) as [string, string?, string?];
    if (index === undefined) data.set(name, valueOf(question, text));
    else {
      const item = { ...firstItems.get(name), [field!]: valueOf(question, text) };
      firstItems.set(name, item);
      data.set(name, [item]);
    }
  }
  return { path, data: Object.fromEntries(data) };
}

function missingText(type: ContentTypeName, id: string | undefined, missing: readonly Question[]): string {
  const flags = missing.map(({ flag, example, choices }) => `--${flag} ${quoted(choices[0] ?? example)}`);
  return `\`alertbook new ${type}\` needs more, and there is no terminal to ask on: \`alertbook new ${[type, ...(id === undefined ? [] : [id]), ...flags].join(' ')}\`.`;
}

function quoted(text: string): string {
  return /^[\w./-]+$/.test(text) ? text : `"${text}"`;
}

function exampleId(type: ContentTypeName): string {
  const { place } = contentTypes[type] as ContentType;
  return 'folder' in place && place.depth !== 1 ? 'checkout/drain-queue' : 'checkout';
}

function onlyPath(type: ContentTypeName): string {
  const { place } = contentTypes[type] as ContentType;
  return 'file' in place ? `${place.file}.yaml` : '';
}

/** Path of a new file below the content folder; or what is wrong with its id. */
function pathFor(type: ContentTypeName, id: string): { path: string } | { problem: string } {
  const { place, formats } = contentTypes[type] as ContentType;
  if ('file' in place) return { problem: `There is one ${type}, so it takes no id: leave \`${id}\` out.` };
  const path = `${place.folder}/${id.replace(/\.(?:mdx|yaml)$/, '')}.${formats[0]}`;
  const typed = typedFile(path);
  if (place.depth !== 'any' && id.split('/').length !== place.depth) {
    const form = place.depth === 1 ? 'name' : 'service/name';
    return {
      problem: `\`${id}\` cannot be an id: expected \`${form}\`, such as \`${exampleId(type)}\`.`,
    };
  }
  return 'message' in typed ? { problem: `\`${id}\` cannot be an id: ${typed.message}` } : { path };
}

/** A runbook belongs to the service whose folder it lies in. */
function serviceOf(type: ContentTypeName, path: string): string | undefined {
  return type === 'runbook' ? path.split('/')[1] : undefined;
}
