import type { Reads } from '../model/catalogue/reads.ts';
import { recordReadsOf } from '../model/catalogue/reads.ts';
import type { PageSettings } from '../workspace/page-settings.ts';
import { securedPage } from './content-security.ts';
import { previewPages } from './preview.ts';
import { openRenderer } from './renderer.ts';
import type { Settings } from './settings.ts';
import { ownStyles } from './used-styles.ts';

/** What pages are made from, besides the catalogue that a command has left. It can be sent to another thread. */
export interface PagePlan {
  told: PageSettings;
  settings: PageFinish;
}

/** What is done to each page once it is rendered. */
export type PageFinish = Pick<Settings, 'base' | 'preview' | 'security'>;

/** A file of a site as it is published, before it is copied to other addresses. */
export interface MadeFile {
  content: Buffer;
  reads: Reads;
}

/** Makes the files of one site. */
export interface PageMaker {
  /** Every file that there is to make, by its path from the root of the site, and what was read to know of it. */
  files: ReadonlyMap<string, Reads>;
  /** Makes one file, which has to be one of them; one at a time. */
  make: (file: string) => Promise<MadeFile>;
}

/**
 * Finishes pages: says in a preview what it is, leaves out styles that the page has no use for, and adds its policy.
 *
 * @returns A function that takes a page and its path in the site. It throws an UnsafePageError for one that browsers will not run as it is.
 */
export async function pageFinisher({
  base,
  preview,
  security,
}: PageFinish): Promise<(html: string, file: string) => string> {
  const styles = await ownStyles();
  const previewed = preview ? previewPages(preview, base) : (html: string) => html;
  return (html, file) => securedPage(previewed(html, file), file, { styles, additions: security });
}

/** Opens the pages that were compiled with the program, to make each file of a site as it is published. */
export async function openPageMaker({ told, settings }: PagePlan): Promise<PageMaker> {
  const { files } = await openRenderer(told);
  const finish = await pageFinisher(settings);
  return {
    files: new Map([...files].map(([file, { reads }]) => [file, reads])),
    make: async (file) => {
      const { made, reads } = await recordReadsOf(async () =>
        Buffer.from(await (await files.get(file)!.render()).arrayBuffer()),
      );
      return { content: file.endsWith('.html') ? Buffer.from(finish(made.toString(), file)) : made, reads };
    },
  };
}
