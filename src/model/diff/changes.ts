/** What a change is about, in the order in which it matters to people on call. */
export const sections = {
  links: 'Alert links',
  commands: 'Commands and parameters',
  people: 'Contacts, escalation and rotations',
  severities: 'Severities and response times',
  objectives: 'Service level objectives',
  recovery: 'Recovery',
  maintenance: 'Maintenance',
  pages: 'Pages',
  pictures: 'Pictures',
  reviews: 'Reviews that became overdue',
  problems: 'Problems',
} as const;

export type Section = keyof typeof sections;
export const sectionNames = Object.keys(sections) as Section[];

/**
 * What happened. `dead`, `retired`, `moved` and `revived` are said of addresses, `uncovered` and `covered` of alerts that
 * lost or got a runbook, `overdue` of reviews, `new` and `fixed` of problems.
 */
export const changeKinds = [
  'dead',
  'uncovered',
  'retired',
  'moved',
  'covered',
  'revived',
  'removed',
  'changed',
  'renamed',
  'added',
  'overdue',
  'new',
  'fixed',
] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** One thing that a change of the content does for readers. Everything but kinds and nouns is text from the content. */
export interface Change {
  section: Section;
  kind: ChangeKind;
  /** What it happened to: `runbook`, `person`, `objective`. */
  noun: string;
  name: string;
  /** What it belongs to: the name of the team of a person. */
  of?: string | undefined;
  /** Where it is on the new side; left out when it is gone. */
  address?: string | undefined;
  /** Where it was on the old side, when that differs. */
  oldAddress?: string | undefined;
  /** Values that changed, in the order in which they are. */
  values: ValueChange[];
  /** Pieces of text that changed, in the order in which they are. */
  text: TextChange[];
}

/** A value that differs from it was; only one of the two where it was added or removed. */
export interface ValueChange {
  field: string;
  old?: string;
  new?: string;
  /** What follows from it, in our words: `error budget 43 min 12 s → 4 min 19.2 s`. */
  remark?: string;
}

/** A piece of text that differs from it was, as runs of words. */
export interface TextChange {
  kind: 'added' | 'removed' | 'changed';
  words: WordRun[];
}

/** `=` for words that stayed, `-` for words that are gone, `+` for new ones. */
export type WordRun = ['=' | '-' | '+', string];

/** What two versions of a site differ in, in the order of the sections. */
export interface SiteChanges {
  changes: Change[];
  /** What could not be compared, and why: whole sentences. */
  notes: Note[];
}

/** A sentence about the comparison itself; `names` are texts from the content that it is about. */
export interface Note {
  text: string;
  names: string[];
}
