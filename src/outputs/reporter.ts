import type { AcceptedFinding, Finding, Level } from '../model/audit/finding.ts';
import type { Place } from '../model/text/place.ts';

/** A format in which findings leave a command. */
export interface Reporter {
  /** What `--format` calls it. */
  name: string;
  /** What it is for, as help and completion say it. */
  description: string;
  /** Whether lines for people may follow: the other formats are one document, which tools read whole. */
  takesSummary: boolean;
  /** The report, ready to print; empty where the format says nothing when nothing was found. */
  report: (findings: readonly Finding[], context: ReportContext) => string;
}

/** What a report can say beside the findings. Whatever is missing is not said. */
export interface ReportContext {
  /** The documentation of a check, by its id. */
  pageOf?: (id: string) => CheckPage | undefined;
  /** The line that a place is on, as it is written in its file, without the end of the line. */
  sourceLineAt?: (place: Place) => string | undefined;
  /** Most columns of a quoted line, for terminals. */
  width?: number;
  /** Findings that do not count, because someone has accepted them: for reports that say so of each. */
  accepted?: readonly AcceptedFinding[];
  /** Adds colour to a text that is inert already. */
  paint?: Paint;
}

/** What the documentation of a check says about it. */
export interface CheckPage {
  /** Path as messages show it. */
  shown: string;
  /** Absolute address, for tools. */
  url: string;
  level: Level;
  /** First paragraph, without the ends of its lines. */
  summary: string;
  /** All of it, in Markdown. */
  text: string;
}

/** What a part of a line is; each has a colour in a terminal that shows colours. */
export type Style = Level | 'place' | 'aside';
export type Paint = (style: Style, text: string) => string;
