import { clockTimeKind } from '../../../schemas/quantities/time.ts';
import { durationKind } from '../../../schemas/quantities/duration.ts';
import { recurrenceKind } from '../../../schemas/quantities/recurrence.ts';

/** A length of time in a text, as people write it: `30 minutes`, `5 business days`, `1h`. */
export const lengthOfTime = String.raw`\d+(?:\.\d+)?\s*(?:ms|milliseconds?|s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|weeks?|months?|years?|business days?|working days?)\b`;

/** A text and what stands behind it in brackets: `Weekly (Monday 9 AM)`. */
export function withoutBrackets(text: string): { text: string; inside: string | undefined } {
  const found = /(?<!\s)\s*\(([^()]*)\)\s*[.:]?$/.exec(text.trimEnd());
  return found
    ? { text: text.slice(0, found.index).trim(), inside: found[1]!.trim() }
    : { text: text.trim(), inside: undefined };
}

export function isDuration(text: string): boolean {
  return 'value' in durationKind.parse(text);
}

export function isRecurrence(text: string): boolean {
  return 'value' in recurrenceKind.parse(text);
}

/** How often something happens, as the first or last words of a text say it: `Daily automated backups`. */
export function takeRecurrence(text: string): { every: string; rest: string } | undefined {
  const words = text.split(/\s+/);
  for (const count of [5, 4, 3, 2, 1]) {
    for (const start of [0, words.length - count]) {
      if (start < 0 || count > words.length) continue;
      const every = words
        .slice(start, start + count)
        .join(' ')
        .replace(/[,;.]$/, '');
      if (isRecurrence(every))
        return { every, rest: [...words.slice(0, start), ...words.slice(start + count)].join(' ') };
    }
  }
  const inside = words.findIndex((word) => /^(?:hourly|daily|weekly|monthly|quarterly|annually|yearly)$/i.test(word));
  if (inside === -1) return undefined;
  return { every: words[inside]!, rest: words.filter((_word, index) => index !== inside).join(' ') };
}

/** `2:00 AM`, `9 AM`, `17:30` on a 24-hour clock: `02:00`. Undefined when it is no time of day. */
export function clockTime(text: string): string | undefined {
  const [, hour, minute = '00', half] = /^(\d{1,2})(?::(\d{2}))?\s*(a\.?m\.?|p\.?m\.?)?$/i.exec(text.trim()) ?? [];
  if (hour === undefined || (half === undefined && !text.includes(':'))) return undefined;
  const number = Number(hour);
  if (half !== undefined && (number < 1 || number > 12)) return undefined;
  const hours = half === undefined ? number : (number % 12) + (/^p/i.test(half) ? 12 : 0);
  const time = `${String(hours).padStart(2, '0')}:${minute}`;
  return 'value' in clockTimeKind.parse(time) ? time : undefined;
}

/** First letter in upper case, no full stop at the end. */
export function tidied(text: string): string {
  const plain = text
    .replace(/\s+/g, ' ')
    .replace(/^[\s,;:–—-]+|(?<![\s,;:–—-])[\s,;:–—-]+$/g, '')
    .replace(/(?<!\.)\.$/, '');
  const trimmed = plain.trim();
  return trimmed.charAt(0).toUpperCase() + trimmed.slice(1);
}

/** Words of a text that are left when some of it was taken. */
export function without(text: string, ...taken: (string | undefined)[]): string {
  let rest = text;
  for (const part of taken) if (part !== undefined && part !== '') rest = rest.replace(part, ' ');
  return rest
    .replace(/\(\s*\)/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s,;:–—-]+|(?<![\s,;:–—-])[\s,;:–—-]+$/g, '')
    .trim();
}

/** A limit without the words that only say that it is one: `within 15 minutes`, `up to 5 minutes`. */
export function upperBound(text: string): string {
  return text
    .trim()
    .replace(/^(?:within|in|up to|at most|max(?:imum)?(?: of)?|less than|under|<=|≤|<)\s*/i, '')
    .replace(/(?<!\.)\.$/, '');
}

/** How much time lies between two, as a length of time: `Every 30 min`, `hourly`. Undefined for anything else. */
export function intervalIn(text: string): string | undefined {
  const [, rest = ''] =
    /^(?:(?:update|status)s?\s+)?(?:every|each)\s+(.+)$/i.exec(text.trim().replace(/\.$/, '')) ?? [];
  const unit = /^(?:hour|day|week|month)$/i.exec(rest)?.[0];
  const named = namedIntervals.get(text.trim().toLowerCase());
  const length = named ?? (unit === undefined ? rest || upperBound(text) : `1 ${unit}`);
  return isDuration(length) ? length : undefined;
}

const namedIntervals: ReadonlyMap<string, string> = new Map([
  ['hourly', '1 hour'],
  ['daily', '1 day'],
  ['weekly', '1 week'],
]);

/** How often, and at what time: `Daily at 3:00 AM UTC (low traffic)` is `Daily`, and the rest explains it. */
export function recurrenceIn(text: string): { every: string; rest: string } | undefined {
  const words = text.trim().replace(/\.$/, '').split(/\s+/);
  for (let count = words.length; count > 0; count--) {
    const every = words
      .slice(0, count)
      .join(' ')
      .replace(/[,;:]$/, '');
    const rest = words.slice(count).join(' ');
    if (isRecurrence(every) && (rest === '' || /^(?:at\b|@|\(|\d|between\b|from\b|via\b|—|–|-)/i.test(rest)))
      return { every, rest };
  }
  return undefined;
}

const boundWords: [sign: string, words: RegExp][] = [
  ['<', /\b(?:under|below|less than|fewer than|lower than)\s+(?=\$?\d)/gi],
  ['≤', /\b(?:at most|no more than|not more than|up to|within|max(?:imum)?(?: of)?)\s+(?=\$?\d)/gi],
  ['≥', /\b(?:at least|no less than|not less than|min(?:imum)?(?: of)?)\s+(?=\$?\d)/gi],
  ['>', /\b(?:above|more than|greater than|higher than)\s+(?=\$?\d)|\bover\s+(?=\d[\d.]*\s*%)/gi],
];

/** Bounds in words as signs, and digits in groups together: `under 1 000 ms` is `< 1000 ms`. */
export function withSigns(text: string): string {
  return boundWords
    .reduce((signed, [sign, words]) => signed.replaceAll(words, `${sign} `), text)
    .replace(/(?<![\d.])(\d{1,3})[ \u00a0\u202f,](\d{3})(?=\s*(?:ms|req|requests?|rps|qps|\/|$))/g, '$1$2');
}

/** What a section says is so for others, or may once be so, is not so here. */
const supposed =
  /\b(?:templates?|examples?|samples?|recommend(?:ed|ations?)|best[- ]practices?|suggest(?:ed|ions?)|proposed|proposals?|future|roadmap|planned (?:improvements?|work|changes|features)|improvements?|wish ?list|open (?:items|questions)|post-mvp|phase \d|not an? SL[OA]|lessons|faqs?|glossary|how to adjust|to-?dos?|backlog)\b/i;

/** Whether the titles above a text say that it does not state how things are here. */
export function isSupposed(titles: readonly string[]): boolean {
  return titles.some((title) => supposed.test(title));
}
