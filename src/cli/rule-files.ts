import { readFileSync } from 'node:fs';
import path from 'node:path';
import { shownPath } from '../integration/shown-path.ts';
import type { AlertRule } from '../model/alert-rule.ts';
import type { Finding } from '../model/finding.ts';
import { readRules } from '../readers/rules/read-rules.ts';
import { UsageError } from './exit.ts';

/** A file of rules that the command was given. */
export interface RuleFileRead {
  /** Absolute path; undefined for standard input. */
  path: string | undefined;
  shown: string;
  /** Text with its byte order mark, if it has one; undefined for what is no text. */
  text: string | undefined;
  rules: AlertRule[];
  findings: Finding[];
}

/** Reads files of rules, each once. `-` is standard input. @throws UsageError for what cannot be read. */
export function readRuleFiles(names: readonly string[]): RuleFileRead[] {
  if (names.length === 0) throw new UsageError('No file of rules was named. `alertbook rules --help` shows how.');
  const paths = [...new Set(names.map((name) => (name === '-' ? name : path.resolve(name))))];
  return paths.map((file) =>
    file === '-'
      ? read(undefined, '-', bytesOf(0, 'standard input'))
      : read(file, shownPath(file), bytesOf(file, shownPath(file))),
  );
}

function bytesOf(file: string | number, shown: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new UsageError(`There is no file \`${shown}\`.`);
    if (code === 'EISDIR') throw new UsageError(`\`${shown}\` is a folder: name its files, as in \`${shown}/*.yaml\`.`);
    throw new UsageError(`${shown} cannot be read: ${message}.`);
  }
}

function read(file: string | undefined, shown: string, bytes: Uint8Array): RuleFileRead {
  const text = textOf(bytes);
  if (text !== undefined) return { path: file, shown, text, ...readRules(text, shown) };
  const finding: Finding = {
    id: 'rules/not-text',
    level: 'error',
    message: 'The file is not text in UTF-8.',
    hint: 'Save it as UTF-8, or leave it out.',
    at: { file: shown, line: 1, column: 1 },
  };
  return { path: file, shown, text, rules: [], findings: [finding] };
}

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
