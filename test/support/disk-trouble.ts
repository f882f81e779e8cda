import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import path from 'node:path';

/** What goes wrong with the files that are written beside their places; calls count from 1. */
export type Trouble =
  /** The disk is full in the middle of a file. */
  | { kind: 'full'; call: number }
  /** A system call fails. */
  | { kind: 'fails'; name: 'renameSync' | 'linkSync' | 'fsyncSync' | 'mkdirSync'; call: number; code: string }
  /** Someone writes into a file, or makes it, once the new ones are being written. */
  | { kind: 'changed'; file: string; text: string };

const isBeside = (argument: unknown): boolean => typeof argument === 'string' && argument.includes('.alertbook-');

function failure(code: string, name: string): Error {
  return Object.assign(new Error(`${code}: it failed on purpose, ${name} '/beside'`), { code });
}

/** Brings trouble to this process. Returns what ends it. */
export function bringTrouble(trouble: Trouble): () => void {
  const kept = { ...fs };
  const besides = new Set<number>();
  let count = 0;
  const replaced = new Set<keyof typeof fs>();
  const replace = (name: keyof typeof fs, by: unknown): void => {
    replaced.add(name);
    (fs as Record<string, unknown>)[name] = by;
  };
  replace('openSync', (...args: Parameters<typeof fs.openSync>) => {
    const opened = kept.openSync(...args);
    if (!isBeside(args[0])) return opened;
    besides.add(opened);
    if (trouble.kind === 'changed') {
      kept.mkdirSync(path.dirname(trouble.file), { recursive: true });
      kept.writeFileSync(trouble.file, trouble.text);
    }
    return opened;
  });
  replace('writeFileSync', (...args: Parameters<typeof fs.writeFileSync>) => {
    const [opened, content] = args;
    if (trouble.kind !== 'full' || !besides.has(opened as number) || ++count !== trouble.call)
      return kept.writeFileSync(...args);
    kept.writeFileSync(opened, (content as Buffer).subarray(0, 10));
    throw failure('ENOSPC', 'write');
  });
  if (trouble.kind === 'fails') {
    const { name, call, code } = trouble;
    const isMeant = (args: unknown[]): boolean =>
      name === 'mkdirSync' || args.some(isBeside) || besides.has(args[0] as number);
    replace(name, (...args: unknown[]) => {
      if (isMeant(args) && ++count >= call && (code !== 'EIO' || count === call)) throw failure(code, name);
      return (kept[name] as (...args: unknown[]) => unknown)(...args);
    });
  }
  syncBuiltinESMExports();
  return () => {
    for (const name of replaced) replace(name, kept[name]);
    syncBuiltinESMExports();
  };
}

// A command that is started with `--import` of this file has its trouble from the start.
const told = process.env['ALERTBOOK_TEST_TROUBLE'];
if (told !== undefined) bringTrouble(JSON.parse(told) as Trouble);
