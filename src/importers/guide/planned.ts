import path from 'node:path';
import type { Blockquote } from 'mdast';
import { isIndexName, plainId } from '../write/names.ts';
import { plainText } from '../source/plain-text.ts';
import { claimEntry, claimTitle, withoutGaps, type Facts, type Fields } from './facts.ts';
import type { Entry, Topic } from './outline.ts';
import { tidied, withoutBrackets } from './wording.ts';

/** A page that a guide announces and nobody has written yet. */
export interface PlannedPage {
  slug: string;
  fields: Fields;
  /** Address of the link that stood in its heading. */
  url: string | undefined;
}

const notWritten =
  /\b(?:to be (?:created|written|developed|done|completed)|planned|not (?:yet )?(?:written|created|started)|coming soon|TODO|TBD)\b/i;

/** Pages that are announced: a heading with `Status: To be created` below it. Its other labels become fields. */
export function readPlanned(facts: Facts, topic: Topic): PlannedPage | undefined {
  const find = (pattern: RegExp): Entry | undefined => topic.entries.find(({ label }) => pattern.test(label ?? ''));
  const status = find(/^status$/i);
  if (topic.node?.type !== 'heading' || !status || !notWritten.test(status.value)) return undefined;
  const url = topic.node.children.flatMap((child) => (child.type === 'link' ? [child.url] : []))[0];
  const quote = topic.others.find((node): node is Blockquote => node.type === 'blockquote');
  const known = [status, find(/^audience$/i), find(/^priority$/i), find(/^owner$/i)];
  const others = topic.others.filter((node) => node !== quote);
  if (others.length > 0 || topic.tables.length > 0 || topic.entries.some((entry) => !known.includes(entry)))
    return undefined;
  const slug = slugOf(url, topic.title);
  const [, audience, priority] = known;
  const urgency = priority && priorityIn(priority.value);
  if (priority && !urgency) return undefined;
  claimTitle(facts, topic, 'runbook', `${slug}: title`);
  for (const entry of topic.entries) claimEntry(facts, entry, 'runbook', slug, entry === status ? [status.value] : []);
  if (quote)
    facts.claims.push({
      node: quote,
      line: quote.position!.start.line,
      lastLine: quote.position!.end.line,
      type: 'runbook',
      field: `${slug}: summary`,
      absorbed: [],
    });
  const fields = withoutGaps({
    title: topic.title,
    summary: quote && plainText(quote),
    service: facts.id,
    status: 'planned',
    audience: audience && listIn(audience.value),
    ...urgency,
  });
  return { slug, fields, url };
}

function slugOf(url: string | undefined, title: string): string {
  const file = url && !/^[a-z]+:|^#/i.test(url) ? url.split(/[?#]/)[0]! : undefined;
  const stem = file && path.posix.basename(file, path.posix.extname(file));
  return plainId((stem && (isIndexName(stem) ? path.posix.basename(path.posix.dirname(file)) : stem)) || title);
}

/** `🔴 HIGH (Blocking Production)` */
function priorityIn(text: string): Fields | undefined {
  const { text: word, inside } = withoutBrackets(text.replace(/^[^\p{L}]+/u, ''));
  const level = /^(high|medium|low)(?:\s+priority)?$/i.exec(word)?.[1]?.toLowerCase();
  return level === undefined
    ? undefined
    : { priority: level, ...(inside !== undefined && { priorityReason: tidied(inside) }) };
}

function listIn(text: string): string[] {
  return text.split(/\s*,\s*/).map(tidied);
}
