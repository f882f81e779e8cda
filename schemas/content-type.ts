import type { z } from 'zod';

/** Path to a value inside the data of a file: `['alerts', 0, 'name']`. */
export type DataPath = readonly (string | number)[];

/** Things of one file that must not have the same name, because references and addresses tell them apart by it. */
export interface Namespace {
  /** What they are, as it is in a sentence: `component`. */
  noun: string;
  items: NamedItem[];
}

export interface NamedItem {
  /** The id, or what stands for it: the name of a parameter, the term of a glossary. */
  id: string;
  /** Path of the id inside the data of the file. */
  path: DataPath;
}

/**
 * Everything that the program has to know about a type of content. Readers, addresses, checks, pages and editors take it
 * from here; what is to be searched, and what a change of it tells, is in maps by type that the compiler holds complete.
 */
export interface ContentType<Schema extends z.ZodType = z.ZodType> {
  schema: Schema;
  /** Where its files live below the content folder: a folder, or one file. */
  place: { folder: string; depth: 1 | 2 | 'any' } | { file: string };
  /** `mdx` files have frontmatter and a body; `yaml` files have data alone. */
  formats: readonly ('mdx' | 'yaml')[];
  /** Title and description of its data, for those who write it in an editor. */
  label: { title: string; description: string };
  /** What one is called in a sentence: `severity matrix`. */
  noun: string;
  /** Where it is read; none where it is shown inside other pages alone. */
  page: OwnPage | SharedPage | 'none';
  /** How its service is known: its file has the same name, its data has it as `service`, or it belongs to none. */
  service: 'by file name' | 'in data' | 'none';
  /** What a document is called; its id where nothing better is written. */
  titleOf(data: z.output<Schema>): string | undefined;
  /** Everything in its data that has a name. */
  itemsOf(data: z.output<Schema>): Namespace[];
  /** Where the ids are that references and anchors name, with `*` for each item of a list. */
  namedAt?: readonly DataPath[];
}

/** A page of its own. */
export interface OwnPage {
  /** Address for an id, from the site's root, with the last slash: `/runbooks/checkout/latency/`. */
  address(id: string): string;
}

/** A section of a page that all documents of the type share, and may share with other types. */
export interface SharedPage {
  /** `/contacts/` */
  shared: string;
  /** Anchor for an id, without `#`. */
  anchor(id: string): string;
  /** What a document is on that page, before its id: `the objectives of`. */
  phrase: string;
  /** Whether things in it that have names have anchors too. */
  itemsHaveAnchors: boolean;
}

/** A descriptor with the type of its data. */
export function contentType<Schema extends z.ZodType>(type: ContentType<Schema>): ContentType<Schema> {
  return type;
}

/** Items of a list of things with ids. @param field Name of the list in the data. */
export function itemsById(items: readonly { id: string }[], field: string): NamedItem[] {
  return items.map(({ id }, index) => ({ id, path: [field, index, 'id'] }));
}
