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
