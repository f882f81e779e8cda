import { decimal } from '../../../schemas/quantities/decimal.ts';
import type { Window } from '../../../schemas/quantities/window.ts';
import type { Objective } from '../../../schemas/slo.ts';
import { errorBudget } from '../../model/objectives/error-budget.ts';
import type { SpecData, SpecMap } from '../../model/objectives/specification-rest.ts';

/** An objective of the content, on its way into another program's file. */
export interface ExportedObjective {
  /** Id of its service. */
  service: string;
  objective: Objective;
  /** What its former file of this format had besides. */
  rest: SpecMap;
  /** Whether its file names a window: without one, 30 days are assumed. */
  hasWindow: boolean;
}

/** Something to say of one field of an objective, `queries.bad`, or of all of it. */
export interface Remark {
  field: string;
  message: string;
  hint: string;
}

/** A document that holds one objective. */
export interface Written {
  data: SpecMap;
  /** Fields that are in it, with all below them. */
  carried: string[];
  /** What has to be decided or written before it can be used. */
  missing: Remark[];
  /** What is in it in another way, or has to be done besides. */
  remarks: Remark[];
}

/** A format that objectives are exported to. */
export interface SpecificationWriter {
  /** Name of its program. */
  title: string;
  /** Whether each file has one document. */
  isAlone?: true;
  write: (exported: ExportedObjective) => Written;
  /** Where a document has its list of objectives, if it can have several. */
  listAt: (data: SpecMap) => readonly string[] | undefined;
  /** What two documents may not have in common. */
  identity: (data: SpecMap) => readonly (SpecData | undefined)[];
}

/** Share of good events that an objective promises; undefined where it promises none. */
export function shareOf(objective: Objective): ReturnType<typeof decimal> | undefined {
  const { target } = objective;
  if (target.kind === 'share') return decimal(target.share.ratio);
  const ratio = errorBudget(objective)?.ratio;
  return ratio && decimal(1).minus(ratio);
}

export const noShare = ({ target }: Objective): Remark => ({
  field: 'target',
  message: `\`${target.text}\` promises no share of good events.`,
  hint: 'Write it as a share, such as `target: 99.9%` or `target: 99% < 200ms`.',
});

/** What is said of a bound that only the queries of a program can hold. */
export function boundInQueries({ target }: Objective, title: string): Remark[] {
  const bound =
    target.kind === 'share' ? target.within : target.bound.measure.kind === 'percentage' ? undefined : target.bound;
  if (!bound) return [];
  return [
    {
      field: 'target',
      message: `The bound of \`${target.text}\` has no field in ${title}.`,
      hint: 'Nothing has to be done where the queries count events by it.',
    },
  ];
}

/** A map without what is undefined. */
export function present(fields: Record<string, SpecData | undefined>): SpecMap {
  const entries = Object.entries(fields).filter((entry): entry is [string, SpecData] => entry[1] !== undefined);
  return Object.fromEntries(entries);
}

/** The same; undefined where nothing is left. */
export function filled(fields: Record<string, SpecData | undefined>): SpecMap | undefined {
  const map = present(fields);
  return Object.keys(map).length === 0 ? undefined : map;
}

const unitSeconds = [
  ['d', 86_400],
  ['h', 3600],
  ['m', 60],
] as const;

/** A rolling window of a fixed length, `30d`; as it is written where that has this form. Undefined for all others. */
export function fixedWindow(window: Window, asWritten: RegExp): string | undefined {
  if (window.kind === 'calendar' || window.duration.months > 0) return undefined;
  if (asWritten.test(window.text)) return window.text;
  const seconds = decimal(window.duration.seconds);
  const [unit, length] = unitSeconds.find(([, length]) => seconds.mod(length).eq(0)) ?? ['m', 60];
  return seconds.mod(length).eq(0) ? `${seconds.div(length).toFixed()}${unit}` : undefined;
}
