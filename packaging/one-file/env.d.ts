// A file of declarations that imports is a module: what it declares for all says so.
import type { CheckPage } from '../../src/outputs/reporter.ts';

declare global {
  /** What `packaging/bundle.ts` writes into the one file. */
  interface ImportMetaEnv {
    readonly ALERTBOOK_VERSION: string;
    /** Names of the commands that the file lacks: `build`, `rules link`. */
    readonly ALERTBOOK_ELSEWHERE: readonly string[];
    /** Ids of the checks that have a page, with what it says. */
    readonly ALERTBOOK_CHECK_PAGES: readonly (readonly [string, CheckPage])[];
    /** The program that judges regular expressions, as Brotli in base64. */
    readonly ALERTBOOK_RECHECK: string;
  }
}
