import { familyOf, type Family } from './quoting.ts';
import { shellPlaces, type ShellPlace } from './shell-places.ts';

/** Where a hole of a command stands: bare, or inside quotes of the language. */
export type Setting =
  | ShellPlace
  | { kind: 'backtick' }
  /** Inside quotes of a matcher by regular expression: `pod=~"{{pod}}"`. */
  | { kind: 'double-regex' | 'backtick-regex' };

export type Kind = Setting['kind'];

/**
 * Where in a command each offset stands, told by reading the command from its start as its language does.
 *
 * @param offsets In ascending order.
 */
export function settingsAt(command: string, language: string, offsets: readonly number[]): Setting[] {
  const family = familyOf(language);
  if (family === 'shell') return shellPlaces(command, offsets);
  const settings: Setting[] = [];
  let next = 0;
  let kind: Kind = 'bare';
  for (let at = 0; at <= command.length; at++) {
    while (next < offsets.length && offsets[next] === at) {
      settings.push({ kind } as Setting);
      next += 1;
    }
    const character = command[at];
    if (character === undefined || family === 'plain') continue;
    if (kind === 'comment') {
      if (character === '\n') kind = 'bare';
    } else if (kind === 'bare') {
      if (escapes(family, 'bare') === character) at = skipped(at, offsets[next]);
      else if (startsComment(family, command, at)) kind = 'comment';
      else if (character === "'") kind = 'single';
      else if (character === '"') kind = isRegex(family, command, at) ? 'double-regex' : 'double';
      else if (character === '`' && family === 'query')
        kind = isRegex(family, command, at) ? 'backtick-regex' : 'backtick';
    } else if (escapes(family, kind) === character) {
      at = skipped(at, offsets[next]);
    } else if (closes(kind) === character) {
      kind = 'bare';
    }
  }
  return settings;
}

/** The character after an escape is passed over, unless a hole starts there. */
function skipped(at: number, hole: number | undefined): number {
  return hole === at + 1 ? at : at + 1;
}

function startsComment(family: Family, command: string, at: number): boolean {
  const isFirst = at === 0 || /\s/.test(command[at - 1]!);
  if (family === 'sql') return command.startsWith('--', at);
  return (family === 'query' || isFirst) && command[at] === '#';
}

function isRegex(family: Family, command: string, at: number): boolean {
  return family === 'query' && /[=!]~\s*$|\|~\s*$/.test(command.slice(Math.max(0, at - 20), at));
}

function closes(kind: Kind): string | undefined {
  if (kind === 'single') return "'";
  if (kind.startsWith('double')) return '"';
  if (kind.startsWith('backtick')) return '`';
  return undefined;
}

function escapes(family: Family, kind: Kind): string | undefined {
  if (family === 'powershell') return kind === 'single' ? undefined : '`';
  if (family === 'query') return kind.startsWith('backtick') || kind === 'bare' ? undefined : '\\';
  return undefined;
}
