import type { Catalogue } from '../../model/catalogue/catalogue.ts';
import type { Document } from '../../model/catalogue/document.ts';

/** What prose may ask of the site that it is in. */
export interface ProseContext {
  catalogue: Catalogue;
  /** The file that the prose belongs to; parts that it includes look things up in it. */
  document: Document;
  /** Puts the base of the site in front of an address. */
  href: (address: string) => string;
  /** ISO 8601 day on which the page is made: who is on call is said of it. */
  today?: string;
}
