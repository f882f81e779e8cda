import { glob } from 'astro/loaders';
import { defineCollection } from 'astro:content';
import { contentLoader } from './integration/content-loader.ts';

const cache = import.meta.env.ALERTBOOK_CACHE;
const pages = import.meta.env.ALERTBOOK_PAGES;

export const collections = {
  /** Every typed file of the content folder, read and linked by `readers/`; checks are the command's business. */
  documents: defineCollection({ loader: contentLoader(cache) }),
  /** `content/pages/`: full MDX, compiled by @astrojs/mdx. Not even read where `site.yaml` does not trust them. */
  pages: defineCollection({ loader: pages === '' ? () => [] : glob({ base: pages, pattern: '**/*.mdx' }) }),
};
