import { statSync } from 'node:fs';
import path from 'node:path';
import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { UsageError } from './exit.ts';

/** Reads the arguments of one command. @throws UsageError for an option that does not exist or has no value. */
export function readOptions<Options extends ParseArgsOptionsConfig>(args: string[], options: Options) {
  try {
    return parseArgs({ args, options, strict: true, allowPositionals: true });
  } catch (error) {
    throw new UsageError(`${(error as Error).message.split('. ')[0]}.`);
  }
}

/** Absolute path of a folder that must exist. @throws UsageError */
export function existingFolder(folder: string): string {
  const absolute = path.resolve(folder);
  const stats = statSync(absolute, { throwIfNoEntry: false });
  if (!stats) throw new UsageError(`There is no folder \`${folder}\`.`);
  if (!stats.isDirectory()) throw new UsageError(`\`${folder}\` is a file, not a folder.`);
  return absolute;
}

/** One of a few words. @throws UsageError */
export function oneOf<Word extends string>(name: string, value: string, words: readonly Word[]): Word {
  const found = words.find((word) => word === value);
  if (found === undefined) throw new UsageError(`\`--${name} ${value}\`: expected one of ${words.join(', ')}.`);
  return found;
}
