import { glob } from 'astro/loaders';
import { defineCollection } from 'astro:content';

const pages = import.meta.env.ALERTBOOK_PAGES;

/** Typed files of the content folder are no collection of Astro's: the command reads and checks them, and leaves them for pages. */
export const collections = {
  /** `content/pages/`: full MDX, compiled by @astrojs/mdx. Not even read where `site.yaml` does not trust them. */
  pages: defineCollection({ loader: pages === '' ? () => [] : glob({ base: pages, pattern: '**/*.mdx' }) }),
};
