import type { PageSettings } from './workspace/page-settings.ts';

declare global {
  interface ImportMetaEnv {
    /** What pages are told, where Astro compiles them for one site. */
    readonly ALERTBOOK_SETTINGS: PageSettings;
    /** Absolute path of the pages of full MDX; empty where the site does not trust them. */
    readonly ALERTBOOK_PAGES: string;
  }
}
