import { glob } from 'astro/loaders';
import { defineCollection } from 'astro:content';
import { contentLoader } from './integration/content-loader.ts';

const content = import.meta.env.ALERTBOOK_CONTENT;

export const collections = {
  /** Every typed file of the content folder, read and linked by `readers/`; checks are the command's business. */
  documents: defineCollection({ loader: contentLoader(content) }),
  /** `content/pages/`: full MDX, compiled by @astrojs/mdx. Routes show them only where `site.yaml` trusts them. */
  pages: defineCollection({ loader: glob({ base: `${content}/pages`, pattern: '**/*.mdx' }) }),
};
