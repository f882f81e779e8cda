import { sections, type Change, type ChangeKind, type Note, type Section } from '../model/diff/changes.ts';

/** A comparison with the names of its sides, ready to be written down. */
export interface DiffReport {
  old: SideName;
  new: SideName;
  changes: readonly Change[];
  notes: readonly Note[];
}

export interface SideName {
  kind: 'content' | 'site' | 'revision';
  /** As its user called it: text that may hold anything. */
  name: string;
  detail: string;
}

/** What happened, as it is in front of what it happened to. */
export const kindWords: Record<ChangeKind, string> = {
  dead: 'Dead',
  uncovered: 'No runbook any more',
  retired: 'Retired',
  moved: 'Moved',
  covered: 'Has a runbook now',
  revived: 'Leads somewhere again',
  removed: 'Removed',
  changed: 'Changed',
  renamed: 'Renamed',
  added: 'Added',
  overdue: 'Overdue',
  new: 'New',
  fixed: 'Fixed',
};

/** Changes by section, in order, without sections that have none. */
export function bySection(changes: readonly Change[]): [Section, Change[]][] {
  return [...Map.groupBy(changes, ({ section }) => section)];
}

/** `Alert links: 2 dead, 1 moved` for each section. */
export function countsOf(changes: readonly Change[]): { title: string; counts: string }[] {
  return bySection(changes).map(([section, own]) => ({
    title: sections[section],
    counts: [...Map.groupBy(own, ({ kind }) => kind)]
      .map(([kind, those]) => `${those.length} ${kindWords[kind].toLowerCase()}`)
      .join(', '),
  }));
}

/** Whether a change harms people on call: links of alerts that die, alerts that lose their runbook, new errors. */
export function isHarmful({ section, kind, noun }: Change): boolean {
  if (section === 'links') return kind === 'dead' || kind === 'uncovered';
  return section === 'problems' && kind === 'new' && noun === 'error';
}

/** An address as a link holds it, in Markdown and HTML alike: what is more than letters, digits and a few signs is percent-encoded. */
export function linkAddress(address: string): string {
  return address.toWellFormed().replace(/[^\w.\-/?#:&=+,;$%]/gu, (character) =>
    // It leaves out a few that Markdown reads.
    encodeURIComponent(character).replace(/^[!'()*~]$/, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`),
  );
}
