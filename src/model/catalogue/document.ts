import type { ContentTypeName, DataOf } from '../../../schemas/content-types.ts';
import type { Place as CommandPlace } from '../commands/place.ts';
import type { DataPath } from '../../../schemas/content-type.ts';
import type { Place, PlacesByPath } from '../text/place.ts';

/** One file of the content folder, read and valid. Plain data: it can be stored and read back. */
export interface Document<Name extends ContentTypeName = ContentTypeName> {
  type: Name;
  /** Path below the folder of its type, without extension: `checkout/latency`. */
  id: string;
  /** Path as messages show it. */
  file: string;
  /** Path below the content folder, with `/`. */
  path: string;
  /** SHA-256 of the text, in hexadecimal. */
  digest: string;
  /** Text of the file, as it is written. */
  source: string;
  data: DataOf<Name>;
  places: PlacesByPath;
  /** Prose below the frontmatter; undefined for `.yaml`, for an empty body, and for pages, which Astro compiles. */
  body: Body | undefined;
  /** What of the file is not known: refused, missing, or not to be read. Undefined when all is known. */
  unread?: Unread | undefined;
}

export interface Unread {
  /** Where values are that are not known, or lists and blocks in which there may be more. */
  data: DataPath[];
  /** Whether there may be more in the text. */
  text: boolean;
}

/**
 * Whether a value may be in what is not known of a document.
 *
 * @param path Of the value, `*` standing for each item of a list.
 */
export function mayHold({ unread }: Document, path: DataPath): boolean {
  return (
    unread?.data.some((lost) =>
      lost.every((key, index) => index >= path.length || path[index] === '*' || path[index] === key),
    ) ?? false
  );
}

/** Prose as data: a checked tree, and what the checks ask of it. */
export interface Body {
  /**
   * HTML tree in which elements of the vocabulary have names of their own (`mdx-step`) and plain props, as JSON: most of
   * what a site holds, and only the page that shows it wants it as objects. See `treeOf`.
   */
  treeText: string;
  headings: Heading[];
  /** Every id that a link may name, in order: headings, steps, decisions, checklists. */
  anchors: Anchor[];
  links: LinkUse[];
  code: CodeBlock[];
  /** Code in the middle of a sentence, as far as it holds more than ASCII. */
  inlineCode: InlineCode[];
  /** Uses of `{{name}}` anywhere. */
  parameters: ParameterUse[];
  elements: ElementUse[];
}

export interface Anchor {
  id: string;
  at: Place;
}

export interface Heading extends Anchor {
  /** 2 for `##`. */
  depth: number;
  text: string;
  /** Whether the id was written by hand: `## Drain [#drain]`. */
  explicit: boolean;
}

export interface LinkUse {
  /** As written. */
  href: string;
  text: string;
  kind: 'link' | 'image';
  at: Place;
}

export const risks = ['safe', 'caution', 'destructive'] as const;
export type Risk = (typeof risks)[number];

export interface CodeBlock {
  /** Name after the fence, `text` when there is none. */
  language: string;
  text: string;
  risk: Risk | undefined;
  /** What the command destroys, and how to undo it, from `undo="…"` and `destroys="…"` after the fence. */
  destroys: string | undefined;
  undo: string | undefined;
  title: string | undefined;
  /** Whether it is in `<ExpectedOutput>`: something to read, not to run. */
  output: boolean;
  /** Of the opening fence. */
  at: Place;
}

export interface InlineCode {
  text: string;
  at: Place;
}

export interface ParameterUse {
  name: string;
  where: 'command' | 'link' | 'text';
  at: Place;
  /** In a block of its own that is there to be run: what the place takes, and what running it may do. */
  command?: { place: CommandPlace; risk: Risk | undefined };
}

/** An element of the vocabulary, with its checked props. */
export interface ElementUse {
  /** As authors write it: `Step`. */
  name: string;
  props: Record<string, unknown>;
  /** Place of each attribute. */
  places: Record<string, Place>;
  at: Place;
}
