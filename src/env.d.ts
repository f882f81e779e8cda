interface ImportMetaEnv {
  /** Absolute path of the folder for what may be thrown away and made again. */
  readonly ALERTBOOK_CACHE: string;
  /** Absolute path of the pages of full MDX; empty where the site does not trust them. */
  readonly ALERTBOOK_PAGES: string;
  /** Whether the development server asks: not `DEV`, which a variable in the surroundings sets. */
  readonly ALERTBOOK_LIVE: boolean;
  /** Origin of the public address, without a path. */
  readonly ALERTBOOK_ORIGIN: string;
  /** Path that the site lives under, with both slashes. */
  readonly ALERTBOOK_BASE: string;
  /** Whether a report of what a change does was left, for a page of its own: only in previews. */
  readonly ALERTBOOK_HAS_REPORT: boolean;
  /** Day that counts as today, ISO 8601. */
  readonly ALERTBOOK_TODAY: string;
}
