import { responseTimeKind } from '../../../schemas/quantities/response-time.ts';
import { levelWords, withoutAccents } from './other-languages.ts';
import { plainId } from '../write/names.ts';
import { lengthOfTime, tidied, withoutBrackets } from './wording.ts';

/** A level of severity as a heading or a cell names it. */
export interface NamedLevel {
  id: string;
  name: string;
  /** `15 min response`, as it stands in brackets behind the name. */
  inside: string | undefined;
}

const levelName = /^((?:P|S|SEV|Sev|L)[- ]?\d|(?:Severity|Priority|Level)\s+\d)\b\s*(?:[-–—:/]\s*)?(.*)$/;
const levelWord = new RegExp(
  `^(?:(?:critical|emergency|blocker|severe|urgent|high|major|warning|medium|moderate|minor|normal|low|info|informational)(?: severity| priority)?|${levelWords})$`,
  'i',
);

/** `P1 - Critical (15 min response)` */
export function namedLevel(title: string): NamedLevel | undefined {
  const { text, inside } = withoutBrackets(title.replace(/^[^\p{L}\p{N}]+/u, ''));
  const found = levelName.exec(text);
  if (!found) return undefined;
  return { id: levelId(found[1]!), name: tidied(found[2] ?? '') || found[1]!, inside };
}

/** The same in a record, where brackets hold the other name: `Critical (P1)`, `P1 (Critical)`; or one word, `Critical`. */
export function levelOf(title: string, mayBeWord: boolean): NamedLevel | undefined {
  const { text, inside } = withoutBrackets(title.replace(/^[^\p{L}\p{N}]+/u, ''));
  const level = namedLevel(text) ?? (inside === undefined ? undefined : namedLevel(inside));
  if (level && inside !== undefined) {
    const isReversed = namedLevel(text) === undefined;
    const name = isReversed ? text : level.name === text ? inside : `${level.name} (${inside})`;
    return { id: level.id, name: tidied(name), inside: undefined };
  }
  if (level) return level.name.split(' ').length <= 6 ? level : undefined;
  return mayBeWord && inside === undefined && levelWord.test(withoutAccents(text))
    ? { id: plainId(text), name: tidied(text), inside: undefined }
    : undefined;
}

function levelId(written: string): string {
  return plainId(
    written
      .replace(/^(?:Severity|Level)\s*/i, 'sev')
      .replace(/^Priority\s*/i, 'p')
      .replace(/[\s-]/g, ''),
  );
}

/** What is done at a level is no example of it. */
export const isOrder = new RegExp(
  `${lengthOfTime}|^(?:immediate(?:ly)?|page|notify|escalate|acknowledge|respond|response|update|call|wake)\\b|\\bon[- ]call\\b|response (?:required|time)`,
  'i',
);

/** `Acknowledge alarm (within 5 minutes)`, `Acknowledge during business hours`: how soon, when nothing else is said. */
export function acknowledgedWithin(text: string): { value: string } | undefined {
  const found =
    /^acknowledge(?:\s+(?:the\s+|all\s+)?(?:alarm|alert|page|incident|ticket)s?)?\s*\(?\s*(?:within\s+|in\s+)?(.*?)\)?\.?$/i.exec(
      text.trim(),
    );
  const value = found?.[1]?.trim();
  return value && 'value' in responseTimeKind.parse(value) ? { value } : undefined;
}
