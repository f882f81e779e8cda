import { visibleLine } from '../model/text/visible-text.ts';
import { inertText, withoutMarkers } from './inert-text.ts';

const longestCode = 1500;

/** Text as code on one line: in it nothing is a link, a mention, an emoji or HTML. */
export function code(text: string): string {
  const line = withoutMarkers(visibleLine(text)).trim();
  if (line === '') return '(empty)';
  const fence = '`'.repeat(longestRun(line) + 1);
  const pad = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${cutTo(line, longestCode)}${pad}${fence}`;
}

/** Lines as a block of code, each behind an indent, so that none of them can end it. */
export function fenced(text: string, language: string, indent = ''): string {
  const inert = inertText(text);
  const fence = '`'.repeat(Math.max(3, longestRun(inert) + 1));
  return [`${fence}${language}`, ...inert.split('\n'), fence].map((line) => indent + line).join('\n');
}

function longestRun(text: string): number {
  return [...text.matchAll(/`+/g)].reduce((longest, [run]) => Math.max(longest, run.length), 0);
}

/** The start of a text, cut between characters, and said to be one. */
export function cutTo(text: string, length: number): string {
  if (text.length <= length) return text;
  const start = text.slice(0, length).replace(/[\ud800-\udbff]$/, '');
  return `${start}… (${text.length - start.length} more characters)`;
}
