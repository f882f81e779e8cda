import { counted } from '../model/text/counted.ts';
import type { Finding } from '../model/audit/finding.ts';
import { countOutcomes, type Coverage, type LineCoverage } from '../model/audit/import-coverage.ts';
import { visibleLine } from '../model/text/visible-text.ts';
import { summary } from './findings.ts';
import { formatFindings } from './reporters.ts';
import { code, fenced } from './markdown-code.ts';

export interface ImportReport {
  /** How messages call the content folder. */
  content: string;
  /** Paths below the content folder of what was written, and of what was there before and stays as it is. */
  written: readonly string[];
  kept: readonly string[];
  findings: readonly Finding[];
  accounts: readonly Coverage[];
  /** Files that were no Markdown and that no page shows. */
  leftAlone: readonly string[];
}

/** The report of an import, in Markdown: what was written, what a person must decide, where every line went. */
export function importReport(report: ImportReport): string {
  const { content, written, kept, findings, accounts, leftAlone } = report;
  const blocks = [
    '# Import report',
    countsLines({ ...report, content: named(content) }).join('\n'),
    section(
      'Written',
      written.map((file) => `- ${named(`${content}/${file}`)}`),
    ),
    section(
      'There before, and left as it was',
      kept.map((file) => `- ${named(`${content}/${file}`)}`),
    ),
    section(
      'Not Markdown, and shown by no page: not imported',
      leftAlone.map((file) => `- ${named(file)}`),
    ),
    '## To decide',
    findings.length === 0 ? 'Nothing.' : fenced(formatFindings(findings, 'text').trimEnd(), 'text'),
    accounts.length === 0 ? '' : '## Where every line went',
    ...accounts.map(accountText),
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

/** The figures of an import in a few sentences. */
export function countsLines({ content, written, accounts, findings }: ImportReport): string[] {
  // Of a catalogue of services, each value that has no place is a finding.
  if (accounts.length === 0)
    return [`${counted(written.length, 'file')} in ${content}/.`, `To decide: ${summary(findings)}.`];
  const counts = countOutcomes(accounts);
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return [
    `${counted(accounts.length, 'source')} with ${counted(total, 'line')} became ${counted(written.length, 'file')} in ${content}/.`,
    `Of the lines, ${counts.field} became fields, ${counts.text} text, ${counts.markup} markup or nothing but a fence, ${counts.blank} are blank, and ${counts.nowhere} went nowhere.`,
    `To decide: ${summary(findings)}.`,
  ];
}

/** The name of a file, as code where Markdown could read anything else in it. */
function named(file: string): string {
  const isPlain = /^\p{L}[\p{L}\p{N}]*(?:[ ./_-][\p{L}\p{N}]+)*$/u.test(file) && !/www\./i.test(file);
  return isPlain ? file : code(file);
}

function section(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : `## ${title}\n\n${lines.join('\n')}`;
}

function accountText({ source, lines }: Coverage): string {
  const rows = stretches(lines).map(({ from, to, fate, where }) => {
    const numbers = from === to ? `${from}` : `${from}-${to}`;
    return `${numbers.padStart(11)}  ${fate.padEnd(7)} ${visibleLine(where)}`.trimEnd();
  });
  return [`### ${named(source)}`, '', fenced(rows.join('\n'), 'text')].join('\n');
}

interface Stretch {
  from: number;
  to: number;
  fate: LineCoverage['fate'];
  where: string;
}

/** Lines that went the same way, as one. */
function stretches(lines: readonly LineCoverage[]): Stretch[] {
  const found: Stretch[] = [];
  for (const { line, fate, to } of lines) {
    const last = found.at(-1);
    const file = fate === 'text' ? to.replace(/:\d+$/, '') : to;
    const goesOn = last?.fate === fate && last.where.replace(/:\d+$/, '') === file && fate !== 'field';
    if (last && goesOn) last.to = line;
    else found.push({ from: line, to: line, fate, where: to });
  }
  return found;
}
