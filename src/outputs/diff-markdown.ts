import { sections, type Change, type TextChange, type ValueChange } from '../model/diff/changes.ts';
import { visibleLine, visibleText } from '../model/text/visible-text.ts';
import { bySection, countsOf, kindWords, linkAddress, type DiffReport, type SideName } from './diff-report.ts';
import { code, cutTo, fenced } from './markdown-code.ts';

/** First line of a report: whoever updates a comment finds it by that. */
export const commentMark = '<!-- alertbook diff -->';

/** Longest comment of GitHub, in characters. GitLab takes more. */
export const longestComment = 65_536;

export interface MarkdownOptions {
  /** Most characters. */
  limit: number;
  /** Address of the new side where people can look at it, with the last slash. */
  preview?: string | undefined;
  /** Where the whole report is: an address. */
  full?: string | undefined;
}

/**
 * A comparison as Markdown for a comment. Everything that comes from content is in code, where nothing is a link, a
 * mention or HTML; what does not fit is counted, with a pointer to the whole report.
 */
export function diffMarkdown(report: DiffReport, options: MarkdownOptions): string {
  const head = [
    commentMark,
    '### What this change does for people on call',
    '',
    `${sideText(report.old)} → ${sideText(report.new)}`,
    '',
  ];
  for (const { text, names } of report.notes)
    head.push(`> **Note:** ${text} ${cutList(names.map((name) => code(name)))}`, '');
  if (report.changes.length === 0) head.push('Nothing changes for readers.', '');
  for (const { title, counts } of countsOf(report.changes)) head.push(`- **${title}:** ${counts}`);
  const entries = report.changes.map((change) => ({
    change,
    line: entryLine(change, options.preview),
    details: entryDetails(change),
  }));
  const whole = assemble(head, entries, undefined);
  if (whole.length <= options.limit) return whole;
  return fitted(head, entries, options);
}

interface Entry {
  change: Change;
  line: string;
  details: string;
}

/** As many entries as fit, the most important ones first, and then as many of their details as fit. */
function fitted(head: readonly string[], entries: readonly Entry[], { limit, full }: MarkdownOptions): string {
  const pointer =
    full === undefined
      ? 'The whole report is the page `changes/` of the preview, or the output of `alertbook diff --format html`.'
      : `[The whole report](${linkAddress(full)}) has everything.`;
  const noteOf = (shown: number, bare: number): string =>
    `> **Cut to fit a comment.** ${entries.length - shown} of ${entries.length} changes are left out${bare > 0 ? `, and the details of ${bare} more` : ''}. ${pointer}`;
  const room = limit - assemble(head, [], noteOf(entries.length * 10, entries.length * 10)).length;
  const titles = new Set<string>();
  let used = 0;
  let count = 0;
  // Lines may take two thirds: what happened matters more than how.
  for (const { change, line } of entries) {
    const cost = line.length + 1 + (titles.has(change.section) ? 0 : sections[change.section].length + 8);
    if (used + cost > (room * 2) / 3) break;
    titles.add(change.section);
    used += cost;
    count++;
  }
  let bare = 0;
  const kept = entries.slice(0, count).map((entry): Entry => {
    if (used + entry.details.length + 1 <= room) {
      used += entry.details === '' ? 0 : entry.details.length + 1;
      return entry;
    }
    bare++;
    return { ...entry, details: '' };
  });
  return assemble(head, kept, noteOf(count, bare));
}

function assemble(head: readonly string[], entries: readonly Entry[], note: string | undefined): string {
  const changesOf = new Map(entries.map((entry) => [entry.change, entry]));
  const body = bySection(entries.map(({ change }) => change)).flatMap(([section, changes]) => [
    '',
    `#### ${sections[section]}`,
    '',
    ...changes.flatMap((change) => {
      const { line, details } = changesOf.get(change)!;
      return details === '' ? [line] : [line, details];
    }),
  ]);
  return `${[...head, ...(note === undefined ? [] : ['', note]), ...body].join('\n')}\n`;
}

function sideText({ kind, name, detail }: SideName): string {
  const words = { content: 'content', site: 'built site', revision: 'revision' };
  return `${words[kind]} ${code(name)}${detail === '' ? '' : kind === 'revision' ? ` (${code(detail)})` : ` (${detail})`}`;
}

function entryLine({ kind, noun, name, of, address, oldAddress }: Change, preview: string | undefined): string {
  const shown = code(cutTo(visibleLine(name), 200));
  const linked =
    preview !== undefined && address?.startsWith('/')
      ? `[${shown}](${linkAddress(preview.replace(/\/$/, '') + address)})`
      : shown;
  const whose = of === undefined ? '' : ` of ${code(cutTo(visibleLine(of), 200))}`;
  const from = kind === 'renamed' && oldAddress !== undefined ? `, was ${code(oldAddress)}` : '';
  return `- **${kindWords[kind]}:** ${noun} ${linked}${whose}${from}`;
}

function entryDetails({ values, text }: Change): string {
  return [...values.map(valueLines), ...text.map(textLines)].join('\n');
}

const longestValue = 1500;

function valueLines({ field, old, new: now, remark }: ValueChange): string {
  const name = field === 'command' ? field : code(cutTo(visibleLine(field), 200));
  const after = remark === undefined ? '' : ` (${remark})`;
  const isLong = [old, now].some((value) => value !== undefined && (value.includes('\n') || value.length > 120));
  if (field === 'command' || isLong) {
    const lines = [...(old === undefined ? [] : signed('-', old)), ...(now === undefined ? [] : signed('+', now))];
    return `  - ${name}${after}\n${fenced(lines.join('\n'), 'diff', '    ')}`;
  }
  if (old === undefined) return `  - ${name}: ${now === undefined ? '' : code(now)}${after}`;
  if (now === undefined) return `  - ${name}: ~~${code(old)}~~${after}`;
  return `  - ${name}: ${code(old)} → ${code(now)}${after}`;
}

function signed(sign: '-' | '+', text: string): string[] {
  return cutTo(visibleText(text), longestValue)
    .split('\n')
    .map((line) => `${sign} ${line}`);
}

/** Words around a change that stay. */
const contextWords = 8;

function textLines({ kind, words }: TextChange): string {
  if (kind !== 'changed') {
    const sign = kind === 'added' ? '+' : '-';
    return fenced(signed(sign, words.map(([, text]) => text).join('')).join('\n'), 'diff', '  ');
  }
  const marked = words.map(([sign, text], place) => {
    if (sign === '=') return shortened(visibleText(text), place > 0, place < words.length - 1);
    // The words of git's own word diff; content that looks like them is still in a block of code.
    const [open, close] = sign === '-' ? ['[-', '-]'] : ['{+', '+}'];
    return `${open}${visibleText(text)}${close}`;
  });
  return fenced(cutTo(marked.join(''), longestValue), '', '  ');
}

/** Words that stayed, without those far from any change. */
function shortened(text: string, isAfter: boolean, isBefore: boolean): string {
  const words = text.split(/(?<=\s)/);
  const most = (isAfter ? contextWords : 0) + (isBefore ? contextWords : 0);
  if (words.length <= most + 2) return text;
  return `${isAfter ? words.slice(0, contextWords).join('') : ''}… ${isBefore ? words.slice(-contextWords).join('') : ''}`;
}

function cutList(names: readonly string[]): string {
  const shown = names.slice(0, 20).join(', ');
  return names.length > 20 ? `${shown} and ${names.length - 20} more` : shown;
}
