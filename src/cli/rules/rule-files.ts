import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Finding } from '../../model/audit/finding.ts';
import { readOrdinaryFile } from '../../workspace/read-file.ts';
import { shownPath } from '../../workspace/shown-path.ts';
import { readRuleBytes, unreadableRules, type RuleFileText } from '../../readers/rules/read-rules.ts';
import { UsageError } from '../exit.ts';
import { filesOf, type FoundSettings } from './rules-settings.ts';

/** A file of rules that the command was given. */
export interface RuleFileRead extends RuleFileText {
  /** Absolute path; undefined for what was opened before the command began, such as standard input. */
  path: string | undefined;
  shown: string;
}

/**
 * Files of rules that a command was given, else those that the settings name.
 *
 * @throws UsageError where neither names any.
 */
export function namedRuleFiles(
  operands: readonly string[],
  { data, folder, placeOf }: FoundSettings,
): {
  names: readonly string[];
  findings: Finding[];
} {
  if (operands.length > 0) return { names: operands, findings: [] };
  if (data.rules.length === 0)
    throw new UsageError(
      'No file of rules was named: name some, or write `rules:` into alertbook.yaml. `alertbook rules --help` shows how.',
    );
  const without = data.rules.filter((pattern) => pattern.startsWith('!'));
  const findings: Finding[] = [];
  const names = data.rules.flatMap((pattern, index) => {
    if (pattern.startsWith('!')) return [];
    const found = filesOf([pattern, ...without], folder);
    if (found.length === 0)
      findings.push({
        id: 'settings/no-file',
        level: 'error',
        message: `\`${pattern}\` names no file.`,
        hint: 'Correct it, or delete it.',
        at: placeOf(['rules', index]),
      });
    return found.map((file) => shownPath(file));
  });
  return { names, findings };
}

/**
 * Reads files of rules, each once. `-` is standard input. What there is and cannot be read has a finding.
 *
 * @throws UsageError for what is not there, and for folders.
 */
export function readRuleFiles(names: readonly string[]): RuleFileRead[] {
  const paths = [...new Set(names.map((name) => (name === '-' ? name : path.resolve(name))))];
  return paths.map((file) => {
    if (file === '-') return { path: undefined, shown: '-', ...readRuleBytes(openedBytes(0, 'standard input'), '-') };
    const shown = shownPath(file);
    if (isOpened(file)) return { path: undefined, shown, ...readRuleBytes(openedBytes(file, shown), shown) };
    return { path: file, shown, ...readOne(file, shown) };
  });
}

/** A shell writes `<(command)` as one of these: someone is at the other end, who ends what is written. */
function isOpened(file: string): boolean {
  return /^\/(?:dev\/(?:fd\/\d+|stdin)|proc\/(?:self|\d+)\/fd\/\d+)$/.test(file);
}

function openedBytes(file: string | number, shown: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new UsageError(`${shown} cannot be read: ${(error as Error).message}.`);
  }
}

function readOne(file: string, shown: string): RuleFileText {
  const read = readOrdinaryFile(file);
  if ('bytes' in read) return readRuleBytes(read.bytes, shown);
  const { problem } = read;
  if (problem.mistake === 'missing') throw new UsageError(`There is no file \`${shown}\`: correct its name.`);
  if (problem.mistake === 'folder')
    throw new UsageError(`\`${shown}\` is a folder: name its files, as in \`${shown}/*.yaml\`.`);
  return { text: undefined, rules: [], findings: [unreadableRules(shown, problem)] };
}
