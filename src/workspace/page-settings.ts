/** What pages are told of the run that makes them. */
export interface PageSettings {
  /** Absolute path of the folder in which the command has left the catalogue. */
  cache: string;
  /** Path that the site lives under, with both slashes. */
  base: string;
  /** Origin of the public address, without a path. */
  origin: string;
  /** Day that counts as today, ISO 8601. */
  today: string;
  /** Whether a report of what a change does was left, for a page of its own: only in previews. */
  hasReport: boolean;
  /** Whether the pages are shown while their content is written: nothing of them is kept, and links start at the base. */
  live: boolean;
  /** Where the script of every page is, from the root of the site: beside the pages, or the source that Vite serves. */
  script: string;
  /** Code that every page runs before it is painted; undefined where the development server has its source. */
  beforePaint: string | undefined;
}

let told: PageSettings | undefined;

/** Tells pages that were compiled before which site they are asked for. The same settings stand for the same content. */
export function tellPages(settings: PageSettings): void {
  told = settings;
}

/** What pages were told; Astro's configuration writes the settings of its run in the place of the name. */
export function pageSettings(): PageSettings {
  return (told ??= import.meta.env.ALERTBOOK_SETTINGS);
}
