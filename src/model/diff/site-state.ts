import type { Level } from '../audit/finding.ts';
import type { UrlIndex } from '../site/url-index.ts';
import type { Section } from './changes.ts';

/** What readers get of one version of a site: what two versions are compared by. Plain data, the same from content and from a built site. */
export interface SiteState {
  /** Every address, as `urls.json` has it. */
  index: UrlIndex;
  /** What is on the pages; undefined for a site that was built by a version of Alertbook that left no record of it. */
  content: ContentState | undefined;
}

export interface ContentState {
  /** Day on which reviews and problems were judged, ISO 8601. */
  day: string;
  documents: DocumentState[];
  alerts: AlertState[];
  /** Addresses of the ledger that lead nowhere. */
  dead: string[];
  /** Addresses that lead nowhere on purpose, with the reason. */
  retired: Record<string, string>;
  /** Documents whose files cannot be read, by key: what they say is not known. */
  broken: { key: string; path: string }[];
  /** Files of `images/`; undefined in a site that was built before Alertbook kept their digests. */
  pictures?: PictureState[];
  problems: Problem[];
}

export interface PictureState {
  /** Path below the content folder: `images/queue.png`. */
  path: string;
  /** SHA-256, in hexadecimal. */
  digest: string;
  /** In bytes. */
  size: number;
  /** Why it is not published. */
  refused?: string;
}

/** One file of the content, as far as readers see it. */
export interface DocumentState {
  /** Type and id: `runbook/checkout/latency`. */
  key: string;
  type: string;
  /** Path below the content folder. */
  path: string;
  title: string;
  /** Address on the site; empty for a part, which has none of its own. */
  address: string;
  /** Addresses of the pages that show a part. */
  shownOn: string[];
  /** Values of the document itself, by name. */
  fields: Field[];
  /** What it holds that has a name of its own: people, objectives, levels. */
  items: ItemState[];
  /** Its text, piece by piece. */
  blocks: Block[];
  /** Addresses of the sections and steps of its text. */
  anchors: string[];
  /** Day of the next review, ISO 8601. */
  due?: string;
}

/** Data of a document: its own values, and the things in it that have names. */
export type Facts = Pick<DocumentState, 'fields' | 'items'>;

export interface Field {
  section: Section;
  name: string;
  value: string;
}

export interface ItemState {
  /** Unique in its document: `person/ada`. */
  key: string;
  section: Section;
  /** What it is: `person`. */
  noun: string;
  name: string;
  /** Its own address; that of its document where it has none. */
  address: string;
  /** Values by name. */
  fields: Record<string, string>;
  /** Error budget of an objective. */
  budget?: Budget;
}

/** What may go wrong in one window. */
export interface Budget {
  /** Share of events, an exact decimal. */
  ratio: string;
  /** Time of full outage, in seconds, an exact decimal; left out where a share of time says nothing. */
  outageSeconds?: string;
}

/** A piece of text that is compared as one: a paragraph, an item of a list, a row of a table, a command. */
export interface Block {
  kind: 'text' | 'command';
  /** As its writer would write it in Markdown; of a command, the command alone. */
  text: string;
  /** Of a command: its language, risk, undo… */
  fields?: Record<string, string>;
}

export interface AlertState {
  name: string;
  address: string;
  /** Key of the runbook to follow, with its title; null when none covers the alert. */
  runbook: { key: string; title: string } | null;
  /** Section of the runbook that opens. */
  section: string | null;
  /** What each of its rules says, by name. */
  rules: Record<string, string>[];
  /** Keys of documents, and files of rules, that name it. */
  sources: string[];
}

export interface Problem {
  id: string;
  level: Level;
  message: string;
  /** Path below the content folder, else as messages show it. */
  file: string;
  line: number;
}
