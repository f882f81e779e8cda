import { statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { globSync, isDynamicPattern } from 'tinyglobby';
import { UsageError } from '../../src/cli/exit.ts';
import { fetchText } from '../../src/cli/fetch-text.ts';

const commands = ['check', 'rules check'] as const;

export interface Inputs {
  command: (typeof commands)[number];
  content: string | undefined;
  /** Paths or globs of rule files; those that alertbook.yaml names if empty. */
  rules: string[];
  /** A file, or an address by HTTP. */
  urls: string | undefined;
  format: string;
  /** Absolute path of the folder that the program works in. */
  folder: string;
}

/**
 * What the workflow says below `with:`, as the runner hands it over.
 *
 * @throws UsageError for what the action cannot do.
 */
export function readInputs(environment: Record<string, string | undefined>): Inputs {
  const input = (name: string): string | undefined => environment[`INPUT_${name.toUpperCase()}`]?.trim() || undefined;
  const written = input('command') ?? 'check';
  const command = commands.find((one) => one === written);
  if (!command) throw new UsageError(`\`command: ${written}\`: expected \`check\` or \`rules check\`.`);
  const rules = (input('rules') ?? '').split('\n').flatMap((line) => line.trim() || []);
  const urls = input('urls');
  if (command === 'check' && (urls ?? rules[0]) !== undefined)
    throw new UsageError('`rules:` and `urls:` are for `command: rules check`.');
  const folder = path.resolve(environment['GITHUB_WORKSPACE'] ?? '', input('working-directory') ?? '');
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new UsageError(`\`working-directory: ${input('working-directory')}\`: there is no such folder.`);
  return { command, content: input('content'), rules, urls, format: input('format') ?? 'github', folder };
}

/**
 * Arguments of the program, for a given `--format=…`.
 *
 * @param scratch Folder for what is fetched.
 */
export async function programArguments(inputs: Inputs, scratch: string): Promise<(format: string) => string[]> {
  const { command, content, urls, rules, folder } = inputs;
  const target = [
    ...(content === undefined ? [] : [`--content=${content}`]),
    ...(urls === undefined ? [] : [`--urls=${await fileOf(urls, scratch)}`]),
  ];
  if (command === 'check') return (format) => ['check', ...target, format];
  const files = rules.flatMap((pattern) => filesOf(pattern, folder));
  return (format) => ['rules', 'check', ...target, format, '--', ...files];
}

/** The files of a glob in their order. A path is left to the program, which says what is wrong with it. */
function filesOf(pattern: string, cwd: string): string[] {
  if (!isDynamicPattern(pattern)) return [pattern];
  const files = globSync(pattern, { cwd, expandDirectories: false }).toSorted();
  if (files.length === 0) throw new UsageError(`No file matches \`${pattern}\` of \`rules:\`.`);
  return files;
}

async function fileOf(urls: string, scratch: string): Promise<string> {
  if (!/^https?:\/\//i.test(urls)) return urls;
  const file = path.join(scratch, 'urls.json');
  writeFileSync(file, await fetchText(urls));
  return file;
}
