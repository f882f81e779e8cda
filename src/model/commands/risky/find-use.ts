import type { RiskyUse } from './risky-use.ts';

/** One way to write a use, taken apart. */
export interface Pattern {
  programs: readonly RegExp[];
  /** Each one of some words; undefined for any number of words. */
  subcommands: readonly (RegExp | undefined)[];
  anywhere: readonly (readonly string[])[];
  never: readonly string[];
}

/** The first use that the words of a command have, their program first. */
export function findUse<Use extends RiskyUse>(words: readonly string[], known: readonly Known<Use>[]): Use | undefined {
  return known.find(({ patterns }) => patterns.some((pattern) => hasPattern(words, pattern)))?.use;
}

export interface Known<Use> {
  use: Use;
  patterns: readonly Pattern[];
}

/** Uses, taken apart once. */
export function knownUses<Use extends RiskyUse>(uses: readonly Use[]): Known<Use>[] {
  return uses.map((use) => ({ use, patterns: use.uses.map(readPattern) }));
}

function readPattern(written: string): Pattern {
  const [program = '', ...rest] = written.split(' ');
  const pattern: { -readonly [key in keyof Pattern]: Pattern[key] extends readonly (infer Item)[] ? Item[] : never } = {
    programs: [wordPattern(program)],
    subcommands: [],
    anywhere: [],
    never: [],
  };
  for (const word of rest) {
    if (word.startsWith('!')) pattern.never.push(...word.slice(1).split('|'));
    else if (/^[-+]|=/.test(word)) pattern.anywhere.push(word.split('|'));
    else pattern.subcommands.push(word === '**' ? undefined : wordPattern(word));
  }
  return pattern;
}

/** `a|b*` as a pattern of one whole word. Names of subcommands are read in any case, as clients of databases read theirs. */
export function wordPattern(written: string): RegExp {
  const escaped = written.replace(/[.+?^${}()[\]\\]/g, '\\$&').replaceAll('*', '[^\\n]*');
  return new RegExp(`^(?:${escaped})$`, 'i');
}

/** `kafka-topics` for `/opt/kafka/bin/kafka-topics.sh`. */
export function programName(word: string): string {
  return word.replace(/^.*[/\\]/s, '').replace(/\.(?:sh|exe|cmd|bat)$/i, '');
}

function hasPattern([program = '', ...all]: readonly string[], pattern: Pattern): boolean {
  const name = programName(program);
  if (!pattern.programs.some((names) => names.test(name))) return false;
  const end = all.indexOf('--');
  const words = end === -1 ? all : all.slice(0, end);
  return (
    pattern.anywhere.every((options) => options.some((option) => hasOption(words, option))) &&
    !pattern.never.some((option) => hasOption(words, option)) &&
    hasSubcommands(end === -1 ? words : [...words, ...all.slice(end + 1)], pattern.subcommands)
  );
}

/**
 * Whether an option is among words: `-f` in `-rf` too, `--force` in `--force=true`, `-X=DELETE` as `-X DELETE`, `-XDELETE` and `-X=DELETE`. What
 * is no option is a whole word.
 */
function hasOption(words: readonly string[], option: string): boolean {
  const [, name, value] = /^(--?[\w-]+)=(.+)$/.exec(option) ?? [];
  if (name !== undefined && value !== undefined)
    return words.some((word, index) => {
      const given = sameWord(word, name) ? words[index + 1] : restBehind(word, name);
      return given !== undefined && wordPattern(value).test(given);
    });
  if (/^-\w$/.test(option)) return words.some((word) => /^-\w+$/.test(word) && word.includes(option[1]!));
  const pattern = wordPattern(option);
  return words.some(
    (word) => pattern.test(word) || (option.startsWith('-') && pattern.test(word.replace(/=.*$/s, ''))),
  );
}

function sameWord(word: string, name: string): boolean {
  return /^-\w$/.test(name)
    ? word === name || (/^-\w+$/.test(word) && word.endsWith(name[1]!))
    : word.toLowerCase() === name.toLowerCase();
}

function restBehind(word: string, name: string): string | undefined {
  if (word.startsWith(`${name}=`)) return word.slice(name.length + 1);
  return /^-\w$/.test(name) && word.startsWith(name) ? word.slice(2) : undefined;
}

/**
 * Whether subcommands are the first words, in this order. Any option may take the word behind it for its value, or not: both are tried,
 * because only the program knows.
 */
function hasSubcommands(words: readonly string[], subcommands: Pattern['subcommands']): boolean {
  let places = new Set([0]);
  for (const subcommand of subcommands) {
    if (subcommand === undefined) {
      places = new Set(
        Array.from({ length: words.length + 1 }, (_each, at) => at).filter((at) => at >= Math.min(...places)),
      );
      continue;
    }
    const from = withOptionsSkipped(words, places);
    places = new Set([...from].filter((at) => subcommand.test(words[at] ?? '\n')).map((at) => at + 1));
    if (places.size === 0) return false;
  }
  return true;
}

function withOptionsSkipped(words: readonly string[], places: ReadonlySet<number>): ReadonlySet<number> {
  const reached = new Set(places);
  for (let at = 0; at < words.length; at++) {
    if (!reached.has(at) || !/^[-+]/.test(words[at]!)) continue;
    reached.add(at + 1);
    if (!words[at]!.includes('=')) reached.add(at + 2);
  }
  return reached;
}
