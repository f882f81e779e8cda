import type { AcceptedFinding, Finding } from '../model/audit/finding.ts';
import type { Place } from '../model/text/place.ts';
import { formatFindings, type ReportFormat } from '../outputs/reporters.ts';
import { checkPage } from '../workspace/check-pages.ts';
import { placedFor } from '../workspace/repository-path.ts';
import { sourceLines } from './source-lines.ts';
import { columnsOf, paintFor, print, printAside } from './terminal.ts';

export interface PrintOptions {
  format?: ReportFormat;
  /** Texts that were read already, by the name of their file in messages. */
  texts?: ReadonlyMap<string, string>;
  /** Findings that do not count, for formats that show them. */
  accepted?: readonly AcceptedFinding[];
  /** Whether the lines that findings are about are shown. */
  isQuoting?: boolean;
}

/** Prints findings on standard output. */
export function printFindings(findings: readonly Finding[], options: PrintOptions = {}): void {
  print(findingsFor('stdout', findings, options));
}

/** The same on standard error, as text. */
export function printFindingsAside(findings: readonly Finding[], options: Omit<PrintOptions, 'format'> = {}): void {
  printAside(findingsFor('stderr', findings, options));
}

/** Findings as one output shows them: with the lines of the files, the pages of the checks and, where it has them, colours. */
export function findingsFor(
  output: 'stdout' | 'stderr',
  findings: readonly Finding[],
  { format = 'text', texts, isQuoting = true, accepted }: PrintOptions = {},
): string {
  const lineAt = sourceLines(texts);
  const secretLines = new Set(findings.filter(({ id }) => id.startsWith('secret/')).map(({ at }) => lineKey(at)));
  return formatFindings(placedFor(format, findings, process.env), format, {
    pageOf: checkPage,
    sourceLineAt: (place) => (!isQuoting || secretLines.has(lineKey(place)) ? undefined : lineAt(place)),
    width: columnsOf(output),
    paint: paintFor(output),
    ...(accepted && { accepted: placedFor(format, accepted, process.env) }),
  });
}

function lineKey({ file, line }: Place): string {
  return `${file}\0${line}`;
}
